#include "base/json.h"
#include "base/json_buffer.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace guapai::json {

namespace {

// What goes out: everything but secrets, or everything for the store.
enum class Audience { client, store };

void write_value(Buffer& out, const ValueType& type, const void* value, Audience audience);

void write_name(Buffer& out, std::string_view name, bool first) {
    char* at = out.room(name.size() + 4);
    if (!first) at = Buffer::put(at, ',');
    at = Buffer::put(at, '"');
    at = Buffer::put(at, name);
    at = Buffer::put(at, '"');
    out.wrote(Buffer::put(at, ':'));
}

void write_record(Buffer& out, const RecordType& type, const void* record, Audience audience,
                  const std::function<bool(const FieldType&)>* keep) {
    out.add('{');
    bool first = true;
    for (const FieldType& field : type.fields()) {
        if (audience == Audience::client && field.secret) continue;
        if (keep && !(*keep)(field)) continue;
        write_name(out, field.name, first);
        first = false;
        const void* member = field.get(record);
        const bool document = field.document && audience == Audience::client;
        if (!member || (document && static_cast<const std::string*>(member)->empty()))
            out.add("null");
        else if (document)
            out.add(*static_cast<const std::string*>(member));
        else
            write_value(out, *field.value, member, audience);
    }
    out.add('}');
}

template <class Number>
void write_number(Buffer& out, Number value) {
    constexpr std::size_t longest = 32;
    char* at = out.room(longest);
    out.wrote(std::to_chars(at, at + longest, value).ptr);
}

// An id or an instant.
template <class T>
void write_written(Buffer& out, const T& value) {
    char* at = Buffer::put(out.room(40), '"');
    out.wrote(Buffer::put(value.write(at), '"'));
}

char* escape(char* at, char c) {
    static constexpr char digits[] = "0123456789abcdef";
    static constexpr std::string_view plain = "\"\\\n\r\t", named = "\"\\nrt";
    at = Buffer::put(at, '\\');
    if (const std::size_t which = plain.find(c); which != std::string_view::npos) return Buffer::put(at, named[which]);
    const auto byte = static_cast<unsigned char>(c);
    at = Buffer::put(at, "u00");
    return Buffer::put(Buffer::put(at, digits[byte >> 4U]), digits[byte & 15U]);
}

void write_list(Buffer& out, const ValueType& type, const void* value, Audience audience) {
    out.add('[');
    for (std::size_t i = 0, n = type.size(value); i < n; ++i) {
        if (i > 0) out.add(',');
        write_value(out, type.element(), type.at(value, i), audience);
    }
    out.add(']');
}

void write_value(Buffer& out, const ValueType& type, const void* value, Audience audience) {
    switch (type.kind) {
    case Kind::text:
        return write_quoted(out, *static_cast<const std::string*>(value));
    case Kind::integer:
        return write_integer(out, *static_cast<const std::int64_t*>(value));
    case Kind::real:
        return write_real(out, *static_cast<const double*>(value));
    case Kind::boolean:
        return write_boolean(out, *static_cast<const bool*>(value));
    case Kind::date:
        return write_quoted(out, static_cast<const Date*>(value)->iso());
    case Kind::instant:
        return write_instant(out, *static_cast<const Instant*>(value));
    case Kind::id:
        return write_written(out, *static_cast<const Id*>(value));
    case Kind::choice:
        return write_quoted(out, type.choice().values.at(static_cast<std::size_t>(type.get_choice(value))).code);
    case Kind::record:
        return write_record(out, type.record(), value, audience, nullptr);
    case Kind::list:
        return write_list(out, type, value, audience);
    }
}

// How many of the first bytes need no escape, eight at a time.
std::size_t plain_length(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101U, highs = 0x8080808080808080U;
    const auto has_zero = [](std::uint64_t word) { return (word - ones) & ~word & highs; };
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        const std::uint64_t controls = (word - ones * 0x20U) & ~word & highs; // bytes below 0x20
        if ((controls | has_zero(word ^ ones * '"') | has_zero(word ^ ones * '\\')) != 0) break;
    }
    const auto special = [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; };
    while (at < text.size() && !special(text[at]))
        ++at;
    return at;
}

} // namespace

void write_quoted(Buffer& out, std::string_view text) {
    constexpr std::size_t longest_escape = 6;
    std::size_t plain = plain_length(text);
    const std::size_t rest = text.size() - plain;
    char* at = Buffer::put(out.room(plain + rest * longest_escape + 2), '"');
    while (true) {
        at = Buffer::put(at, text.substr(0, plain));
        if (plain == text.size()) break;
        at = escape(at, text[plain]);
        text.remove_prefix(plain + 1);
        plain = plain_length(text);
    }
    out.wrote(Buffer::put(at, '"'));
}

void write_integer(Buffer& out, std::int64_t value) { write_number(out, value); }

void write_real(Buffer& out, double value) {
    if (std::isfinite(value))
        write_number(out, value);
    else
        out.add("null");
}

void write_boolean(Buffer& out, bool value) { out.add(value ? std::string_view("true") : std::string_view("false")); }

void write_instant(Buffer& out, const Instant& value) { write_written(out, value); }

void append(std::string& out, const RecordType& type, const void* record) {
    Buffer buffer(out);
    write_record(buffer, type, record, Audience::client, nullptr);
}
void append_value(std::string& out, const ValueType& type, const void* value) {
    Buffer buffer(out);
    write_value(buffer, type, value, Audience::client);
}
void append_fields(std::string& out, const RecordType& type, const void* record,
                   const std::function<bool(const FieldType&)>& keep) {
    Buffer buffer(out);
    write_record(buffer, type, record, Audience::client, &keep);
}
void append_stored(std::string& out, const ValueType& type, const void* value) {
    Buffer buffer(out);
    write_value(buffer, type, value, Audience::store);
}
void append_quoted(std::string& out, std::string_view text) {
    Buffer buffer(out);
    write_quoted(buffer, text);
}

void append_list_end(std::string& out, std::string_view next, std::optional<std::int64_t> total) {
    out += ",\"next\":";
    if (next.empty())
        out += "null";
    else
        append_quoted(out, next);
    if (total) out.append(",\"total\":").append(std::to_string(*total));
    out += '}';
}

void ObjectWriter::member(std::string_view name) {
    if (out_.size() > 1) out_ += ',';
    append_quoted(out_, name);
    out_ += ':';
}
ObjectWriter&& ObjectWriter::text(std::string_view name, std::string_view value) && {
    member(name);
    append_quoted(out_, value);
    return std::move(*this);
}
ObjectWriter&& ObjectWriter::number(std::string_view name, std::int64_t value) && {
    member(name);
    out_ += std::to_string(value);
    return std::move(*this);
}
ObjectWriter&& ObjectWriter::real(std::string_view name, double value) && {
    member(name);
    Buffer buffer(out_);
    write_real(buffer, value);
    return std::move(*this);
}
ObjectWriter&& ObjectWriter::boolean(std::string_view name, bool value) && {
    member(name);
    out_ += value ? "true" : "false";
    return std::move(*this);
}
ObjectWriter&& ObjectWriter::null(std::string_view name) && {
    member(name);
    out_ += "null";
    return std::move(*this);
}
ObjectWriter&& ObjectWriter::raw(std::string_view name, std::string_view json) && {
    member(name);
    out_ += json;
    return std::move(*this);
}

} // namespace guapai::json
