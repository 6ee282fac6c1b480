// Describe once: a record's fields with their titles, units, limits and secrecy, stated beside the record.
//
// From this one description come JSON in and out (base/json.h), the OpenAPI schema and /api/v1/schema (http/), SQL
// columns and row binding (store/record.h), spreadsheet headers (sheet/) and the labels of the web apps. Adding a
// field is a member, a line here, a migration and a test.
//
//     enum class Shift { morning, afternoon };
//     inline ChoiceType describe(Choice<Shift>) {
//         return {"Shift", {{"morning", "上午", "Morning"}, {"afternoon", "下午", "Afternoon"}}};
//     }
//     struct Duty {
//         Id id;
//         std::string place;
//         Shift shift = Shift::morning;
//         std::optional<std::int64_t> pupils;
//
//         static RecordType describe() {
//             return RecordType::of<Duty>("Duty", "值班", "Duty")
//                 .field<&Duty::id>("id", "编号", "Identifier").server()
//                 .field<&Duty::place>("place", "地点", "Place").length(1, 80).example("东门")
//                 .field<&Duty::shift>("shift", "时段", "Shift")
//                 .field<&Duty::pupils>("pupils", "学生数", "Pupils").range(0, 20000).unit("人");
//         }
//     };
//     const RecordType& type = record_type<Duty>();
//
// Why not Boost.Describe: it gives names but has no place for metadata, so every field would be listed twice. The
// description is type-erased on purpose: all that reads it is ordinary code compiled once, not templates per record.
//
// Thread-safety: a description is built at first use and never changes.
#pragma once

#include "base/date.h"
#include "base/id.h"
#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace guapai {

class RecordType;

enum class Kind { text, integer, real, boolean, date, instant, id, choice, record, list };

// One value of an enumeration: what programs write, what people read.
struct ChoiceValue {
    std::string_view code; // "general"; equal to the enumerator's name
    std::string_view zh;   // 一般问题
    std::string_view en;   // General
};

// An enumeration; value i describes the enumerator with the number i.
struct ChoiceType {
    std::string_view name;
    std::vector<ChoiceValue> values;

    std::optional<int> find(std::string_view code) const;
};

template <class Enum>
struct Choice {}; // tag for describe(Choice<Enum>)

template <class Enum>
const ChoiceType& choice_type() {
    static const ChoiceType type = describe(Choice<Enum>{});
    return type;
}
template <class Enum>
std::string_view code_of(Enum value) {
    return choice_type<Enum>().values.at(static_cast<std::size_t>(value)).code;
}
template <class Enum>
std::string_view title_of(Enum value) { // Chinese
    return choice_type<Enum>().values.at(static_cast<std::size_t>(value)).zh;
}
template <class Enum>
std::optional<Enum> enum_of(std::string_view code) {
    const auto index = choice_type<Enum>().find(code);
    return index ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
}

// How a value of some C++ type is looked at and made, without knowing the type.
struct ValueType {
    Kind kind;
    const RecordType& (*record)() = nullptr;  // kind record
    const ChoiceType& (*choice)() = nullptr;  // kind choice
    int (*get_choice)(const void*) = nullptr; //
    void (*set_choice)(void*, int) = nullptr; //
    const ValueType& (*element)() = nullptr;  // kind list
    std::size_t (*size)(const void*) = nullptr;
    const void* (*at)(const void*, std::size_t) = nullptr;
    void* (*append)(void*) = nullptr;
    void (*clear)(void*) = nullptr;
};

template <class T>
const ValueType& value_type();

struct FieldType {
    std::string_view name; // JSON member, SQL column: snake_case, the glossary's term
    std::string_view zh;
    std::string_view en;
    const ValueType* value = nullptr;
    bool optional = false;    // may be absent or null
    bool server_set = false;  // set by the server: shown, ignored in input
    bool has_default = false; // absent in input means: keep the member's initial value
    bool secret = false;      // never leaves the server, never in logs
    bool personal = false;    // a person's data: masked in logs and, without the permission, in answers
    bool transient = false;   // not a column: filled in by the service
    bool document = false;    // a text that holds a JSON object of some other shape, or nothing
    std::optional<std::int64_t> min_length, max_length; // characters of a text, entries of a list
    std::optional<double> min, max;
    std::string_view unit; // 人, 公里, 分
    std::string_view zh_help, en_help;
    std::string_view example;
    std::vector<std::string_view> synonyms; // other spreadsheet headings for the same thing

    // The member inside a record; null when an optional is empty.
    const void* (*get)(const void* record) = nullptr;
    // The member inside a record to be written; an empty optional is given a fresh value.
    void* (*make)(void* record) = nullptr;
    void (*reset)(void* record) = nullptr; // empties an optional
};

class RecordType {
public:
    template <class T>
    static RecordType of(std::string_view name, std::string_view zh, std::string_view en);

    template <auto Member>
    RecordType&& field(std::string_view name, std::string_view zh, std::string_view en) &&;

    // These describe the field named last.
    RecordType&& server() && {
        return last([](FieldType& f) { f.server_set = true; });
    }
    RecordType&& defaulted() && {
        return last([](FieldType& f) { f.has_default = true; });
    }
    RecordType&& secret() && {
        return last([](FieldType& f) { f.secret = true; });
    }
    RecordType&& personal() && {
        return last([](FieldType& f) { f.personal = true; });
    }
    RecordType&& document() && {
        return last([](FieldType& f) { f.document = true; });
    }
    RecordType&& transient() && {
        return last([](FieldType& f) {
            f.transient = true;
            f.has_default = true;
        });
    }
    RecordType&& length(std::int64_t min, std::int64_t max) && {
        return last([&](FieldType& f) {
            f.min_length = min;
            f.max_length = max;
        });
    }
    RecordType&& range(double min, double max) && {
        return last([&](FieldType& f) {
            f.min = min;
            f.max = max;
        });
    }
    RecordType&& unit(std::string_view text) && {
        return last([&](FieldType& f) { f.unit = text; });
    }
    RecordType&& help(std::string_view zh, std::string_view en) && {
        return last([&](FieldType& f) {
            f.zh_help = zh;
            f.en_help = en;
        });
    }
    RecordType&& example(std::string_view text) && {
        return last([&](FieldType& f) { f.example = text; });
    }
    RecordType&& synonyms(std::vector<std::string_view> headings) && {
        return last([&](FieldType& f) { f.synonyms = std::move(headings); });
    }

    std::string_view name() const { return name_; }
    std::string_view zh() const { return zh_; }
    std::string_view en() const { return en_; }
    std::size_t size() const { return size_; } // sizeof the C++ record; a test checks that the fields fill it
    const std::vector<FieldType>& fields() const { return fields_; }
    const FieldType* find(std::string_view field_name) const;

private:
    template <class F>
    RecordType&& last(F change) {
        change(fields_.back());
        return std::move(*this);
    }

    std::string_view name_, zh_, en_;
    std::size_t size_ = 0;
    std::vector<FieldType> fields_;
};

template <class T>
const RecordType& record_type() {
    static const RecordType type = T::describe();
    return type;
}

} // namespace guapai

#include "base/describe_detail.h"
