#include "http/openapi.h"

#include "base/json.h"
#include "base/text.h"

#include <map>
#include <set>

namespace guapai::http {

namespace {

using json::ObjectWriter;

std::string reference(std::string_view name) {
    return ObjectWriter().text("$ref", "#/components/schemas/" + std::string(name)).done();
}

// The described types reachable from the operations, by name.
struct Types {
    std::map<std::string_view, const RecordType*> records;
    std::map<std::string_view, const ChoiceType*> choices;

    void add(const RecordType* type) {
        if (!type || !records.emplace(type->name(), type).second) return;
        for (const FieldType& field : type->fields())
            add(*field.value);
    }
    void add(const ValueType& value) {
        if (value.kind == Kind::record)
            add(&value.record());
        else if (value.kind == Kind::choice)
            choices.emplace(value.choice().name, &value.choice());
        else if (value.kind == Kind::list)
            add(value.element());
    }
};

Types types_of(const std::vector<Operation>& operations) {
    Types types;
    for (const Operation& operation : operations) {
        types.add(operation.query);
        types.add(operation.body);
        types.add(operation.answer);
    }
    return types;
}

std::string_view kind_name(Kind kind) {
    static constexpr std::string_view names[] = {"text",    "integer", "real",   "boolean", "date",
                                                 "instant", "id",      "choice", "record",  "list"};
    return names[static_cast<std::size_t>(kind)];
}

ObjectWriter value_schema(const ValueType& value, const FieldType* field) {
    ObjectWriter out;
    const auto limit = [&](std::string_view name, const std::optional<std::int64_t>& number) {
        if (number) std::move(out).number(name, *number);
    };
    switch (value.kind) {
    case Kind::integer:
        std::move(out).text("type", "integer").text("format", "int64");
        break;
    case Kind::real:
        std::move(out).text("type", "number");
        break;
    case Kind::boolean:
        std::move(out).text("type", "boolean");
        break;
    case Kind::date:
        std::move(out).text("type", "string").text("format", "date");
        break;
    case Kind::instant:
        std::move(out).text("type", "string").text("format", "date-time");
        break;
    case Kind::id:
        std::move(out).text("type", "string").text("format", "uuid");
        break;
    case Kind::choice:
        return std::move(ObjectWriter().text("$ref", "#/components/schemas/" + std::string(value.choice().name)));
    case Kind::record:
        return std::move(ObjectWriter().text("$ref", "#/components/schemas/" + std::string(value.record().name())));
    case Kind::text:
        std::move(out).text("type", "string");
        if (field) limit("minLength", field->min_length), limit("maxLength", field->max_length);
        break;
    case Kind::list:
        std::move(out).text("type", "array").raw("items", value_schema(value.element(), nullptr).done());
        if (field) limit("minItems", field->min_length), limit("maxItems", field->max_length);
    }
    if (field && field->min) std::move(out).real("minimum", *field->min);
    if (field && field->max) std::move(out).real("maximum", *field->max);
    return out;
}

std::string field_schema(const FieldType& field) {
    ObjectWriter out = value_schema(*field.value, &field);
    std::move(out).text("title", field.zh).text("description", field.en);
    if (!field.unit.empty()) std::move(out).text("x-unit", field.unit);
    if (!field.example.empty()) std::move(out).raw("examples", "[" + json::quoted(field.example) + "]");
    if (field.server_set) std::move(out).boolean("readOnly", true);
    if (field.secret) std::move(out).boolean("writeOnly", true);
    if (!field.optional) return std::move(out).done();
    return ObjectWriter()
        .raw("anyOf", "[" + std::move(out).done() + ",{\"type\":\"null\"}]")
        .text("title", field.zh)
        .done();
}

std::string record_schema(const RecordType& type) {
    ObjectWriter properties;
    std::string required;
    for (const FieldType& field : type.fields()) {
        if (field.secret && field.server_set) continue;
        std::move(properties).raw(field.name, field_schema(field));
        if (!field.optional && !field.has_default && !field.server_set)
            required += (required.empty() ? "" : ",") + json::quoted(field.name);
    }
    auto out = ObjectWriter().text("type", "object").text("title", type.zh()).text("description", type.en());
    std::move(out).raw("properties", std::move(properties).done());
    if (!required.empty()) std::move(out).raw("required", "[" + required + "]");
    return std::move(out).done();
}

std::string choice_schema(const ChoiceType& type) {
    std::string codes, titles;
    for (const ChoiceValue& value : type.values) {
        codes += (codes.empty() ? "" : ",") + json::quoted(value.code);
        titles += (titles.empty() ? "" : "；") + std::string(value.code) + " " + std::string(value.zh);
    }
    return ObjectWriter().text("type", "string").raw("enum", "[" + codes + "]").text("description", titles).done();
}

std::string parameter(std::string_view name, std::string_view place, bool required, std::string_view text,
                      std::string schema) {
    return ObjectWriter()
        .text("name", name)
        .text("in", place)
        .boolean("required", required)
        .text("description", text)
        .raw("schema", schema)
        .done();
}

std::string parameters(const Operation& operation) {
    std::vector<std::string> all;
    for (const std::string& segment : split(operation.path, '/'))
        if (segment.starts_with('{'))
            all.push_back(parameter(segment.substr(1, segment.size() - 2), "path", true, "", R"({"type":"string"})"));
    if (operation.query)
        for (const FieldType& field : operation.query->fields())
            all.push_back(parameter(field.name, "query", false, field.zh, value_schema(*field.value, &field).done()));
    if (operation.list) {
        all.push_back(parameter("cursor", "query", false, "翻页标记", R"({"type":"string"})"));
        all.push_back(parameter("limit", "query", false, "每页条数",
                                R"({"type":"integer","minimum":1,"maximum":100,"default":50})"));
        all.push_back(parameter("total", "query", false, "同时返回总数", R"({"type":"boolean"})"));
        if (!operation.sorts.empty())
            all.push_back(parameter("sort", "query", false, "排序，前加 - 为降序", R"({"type":"string"})"));
    }
    if (operation.if_match)
        all.push_back(parameter("If-Match", "header", true, "读取时得到的 ETag", R"({"type":"string"})"));
    if (operation.idempotent)
        all.push_back(
            parameter("Idempotency-Key", "header", false, "重复提交时返回第一次的结果", R"({"type":"string"})"));
    std::string out = "[";
    for (const std::string& one : all)
        out += (out.size() > 1 ? "," : "") + one;
    return out + "]";
}

std::string media(std::string_view type, std::string schema) {
    return ObjectWriter().raw(type, ObjectWriter().raw("schema", schema).done()).done();
}

std::string answers(const Operation& operation) {
    auto success = ObjectWriter().text("description", operation.zh);
    if (operation.answer) {
        std::string schema = reference(operation.answer->name());
        if (operation.list)
            schema =
                R"({"type":"object","properties":{"items":{"type":"array","items":)" + schema +
                R"(},"next":{"anyOf":[{"type":"string"},{"type":"null"}]},"total":{"type":"integer"}},"required":["items","next"]})";
        std::move(success).raw("content", media("application/json", schema));
    } else if (!operation.answer_type.empty()) {
        std::move(success).raw("content", media(operation.answer_type, R"({"type":"string","format":"binary"})"));
    }
    const std::string problem = ObjectWriter()
                                    .text("description", "没有成功，见 code 与 errors")
                                    .raw("content", media("application/problem+json", reference("Problem")))
                                    .done();
    return ObjectWriter()
        .raw(std::to_string(operation.status), std::move(success).done())
        .raw("default", problem)
        .done();
}

std::string operation_object(const Operation& operation) {
    auto out = ObjectWriter()
                   .text("operationId", operation.id)
                   .raw("tags", "[" + json::quoted(operation.tag) + "]")
                   .text("summary", operation.zh)
                   .text("description", operation.en)
                   .raw("parameters", parameters(operation));
    if (operation.body)
        std::move(out).raw("requestBody",
                           ObjectWriter()
                               .boolean("required", true)
                               .raw("content", media("application/json", reference(operation.body->name())))
                               .done());
    else if (!operation.body_type.empty())
        std::move(out).raw("requestBody",
                           ObjectWriter()
                               .boolean("required", true)
                               .raw("content", media(operation.body_type, R"({"type":"string","format":"binary"})"))
                               .done());
    std::move(out).raw("responses", answers(operation));
    if (operation.permission.empty())
        std::move(out).raw("security", "[]");
    else
        std::move(out).text("x-permission", operation.permission);
    return std::move(out).done();
}

std::string lower(std::string_view name) {
    std::string out(name);
    for (char& c : out)
        c = static_cast<char>(c - 'A' + 'a');
    return out;
}

constexpr std::string_view problem_schema =
    R"({"type":"object","required":["type","title","status","code"],"properties":{"type":{"type":"string"},"title":{"type":"string"},)"
    R"("title_en":{"type":"string"},"status":{"type":"integer"},"code":{"type":"string"},"trace":{"type":"string"},"current":{},)"
    R"("errors":{"type":"array","items":{"type":"object","properties":{"pointer":{"type":"string"},"zh":{"type":"string"},"en":{"type":"string"}}}},)"
    R"("basis":{"type":"object","properties":{"document":{"type":"string"},"article":{"type":"string"},"text":{"type":"string"}}}}})";

} // namespace

std::string openapi(const std::vector<Operation>& operations, std::string_view version) {
    std::map<std::string, ObjectWriter> paths;
    for (const Operation& operation : operations)
        std::move(paths[operation.path]).raw(lower(name_of(operation.method)), operation_object(operation));
    ObjectWriter path_object;
    for (auto& [path, writer] : paths)
        std::move(path_object).raw(path, std::move(writer).done());

    const Types types = types_of(operations);
    ObjectWriter schema_object;
    for (const auto& [name, type] : types.records)
        std::move(schema_object).raw(name, record_schema(*type));
    for (const auto& [name, type] : types.choices)
        std::move(schema_object).raw(name, choice_schema(*type));
    std::move(schema_object).raw("Problem", problem_schema);

    const std::string security =
        R"({"session":{"type":"apiKey","in":"cookie","name":"guapai_session"},"token":{"type":"http","scheme":"bearer"}})";
    return ObjectWriter()
        .text("openapi", "3.1.0")
        .raw("info", ObjectWriter()
                         .text("title", "挂牌 Guapai")
                         .text("version", version)
                         .text("description", "责任督学挂牌督导系统接口。Interface of the posted-supervision system.")
                         .done())
        .raw("security", R"([{"session":[]},{"token":[]}])")
        .raw("paths", std::move(path_object).done())
        .raw("components",
             ObjectWriter().raw("schemas", std::move(schema_object).done()).raw("securitySchemes", security).done())
        .done();
}

std::string schemas(const std::vector<Operation>& operations) {
    const Types types = types_of(operations);
    ObjectWriter records, choices;
    for (const auto& [name, type] : types.records) {
        std::string fields = "[";
        for (const FieldType& field : type->fields()) {
            if (field.secret && field.server_set) continue;
            auto out = ObjectWriter()
                           .text("name", field.name)
                           .text("zh", field.zh)
                           .text("en", field.en)
                           .text("kind", kind_name(field.value->kind))
                           .boolean("optional", field.optional || field.has_default)
                           .boolean("server", field.server_set);
            if (field.value->kind == Kind::choice) std::move(out).text("choice", field.value->choice().name);
            if (field.value->kind == Kind::list && field.value->element().kind == Kind::choice)
                std::move(out).text("choice", field.value->element().choice().name);
            if (!field.unit.empty()) std::move(out).text("unit", field.unit);
            if (!field.zh_help.empty()) std::move(out).text("zh_help", field.zh_help).text("en_help", field.en_help);
            if (field.min) std::move(out).real("min", *field.min);
            if (field.max) std::move(out).real("max", *field.max);
            if (field.max_length) std::move(out).number("max_length", *field.max_length);
            fields += (fields.size() > 1 ? "," : "") + std::move(out).done();
        }
        std::move(records).raw(
            name, ObjectWriter().text("zh", type->zh()).text("en", type->en()).raw("fields", fields + "]").done());
    }
    for (const auto& [name, type] : types.choices) {
        std::string values = "[";
        for (const ChoiceValue& value : type->values)
            values += (values.size() > 1 ? "," : "") +
                      ObjectWriter().text("code", value.code).text("zh", value.zh).text("en", value.en).done();
        std::move(choices).raw(name, values + "]");
    }
    return ObjectWriter().raw("records", std::move(records).done()).raw("choices", std::move(choices).done()).done();
}

} // namespace guapai::http
