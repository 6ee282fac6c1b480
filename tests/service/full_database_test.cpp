// The disk of a PostgreSQL server runs full: the server then refuses statements with SQLSTATE 53100. A trigger refuses
// them here, in the middle of a write or at its commit; everything behind the server's answer is the real thing.
// (SQLite's full disk is a real one: tests/crash/full.sh.)
#include "imports/routes.h"
#include "schools/routes.h"
#include "support/api.h"

namespace guapai {

using http::Method;
using http::Response;
using identity::Actor;
using identity::Role;

class FullDatabase : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        schools_.emplace(db());
        std::vector<std::unique_ptr<imports::Roster>> rosters;
        rosters.push_back(schools::roster());
        imports_.emplace(db(), std::move(rosters));
        schools::add_routes(router(), *schools_);
        imports::add_routes(router(), *imports_);
        script("CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
               "'could not extend file \"演示\": No space left on device' USING ERRCODE = '53100'; END $$");
    }

    void script(const std::string& sql) {
        db().write(county, [&](Transaction& tx) { tx.connection().script(sql); });
    }
    void runs_full_writing(const std::string& table) {
        script("CREATE TRIGGER full_disk BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION no_room()");
    }
    void runs_full_committing(const std::string& table) {
        script("CREATE CONSTRAINT TRIGGER full_disk AFTER INSERT ON " + table +
               " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION no_room()");
    }
    void has_room_again(const std::string& table) { script("DROP TRIGGER full_disk ON " + table); }

    Response upload() {
        return ask(office, Method::post, base + "/schools/imports",
                   "学校名称,学校标识码,办学类型,办学类型代码,所属县区,行政区划代码,在校生数\n"
                   "甲小学,2142990001,小学,211,大冶市,420281,100\n乙小学,2142990002,小学,211,大冶市,420281,100\n",
                   {{"idempotency-key", "一次"}});
    }
    Response apply(const Response& uploaded) {
        const std::string id(json_of(uploaded).at("id").as_string());
        return ask(office, Method::post, base + "/imports/" + id + "/apply");
    }
    std::int64_t rows_of(const std::string& table) {
        return read(db(), [&](Reader& in) { return in.integer(Sql("SELECT COUNT(*) FROM " + table)); });
    }
    static void expect_told(const Response& response) {
        ASSERT_EQ(response.status, 507);
        const auto problem = json_of(response);
        EXPECT_EQ(problem.at("code").as_string(), "store.full");
        EXPECT_NE(problem.at("title").as_string().find("磁盘已满"), std::string::npos);
        EXPECT_NE(problem.at("title_en").as_string().find("disk is full"), std::string::npos);
        EXPECT_EQ(boost::json::serialize(problem).find("No space left"), std::string::npos); // nothing of the inside
    }

    const std::string county = "420281", base = "/api/v1/counties/420281";
    const Actor office = user(Role::county_office);
    std::optional<schools::Service> schools_;
    std::optional<imports::Service> imports_;
};

TEST_P(FullDatabase, IsToldInTheMiddleOfAWriteAndNothingIsHalfWritten) {
    runs_full_writing("import_row");
    expect_told(upload());
    EXPECT_EQ(rows_of("import"), 0);
    EXPECT_EQ(rows_of("audit_entry"), 0);
    has_room_again("import_row");
    const Response uploaded = upload(); // the key is free: nothing was done under it
    ASSERT_EQ(uploaded.status, 201);

    const std::int64_t entries = rows_of("audit_entry");
    runs_full_writing("audit_entry"); // the schools stand already when their audit entry finds no room
    expect_told(apply(uploaded));
    EXPECT_EQ(rows_of("school"), 0);
    EXPECT_EQ(rows_of("audit_entry"), entries);
    EXPECT_EQ(ask(office, Method::get, base + "/schools").status, 200); // reading goes on
    has_room_again("audit_entry");
    EXPECT_EQ(apply(uploaded).status, 200);
    EXPECT_EQ(rows_of("school"), 2);
}

TEST_P(FullDatabase, IsToldWhenOnlyTheCommitFindsNoRoom) {
    runs_full_committing("school");
    const Response uploaded = upload();
    ASSERT_EQ(uploaded.status, 201); // touches another table
    expect_told(apply(uploaded));
    EXPECT_EQ(rows_of("school"), 0);
    has_room_again("school");
    EXPECT_EQ(apply(uploaded).status, 200);
    EXPECT_EQ(rows_of("school"), 2);
}

INSTANTIATE_TEST_SUITE_P(Server, FullDatabase, testing::Values(Engine::postgres), engine_name);

} // namespace guapai
