// How SQLite means to run a query: "SEARCH t USING INDEX …", one line a step.
#pragma once

#include "store/value.h"

#include <filesystem>
#include <sqlite3.h>
#include <stdexcept>
#include <string>

namespace guapai {

class QueryPlans {
public:
    explicit QueryPlans(const std::filesystem::path& database) {
        if (sqlite3_open_v2(database.c_str(), &handle_, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
            throw std::runtime_error("cannot open " + database.string());
    }
    ~QueryPlans() { sqlite3_close(handle_); }
    QueryPlans(const QueryPlans&) = delete;
    QueryPlans& operator=(const QueryPlans&) = delete;

    std::string of(const Sql& sql) const {
        sqlite3_stmt* statement = nullptr;
        const std::string text = "EXPLAIN QUERY PLAN " + sql.text();
        if (sqlite3_prepare_v2(handle_, text.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            throw std::runtime_error(std::string(sqlite3_errmsg(handle_)) + " in " + text);
        std::string plan;
        while (sqlite3_step(statement) == SQLITE_ROW)
            plan += std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, 3))) + "\n";
        sqlite3_finalize(statement);
        return plan;
    }

private:
    sqlite3* handle_ = nullptr;
};

} // namespace guapai
