#include "http/described_types.h"
#include "http/openapi.h"

namespace guapai::http {

using json::ObjectWriter;

namespace {

std::string_view kind_name(Kind kind) {
    static constexpr std::string_view names[] = {"text",    "integer", "real",   "boolean", "date",
                                                 "instant", "id",      "choice", "record",  "list"};
    return names[static_cast<std::size_t>(kind)];
}

std::string field_entry(const FieldType& field) {
    const bool list = field.value->kind == Kind::list;
    const ValueType& value = list ? field.value->element() : *field.value;
    auto out = ObjectWriter()
                   .text("name", field.name)
                   .text("zh", field.zh)
                   .text("en", field.en)
                   .text("kind", kind_name(field.value->kind))
                   .boolean("optional", field.optional || field.has_default)
                   .boolean("server", field.server_set);
    if (list) std::move(out).text("element", kind_name(value.kind));
    if (value.kind == Kind::choice) std::move(out).text("choice", value.choice().name);
    if (value.kind == Kind::record) std::move(out).text("record", value.record().name());
    if (field.secret) std::move(out).boolean("secret", true);
    if (field.personal) std::move(out).boolean("personal", true);
    if (!field.unit.empty()) std::move(out).text("unit", field.unit);
    if (!field.zh_help.empty()) std::move(out).text("zh_help", field.zh_help).text("en_help", field.en_help);
    if (!field.example.empty()) std::move(out).text("example", field.example);
    if (field.min) std::move(out).real("min", *field.min);
    if (field.max) std::move(out).real("max", *field.max);
    if (field.min_length) std::move(out).number("min_length", *field.min_length);
    if (field.max_length) std::move(out).number("max_length", *field.max_length);
    return std::move(out).done();
}

} // namespace

std::string schemas(const std::vector<Operation>& operations) {
    const DescribedTypes types(operations);
    ObjectWriter records, choices;
    for (const auto& [name, type] : types.records()) {
        std::string fields;
        for (const FieldType& field : type->fields())
            if (!field.secret || !field.server_set) fields.append(fields.empty() ? "" : ",").append(field_entry(field));
        std::move(records).raw(
            name,
            ObjectWriter().text("zh", type->zh()).text("en", type->en()).raw("fields", "[" + fields + "]").done());
    }
    for (const auto& [name, type] : types.choices()) {
        std::string values;
        for (const ChoiceValue& value : type->values)
            values.append(values.empty() ? "" : ",")
                .append(ObjectWriter().text("code", value.code).text("zh", value.zh).text("en", value.en).done());
        std::move(choices).raw(name, "[" + values + "]");
    }
    return ObjectWriter().raw("records", std::move(records).done()).raw("choices", std::move(choices).done()).done();
}

} // namespace guapai::http
