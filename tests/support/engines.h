// Every test that stores runs on both engines: SQLite in a folder of its own, PostgreSQL in a schema of its own.
//
//     class Visits : public OnBothEngines {};
//     TEST_P(Visits, AreNotLost) { db().write(…); }
//     ON_BOTH_ENGINES(Visits);
//
// PostgreSQL comes from GUAPAI_TEST_POSTGRES (a URL; ./check starts one). Without it those tests are skipped, visibly.
#pragma once

#include "base/hash.h"
#include "store/database.h"

#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

namespace guapai {

class OnBothEngines : public testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("guapai-test-" + random_token(8));
        options_.data = folder_;
        if (GetParam() == Engine::postgres) {
            const char* url = std::getenv("GUAPAI_TEST_POSTGRES");
            if (!url) GTEST_SKIP() << "GUAPAI_TEST_POSTGRES is not set";
            server_ = url;
            schema_ = "t" + hex(std::span(sha256(random_token()).data(), 8));
            command("CREATE SCHEMA " + schema_);
            options_.url =
                server_ + (server_.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + schema_;
        }
        db_ = Database::open(options_);
    }

    void TearDown() override {
        db_.reset();
        if (!schema_.empty()) command("DROP SCHEMA " + schema_ + " CASCADE");
        std::filesystem::remove_all(folder_);
    }

    Database& db() { return *db_; }
    const DatabaseOptions& options() const { return options_; }
    void reopen() {
        db_.reset();
        db_ = Database::open(options_);
    }

private:
    void command(const std::string& sql) const {
        PGconn* connection = PQconnectdb(server_.c_str());
        PQsetNoticeProcessor(
            connection, [](void*, const char*) {}, nullptr);
        PGresult* result = PQexec(connection, sql.c_str());
        EXPECT_EQ(PQresultStatus(result), PGRES_COMMAND_OK) << PQerrorMessage(connection);
        PQclear(result);
        PQfinish(connection);
    }

    std::filesystem::path folder_;
    DatabaseOptions options_;
    std::string server_, schema_;
    std::unique_ptr<Database> db_;
};

inline std::string engine_name(const testing::TestParamInfo<Engine>& info) {
    return info.param == Engine::sqlite ? "Sqlite" : "Postgres";
}

} // namespace guapai

#define ON_BOTH_ENGINES(fixture)                                                                                       \
    INSTANTIATE_TEST_SUITE_P(Both, fixture, testing::Values(Engine::sqlite, Engine::postgres), engine_name)
