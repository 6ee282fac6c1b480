#include "audit/service.h"
#include "store/record.h"
#include "support/api.h"

#include <atomic>
#include <thread>

namespace guapai {

using http::Call;
using http::Method;
using http::Operation;
using http::Response;
using identity::Role;

namespace {

const std::string county = "420281";
const std::string address = "/api/v1/counties/" + county + "/accounts";

struct Counted {
    std::string login;
    std::int64_t number = 0;
    static RecordType describe() {
        return RecordType::of<Counted>("Counted", "计数", "Counted")
            .field<&Counted::login>("login", "名称", "Name")
            .field<&Counted::number>("number", "序号", "Number")
            .server();
    }
};

} // namespace

// A creation as any module has one: it takes the next number of a series, and refuses the name "bad" after writing.
class Replays : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        router().add(Operation::post("/api/v1/counties/{county}/accounts", "count", "test", "计数", "Count")
                         .needs("accounts.write")
                         .takes<Counted>()
                         .answers<Counted>(201)
                         .replayable(),
                     [this](Call& call) { return count(call); });
    }
    Response count(Call& call) {
        ++executions;
        Counted counted = call.body<Counted>();
        write(db(), county, [&](Transaction& tx) {
            counted.number = next_number(tx);
            if (counted.login == "bad") throw Problem::invalid("test.bad", "不行", "no");
            return 0;
        });
        EXPECT_EQ(counted.number, last_number()); // a read inside sees what was written
        return call.reply(counted).with("Location", "/somewhere");
    }
    static std::int64_t next_number(Transaction& tx) {
        tx.run(Sql("INSERT INTO number_series (county, series, year, last) VALUES (?, 't', 1, 1) ON CONFLICT "
                   "(county, series, year) DO UPDATE SET last = number_series.last + 1",
                   county));
        return tx.integer(Sql("SELECT last FROM number_series WHERE county = ? AND series = 't'", county));
    }
    std::int64_t last_number() {
        return read(db(), [](Reader& in) {
            return in.integer(Sql("SELECT last FROM number_series WHERE county = ? AND series = 't'", county));
        });
    }
    Response send(const identity::Actor& actor, const std::string& key, const std::string& name) {
        return ask(actor, Method::post, address, R"({"login":")" + name + "\"}", {{"idempotency-key", key}});
    }

    std::atomic<int> executions = 0;
};

TEST_P(Replays, ARequestSentTwiceIsExecutedOnceAndAnsweredAlike) {
    const auto admin = user(Role::system_administrator);
    const Response first = send(admin, "k1", "甲"), again = send(admin, "k1", "甲");
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(json_of(again), json_of(first));
    EXPECT_EQ(again.header("Location"), "/somewhere");
    EXPECT_EQ(again.header("Content-Type"), "application/json");
    EXPECT_EQ(first.header("Idempotency-Replayed"), "");
    EXPECT_EQ(again.header("Idempotency-Replayed"), "true");
    EXPECT_EQ(executions, 1);
    EXPECT_EQ(json_of(send(admin, "k2", "甲")).at("number").as_int64(), 2);
}

TEST_P(Replays, TheSameKeyWithAnotherBodyIsRefused) {
    const auto admin = user(Role::system_administrator);
    send(admin, "k1", "甲");
    const Response other = send(admin, "k1", "乙");
    EXPECT_EQ(other.status, 422);
    EXPECT_EQ(code_of(other), "idempotency.key_reused");
    EXPECT_EQ(last_number(), 1);
}

TEST_P(Replays, AnotherUsersKeyIsAnotherKey) {
    send(user(Role::system_administrator), "k1", "甲");
    const Response other = send(user(Role::system_administrator), "k1", "乙");
    EXPECT_EQ(other.status, 201);
    EXPECT_EQ(json_of(other).at("number").as_int64(), 2);
}

TEST_P(Replays, ARefusedRequestLeavesNothingAndMayBeSentAgain) {
    const auto admin = user(Role::system_administrator);
    EXPECT_EQ(code_of(send(admin, "k1", "bad")), "test.bad");
    EXPECT_EQ(last_number(), 0);
    EXPECT_EQ(send(admin, "k1", "甲").status, 201);
}

TEST_P(Replays, TwentyAtTheSameTimeAreStillOne) {
    const auto admin = user(Role::system_administrator);
    std::atomic<int> same = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 20; ++t)
            threads.emplace_back([&] {
                const Response response = send(admin, "k1", "甲");
                if (response.status == 201 && json_of(response).at("number").as_int64() == 1) ++same;
            });
    }
    EXPECT_EQ(same, 20);
    EXPECT_EQ(executions, 1);
    EXPECT_EQ(last_number(), 1);
}

TEST_P(Replays, TwoProcessesOnOneDatabaseExecuteItOnce) {
    const auto second = Database::open(options());
    identity::Replays elsewhere(*second);
    const auto admin = user(Role::system_administrator);
    http::Request request;
    request.headers = {{"idempotency-key", "k1"}};
    const Operation operation = Operation::post("/x", "count", "test", "计数", "Count");
    std::atomic<int> runs = 0;
    const auto once = [&](Database& database) {
        identity::Replays guard(database);
        Call call(request, operation, {}, std::make_shared<identity::Actor>(admin));
        return guard.once(call, county, [&] {
            ++runs;
            database.write(county, [](Transaction& tx) { next_number(tx); });
            return Response::json("{}", 201);
        });
    };
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 12; ++t)
            threads.emplace_back([&, t] { EXPECT_EQ(once(t % 2 == 0 ? db() : *second).status, 201); });
    }
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(last_number(), 1);
}

TEST_P(Replays, TheStoredAnswerIsNotReadableInTheDatabase) {
    send(user(Role::system_administrator), "k1", "13800000000");
    const auto stored = read(db(), [](Reader& in) { return in.text(Sql("SELECT answer FROM replay")); });
    EXPECT_EQ(stored.value().find("13800000000"), std::string::npos);
}

TEST_P(Replays, AnOldAnswerIsForgotten) {
    const auto admin = user(Role::system_administrator);
    send(admin, "k1", "甲");
    db().write(county,
               [](Transaction& tx) { tx.run(Sql("UPDATE replay SET created_at = 1 WHERE county = ?", county)); });
    EXPECT_EQ(json_of(send(admin, "k1", "甲")).at("number").as_int64(), 2);
}

// What a write inside a write promises (store/database.h).
TEST_P(Replays, AWriteInsideAWriteFailsAloneAndFallsWithTheOuterOne) {
    db().write(county, [&](Transaction&) {
        db().write(county, [](Transaction& tx) { next_number(tx); });
        EXPECT_THROW(db().write(county,
                                [](Transaction& tx) {
                                    next_number(tx);
                                    tx.run(Sql("INSERT INTO number_series (county, series, year, last) VALUES (?, 't', "
                                               "1, 1)",
                                               county));
                                }),
                     DuplicateKey);
    });
    EXPECT_EQ(last_number(), 1);
    EXPECT_THROW(db().write(county,
                            [&](Transaction&) {
                                db().write(county, [](Transaction& tx) { next_number(tx); });
                                throw std::runtime_error("the outer one fails");
                            }),
                 std::runtime_error);
    EXPECT_EQ(last_number(), 1);
}

ON_BOTH_ENGINES(Replays);

} // namespace guapai
