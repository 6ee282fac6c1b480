#include "base/json.h"

#include "base/json_parse.h"
#include "base/problem.h"
#include "base/text.h"

#include <boost/json.hpp>

#include <algorithm>
#include <cmath>

namespace guapai::json {

namespace bj = boost::json;

namespace {

// Reads a DOM into described values and collects every wrong place.
class Reader {
public:
    explicit Reader(bool stored) : stored_(stored) {}

    void value(const bj::value& in, const ValueType& type, void* out, const FieldType* field);
    void record(const bj::object& in, const RecordType& type, void* out);
    std::map<std::string, std::string> texts(const bj::object& in);
    void finish() const;
    void wrong(std::string zh, std::string en) { errors_.push_back({pointer_, std::move(zh), std::move(en)}); }

private:
    void text(const bj::value& in, const FieldType* field, std::string& out);
    void number(double value, const FieldType* field);
    void integer(const bj::value& in, const FieldType* field, std::int64_t& out);
    void scalar(const bj::value& in, const ValueType& type, void* out, const FieldType* field);
    void list(const bj::value& in, const ValueType& type, void* out, const FieldType* field);
    void member(const bj::object& in, const FieldType& field, void* record);

    template <class F>
    void within(std::string_view step, F action) {
        const std::size_t length = pointer_.size();
        pointer_ += '/';
        for (const char c : step) {
            if (c == '~')
                pointer_ += "~0";
            else if (c == '/')
                pointer_ += "~1";
            else
                pointer_ += c;
        }
        action();
        pointer_.resize(length);
    }

