#include "imports/store.h"

#include "base/hash.h"
#include "base/json.h"
#include "base/problem.h"
#include "store/record.h"
#include "store/vault.h"

#include <charconv>

namespace guapai::imports {

namespace {

std::string text_of(const Draft& row) {
    std::string text;
    json::append_stored(text, value_type<Draft>(), &row);
    return text;
}

std::string sealed(const Reader& in, const std::string& text) { return in.vault().seal(text, "import_row"); }

Draft draft_of(const Reader& in, const Row& row, std::size_t column) {
    Draft draft;
    draft.loaded = in.vault().open(row.text(column), "import_row");
    json::read_stored(draft.loaded, value_type<Draft>(), &draft);
    return draft;
}

// Many rows a statement: a round trip each would be the greater part of the time on PostgreSQL.
void insert_rows(Transaction& tx, const Import& import, const Context& context, const std::vector<Draft>& rows) {
    constexpr std::size_t at_once = 100;
    for (std::size_t from = 0; from < rows.size(); from += at_once) {
        Sql sql("INSERT INTO import_row (county, import, row, state, key, body) VALUES ");
        for (std::size_t i = from; i < std::min(from + at_once, rows.size()); ++i)
            sql.add(i == from ? "(?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?)", import.county, import.id,
                    rows[i].cells.number, rows[i].state, context.digest_of(rows[i].key), sealed(tx, text_of(rows[i])));
        tx.run(sql);
    }
}

std::int64_t row_in_cursor(const std::string& cursor) {
    const std::string text = from_base64(cursor).value_or("");
    std::int64_t row = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), row);
    if (failed == std::errc{} && end == text.data() + text.size()) return row;
    throw Problem::malformed("page.cursor", "翻页标记无效，请从第一页重新开始",
                             "The cursor is not valid; start from the first page");
}

} // namespace

std::optional<Import> load(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    Sql sql = select<Import>("import").add(" WHERE t.county = ? AND t.id = ?", county, id);
    scope.restrict_county(sql, "t");
    return find_one<Import>(in, sql);
}

Listed<Import> list(const Reader& in, const Scope& scope, std::string_view county, const ImportFilters& filters,
                    const Page& page) {
    Sql sql = select<Import>("import").add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    if (filters.kind) sql.add(" AND t.kind = ?", *filters.kind);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    return list_page<Import>(
        in, sql, {{.name = "created_at", .expression = "t.created_at", .descending = true, .numeric = true}}, page);
}

void save_new(Transaction& tx, const Import& import, const Context& context, const std::vector<Draft>& rows) {
    insert(tx, "import", import);
    insert_rows(tx, import, context, rows);
}

bool save(Transaction& tx, Import& import) { return update(tx, "import", import, import.version); }

std::vector<Draft> load_rows(const Reader& in, const Import& import) {
    std::vector<Draft> rows;
    in.each(Sql("SELECT body FROM import_row WHERE county = ? AND import = ? ORDER BY row", import.county, import.id),
            [&](const Row& row) { rows.push_back(draft_of(in, row, 0)); });
    return rows;
}

std::optional<Draft> load_row(const Reader& in, const Import& import, std::int64_t number) {
    std::optional<Draft> found;
    in.first(Sql("SELECT body FROM import_row WHERE county = ? AND import = ? AND row = ?", import.county, import.id,
                 number),
             [&](const Row& row) { found = draft_of(in, row, 0); });
    return found;
}

std::vector<Draft> load_rows_of(const Reader& in, const Import& import, const Context& context,
                                const std::vector<std::string>& keys) {
    std::vector<Value> digests;
    for (const std::string& key : keys)
        if (!key.empty()) digests.emplace_back(context.digest_of(key));
    std::vector<Draft> rows;
    Sql sql("SELECT body FROM import_row WHERE county = ? AND import = ?", import.county, import.id);
    in.each(sql.add_in("key", digests).add(" ORDER BY row"),
            [&](const Row& row) { rows.push_back(draft_of(in, row, 0)); });
    return rows;
}

Listed<Draft> list_rows(const Reader& in, const Import& import, const RowFilters& filters, const Page& page) {
    Sql sql("SELECT t.body FROM import_row t WHERE t.county = ? AND t.import = ?", import.county, import.id);
    if (filters.state) sql.add(" AND t.state = ?", *filters.state);
    Listed<Draft> out;
    if (page.total) out.total = count_of(in, sql);
    if (!page.cursor.empty()) sql.add(" AND t.row > ?", row_in_cursor(page.cursor));
    in.each(sql.add(" ORDER BY t.row LIMIT ?", page.limit + 1), [&](const Row& row) {
        if (std::ssize(out.items) == page.limit)
            out.next = base64(std::to_string(out.items.back().cells.number));
        else
            out.items.push_back(draft_of(in, row, 0));
    });
    return out;
}

void save_rows(Transaction& tx, const Import& import, const Context& context, const std::vector<Draft>& rows) {
    for (const Draft& row : rows) {
        const std::string text = text_of(row);
        if (text == row.loaded) continue;
        tx.run(Sql("UPDATE import_row SET state = ?, key = ?, body = ? WHERE county = ? AND import = ? AND row = ?",
                   row.state, context.digest_of(row.key), sealed(tx, text), import.county, import.id,
                   row.cells.number));
    }
}

void remove_rows(Transaction& tx, const Import& import) {
    tx.run(Sql("DELETE FROM import_row WHERE county = ? AND import = ?", import.county, import.id));
}

std::vector<std::string> counties_with_rows(const Reader& in) {
    std::vector<std::string> out;
    in.each(Sql("SELECT DISTINCT county FROM import WHERE state = ? AND rows_dropped_at IS NULL", ImportState::applied),
            [&](const Row& row) { out.emplace_back(row.text(0)); });
    return out;
}

std::vector<Import> applied_before(const Reader& in, std::string_view county, Instant moment) {
    return find_all<Import>(
        in, select<Import>("import").add(
                " WHERE t.county = ? AND t.state = ? AND t.rows_dropped_at IS NULL AND t.applied_at < ?", county,
                ImportState::applied, moment));
}

} // namespace guapai::imports
