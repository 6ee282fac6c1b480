#include "http/router.h"

#include "base/text.h"
#include "http/entity_tag.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace guapai::http {

namespace {

Problem bad_parameter(std::string_view name, std::string zh, std::string en) {
    return Problem::malformed("query.invalid", "查询条件“" + std::string(name) + "”" + zh,
                              "Query parameter \"" + std::string(name) + "\" " + en)
        .at("?" + std::string(name), std::move(zh), std::move(en));
}

// -12, 0.5, 1e3: what JSON calls a number.
bool is_number(std::string_view text) {
    const auto digits = [&] {
        const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
        text.remove_prefix(count);
        return count;
    };
    if (text.starts_with('-')) text.remove_prefix(1);
    const bool zero_first = text.starts_with('0');
    const std::size_t whole = digits();
    if (whole == 0 || (zero_first && whole > 1)) return false;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (digits() == 0) return false;
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
        if (digits() == 0) return false;
    }
    return text.empty();
}

// A parameter's text as the JSON its kind has, so that the one reader of base/json.h judges it.
std::string as_json(const ValueType& type, std::string_view text) {
    switch (type.kind) {
    case Kind::integer:
    case Kind::real:
        return is_number(text) ? std::string(text) : json::quoted(text);
    case Kind::boolean:
        return text == "1" || text == "true" ? "true" : text == "0" || text == "false" ? "false" : json::quoted(text);
    default:
        return json::quoted(text);
    }
}

// What the query says about one field, as JSON; empty when it says nothing. A list comes by repetition or by commas.
std::string field_json(const Fields& query, const FieldType& field) {
    const bool list = field.value->kind == Kind::list;
    std::string values;
    for (const auto& [name, value] : query) {
        if (name != field.name || value.empty()) continue;
        if (!list) {
            if (!values.empty()) throw bad_parameter(name, "只能给一次", "may be given once only");
            values = as_json(*field.value, value);
            continue;
        }
        for (const std::string& part : split(value, ','))
            values.append(values.empty() ? "" : ",").append(as_json(field.value->element(), part));
    }
    return list && !values.empty() ? "[" + values + "]" : values;
}

// A parameter that may be given once; empty when it is absent.
std::string_view single(const Fields& query, std::string_view wanted) {
    std::string_view found;
    bool seen = false;
    for (const auto& [name, value] : query) {
        if (name != wanted) continue;
        if (seen) throw bad_parameter(name, "只能给一次", "may be given once only");
        seen = true;
        found = value;
    }
    return found;
}

std::string_view sort_name(std::string_view entry) { return entry.substr(entry.starts_with('-') ? 1 : 0); }

void read_sort(Page& page, std::string_view wanted, const std::vector<std::string>& allowed) {
    if (wanted.empty() && allowed.empty()) return;
    if (wanted.empty()) wanted = allowed.front();
    page.sort = sort_name(wanted);
    page.descending = wanted.starts_with('-');
    if (std::ranges::any_of(allowed, [&](const std::string& entry) { return sort_name(entry) == page.sort; })) return;
    std::string names;
    for (const std::string& entry : allowed)
        names.append(names.empty() ? "" : ", ").append(sort_name(entry));
    throw bad_parameter("sort", "应为以下之一：" + names, "must be one of: " + names);
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
        const std::string value = field_json(request_.query, field);
        if (value.empty()) continue;
        if (text.size() > 1) text += ',';
        text.append(json::quoted(field.name)).append(":").append(value);
    }
    try {
        json::read_into(text + "}", type, record);
    } catch (const Problem& problem) {
        Problem refused = Problem::malformed("query.invalid", "查询条件有误", "The query parameters are wrong");
        refused.errors = problem.errors;
        for (FieldError& error : refused.errors)
            error.pointer = "?" + error.pointer.substr(1);
        throw refused;
    }
}

Page Call::page() const {
    Page page;
    page.cursor = single(request_.query, "cursor");
    const std::string_view total = single(request_.query, "total");
    if (!total.empty() && total != "1" && total != "0" && total != "true" && total != "false")
        throw bad_parameter("total", "应为 1 或 0", "must be 1 or 0");
    page.total = total == "1" || total == "true";
    if (const std::string_view limit = single(request_.query, "limit"); !limit.empty()) {
        const auto end = limit.data() + limit.size();
        const auto [stopped, failed] = std::from_chars(limit.data(), end, page.limit);
        if (failed != std::errc{} || stopped != end || page.limit < 1 || page.limit > 100)
            throw bad_parameter("limit", "应为 1 到 100 的整数", "must be an integer from 1 to 100");
    }
    read_sort(page, single(request_.query, "sort"), operation_.sorts);
    return page;
}

std::int64_t Call::if_match() const {
    if (const auto version = version_of_tag(request_.header("if-match"))) return *version;
    throw Problem::malformed("if_match.malformed", "If-Match 应为读取时得到的 ETag",
                             "If-Match must be the ETag of what was read");
}

std::optional<std::int64_t> Call::if_match_if_any() const {
    if (request_.header("if-match").empty()) return std::nullopt;
    return if_match();
}

std::string_view Call::idempotency_key() const {
    const std::string_view key = request_.header("idempotency-key");
    if (key.size() <= 255 && is_valid_utf8(key)) return key;
    throw Problem::malformed("idempotency_key.malformed", "Idempotency-Key 最多 255 个字符",
                             "Idempotency-Key may have at most 255 characters");
}

Response Call::reply(const RecordType& type, const void* record) const {
    const FieldType* version = type.find("version");
    const void* value = version && version->value->kind == Kind::integer ? version->get(record) : nullptr;
    const std::string tag = value ? tag_of_version(*static_cast<const std::int64_t*>(value)) : std::string();
    const bool reading = request_.method == Method::get || request_.method == Method::head;
    if (reading && matches_tag(request_.header("if-none-match"), tag)) return Response::empty(304).with("ETag", tag);
    std::string text;
    json::append(text, type, record);
    Response response = Response::json(std::move(text), operation_.status);
    if (!tag.empty()) response.headers.emplace_back("ETag", tag);
    return response;
}

Response Call::reply(ListedJson page) const { return Response::json(std::move(page.text), operation_.status); }

} // namespace guapai::http
