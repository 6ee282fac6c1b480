#include "http/described_types.h"

namespace guapai::http {

using json::ObjectWriter;

namespace {

std::string reference_to(std::string_view name) {
    return ObjectWriter().text("$ref", "#/components/schemas/" + std::string(name)).done();
}

std::string_view type_name(Kind kind) {
    switch (kind) {
    case Kind::integer:
        return "integer";
    case Kind::real:
        return "number";
    case Kind::boolean:
        return "boolean";
    case Kind::list:
        return "array";
    default:
        return "string";
    }
}

std::string_view format_name(Kind kind) {
    switch (kind) {
    case Kind::integer:
        return "int64";
    case Kind::date:
        return "date";
    case Kind::instant:
        return "date-time";
    case Kind::id:
        return "uuid";
    default:
        return {};
    }
}

// The example as a value of the field's kind; nothing for what has no literal.
std::string example_value(const FieldType& field) {
    switch (field.value->kind) {
    case Kind::record:
    case Kind::list:
        return {};
    case Kind::integer:
    case Kind::real:
    case Kind::boolean:
        return std::string(field.example);
    default:
        return field.example.empty() ? std::string() : json::quoted(field.example);
    }
}

std::string choice_schema(const ChoiceType& type) {
    std::string codes, titles;
    for (const ChoiceValue& value : type.values) {
        codes.append(codes.empty() ? "" : ",").append(json::quoted(value.code));
        titles.append(titles.empty() ? "" : "；").append(value.code).append(" ").append(value.zh);
    }
    return ObjectWriter().text("type", "string").raw("enum", "[" + codes + "]").text("description", titles).done();
}

std::string description_of(const FieldType& field) {
    std::string out(field.en);
    if (!field.en_help.empty()) out.append(". ").append(field.en_help);
    if (!field.zh_help.empty()) out.append(" ").append(field.zh_help);
    return out;
}

} // namespace

DescribedTypes::DescribedTypes(const std::vector<Operation>& operations) {
    for (const Operation& operation : operations) {
        reach(operation.answer, answered_);
        reach(operation.body, requested_);
        reach(operation.query, filtered_);
        // An export's filters are the list's under the same name, and a format: look at every field.
        if (!operation.query) continue;
        for (const FieldType& field : operation.query->fields())
            reach(*field.value, filtered_);
    }
}

void DescribedTypes::reach(const RecordType* type, std::set<std::string_view>& side) {
    if (!type || !side.insert(type->name()).second) return;
    records_.emplace(type->name(), type);
    for (const FieldType& field : type->fields())
        reach(*field.value, side);
}

void DescribedTypes::reach(const ValueType& value, std::set<std::string_view>& side) {
    if (value.kind == Kind::record) reach(&value.record(), side);
    if (value.kind == Kind::list) reach(value.element(), side);
    if (value.kind == Kind::choice) choices_.emplace(value.choice().name, &value.choice());
}

std::string DescribedTypes::schema_name(const RecordType& type, Side side) const {
    const bool both = answered_.contains(type.name()) && requested_.contains(type.name());
    return std::string(type.name()) + (side == Side::request && both ? "Input" : "");
}

std::string DescribedTypes::reference(const RecordType& type, Side side) const {
    return reference_to(schema_name(type, side));
}

std::string DescribedTypes::value_schema(const ValueType& value, const FieldType* field, Side side) const {
    if (field && field->document) return R"({"type":["object","null"]})";
    const bool nullable = field && field->optional;
    if (value.kind == Kind::choice || value.kind == Kind::record) {
        const std::string schema =
            value.kind == Kind::choice ? reference_to(value.choice().name) : reference(value.record(), side);
        return nullable ? R"({"anyOf":[)" + schema + R"(,{"type":"null"}]})" : schema;
    }
    const std::string type = json::quoted(type_name(value.kind));
    auto out = ObjectWriter().raw("type", nullable ? "[" + type + R"(,"null"])" : type);
    if (const auto format = format_name(value.kind); !format.empty()) std::move(out).text("format", format);
    if (value.kind == Kind::list) std::move(out).raw("items", value_schema(value.element(), nullptr, side));
    if (!field) return std::move(out).done();
    const bool list = value.kind == Kind::list;
    if (field->min_length) std::move(out).number(list ? "minItems" : "minLength", *field->min_length);
    if (field->max_length) std::move(out).number(list ? "maxItems" : "maxLength", *field->max_length);
    if (field->min) std::move(out).real("minimum", *field->min);
    if (field->max) std::move(out).real("maximum", *field->max);
    return std::move(out).done();
}

std::string DescribedTypes::field_schema(const FieldType& field, Side side) const {
    std::string out = value_schema(*field.value, &field, side);
    out.pop_back(); // members beside a $ref are allowed since OpenAPI 3.1
    const auto add = [&](std::string_view name, std::string_view value) {
        out.append(",").append(json::quoted(name)).append(":").append(value);
    };
    add("title", json::quoted(field.zh));
    add("description", json::quoted(description_of(field)));
    if (const std::string example = example_value(field); !example.empty()) add("examples", "[" + example + "]");
    if (!field.unit.empty()) add("x-unit", json::quoted(field.unit));
    if (field.personal) add("x-personal", "true");
    if (field.server_set) add("readOnly", "true");
    if (field.secret) add("writeOnly", "true");
    return out + "}";
}

std::string DescribedTypes::record_schema(const RecordType& type, Side side) const {
    ObjectWriter properties;
    std::string required;
    for (const FieldType& field : type.fields()) {
        const bool sent = side == Side::answer ? !field.secret : !field.server_set;
        if (!sent) continue;
        std::move(properties).raw(field.name, field_schema(field, side));
        if (side == Side::answer || (!field.optional && !field.has_default))
            required.append(required.empty() ? "" : ",").append(json::quoted(field.name));
    }
    auto out = ObjectWriter().text("type", "object").text("title", type.zh()).text("description", type.en());
    std::move(out).raw("properties", std::move(properties).done());
    if (!required.empty()) std::move(out).raw("required", "[" + required + "]");
    if (side == Side::request) std::move(out).boolean("additionalProperties", false);
    return std::move(out).done();
}

std::string DescribedTypes::components() const {
    ObjectWriter out;
    for (const auto& [name, type] : records_) {
        if (answered_.contains(name))
            std::move(out).raw(schema_name(*type, Side::answer), record_schema(*type, Side::answer));
        if (requested_.contains(name))
            std::move(out).raw(schema_name(*type, Side::request), record_schema(*type, Side::request));
    }
    for (const auto& [name, type] : choices_)
        std::move(out).raw(name, choice_schema(*type));
    return std::move(out).done();
}

} // namespace guapai::http
