#include "store/list_json.h"

#include "base/json.h"

#include <algorithm>
#include <stdexcept>

namespace guapai {

using json::Buffer;

namespace {

bool is_text_like(Kind kind) {
    return kind == Kind::text || kind == Kind::date || kind == Kind::id || kind == Kind::choice;
}

// Lists whose stored JSON is the JSON that is sent.
bool is_plain_list(const ValueType& type) {
    return type.kind == Kind::list && (is_text_like(type.element().kind) || type.element().kind == Kind::integer);
}

std::size_t position(const RecordType& type, std::string_view field) {
    const auto& fields = type.fields();
    const auto found = std::ranges::find(fields, field, &FieldType::name);
    if (found == fields.end()) throw std::logic_error("there is no field " + std::string(field));
    return static_cast<std::size_t>(found - fields.begin());
}

} // namespace

RowWriter::How RowWriter::how_to_write(const FieldType& field) {
    if (field.transient) return How::transient;
    if (field.personal) return How::through_record;
    if (field.document) return How::document;
    switch (field.value->kind) {
    case Kind::integer:
        return How::integer;
    case Kind::real:
        return How::real;
    case Kind::boolean:
        return How::boolean;
    case Kind::instant:
        return How::instant;
    default:
        return is_text_like(field.value->kind) ? How::quoted
               : is_plain_list(*field.value)   ? How::verbatim
                                               : How::through_record;
    }
}

RowWriter::RowWriter(const RecordType& type, const void* blank, void* scratch, const std::vector<NameField>& names,
                     const Complete& complete, const Vault& vault)
    : blank_(blank), scratch_(scratch), complete_(complete), vault_(vault) {
    columns_.reserve(type.fields().size());
    std::size_t at = 0, length = 0;
    for (const FieldType& field : type.fields()) {
        if (!field.secret) columns_.push_back({how_to_write(field), at, &field, {}, nullptr});
        length += field.name.size() + 4;
        ++at;
    }
    for (const NameField& one : names) {
        Column& column = *std::ranges::find(columns_, type.fields().data() + position(type, one.name), &Column::field);
        column.how = How::named;
        column.at = position(type, one.id_in);
        column.names = &one.names;
    }
    heads_.reserve(length); // the views below must stay
    for (Column& column : columns_) {
        const std::size_t from = heads_.size();
        heads_.append(from == 0 ? "{\"" : ",\"").append(column.field->name).append("\":");
        column.head = std::string_view(heads_).substr(from);
    }
}

void RowWriter::write_member(Buffer& out, const FieldType& field, const void* record) const {
    std::string text;
    if (const void* member = field.get(record))
        json::append_value(text, *field.value, member);
    else
        text = "null";
    out.add(text);
}

// False when the column is empty or holds no number. Zeroes are rare enough to be looked at twice.
bool RowWriter::write_number(Buffer& out, const Row& row, const Column& column) const {
    if (column.how == How::real) {
        if (row.is_null(column.at)) return false;
        json::write_real(out, row.real(column.at));
        return true;
    }
    const std::int64_t value = row.integer(column.at);
    if (value == 0 && row.is_null(column.at)) return false;
    if (column.how == How::boolean)
        json::write_boolean(out, value != 0);
    else if (column.how == How::instant)
        json::write_instant(out, {value});
    else
        json::write_integer(out, value);
    return true;
}

void RowWriter::write_text(Buffer& out, std::string_view text, const Row& row, const Column& column) {
    if (column.how == How::quoted) return json::write_quoted(out, text);
    if (column.how == How::verbatim) return out.add(text);
    if (column.how == How::document) return out.add(text.empty() ? "null" : text);
    column.field->reset(scratch_); // a document that lacks a member must not keep that of the row before
    read_field(row, column.at, *column.field, scratch_, vault_);
    write_member(out, *column.field, scratch_);
}

void RowWriter::complete(const Row& row) const {
    if (!complete_) return;
    for (const Column& column : columns_)
        if (column.how == How::transient) column.field->reset(scratch_);
    complete_(row, scratch_);
}

void RowWriter::write(Buffer& out, const Row& row) {
    complete(row);
    for (const Column& column : columns_) {
        out.add(column.head);
        switch (column.how) {
        case How::integer:
        case How::real:
        case How::boolean:
        case How::instant:
            if (write_number(out, row, column)) continue;
            break;
        case How::named: {
            const auto id = Id::try_parse(row.text(column.at));
            json::write_quoted(out, id ? column.names->find(*id) : std::string_view());
            continue;
        }
        case How::transient:
            write_member(out, *column.field, complete_ ? scratch_ : blank_);
            continue;
        default:
            if (const auto text = row.find_text(column.at)) {
                write_text(out, *text, row, column);
                continue;
            }
        }
        write_member(out, *column.field, blank_);
    }
    out.add('}');
}

void read_column(const Row& row, const RecordType& type, std::string_view field, void* record, const Vault& vault) {
    const std::size_t at = position(type, field);
    read_field(row, at, type.fields()[at], record, vault);
}

ListedJson list_json(const Reader& in, const Sql& select, const std::vector<SortKey>& sorts, const Page& page,
                     std::string_view alias, std::size_t width, RowWriter& writer) {
    std::string text, next, last;
    {
        Buffer out(text);
        out.add("{\"items\":[");
        std::int64_t count = 0;
        in.each(keyset(select, sorts, page, alias), [&](const Row& row) {
            if (count == page.limit) {
                next = last;
                return;
            }
            if (count > 0) out.add(',');
            writer.write(out, row);
            if (++count == page.limit) last = cursor_of(row, width, width + 1);
        });
        out.add(']');
    }
    json::append_list_end(text, next, page.total ? std::optional(count_of(in, select)) : std::nullopt);
    return {std::move(text)};
}

} // namespace guapai
