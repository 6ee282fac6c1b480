#include "audit/routes.h"
#include "support/api.h"

#include <atomic>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

namespace guapai {

using http::Method;
using http::Response;
using identity::Role;

namespace {
const std::string county = "420281";
const std::string accounts = "/api/v1/counties/" + county + "/accounts";
} // namespace

class Accounts : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        log_.emplace(db());
        identity::add_routes(router(), identity());
        audit::add_routes(router(), *log_);
        identity().set_up({county, "admin", "演示管理员", "first-pass-1"});
        system_ = signed_in("admin");
    }

    identity::Actor signed_in(const std::string& login, const std::string& password = "first-pass-1") {
        identity::Actor actor = identity().sign_in({login, password}).actor;
        actor.account.must_change_password = false;
        actor.csrf = "known";
        return actor;
    }
    identity::Account add(const std::string& login, Role role, const std::string& name = "演示") {
        return identity().add_account(system_, county,
                                      {.login = login, .display_name = name, .role = role, .password = "first-pass-1"});
    }
    Response change(const identity::Actor& actor, const identity::Account& account, const std::string& body,
                    std::int64_t version = 0) {
        if (version == 0) version = identity().account(system_, county, account.id).version;
        return ask(actor, Method::patch, accounts + "/" + account.id.text(), body,
                   {{"if-match", "\"" + std::to_string(version) + "\""}});
    }
    std::vector<std::string> listed(const std::string& query) {
        std::vector<std::string> logins;
        const auto response = json_of(ask(system_, Method::get, accounts + query));
        for (const auto& item : response.at("items").as_array())
            logins.emplace_back(item.at("login").as_string());
        return logins;
    }

    identity::Actor system_;
    std::optional<audit::Log> log_;
};

TEST_P(Accounts, AreFoundByRoleByNameAndByLogin) {
    add("office.li", Role::county_office, "李督导");
    add("auditor.wang", Role::auditor, "王审计");
    using V = std::vector<std::string>;
    EXPECT_EQ(listed(""), (V{"admin", "auditor.wang", "office.li"}));
    EXPECT_EQ(listed("?role=auditor"), V{"auditor.wang"});
    EXPECT_EQ(listed("?q=%E6%9D%8E"), V{"office.li"});
    EXPECT_EQ(listed("?q=office"), V{"office.li"});
    EXPECT_EQ(listed("?disabled=1"), V{});
}

TEST_P(Accounts, TheAdministratorsPowersAreSeparate) {
    const auto office = add("office", Role::county_office);
    add("safety", Role::security_administrator);
    const auto safety = signed_in("safety");
    EXPECT_EQ(change(system_, office, R"({"disabled":true})").status, 403);
    EXPECT_EQ(change(safety, office, R"({"display_name":"乙"})").status, 403);
    EXPECT_EQ(ask(system_, Method::post, accounts + "/" + office.id.text() + "/password").status, 403);
    EXPECT_EQ(change(system_, office, R"({"display_name":"乙"})").status, 200);
    EXPECT_EQ(code_of(change(system_, office, R"({"role":"audit_administrator"})")), "identity.administrator_role");
    EXPECT_EQ(code_of(change(system_, office, R"({"role":"inspector"})")), "identity.subject_missing");
    EXPECT_EQ(code_of(change(safety, safety.account, R"({"disabled":true})")), "identity.own_account");
}

TEST_P(Accounts, ADisabledAccountIsOutAtOnceAndComesBackWhenEnabled) {
    const auto office = add("office", Role::county_office);
    add("safety", Role::security_administrator);
    const auto safety = signed_in("safety");
    const auto session = identity().sign_in({"office", "first-pass-1"});
    ASSERT_TRUE(identity().actor_by_token(session.token));
    EXPECT_EQ(change(safety, office, R"({"disabled":true})").status, 200);
    EXPECT_FALSE(identity().actor_by_token(session.token));
    EXPECT_THROW(identity().sign_in({"office", "first-pass-1"}), Problem);
    EXPECT_EQ(listed("?disabled=1"), std::vector<std::string>{"office"});
    EXPECT_EQ(change(safety, office, R"({"disabled":false})").status, 200);
    EXPECT_NO_THROW(identity().sign_in({"office", "first-pass-1"}));
}

TEST_P(Accounts, TheLastSystemAdministratorStays) {
    add("safety", Role::security_administrator);
    const auto safety = signed_in("safety");
    const auto second = add("admin2", Role::system_administrator);
    EXPECT_EQ(change(safety, second, R"({"disabled":true})").status, 200);
    EXPECT_EQ(code_of(change(safety, system_.account, R"({"disabled":true})")), "identity.last_administrator");
    EXPECT_EQ(change(safety, second, R"({"disabled":false})").status, 200);
    std::atomic<int> disabled = 0;
    {
        std::vector<std::jthread> threads; // both at the same time: one of them must stay
        for (const auto& account : {second, system_.account})
            threads.emplace_back([&, account] {
                if (change(safety, account, R"({"disabled":true})").status == 200) ++disabled;
            });
    }
    EXPECT_EQ(disabled, 1);
}

