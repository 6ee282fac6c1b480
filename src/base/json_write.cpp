#include "base/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace guapai::json {

namespace {

// Writes behind what a text holds already. A page of a list is a thousand small pieces: they go straight into room made
// ahead, and the text gets its true length at the end.
class Buffer {
public:
    explicit Buffer(std::string& text) : text_(text), from_(text.size()), used_(from_) {}
    ~Buffer() { text_.resize(used_); }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;

    // At least `length` bytes to write to, up to the place given to wrote().
    char* room(std::size_t length) {
        if (text_.size() - used_ < length) text_.resize(used_ + length + (used_ - from_)); // twice what was written
        return text_.data() + used_;
    }
    void wrote(const char* end) { used_ = static_cast<std::size_t>(end - text_.data()); }

    void add(char c) { wrote(put(room(1), c)); }
    void add(std::string_view piece) { wrote(put(room(piece.size()), piece)); }

    static char* put(char* at, char c) {
        *at = c;
        return at + 1;
    }
    static char* put(char* at, std::string_view piece) {
        std::memcpy(at, piece.data(), piece.size());
        return at + piece.size();
    }

private:
    std::string& text_;
    std::size_t from_, used_;
};

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

void write_real(Buffer& out, double value) {
    if (std::isfinite(value))
        write_number(out, value);
    else
        out.add("null");
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

void write_quoted(Buffer& out, std::string_view text) {
    constexpr std::size_t longest_escape = 6;
    const auto special = [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; };
    char* at = Buffer::put(out.room(text.size() * longest_escape + 2), '"');
    while (true) {
        const auto stop = static_cast<std::size_t>(std::ranges::find_if(text, special) - text.begin());
        at = Buffer::put(at, text.substr(0, stop));
        if (stop == text.size()) break;
        at = escape(at, text[stop]);
        text.remove_prefix(stop + 1);
    }
    out.wrote(Buffer::put(at, '"'));
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
        return write_number(out, *static_cast<const std::int64_t*>(value));
    case Kind::real:
        return write_real(out, *static_cast<const double*>(value));
    case Kind::boolean:
        return out.add(*static_cast<const bool*>(value) ? std::string_view("true") : std::string_view("false"));
    case Kind::date:
        return write_quoted(out, static_cast<const Date*>(value)->iso());
    case Kind::instant:
        return write_written(out, *static_cast<const Instant*>(value));
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

} // namespace

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
