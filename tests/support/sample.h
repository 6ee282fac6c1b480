// Request bodies made from a record's description: one that fits it, and ones that do not.
#pragma once

#include "base/describe.h"
#include "base/json.h"

#include <string>
#include <vector>

namespace guapai {

inline std::string sample_value(const ValueType& type, const FieldType* field);

inline std::string sample_json(const RecordType& type) {
    std::string out = "{";
    for (const FieldType& field : type.fields()) {
        if (field.server_set || field.transient) continue;
        out.append(out.size() > 1 ? "," : "").append(json::quoted(field.name)).append(":");
        out.append(sample_value(*field.value, &field));
    }
    return out + "}";
}

inline std::string sample_text(const FieldType* field) {
    if (field && !field->example.empty()) return std::string(field->example);
    const auto least = field && field->min_length ? static_cast<std::size_t>(*field->min_length) : 1U;
    return std::string(std::max<std::size_t>(least, 1), '7');
}

inline std::string sample_value(const ValueType& type, const FieldType* field) {
    switch (type.kind) {
    case Kind::text:
        return json::quoted(sample_text(field));
    case Kind::integer:
    case Kind::real:
        return std::to_string(static_cast<std::int64_t>(field && field->min ? *field->min + 1 : 1));
    case Kind::boolean:
        return "true";
    case Kind::date:
        return "\"2026-03-05\"";
    case Kind::instant:
        return "\"2026-03-05T01:30:00Z\"";
    case Kind::id:
        return json::quoted(Id::mint().text());
    case Kind::choice:
        return json::quoted(type.choice().values.front().code);
    case Kind::record:
        return sample_json(type.record());
    case Kind::list:
        return field && field->min_length && *field->min_length > 0 ? "[" + sample_value(type.element(), nullptr) + "]"
                                                                    : "[]";
    }
    return "null";
}

// Bodies that no operation should accept as they stand, and none may fall over.
inline std::vector<std::string> hostile_bodies() {
    return {"",
            "null",
            "[]",
            "\"text\"",
            "{",
            "{\"a\":",
            "{\"\\ud800\":1}",
            "{\"id\":{\"id\":{}}}",
            "{\"title\":\"\xff\xfe\"}",
            "{\"title\":\"\\u0000\"}",
            std::string(10'000, '[') + std::string(10'000, ']'),
            "{\"year\":1e400,\"month\":-1,\"version\":99999999999999999999}"};
}

} // namespace guapai