TEST_P(Accounts, AResetPasswordOpensTheAccountOnceAndEndsItsSessions) {
    const auto office = add("office", Role::county_office);
    add("safety", Role::security_administrator);
    const auto session = identity().sign_in({"office", "first-pass-1"});
    for (int i = 0; i < 5; ++i)
        EXPECT_THROW(identity().sign_in({"office", "wrong"}), Problem);
    const auto response =
        json_of(ask(signed_in("safety"), Method::post, accounts + "/" + office.id.text() + "/password"));
    const std::string password(response.at("password").as_string());
    EXPECT_FALSE(identity().actor_by_token(session.token));
    const auto again = identity().sign_in({"office", password});
    EXPECT_TRUE(again.actor.account.must_change_password);
    EXPECT_THROW(identity().sign_in({"office", "first-pass-1"}), Problem);
}

TEST_P(Accounts, AStaleChangeShowsTheAccountAsItIs) {
    const auto office = add("office", Role::county_office);
    EXPECT_EQ(change(system_, office, R"({"display_name":"甲"})", office.version).status, 200);
    const auto stale = change(system_, office, R"({"display_name":"乙"})", office.version);
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(json_of(stale).at("current").at("display_name").as_string(), "甲");
    EXPECT_EQ(ask(system_, Method::patch, accounts + "/" + office.id.text(), "{}").status, 428);
    EXPECT_EQ(change(system_, {.id = Id::mint()}, "{}", 1).status, 404);
}

TEST_P(Accounts, ASessionIsReadFromTheDatabaseOnceNotWithEveryRequest) {
    const auto session = identity().sign_in({"admin", "first-pass-1"});
    ASSERT_TRUE(identity().actor_by_token(session.token));
    const auto reads = db().counters().reads;
    for (int i = 0; i < 10; ++i)
        EXPECT_TRUE(identity().actor_by_token(session.token));
    EXPECT_EQ(db().counters().reads, reads);
    identity().sign_out(*identity().actor_by_token(session.token));
    EXPECT_FALSE(identity().actor_by_token(session.token));
}

TEST_P(Accounts, NobodySetsUpASystemThatHasAccountsFromTheConsole) {
    const auto fresh = std::filesystem::temp_directory_path() / ("guapai-fresh-" + random_token(8));
    {
        const auto database = Database::open({.data = fresh});
        identity::Identity other(*database);
        other.add_account(
            identity::console_actor(county), county,
            {.login = "root", .display_name = "演示", .role = Role::system_administrator, .password = "first-pass-1"});
        EXPECT_FALSE(other.setup_needed());
        EXPECT_THROW(other.set_up({county, "intruder", "x", "first-pass-1"}), Problem);
    }
    std::filesystem::remove_all(fresh);
}

TEST_P(Accounts, TheAuditLogIsPagedFilteredAndVerifiesAsExported) {
    const auto office = add("office", Role::county_office);
    add("watch", Role::audit_administrator);
    for (int i = 0; i < 5; ++i)
        change(system_, office, R"({"display_name":"甲"})");
    const auto auditor = signed_in("watch");
    const std::string log = "/api/v1/counties/" + county + "/audit";
    EXPECT_EQ(ask(system_, Method::get, log).status, 403);

    std::set<std::int64_t> seen;
    std::string cursor;
    for (int page = 0; page < 10; ++page) {
        const auto answer =
            json_of(ask(auditor, Method::get, log + "?limit=3&total=1" + (cursor.empty() ? "" : "&cursor=" + cursor)));
        EXPECT_EQ(answer.at("total").as_int64(), 8);
        for (const auto& item : answer.at("items").as_array())
            EXPECT_TRUE(seen.insert(item.at("sequence").as_int64()).second);
        if (answer.at("next").is_null()) break;
        cursor = answer.at("next").as_string();
    }
    EXPECT_EQ(seen.size(), 8U);
    const auto changes =
        json_of(ask(auditor, Method::get, log + "?action=accounts.change&subject=" + office.id.text()));
    ASSERT_EQ(changes.at("items").as_array().size(), 5U);
    EXPECT_EQ(changes.at("items").as_array()[0].at("actor_name").as_string(), "演示管理员");

    const audit::Signer signer(db().data() / "keys" / "audit.key");
    const auto exported = ask(auditor, Method::get, log + "/export");
    std::ifstream file(std::get<http::FileBody>(exported.body).path);
    std::istringstream checkpoint(std::get<std::string>(ask(auditor, Method::get, log + "/checkpoint").body));
    const auto verdict = audit::verify(file, signer.public_key(), &checkpoint);
    EXPECT_TRUE(verdict.whole) << verdict.en;
    EXPECT_EQ(verdict.entries, 8);
}

ON_BOTH_ENGINES(Accounts);

} // namespace guapai