    bool stored_; // a document from our own store: server-set fields are read, unknown members passed over
    std::string pointer_;
    std::vector<FieldError> errors_;
};

void Reader::finish() const {
    if (errors_.empty()) return;
    Problem problem = Problem::invalid("input.invalid", "提交的内容有误", "The content has wrong fields");
    problem.errors = errors_;
    throw problem;
}

void Reader::text(const bj::value& in, const FieldType* field, std::string& out) {
    if (!in.is_string()) return wrong("应为文字", "must be text");
    const std::string_view text = in.get_string();
    const auto length = static_cast<std::int64_t>(utf8_length(text));
    if (has_control_characters(text)) return wrong("含有不可见的控制字符", "contains control characters");
    if (!stored_ && field && field->min_length && length < *field->min_length)
        return length == 0 ? wrong("不能为空", "must not be empty")
                           : wrong("至少 " + std::to_string(*field->min_length) + " 个字",
                                   "must have at least " + std::to_string(*field->min_length) + " characters");
    if (!stored_ && field && field->max_length && length > *field->max_length)
        return wrong("最多 " + std::to_string(*field->max_length) + " 个字，现有 " + std::to_string(length) + " 个",
                     "must have at most " + std::to_string(*field->max_length) + " characters, has " +
                         std::to_string(length));
    out = text;
}

void Reader::number(double value, const FieldType* field) {
    if (!field || stored_) return;
    const auto shown = [](double limit) {
        return limit == std::floor(limit) ? std::to_string(static_cast<std::int64_t>(limit)) : std::to_string(limit);
    };
    if (field->min && value < *field->min)
        wrong("不能小于 " + shown(*field->min), "must be at least " + shown(*field->min));
    if (field->max && value > *field->max)
        wrong("不能大于 " + shown(*field->max), "must be at most " + shown(*field->max));
}

void Reader::integer(const bj::value& in, const FieldType* field, std::int64_t& out) {
    boost::system::error_code failed;
    const auto value = in.to_number<std::int64_t>(failed);
    if (failed) return wrong("应为整数", "must be an integer");
    number(static_cast<double>(value), field);
    out = value;
}

void Reader::scalar(const bj::value& in, const ValueType& type, void* out, const FieldType* field) {
    switch (type.kind) {
    case Kind::text:
        return text(in, field, *static_cast<std::string*>(out));
    case Kind::integer:
        return integer(in, field, *static_cast<std::int64_t*>(out));
    case Kind::real: {
        boost::system::error_code failed;
        const auto value = in.to_number<double>(failed);
        if (failed || !std::isfinite(value)) return wrong("应为数字", "must be a number");
        number(value, field);
        *static_cast<double*>(out) = value;
        return;
    }
    case Kind::boolean:
        if (!in.is_bool()) return wrong("应为 true 或 false", "must be true or false");
        *static_cast<bool*>(out) = in.get_bool();
        return;
    default:
        break;
    }
    if (!in.is_string()) return wrong("应为文字", "must be text");
    const std::string_view text = in.get_string();
    if (type.kind == Kind::date) {
        const auto date = Date::try_parse(text);
        if (!date) return wrong("应为日期，如 2026-03-05", "must be a date such as 2026-03-05");
        *static_cast<Date*>(out) = *date;
    } else if (type.kind == Kind::instant) {
        const auto instant = Instant::try_parse(text);
        if (!instant)
            return wrong("应为时间，如 2026-03-05T09:30:00+08:00", "must be a time such as 2026-03-05T09:30:00+08:00");
        *static_cast<Instant*>(out) = *instant;
    } else if (type.kind == Kind::id) {
        const auto id = Id::try_parse(text);
        if (!id) return wrong("应为 36 位编号（UUID）", "must be a 36-character UUID");
        *static_cast<Id*>(out) = *id;
    } else { // choice
        const auto index = type.choice().find(text);
        if (!index) {
            std::string zh = "应为以下之一：", en = "must be one of: ";
            for (const ChoiceValue& value : type.choice().values) {
                const bool first = &value == &type.choice().values.front();
                zh.append(first ? "" : "、").append(value.code).append("（").append(value.zh).append("）");
                en.append(first ? "" : ", ").append(value.code);
            }
            return wrong(std::move(zh), std::move(en));
        }
        type.set_choice(out, *index);
    }
}

void Reader::list(const bj::value& in, const ValueType& type, void* out, const FieldType* field) {
    if (!in.is_array()) return wrong("应为列表", "must be a list");
    const bj::array& array = in.get_array();
    const auto count = static_cast<std::int64_t>(array.size());
    if (!stored_ && field && field->min_length && count < *field->min_length)
        return wrong("至少 " + std::to_string(*field->min_length) + " 项",
                     "must have at least " + std::to_string(*field->min_length) + " entries");
    if (!stored_ && field && field->max_length && count > *field->max_length)
        return wrong("最多 " + std::to_string(*field->max_length) + " 项",
                     "must have at most " + std::to_string(*field->max_length) + " entries");
    type.clear(out);
    for (std::size_t i = 0; i < array.size(); ++i)
        within(std::to_string(i), [&] { value(array[i], type.element(), type.append(out), nullptr); });
}

void Reader::value(const bj::value& in, const ValueType& type, void* out, const FieldType* field) {
    if (type.kind == Kind::list) return list(in, type, out, field);
    if (type.kind != Kind::record) return scalar(in, type, out, field);
    if (!in.is_object()) return wrong("应为对象", "must be an object");
    record(in.get_object(), type.record(), out);
}

void Reader::member(const bj::object& in, const FieldType& field, void* out) {
    const bj::value* found = in.if_contains(field.name);
    if (!found || found->is_null()) {
        if (field.optional)
            field.reset(out);
        else if (!field.has_default && !(stored_ && !found))
            within(field.name,
                   [&] { wrong("“" + std::string(field.zh) + "”必填", std::string(field.en) + " is required"); });
        return;
    }
    if (field.document && !stored_)
        *static_cast<std::string*>(field.make(out)) = bj::serialize(*found);
    else
        within(field.name, [&] { value(*found, *field.value, field.make(out), &field); });
}

void Reader::record(const bj::object& in, const RecordType& type, void* out) {
    for (const FieldType& field : type.fields())
        if (stored_ || !field.server_set) member(in, field, out);
    if (stored_) return;
    for (const auto& member : in)
        if (!type.find(member.key())) within(member.key(), [&] { wrong("没有这个字段", "unknown field"); });
}

std::map<std::string, std::string> Reader::texts(const bj::object& in) {
    std::map<std::string, std::string> out;
    for (const auto& member : in)
        within(member.key(), [&] { text(member.value(), nullptr, out[member.key()]); });
    return out;
}

// Sets a text, choice or id; false when `text` is none.
bool set_text(const ValueType& type, std::string_view text, void* out) {
    if (type.kind == Kind::text) {
        *static_cast<std::string*>(out) = text;
        return true;
    }
    if (type.kind == Kind::choice) {
        const auto index = type.choice().find(text);
        if (index) type.set_choice(out, *index);
        return index.has_value();
    }
    const auto id = Id::try_parse(text);
    if (id) *static_cast<Id*>(out) = *id;
    return id.has_value();
}

// Most stored lists hold a few codes, ["campus_patrol","interview"]: read without a tree in between. Anything else,
// also what is wrong, is left to the Reader: false.
bool read_plain_list(std::string_view text, const ValueType& type, void* out) {
    if (type.kind != Kind::list || !text.starts_with('[') || !text.ends_with(']')) return false;
    const ValueType& element = type.element();
    if (element.kind != Kind::text && element.kind != Kind::choice && element.kind != Kind::id) return false;
    type.clear(out);
    text = text.substr(1, text.size() - 2);
    while (!text.empty()) {
        if (text.front() != '"') return false;
        const std::size_t end = text.find('"', 1);
        if (end == std::string_view::npos) return false;
        const std::string_view entry = text.substr(1, end - 1);
        const auto plain = [](char c) { return c >= ' ' && c <= '~' && c != '\\'; };
        if (!std::ranges::all_of(entry, plain) || !set_text(element, entry, type.append(out))) return false;
        text.remove_prefix(end + 1);
        if (text.empty()) return true;
        if (text.front() != ',' || text.size() == 1) return false;
        text.remove_prefix(1);
    }
    return true;
}

} // namespace

void read_into(std::string_view text, const RecordType& type, void* record) {
    const bj::value document = parse(text);
    if (!document.is_object())
        throw Problem::malformed("json.not_an_object", "应为 JSON 对象", "The body must be a JSON object");
    Reader reader(false);
    reader.record(document.get_object(), type, record);
    reader.finish();
}

void read_value_into(std::string_view text, const ValueType& type, void* value) {
    Reader reader(false);
    reader.value(parse(text), type, value, nullptr);
    reader.finish();
}

void read_stored(std::string_view text, const ValueType& type, void* value) {
    if (read_plain_list(text, type, value)) return;
    Reader reader(true);
    reader.value(parse(text), type, value, nullptr);
    reader.finish();
}

std::map<std::string, std::string> read_texts(std::string_view text) {
    const bj::value document = parse(text);
    if (!document.is_object())
        throw Problem::invalid("json.not_an_object", "应为 JSON 对象", "It must be a JSON object");
    Reader reader(false);
    auto out = reader.texts(document.get_object());
    reader.finish();
    return out;
}

} // namespace guapai::json
