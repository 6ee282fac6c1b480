#include "store/database.h"

#include "base/problem.h"
#include "store/engines.h"

namespace guapai {

void Sql::append(std::string_view fragment, std::vector<Value> values) {
    std::size_t taken = 0;
    for (const char c : fragment) {
        if (c != '?') {
            text_ += c;
            continue;
        }
        if (taken == values.size())
            throw std::logic_error("SQL fragment has more ? than values: " + std::string(fragment));
        values_.push_back(std::move(values[taken++]));
        text_ += '$';
        text_ += std::to_string(values_.size());
    }
    if (taken != values.size())
        throw std::logic_error("SQL fragment has fewer ? than values: " + std::string(fragment));
}

Sql Sql::adopt(std::string text, std::vector<Value> values) {
    Sql sql("");
    sql.text_ = std::move(text);
    sql.values_ = std::move(values);
    return sql;
}

Sql& Sql::add_in(std::string_view column, const std::vector<Value>& values) {
    if (values.empty()) return add(" AND FALSE");
    std::string fragment = " AND " + std::string(column) + " IN (";
    for (std::size_t i = 0; i < values.size(); ++i)
        fragment += i == 0 ? "?" : ", ?";
    append(fragment + ")", values);
    return *this;
}

void Reader::each(const Sql& sql, const std::function<void(const Row&)>& sink) const {
    connection_.run(sql.text(), sql.values(), [&](const Row& row) {
        sink(row);
        return true;
    });
}

bool Reader::first(const Sql& sql, const std::function<void(const Row&)>& sink) const {
    bool found = false;
    connection_.run(sql.text(), sql.values(), [&](const Row& row) {
        found = true;
        sink(row);
        return false;
    });
    return found;
}

std::int64_t Reader::integer(const Sql& sql) const {
    std::int64_t out = 0;
    first(sql, [&](const Row& row) { out = row.integer(0); });
    return out;
}

std::optional<std::string> Reader::text(const Sql& sql) const {
    std::optional<std::string> out;
    first(sql, [&](const Row& row) {
        if (!row.is_null(0)) out.emplace(row.text(0));
    });
    return out;
}

std::int64_t Transaction::run(const Sql& sql) {
    return connection_.run(sql.text(), sql.values(), [](const Row&) { return true; });
}

std::unique_ptr<Database> Database::open(const DatabaseOptions& options) {
    std::error_code failed;
    std::filesystem::create_directories(options.data, failed);
    if (failed)
        throw Problem(500, "store.data_folder",
                      "数据目录不能建立：" + options.data.string() + "（" + failed.message() + "）",
                      "The data folder cannot be made: " + options.data.string() + " (" + failed.message() + ")");
    return options.url.empty() ? open_sqlite(options) : open_postgres(options);
}

} // namespace guapai
