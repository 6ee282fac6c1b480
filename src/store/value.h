// A value bound to an SQL parameter or read from a column, and SQL text put together with its parameters.
//
//     Sql sql("SELECT id, name FROM school WHERE county = ?", county);
//     if (filter.stage) sql.add(" AND stage = ?", *filter.stage);
//
// Every "?" takes the next argument and becomes $1, $2 … as both engines know them. Values never enter the text.
#pragma once

#include "base/describe.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace guapai {

struct Bytes { // BYTEA / BLOB
    std::string data;
};

class Value {
public:
    using Variant = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

    Value() = default; // NULL
    Value(std::int64_t v) : v_(v) {}
    Value(int v) : v_(std::int64_t{v}) {}
    Value(std::size_t v) : v_(static_cast<std::int64_t>(v)) {}
    Value(bool v) : v_(std::int64_t{v}) {}
    Value(double v) : v_(v) {}
    Value(std::string v) : v_(std::move(v)) {}
    Value(std::string_view v) : v_(std::string(v)) {}
    Value(const char* v) : v_(std::string(v)) {}
    Value(Bytes v) : v_(std::move(v)) {}
    Value(const Id& v) : v_(v.text()) {}
    Value(const Date& v) : v_(v.iso()) {}
    Value(const Instant& v) : v_(v.ms) {}
    template <class Enum>
    requires std::is_enum_v<Enum> Value(Enum v) : v_(std::string(code_of(v))) {}
    template <class T>
    Value(const std::optional<T>& v) {
        if (v) *this = Value(*v);
    }

    const Variant& variant() const { return v_; }

private:
    Variant v_;
};

class Sql {
public:
    template <class... Args>
    explicit Sql(std::string_view fragment, Args&&... args) {
        add(fragment, std::forward<Args>(args)...);
    }
    template <class... Args>
    Sql& add(std::string_view fragment, Args&&... args) {
        std::vector<Value> values;
        (values.emplace_back(std::forward<Args>(args)), ...);
        append(fragment, std::move(values));
        return *this;
    }
    // Text that already has its $1, $2 …, with their values in order.
    static Sql adopt(std::string text, std::vector<Value> values);
    // " AND column IN (?, ?, …)"; an empty list matches nothing.
    Sql& add_in(std::string_view column, const std::vector<Value>& values);
    void append(std::string_view fragment, std::vector<Value> values); // throws std::logic_error on a wrong count

    const std::string& text() const { return text_; }
    const std::vector<Value>& values() const { return values_; }

private:
    std::string text_;
    std::vector<Value> values_;
};

} // namespace guapai
