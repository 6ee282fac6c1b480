// SQLite as a plain program would use it: the limit against which the product is measured.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace guapai::bench {

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

class PlainSqlite {
public:
    explicit PlainSqlite(const std::filesystem::path& file) {
        if (sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
            throw std::runtime_error("cannot open " + file.string());
        run("PRAGMA journal_mode=WAL");
        run("PRAGMA synchronous=FULL");
        run("PRAGMA temp_store=MEMORY");
        run("PRAGMA cache_size=-4096");
        run("PRAGMA mmap_size=268435456");
    }
    ~PlainSqlite() { sqlite3_close_v2(handle_); }
    PlainSqlite(const PlainSqlite&) = delete;
    PlainSqlite& operator=(const PlainSqlite&) = delete;

    void run(const std::string& sql) {
        char* message = nullptr;
        if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK)
            throw std::runtime_error(std::string(message) + " in " + sql);
    }
    sqlite3* handle() { return handle_; }

private:
    sqlite3* handle_ = nullptr;
};

class PlainStatement {
public:
    PlainStatement(PlainSqlite& database, const std::string& sql) {
        if (sqlite3_prepare_v3(database.handle(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) !=
            SQLITE_OK)
            throw std::runtime_error(std::string(sqlite3_errmsg(database.handle())) + " in " + sql);
    }
    ~PlainStatement() { sqlite3_finalize(statement_); }
    PlainStatement(const PlainStatement&) = delete;
    PlainStatement& operator=(const PlainStatement&) = delete;

    void bind(const std::vector<Cell>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const int at = static_cast<int>(i + 1);
            if (const auto* number = std::get_if<std::int64_t>(&cells[i]))
                sqlite3_bind_int64(statement_, at, *number);
            else if (const auto* real = std::get_if<double>(&cells[i]))
                sqlite3_bind_double(statement_, at, *real);
            else if (const auto* text = std::get_if<std::string>(&cells[i]))
                sqlite3_bind_text64(statement_, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
            else
                sqlite3_bind_null(statement_, at);
        }
    }
    bool step() {
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) throw std::runtime_error("step failed: " + std::to_string(code));
        return false;
    }
    void reset() { sqlite3_reset(statement_); }
    void execute(const std::vector<Cell>& cells) {
        bind(cells);
        step();
        reset();
    }
    std::vector<Cell> row() const {
        std::vector<Cell> out;
        for (int i = 0; i < sqlite3_column_count(statement_); ++i)
            switch (sqlite3_column_type(statement_, i)) {
            case SQLITE_INTEGER:
                out.emplace_back(std::int64_t{sqlite3_column_int64(statement_, i)});
                break;
            case SQLITE_FLOAT:
                out.emplace_back(sqlite3_column_double(statement_, i));
                break;
            case SQLITE_NULL:
                out.emplace_back();
                break;
            default:
                out.emplace_back(std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement_, i))));
            }
        return out;
    }
    sqlite3_stmt* handle() { return statement_; }

private:
    sqlite3_stmt* statement_ = nullptr;
};

} // namespace guapai::bench
