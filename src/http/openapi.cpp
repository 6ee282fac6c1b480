#include "http/openapi.h"

#include "base/text.h"
#include "http/described_types.h"

#include <map>
#include <set>

namespace guapai::http {

using json::ObjectWriter;

namespace {

constexpr std::string_view problem_schema =
    R"({"type":"object","title":"问题","description":"RFC 9457 problem details","required":["type","title","title_en","status","code","trace"],"properties":{)"
    R"("type":{"type":"string","examples":["urn:guapai:problem:not_found"]},)"
    R"("title":{"type":"string","description":"What is wrong, in Chinese"},)"
    R"("title_en":{"type":"string","description":"What is wrong, in English"},)"
    R"("status":{"type":"integer"},"code":{"type":"string","description":"Stable, for programs"},)"
    R"("trace":{"type":"string","description":"Names this answer in the server's log"},)"
    R"("current":{"description":"412: the record as it is now"},)"
    R"("errors":{"type":"array","items":{"type":"object","required":["pointer","zh","en"],"properties":{)"
    R"("pointer":{"type":"string","description":"JSON pointer into the body, or ?name of a query parameter"},"zh":{"type":"string"},"en":{"type":"string"}}}},)"
    R"("basis":{"type":"object","description":"The rule of law that refuses","required":["document","article","text"],"properties":{)"
    R"("document":{"type":"string"},"article":{"type":"string"},"text":{"type":"string"}}}}})";

constexpr std::string_view security_schemes =
    R"({"session":{"type":"apiKey","in":"cookie","name":"guapai_session","description":"Set by signing in"},)"
    R"("csrf":{"type":"apiKey","in":"header","name":"X-CSRF-Token","description":"From the answer to signing in; with the cookie, for every change"},)"
    R"("token":{"type":"http","scheme":"bearer","description":"API token"}})";

std::string array_of(const std::vector<std::string>& all) { return "[" + joined(all, ",") + "]"; }

std::string parameter(std::string_view name, std::string_view place, bool required, std::string_view description,
                      std::string_view schema) {
    auto out = ObjectWriter().text("name", name).text("in", place).boolean("required", required);
    if (!description.empty()) std::move(out).text("description", description);
    return std::move(out).raw("schema", schema).done();
}

// "/tiles/{path*}" -> {"path"}; the published path has no "*".
std::vector<std::string> path_names(std::string_view path) {
    std::vector<std::string> names;
    for (const std::string& segment : split(path, '/')) {
        if (!segment.starts_with('{')) continue;
        const std::size_t end = segment.find_first_of("*}");
        names.push_back(segment.substr(1, end - 1));
    }
    return names;
}
std::string published_path(std::string path) {
    std::erase(path, '*');
    return path;
}

std::string path_parameter(const std::string& name) {
    if (name == "county")
        return parameter(name, "path", true, "6 位行政区划代码", R"({"type":"string","pattern":"^[0-9]{6}$"})");
    if (name == "id" || name.ends_with("_id"))
        return parameter(name, "path", true, "", R"({"type":"string","format":"uuid"})");
    return parameter(name, "path", true, "", R"({"type":"string"})");
}

std::string sort_schema(const std::vector<std::string>& sorts) {
    std::vector<std::string> values;
    for (const std::string& entry : sorts) {
        const std::string name = entry.substr(entry.starts_with('-') ? 1 : 0);
        values.push_back(json::quoted(name));
        values.push_back(json::quoted("-" + name));
    }
    return ObjectWriter().text("type", "string").raw("enum", array_of(values)).text("default", sorts.front()).done();
}

void add_list_parameters(std::vector<std::string>& all, const Operation& operation) {
    all.push_back(parameter("cursor", "query", false, "上一页返回的 next", R"({"type":"string"})"));
    all.push_back(
        parameter("limit", "query", false, "每页条数", R"({"type":"integer","minimum":1,"maximum":100,"default":50})"));
    all.push_back(parameter("total", "query", false, "为 1 时同时返回总数", R"({"type":"string","enum":["0","1"]})"));
    if (!operation.sorts.empty())
        all.push_back(parameter("sort", "query", false, "排序，前加 - 为降序", sort_schema(operation.sorts)));
}

std::string parameters(const Operation& operation, const DescribedTypes& types) {
    std::vector<std::string> all;
    for (const std::string& name : path_names(operation.path))
        all.push_back(path_parameter(name));
    if (operation.query) {
        for (const FieldType& field : operation.query->fields()) {
            FieldType plain = field; // absent, never null
            plain.optional = false;
            all.push_back(parameter(field.name, "query", !field.optional && !field.has_default, field.zh,
                                    types.value_schema(*field.value, &plain, Side::request)));
        }
    }
    if (operation.list) add_list_parameters(all, operation);
    if (operation.if_match || operation.upsert)
        all.push_back(parameter("If-Match", "header", operation.if_match,
                                operation.upsert ? "读取时得到的 ETag；新建时不写" : "读取时得到的 ETag",
                                R"({"type":"string"})"));
    if (operation.idempotent)
        all.push_back(parameter("Idempotency-Key", "header", false, "重复提交时返回第一次的结果",
                                R"({"type":"string","maxLength":255})"));
    return array_of(all);
}

std::string media(std::string_view type, std::string_view schema) {
    return ObjectWriter().raw(type, ObjectWriter().raw("schema", schema).done()).done();
}

std::string list_schema(const std::string& item) {
    return R"({"type":"object","required":["items","next"],"properties":{"items":{"type":"array","items":)" + item +
           R"(},"next":{"type":["string","null"],"description":"cursor of the next page"},"total":{"type":"integer"}}})";
}

std::string bytes_schema(std::string_view type) {
    const bool text = type.starts_with("text/") || type.find("json") != std::string_view::npos;
    return text ? R"({"type":"string"})" : R"({"type":"string","contentEncoding":"binary"})";
}

// What one status brings on success: a schema for each media type.
struct Success {
    std::string_view zh;
    bool versioned = false;
    std::map<std::string, std::string> schemas;
};

// An operation that answers bytes and, with another status, a record (as 202 a job) has both. What a PUT has created it
// answers with 200 when it is sent again. What has a version is answered with 304 to whoever has it.
std::map<int, Success> successes(const Operation& operation, const DescribedTypes& types) {
    Success record{.zh = operation.zh}, bytes{.zh = operation.zh};
    if (operation.answer) {
        const std::string schema = types.reference(*operation.answer, Side::answer);
        record.versioned = !operation.list && operation.answer->find("version");
        record.schemas.emplace("application/json", operation.list ? list_schema(schema) : schema);
    }
    if (!operation.answer_type.empty())
        bytes.schemas.emplace(operation.answer_type, bytes_schema(operation.answer_type));
    std::map<int, Success> out;
    if (!bytes.schemas.empty()) out.emplace(200, bytes);
    if (operation.answer || bytes.schemas.empty()) out.emplace(operation.status, record);
    if (operation.upsert) out.emplace(201, record);
    if (operation.method == Method::put && operation.status == 201) out.emplace(200, record);
    if (operation.method == Method::get && record.versioned)
        out.emplace(304, Success{.zh = "If-None-Match 所列版本仍是最新"});
    return out;
}

std::string success_object(const Success& success) {
    auto out = ObjectWriter().text("description", success.zh);
    if (success.versioned)
        std::move(out).raw("headers", R"({"ETag":{"description":"版本","schema":{"type":"string"}}})");
    ObjectWriter content;
    for (const auto& [type, schema] : success.schemas)
        std::move(content).raw(type, ObjectWriter().raw("schema", schema).done());
    if (!success.schemas.empty()) std::move(out).raw("content", std::move(content).done());
    return std::move(out).done();
}

std::set<int> problem_statuses(const Operation& operation) {
    std::set<int> out = {400, 500, 503};
    const bool takes = operation.body || !operation.body_type.empty();
    if (!operation.permission.empty()) out.insert({401, 403});
    if (operation.path.find('{') != std::string::npos) out.insert(404);
    if (changes_something(operation.method)) out.insert({403, 409});
    if (takes) out.insert({413, 415, 422});
    if (operation.if_match || operation.upsert) out.insert({412, 428});
    if (operation.idempotent) out.insert(422);
    return out;
}

std::string responses(const Operation& operation, const DescribedTypes& types) {
    const std::string_view problem = R"({"$ref":"#/components/responses/Problem"})";
    ObjectWriter out;
    for (const auto& [status, success] : successes(operation, types))
        std::move(out).raw(std::to_string(status), success_object(success));
    for (const int status : problem_statuses(operation))
        std::move(out).raw(std::to_string(status), problem);
    return std::move(out).raw("default", problem).done();
}

std::string request_body(const Operation& operation, const DescribedTypes& types) {
    const std::string content = operation.body
                                    ? media("application/json", types.reference(*operation.body, Side::request))
                                    : media(operation.body_type, bytes_schema(operation.body_type));
    return ObjectWriter().boolean("required", true).raw("content", content).done();
}

std::string_view security(const Operation& operation) {
    if (operation.permission.empty()) return "[]";
    if (!changes_something(operation.method) || operation.csrf_exempt) return R"([{"session":[]},{"token":[]}])";
    return R"([{"session":[],"csrf":[]},{"token":[]}])";
}

std::string operation_object(const Operation& operation, const DescribedTypes& types) {
    auto out = ObjectWriter()
                   .text("operationId", operation.id)
                   .raw("tags", "[" + json::quoted(operation.tag) + "]")
                   .text("summary", operation.zh)
                   .text("description", operation.en)
                   .raw("parameters", parameters(operation, types));
    if (operation.body || !operation.body_type.empty())
        std::move(out).raw("requestBody", request_body(operation, types));
    std::move(out).raw("responses", responses(operation, types)).raw("security", security(operation));
    if (!operation.permission.empty()) std::move(out).text("x-permission", operation.permission);
    return std::move(out).done();
}

std::string lower(std::string_view name) {
    std::string out(name);
    for (char& c : out)
        c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string tags(const std::vector<Operation>& operations) {
    std::set<std::string_view> names;
    for (const Operation& operation : operations)
        names.insert(operation.tag);
    std::vector<std::string> all;
    for (const std::string_view name : names)
        all.push_back(ObjectWriter().text("name", name).done());
    return array_of(all);
}

std::string components(const DescribedTypes& types) {
    std::string all = types.components();
    all.pop_back();
    all.append(all.size() > 1 ? "," : "").append("\"Problem\":").append(problem_schema).append("}");
    const std::string problem =
        ObjectWriter()
            .text("description", "没有成功，见 code 与 errors")
            .raw("content", media("application/problem+json", R"({"$ref":"#/components/schemas/Problem"})"))
            .done();
    return ObjectWriter()
        .raw("schemas", all)
        .raw("responses", ObjectWriter().raw("Problem", problem).done())
        .raw("securitySchemes", security_schemes)
        .done();
}

} // namespace

std::string openapi(const std::vector<Operation>& operations, std::string_view version) {
    const DescribedTypes types(operations);
    std::map<std::string, ObjectWriter> paths;
    for (const Operation& operation : operations)
        std::move(paths[published_path(operation.path)])
            .raw(lower(name_of(operation.method)), operation_object(operation, types));
    ObjectWriter path_object;
    for (auto& [path, writer] : paths)
        std::move(path_object).raw(path, std::move(writer).done());
    return ObjectWriter()
        .text("openapi", "3.1.0")
        .raw("info", ObjectWriter()
                         .text("title", "挂牌 Guapai")
                         .text("version", version)
                         .text("description", "责任督学挂牌督导系统接口。Interface of the posted-supervision system.")
                         .done())
        .raw("servers", R"([{"url":"/"}])")
        .raw("tags", tags(operations))
        .raw("paths", std::move(path_object).done())
        .raw("components", components(types))
        .done();
}

} // namespace guapai::http
