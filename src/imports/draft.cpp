#include "imports/draft.h"

#include "base/json.h"

#include <algorithm>
#include <map>
#include <set>

namespace guapai::imports {

namespace {

std::string shown_value(const ValueType& type, const void* value);

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const std::string& part : parts)
        if (!part.empty()) out.append(out.empty() ? "" : between).append(part);
    return out;
}

std::string shown_list(const ValueType& type, const void* value) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < type.size(value); ++i)
        parts.push_back(shown_value(type.element(), type.at(value, i)));
    return joined(parts, "、");
}

std::string shown_record(const RecordType& type, const void* record) {
    std::vector<std::string> parts;
    for (const FieldType& field : type.fields())
        parts.push_back(shown(field, record));
    return joined(parts, " ");
}

std::string shown_value(const ValueType& type, const void* value) {
    switch (type.kind) {
    case Kind::text:
        return *static_cast<const std::string*>(value);
    case Kind::boolean:
        return *static_cast<const bool*>(value) ? "是" : "否";
    case Kind::choice:
        return std::string(type.choice().values.at(static_cast<std::size_t>(type.get_choice(value))).zh);
    case Kind::date:
        return static_cast<const Date*>(value)->chinese(false);
    case Kind::list:
        return shown_list(type, value);
    case Kind::record:
        return shown_record(type.record(), value);
    default: {
        std::string out; // numbers and ids as JSON writes them
        json::append_value(out, type, value);
        std::erase(out, '"');
        return out;
    }
    }
}

std::string rows_named(const std::vector<std::size_t>& group, std::size_t except, const std::vector<Draft>& rows) {
    std::string out;
    for (const std::size_t other : group)
        if (other != except) out.append(out.empty() ? "" : "、").append(std::to_string(rows[other].cells.number));
    return out;
}

void refuse_group(std::vector<Draft>& rows, const std::vector<std::size_t>& group, const sheet::Layout& layout,
                  const RecordType& type, std::string_view field) {
    const bool same = std::all_of(group.begin(), group.end(),
                                  [&](std::size_t at) { return rows[at].record == rows[group.front()].record; });
    for (const std::size_t at : group) {
        if (same && at == group.front()) continue;
        const std::string others =
            same ? std::to_string(rows[group.front()].cells.number) : rows_named(group, at, rows);
        rows[at].cells.refuse(layout, type, field, "imports.duplicate",
                              "与第" + others + "行重复" + (same ? "，内容相同" : "，内容不同，请保留一行"),
                              "the same as row " + others + (same ? "" : ", with other contents: keep one of them"));
    }
}

} // namespace

std::string shown(const FieldType& field, const void* record) {
    const void* member = field.get(record);
    return member ? shown_value(*field.value, member) : std::string();
}

std::vector<Change> differences(const RecordType& type, const void* before, const void* after) {
    std::vector<Change> out;
    for (const FieldType& field : type.fields()) {
        if (field.server_set || field.transient) continue;
        std::string was = shown(field, before), is = shown(field, after);
        if (was != is) out.push_back({std::string(field.name), std::string(field.zh), std::move(was), std::move(is)});
    }
    return out;
}

void refuse_duplicates(std::vector<Draft>& rows, const sheet::Layout& layout, const RecordType& type,
                       std::string_view field) {
    std::map<std::string_view, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!rows[i].key.empty()) groups[rows[i].key].push_back(i);
    for (const auto& [key, group] : groups)
        if (group.size() > 1) refuse_group(rows, group, layout, type, field);
}

Counts count(const std::vector<Draft>& rows, std::int64_t absent) {
    Counts out;
    out.absent = absent;
    for (const Draft& row : rows) {
        if (!row.data) continue;
        ++out.rows;
        std::int64_t* const by_state[] = {&out.added, &out.changed, &out.unchanged, &out.bad_rows, &out.skipped};
        ++*by_state[static_cast<std::size_t>(row.state)];
        if (row.state == RowState::bad) out.bad_cells += std::ssize(row.cells.errors);
    }
    return out;
}

Context told_by(const std::vector<Draft>& rows) {
    std::map<std::string_view, std::int64_t> told;
    for (const Draft& row : rows)
        if (!row.told.empty()) ++told[row.told];
    Context context = Context::fresh();
    for (const auto& [text, count] : told)
        context.told.push_back({std::string(text), count});
    return context;
}

std::int64_t awaited(const std::vector<Draft>& rows) {
    std::set<std::string_view> keys;
    for (const Draft& row : rows)
        if (row.awaited) keys.insert(row.key);
    return std::ssize(keys);
}

std::vector<Heading> headings_of(const sheet::Layout& layout) {
    std::vector<Heading> out;
    for (const sheet::Column& column : layout.columns)
        out.push_back({column.letter, column.heading, column.field});
    for (const sheet::Column& column : layout.ignored)
        out.push_back({column.letter, column.heading, std::nullopt});
    return out;
}

ImportRow row_of(const Draft& draft, const sheet::Layout& layout) {
    ImportRow out;
    out.row = draft.cells.number;
    out.state = draft.state;
    out.record = draft.record;
    out.changes = draft.changes;
    out.notes = draft.notes;
    for (std::size_t i = 0; draft.data && i < draft.cells.raw.size() && i < layout.columns.size(); ++i) {
        const std::string& field = layout.columns[i].field;
        const bool mended = std::find(draft.mended.begin(), draft.mended.end(), field) != draft.mended.end();
        out.cells.push_back({field, draft.cells.raw[i], mended});
    }
    if (draft.state == RowState::bad)
        for (const sheet::CellError& error : draft.cells.errors)
            out.errors.push_back(
                {error.column, error.heading, error.field, error.value, error.code, error.zh, error.en});
    return out;
}

Draft skipped_draft(const sheet::SkippedRow& row) {
    static const std::map<std::string_view, std::string_view> reasons = {
        {"title", "标题行"}, {"heading", "重复的表头"}, {"total", "合计行"}, {"note", "附注行"}};
    const auto reason = reasons.find(row.reason);
    Draft out;
    out.cells.number = row.number;
    out.data = false;
    out.state = RowState::skipped;
    out.notes = {std::string(reason == reasons.end() ? "非数据行" : reason->second) + "：" + row.text};
    return out;
}

} // namespace guapai::imports
