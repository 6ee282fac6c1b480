// JSON in and out of described records (base/describe.h). Boost.JSON stays behind this header.
//
//     Duty duty = json::read<Duty>(body);      // throws Problem 400 (not JSON) or 422 (names every bad field)
//     std::string text = json::write(duty);
//
// Reading: members may come in any order; unknown members are refused; an absent optional stays empty; server-set
// members are ignored; every wrong member is reported with its JSON pointer, not only the first. Depth is limited to
// 32, texts must be valid UTF-8 without control characters other than tab and line breaks. Writing: members in the
// order of the description, secrets left out, instants as RFC 3339 in UTC, dates as ISO text. The written text of a
// record is canonical: digests of the audit log are taken over it.
#pragma once

#include "base/describe.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace guapai::json {

void read_into(std::string_view text, const RecordType& type, void* record);
void append(std::string& out, const RecordType& type, const void* record);
void append_value(std::string& out, const ValueType& type, const void* value);
void append_quoted(std::string& out, std::string_view text);
void read_value_into(std::string_view text, const ValueType& type, void* value);
// A choice of answers of one record: only the fields for which `keep` is true.
void append_fields(std::string& out, const RecordType& type, const void* record,
                   const std::function<bool(const FieldType&)>& keep);

// Ends {"items":[…] as every list does: its next cursor, null at the end, and the total when it was asked for.
void append_list_end(std::string& out, std::string_view next, std::optional<std::int64_t> total);

// An object of texts with any names, {"name":"明岭小学"}; Problem 422 names what is no text.
std::map<std::string, std::string> read_texts(std::string_view text);

// The same with every server-set and secret field too: what is stored as a document in a column, and read back from it.
void append_stored(std::string& out, const ValueType& type, const void* value);
void read_stored(std::string_view text, const ValueType& type, void* value);

template <class T>
T read(std::string_view text) {
    T record{};
    if constexpr (requires { T::describe(); })
        read_into(text, record_type<T>(), &record);
    else
        read_value_into(text, value_type<T>(), &record);
    return record;
}
template <class T>
std::string write(const T& value) {
    std::string out;
    append_value(out, value_type<T>(), &value);
    return out;
}
inline std::string quoted(std::string_view text) {
    std::string out;
    append_quoted(out, text);
    return out;
}

// {"a":1,"b":[…]} put together by hand where no record describes it: object().number("a", 1).raw("b", list).text()
class ObjectWriter {
public:
    ObjectWriter&& text(std::string_view name, std::string_view value) &&;
    ObjectWriter&& number(std::string_view name, std::int64_t value) &&;
    ObjectWriter&& real(std::string_view name, double value) &&;
    ObjectWriter&& boolean(std::string_view name, bool value) &&;
    ObjectWriter&& null(std::string_view name) &&;
    ObjectWriter&& raw(std::string_view name, std::string_view json) &&;
    template <class T>
    ObjectWriter&& value(std::string_view name, const T& v) && {
        member(name);
        append_value(out_, value_type<T>(), &v);
        return std::move(*this);
    }
    std::string done() && { return std::move(out_) + "}"; }

private:
    void member(std::string_view name);
    std::string out_ = "{";
};

} // namespace guapai::json
