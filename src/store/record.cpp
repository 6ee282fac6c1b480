#include "store/record.h"

#include "base/hash.h"
#include "base/json.h"
#include "base/problem.h"
#include "store/vault.h"

#include <cstring>
#include <map>
#include <mutex>

namespace guapai {

namespace {

Value value_of(const FieldType& field, const void* record, const Vault& vault) {
    const void* member = field.get(record);
    if (!member) return {};
    switch (field.value->kind) {
    case Kind::text: {
        const auto& text = *static_cast<const std::string*>(member);
        return field.personal && !text.empty() ? Value(vault.seal(text, field.name)) : Value(text);
    }
    case Kind::integer:
        return *static_cast<const std::int64_t*>(member);
    case Kind::real:
        return *static_cast<const double*>(member);
    case Kind::boolean:
        return *static_cast<const bool*>(member);
    case Kind::date:
        return *static_cast<const Date*>(member);
    case Kind::instant:
        return *static_cast<const Instant*>(member);
    case Kind::id:
        return *static_cast<const Id*>(member);
    case Kind::choice:
        return field.value->choice().values.at(static_cast<std::size_t>(field.value->get_choice(member))).code;
    case Kind::record:
    case Kind::list:
        break;
    }
    std::string text;
    json::append_stored(text, *field.value, member);
    return text;
}

// Into a member of a kind that is a number in the database.
void read_number(const Row& row, std::size_t column, Kind kind, void* member) {
    if (kind == Kind::integer)
        *static_cast<std::int64_t*>(member) = row.integer(column);
    else if (kind == Kind::real)
        *static_cast<double*>(member) = row.real(column);
    else if (kind == Kind::boolean)
        *static_cast<bool*>(member) = row.boolean(column);
    else
        *static_cast<Instant*>(member) = row.instant(column);
}

// Into a member of any other kind; false when the text is no value of it.
bool read_text(std::string_view text, const FieldType& field, void* member, const Vault& vault) {
    switch (field.value->kind) {
    case Kind::text:
        if (field.personal)
            *static_cast<std::string*>(member) = vault.open(text, field.name);
        else
            *static_cast<std::string*>(member) = text;
        return true;
    case Kind::id: {
        const auto id = Id::try_parse(text);
        if (id) *static_cast<Id*>(member) = *id;
        return id.has_value();
    }
    case Kind::date: {
        const auto date = Date::try_parse(text);
        if (date) *static_cast<Date*>(member) = *date;
        return date.has_value();
    }
    case Kind::choice: {
        const auto index = field.value->choice().find(text);
        if (index) field.value->set_choice(member, *index);
        return index.has_value();
    }
    default:
        json::read_stored(text, *field.value, member);
        return true;
    }
}

// SQL texts are the same for every record of a type: put together once.
struct Texts {
    std::string insert, upsert, update;
};

Texts make_texts(std::string_view table, const RecordType& type) {
    std::string names, marks, sets;
    for (const FieldType& field : type.fields()) {
        if (field.transient) continue;
        const std::string name(field.name);
        names += (names.empty() ? "" : ", ") + name;
        marks += marks.empty() ? "?" : ", ?";
        if (name != "county" && name != "id") sets += (sets.empty() ? "" : ", ") + name;
    }
    Texts texts;
    texts.insert = "INSERT INTO " + std::string(table) + " (" + names + ") VALUES (" + marks + ")";
    std::string excluded, assigned;
    for (const FieldType& field : type.fields()) {
        const std::string name(field.name);
        if (field.transient || name == "county" || name == "id") continue;
        excluded += (excluded.empty() ? "" : ", ") + name + " = excluded." + name;
        assigned += (assigned.empty() ? "" : ", ") + name + " = ?";
    }
    texts.upsert = texts.insert + " ON CONFLICT (county, id) DO UPDATE SET " + excluded;
    texts.update = "UPDATE " + std::string(table) + " SET " + assigned + " WHERE county = ? AND id = ? AND version = ?";
    return texts;
}

const Texts& texts_of(std::string_view table, const RecordType& type) {
    static std::mutex mutex;
    static std::map<std::pair<std::string, const RecordType*>, Texts> known;
    const std::lock_guard lock(mutex);
    const auto key = std::pair(std::string(table), &type);
    const auto found = known.find(key);
    return found != known.end() ? found->second : known.emplace(key, make_texts(table, type)).first->second;
}

std::vector<Value> all_values(const RecordType& type, const void* record, const Vault& vault) {
    std::vector<Value> values;
    values.reserve(type.fields().size());
    for (const FieldType& field : type.fields())
        if (!field.transient) values.push_back(value_of(field, record, vault));
    return values;
}

Sql filled(const std::string& text, std::vector<Value> values) {
    Sql sql("");
    sql.append(text, std::move(values));
    return sql;
}

Problem bad_cursor() {
    return Problem::malformed("page.cursor", "翻页标记无效，请从第一页重新开始",
                              "The cursor is not valid; start from the first page");
}

} // namespace

std::string columns(const RecordType& type, std::string_view alias) {
    std::string out;
    for (const FieldType& field : type.fields()) {
        if (!out.empty()) out += ", ";
        if (field.transient)
            out += "NULL AS ";
        else if (!alias.empty())
            out.append(alias).append(".");
        out += field.name;
    }
    return out;
}

void insert_row(Transaction& tx, std::string_view table, const RecordType& type, const void* record) {
    tx.run(filled(texts_of(table, type).insert, all_values(type, record, tx.vault())));
}

void upsert_row(Transaction& tx, std::string_view table, const RecordType& type, const void* record) {
    tx.run(filled(texts_of(table, type).upsert, all_values(type, record, tx.vault())));
}

bool update_row(Transaction& tx, std::string_view table, const RecordType& type, const void* record,
                std::int64_t expected) {
    std::vector<Value> values;
    Value county, id;
    for (const FieldType& field : type.fields()) {
        if (field.transient) continue;
        if (field.name == "county")
            county = value_of(field, record, tx.vault());
        else if (field.name == "id")
            id = value_of(field, record, tx.vault());
        else if (field.name == "version")
            values.emplace_back(expected + 1);
        else
            values.push_back(value_of(field, record, tx.vault()));
    }
    values.push_back(std::move(county));
    values.push_back(std::move(id));
    values.emplace_back(expected);
    return tx.run(filled(texts_of(table, type).update, std::move(values))) == 1;
}

void read_field(const Row& row, std::size_t column, const FieldType& field, void* record, const Vault& vault) {
    const Kind kind = field.value->kind;
    if (kind == Kind::integer || kind == Kind::real || kind == Kind::boolean || kind == Kind::instant) {
        if (!row.is_null(column)) return read_number(row, column, kind, field.make(record));
    } else if (const auto text = row.find_text(column)) {
        if (read_text(*text, field, field.make(record), vault)) return;
        throw std::runtime_error("column " + std::string(field.name) + " holds no valid value");
    }
    if (field.optional) field.reset(record);
}

void read_row(const Row& row, std::size_t first, const RecordType& type, void* record, const Vault& vault) {
    for (const FieldType& field : type.fields()) {
        if (!field.transient) read_field(row, first, field, record, vault);
        ++first;
    }
}

std::string cursor_of(const Row& row, std::size_t sort_column, std::size_t id_column) {
    return base64(std::string(row.text(sort_column)) + '\n' + std::string(row.text(id_column)));
}

Sql keyset(const Sql& select, const std::vector<SortKey>& sorts, const Page& page, std::string_view alias) {
    const SortKey* key = nullptr;
    for (const SortKey& candidate : sorts)
        if (candidate.name == page.sort) key = &candidate;
    const bool descending = key ? page.descending : sorts.front().descending;
    if (!key) key = &sorts.front();

    const std::string id = std::string(alias) + ".id", expression(key->expression);
    std::string text = select.text();
    const std::size_t from = text.find(" FROM ");
    text.insert(from, ", " + expression + ", " + id);
    std::vector<Value> values = select.values();
    if (!page.cursor.empty()) {
        const auto raw = from_base64(page.cursor);
        const std::size_t cut = raw ? raw->rfind('\n') : std::string::npos;
        if (cut == std::string::npos) throw bad_cursor();
        const std::string value = raw->substr(0, cut);
        values.push_back(key->numeric ? Value(std::int64_t{std::strtoll(value.c_str(), nullptr, 10)}) : Value(value));
        values.emplace_back(raw->substr(cut + 1));
        // First in the WHERE clause: of two bounds on one column SQLite takes the first for its index, and a filter's
        // bound instead of the cursor's would walk all pages before this one.
        const std::string condition = "(" + expression + ", " + id + ") " + (descending ? "<" : ">") + " ($" +
                                      std::to_string(values.size() - 1) + ", $" + std::to_string(values.size()) +
                                      ") AND ";
        text.insert(text.find(" WHERE ", from) + std::strlen(" WHERE "), condition);
    }
    Sql sql = Sql::adopt(std::move(text), std::move(values));
    const std::string direction = descending ? " DESC" : " ASC";
    sql.add(" ORDER BY " + expression + direction + ", " + id + direction + " LIMIT ?", page.limit + 1);
    return sql;
}

std::int64_t count_of(const Reader& in, const Sql& select) {
    const std::string& text = select.text();
    return in.integer(Sql::adopt("SELECT COUNT(*)" + text.substr(text.find(" FROM ")), select.values()));
}

} // namespace guapai
