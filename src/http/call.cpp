#include "http/router.h"

#include "base/text.h"

#include <charconv>

namespace guapai::http {

namespace {

Problem bad_parameter(std::string_view name, std::string zh, std::string en) {
    return Problem::malformed("query.invalid", "查询条件“" + std::string(name) + "”" + zh,
                              "Query parameter \"" + std::string(name) + "\" " + en)
        .at("?" + std::string(name), std::move(zh), std::move(en));
}

// A parameter's text as the JSON its kind has, so that the one reader of base/json.h judges it.
std::string as_json(const ValueType& type, std::string_view text) {
    switch (type.kind) {
    case Kind::integer:
    case Kind::real:
        return text.empty() || text.find_first_not_of("0123456789+-.eE") != std::string_view::npos ? json::quoted(text)
                                                                                                   : std::string(text);
    case Kind::boolean:
        return text == "1" || text == "true" ? "true" : text == "0" || text == "false" ? "false" : json::quoted(text);
    default:
        return json::quoted(text);
    }
}

bool is_page_parameter(std::string_view name) {
    return name == "cursor" || name == "limit" || name == "sort" || name == "total";
}

} // namespace

Call::Call(Request& request, const Operation& operation, std::map<std::string, std::string, std::less<>> path,
           std::shared_ptr<const Principal> principal)
    : request_(request), operation_(operation), path_(std::move(path)), principal_(std::move(principal)) {}

const std::string& Call::path(std::string_view name) const {
    const auto found = path_.find(name);
    if (found == path_.end()) throw std::logic_error("no path parameter " + std::string(name));
    return found->second;
}

Id Call::path_id(std::string_view name) const {
    if (const auto id = Id::try_parse(path(name))) return *id;
    throw Problem::not_found("没有这条记录", "There is no such record");
}

void Call::read_filters(const RecordType& type, void* record) const {
    std::string text = "{";
    for (const FieldType& field : type.fields()) {
        const bool list = field.value->kind == Kind::list;
        std::string values;
        for (const auto& [name, value] : request_.query) {
            if (name != field.name || value.empty()) continue;
            if (!list) {
                if (!values.empty()) throw bad_parameter(name, "只能给一次", "may be given once only");
                values = as_json(*field.value, value);
                continue;
            }
            for (const std::string& part : split(value, ','))
                values += (values.empty() ? "" : ",") + as_json(field.value->element(), part);
        }
        if (values.empty()) continue;
        if (text.size() > 1) text += ',';
        text += json::quoted(field.name) + ":" + (list ? "[" + values + "]" : values);
    }
    for (const auto& [name, value] : request_.query)
        if (!type.find(name) && !(operation_.list && is_page_parameter(name)))
            throw bad_parameter(name, "不认识", "is not known");
    try {
        json::read_into(text + "}", type, record);
    } catch (Problem& problem) {
        problem.status = 400;
        problem.code = "query.invalid";
        for (FieldError& error : problem.errors)
            error.pointer = "?" + error.pointer.substr(1);
        throw;
    }
}

Page Call::page() const {
    Page page;
    if (const auto cursor = request_.parameter("cursor")) page.cursor = *cursor;
    page.total = request_.parameter("total") == "1" || request_.parameter("total") == "true";
    if (const auto limit = request_.parameter("limit")) {
        const auto end = limit->data() + limit->size();
        if (std::from_chars(limit->data(), end, page.limit).ptr != end || page.limit < 1 || page.limit > 100)
            throw bad_parameter("limit", "应为 1 到 100 的整数", "must be an integer from 1 to 100");
    }
    if (const auto sort = request_.parameter("sort"); sort && !sort->empty()) {
        page.descending = sort->front() == '-';
        page.sort = sort->substr(page.descending ? 1 : 0);
        for (const std::string& allowed : operation_.sorts)
            if (allowed == page.sort) return page;
        std::string names;
        for (const std::string& allowed : operation_.sorts)
            names += (names.empty() ? "" : ", ") + allowed;
        throw bad_parameter("sort", "应为以下之一：" + names, "must be one of: " + names);
    }
    return page;
}

std::int64_t Call::if_match() const {
    std::string_view tag = request_.header("if-match");
    if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"')
        throw Problem::malformed("if_match.malformed", "If-Match 应为读取时得到的 ETag",
                                 "If-Match must be the ETag of what was read");
    tag = tag.substr(1, tag.size() - 2);
    std::int64_t version = 0;
    if (std::from_chars(tag.data(), tag.data() + tag.size(), version).ptr != tag.data() + tag.size())
        throw Problem::malformed("if_match.malformed", "If-Match 应为读取时得到的 ETag",
                                 "If-Match must be the ETag of what was read");
    return version;
}

std::string_view Call::idempotency_key() const { return request_.header("idempotency-key"); }

Response Call::reply(const RecordType& type, const void* record) const {
    std::string text;
    json::append(text, type, record);
    Response response = Response::json(std::move(text), operation_.status);
    const FieldType* version = type.find("version");
    if (!version || version->value->kind != Kind::integer) return response;
    const std::string tag = "\"" + std::to_string(*static_cast<const std::int64_t*>(version->get(record))) + "\"";
    if (request_.method == Method::get && request_.header("if-none-match") == tag)
        return Response::empty(304).with("ETag", tag);
    return std::move(response).with("ETag", tag);
}

Response Call::finish_list(std::string text, const std::string& next, std::optional<std::int64_t> total) const {
    text += ",\"next\":" + (next.empty() ? "null" : json::quoted(next));
    if (total) text += ",\"total\":" + std::to_string(*total);
    return Response::json(text + "}", operation_.status);
}

} // namespace guapai::http
