#include "sheet/cell.h"

#include "sheet/calendar.h"
#include "sheet/fold.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>

namespace guapai::sheet {

namespace {

constexpr std::int64_t longest_name = 120; // characters; a text that may be longer is prose

using Fault = std::optional<CellFault>;

Fault fault(std::string code, std::string zh, std::string en) {
    return CellFault{"sheet." + std::move(code), std::move(zh), std::move(en)};
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// --- numbers -------------------------------------------------------------------------------------------------

void drop_unit(std::string& text, std::string_view unit) {
    if (unit.empty()) return;
    for (const std::string& ending :
         {std::string(unit), "(" + std::string(unit) + ")", "（" + std::string(unit) + "）"})
        if (text.size() > ending.size() && text.ends_with(ending)) {
            text = std::string(trimmed(std::string_view(text).substr(0, text.size() - ending.size())));
            return;
        }
}

// "1,200" and "1，234，567": commas only where they separate thousands. False when they stand elsewhere.
bool drop_thousands(std::string& text) {
    for (std::size_t at = text.find("，"); at != std::string::npos; at = text.find("，"))
        text.replace(at, std::string_view("，").size(), ",");
    std::size_t comma = text.find(',');
    if (comma == std::string::npos) return true;
    const std::string whole = text.substr(0, text.find('.')), fraction = text.substr(whole.size());
    const std::vector<std::string> groups = split(whole, ',');
    const std::string_view first = std::string_view(groups[0]).substr(groups[0].starts_with('-') ? 1 : 0);
    if (!all_digits(first) || first.size() > 3 || fraction.find(',') != std::string::npos) return false;
    text = groups[0];
    for (std::size_t i = 1; i < groups.size(); ++i) {
        if (groups[i].size() != 3 || !all_digits(groups[i])) return false;
        text += groups[i];
    }
    text += fraction;
    return true;
}

std::optional<double> number_of(std::string& text, std::string_view unit) {
    drop_unit(text, unit);
    if (text.starts_with('+')) text.erase(0, 1);
    double value = 0;
    if (!drop_thousands(text)) return std::nullopt;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

Fault check_range(const FieldType& field, double value) {
    const bool low = field.min && value < *field.min, high = field.max && value > *field.max;
    if (!low && !high) return std::nullopt;
    if (field.min && field.max)
        return fault("out_of_range", fmt::format("应在 {} 到 {} 之间", *field.min, *field.max),
                     fmt::format("must be from {} to {}", *field.min, *field.max));
    if (low)
        return fault("out_of_range", fmt::format("不能小于 {}", *field.min),
                     fmt::format("must be at least {}", *field.min));
    return fault("out_of_range", fmt::format("不能大于 {}", *field.max), fmt::format("must be at most {}", *field.max));
}

Fault parse_number(const FieldType& field, std::string& text, void* member, bool whole) {
    const std::optional<double> value = number_of(text, field.unit);
    if (!value) {
        const std::string unit = field.unit.empty() ? "" : fmt::format("（单位：{}）", field.unit);
        return fault("not_a_number", "应为数字" + unit, "must be a number");
    }
    if (whole && (*value != std::floor(*value) || std::abs(*value) > 9e15))
        return fault("not_whole", "应为整数", "must be a whole number");
    if (const Fault wrong = check_range(field, *value)) return wrong;
    if (whole) {
        *static_cast<std::int64_t*>(member) = static_cast<std::int64_t>(*value);
        text = std::to_string(static_cast<std::int64_t>(*value));
    } else {
        *static_cast<double*>(member) = *value;
    }
    return std::nullopt;
}

// --- texts ---------------------------------------------------------------------------------------------------

// A code or phone number that went through a number on its way: "420202.0", "1.9900007017E10". With "E+" Excel rounded
// what it showed, unless all digits are there.
Fault undo_number(std::string& text) {
    const std::size_t point = text.find('.');
    if (point != std::string::npos && point >= 4 && all_digits(std::string_view(text).substr(0, point)) &&
        text.size() > point + 1 && text.find_first_not_of('0', point + 1) == std::string::npos) {
        text.resize(point);
        return std::nullopt;
    }
    const std::size_t e = text.find_first_of("eE");
    if (e == std::string::npos || e == 0 || e > 20) return std::nullopt;
    std::string_view power = std::string_view(text).substr(e + 1);
    const bool rounded = power.starts_with('+');
    if (rounded) power.remove_prefix(1);
    std::string digits = text.substr(0, 1) + (e > 2 ? text.substr(2, e - 2) : "");
    if (!all_digits(power) || power.size() > 2 || !all_digits(digits) || (e > 1 && (text[1] != '.' || e == 2)))
        return std::nullopt;
    const std::size_t length = static_cast<std::size_t>(std::stoi(std::string(power))) + 1;
    if (length < 6 || length > 20) return std::nullopt;
    if (digits.size() > length || (rounded && digits.size() < length) || length > 15)
        return fault("digits_lost", "长数字已被 Excel 改成科学计数法，可能丢失后几位，请按文本重新填写",
                     "Excel has turned this long number into scientific notation; enter it again as text");
    digits.resize(length, '0');
    text = std::move(digits);
    return std::nullopt;
}

Fault check_length(const FieldType& field, const std::string& text) {
    const auto length = static_cast<std::int64_t>(utf8_length(text));
    const std::string_view zh_unit = all_digits(text) ? "位" : "个字";
    const bool low = field.min_length && length < *field.min_length;
    const bool high = field.max_length && length > *field.max_length;
    if (!low && !high) return std::nullopt;
    const std::string code = low ? "too_short" : "too_long";
    if (field.min_length == field.max_length)
        return fault(code, fmt::format("应为 {} {}，现为 {} {}", *field.max_length, zh_unit, length, zh_unit),
                     fmt::format("must have {} characters, has {}", *field.max_length, length));
    if (low)
        return fault(code, fmt::format("至少 {} {}，现为 {} {}", *field.min_length, zh_unit, length, zh_unit),
                     fmt::format("must have at least {} characters, has {}", *field.min_length, length));
    return fault(code, fmt::format("最多 {} {}，现有 {} {}", *field.max_length, zh_unit, length, zh_unit),
                 fmt::format("must have at most {} characters, has {}", *field.max_length, length));
}

Fault parse_text(const FieldType& field, std::string& text, void* member) {
    if (is_month_text(field)) {
        const std::optional<CalendarText> when = parse_calendar(text);
        if (!when) return fault("not_a_month", "应为年月，如 2026-03", "must be a month like 2026-03");
        text = YearMonth{when->year, when->month}.iso();
    } else if (const Fault lost = undo_number(text)) {
        return lost;
    }
    if (const Fault wrong = check_length(field, text)) return wrong;
    *static_cast<std::string*>(member) = text;
    return std::nullopt;
}

// --- choices, truth, times -------------------------------------------------------------------------------------

std::optional<int> find_choice(const ChoiceType& type, std::string_view text) {
    for (std::size_t i = 0; i < type.values.size(); ++i)
        if (type.values[i].zh == text || type.values[i].code == text) return static_cast<int>(i);
    const std::string strict = fold_heading(text), loose = fold_heading_loosely(text);
    for (const bool strictly : {true, false})
        for (std::size_t i = 0; i < type.values.size(); ++i)
            for (const std::string_view known : {type.values[i].zh, type.values[i].code, type.values[i].en})
                if (strictly ? fold_heading(known) == strict : !loose.empty() && fold_heading_loosely(known) == loose)
                    return static_cast<int>(i);
    return std::nullopt;
}

Fault parse_choice(const ValueType& type, std::string& text, void* member) {
    const std::optional<int> found = find_choice(type.choice(), text);
    if (found) {
        type.set_choice(member, *found);
        text = type.choice().values[static_cast<std::size_t>(*found)].zh;
        return std::nullopt;
    }
    std::string zh, en;
    for (const ChoiceValue& value : type.choice().values) {
        zh.append(zh.empty() ? "" : "、").append(value.zh);
        en.append(en.empty() ? "" : ", ").append(value.en);
    }
    return fault("not_a_choice", "应为以下之一：" + zh, "must be one of: " + en);
}

Fault parse_boolean(std::string& text, void* member) {
    static constexpr std::string_view yes[] = {"是", "有", "√", "✓", "✔", "☑", "对", "yes", "y", "true", "1"};
    static constexpr std::string_view no[] = {"否", "无", "×", "✗", "✘", "没有", "不是", "no", "n", "false", "0"};
    const std::string word = folded(text);
    const bool is_yes = std::find(std::begin(yes), std::end(yes), word) != std::end(yes);
    if (!is_yes && std::find(std::begin(no), std::end(no), word) == std::end(no))
        return fault("not_yes_or_no", "应填“是”或“否”", "must be yes or no");
    *static_cast<bool*>(member) = is_yes;
    text = is_yes ? "是" : "否";
    return std::nullopt;
}

Fault parse_date(std::string& text, void* member) {
    const std::optional<CalendarText> when = parse_calendar(text);
    const Fault wrong = fault("not_a_date", "应为日期，如 2026-03-05", "must be a date like 2026-03-05");
    if (!when) return wrong;
    if (!when->day) return fault("not_a_date", "缺少日，应如 2026-03-05", "the day is missing; write 2026-03-05");
    *static_cast<Date*>(member) = {when->year, when->month, *when->day};
    text = static_cast<Date*>(member)->iso();
    return std::nullopt;
}

Fault parse_instant(std::string& text, void* member) {
    const std::optional<Instant> exact = Instant::try_parse(text);
    const std::optional<CalendarText> when = exact ? std::nullopt : parse_calendar(text);
    if (!exact && (!when || !when->day))
        return fault("not_a_time", "应为日期和时间，如 2026-03-05 14:30", "must be a time like 2026-03-05 14:30");
    auto& instant = *static_cast<Instant*>(member);
    instant = exact ? *exact : Date{when->year, when->month, *when->day}.midnight_in_china();
    if (when) instant.ms += std::int64_t{when->seconds} * 1000;
    return std::nullopt;
}

Fault parse_id(std::string& text, void* member) {
    const std::optional<Id> id = Id::try_parse(text);
    if (!id) return fault("not_an_id", "应为系统编号", "must be an identifier");
    *static_cast<Id*>(member) = *id;
    return std::nullopt;
}

Fault parse_scalar(const FieldType& field, const ValueType& type, std::string& text, void* member) {
    switch (type.kind) {
    case Kind::text:
        return parse_text(field, text, member);
    case Kind::integer:
        return parse_number(field, text, member, true);
    case Kind::real:
        return parse_number(field, text, member, false);
    case Kind::boolean:
        return parse_boolean(text, member);
    case Kind::date:
        return parse_date(text, member);
    case Kind::instant:
        return parse_instant(text, member);
    case Kind::id:
        return parse_id(text, member);
    default:
        return parse_choice(type, text, member);
    }
}

// --- lists -----------------------------------------------------------------------------------------------------

std::vector<std::string> split_at(std::string_view text, std::span<const std::string_view> separators) {
    std::vector<std::string> all(1);
    while (!text.empty()) {
        const auto separator =
            std::find_if(separators.begin(), separators.end(), [&](std::string_view s) { return text.starts_with(s); });
        const std::size_t length = separator == separators.end() ? 0 : separator->size();
        if (length == 0)
            all.back() += text.front();
        else if (!all.back().empty())
            all.emplace_back();
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    if (all.back().empty()) all.pop_back();
    return all;
}

// "初中、高中", "初中 高中"; where signs separate, a space inside an entry does not ("初中、高 中"), nor within the one
// choice that the text is: "Junior high".
std::vector<std::string> entries(std::string_view text, bool one_choice) {
    static constexpr std::string_view signs[] = {"、", "，", ",", "；", ";", "/", "|", "\n"};
    static constexpr std::string_view blanks[] = {" "};
    std::vector<std::string> all = split_at(text, signs);
    if (all.size() == 1 && !one_choice) return split_at(text, blanks);
    for (std::string& entry : all)
        entry = cleaned(entry, true);
    return all;
}

Fault parse_list(const FieldType& field, std::string& text, void* member) {
    const ValueType& list = *field.value;
    FieldType element = field; // the limits of a list count its entries
    element.min_length.reset(), element.max_length.reset();
    list.clear(member);
    std::string whole = text;
    const bool one_choice =
        list.element().kind == Kind::choice && !parse_choice(list.element(), whole, list.append(member));
    list.clear(member);
    std::string clean;
    Fault wrong;
    std::vector<std::string> all = entries(text, one_choice);
    for (std::string& entry : all) {
        wrong = parse_scalar(element, list.element(), entry, list.append(member));
        if (wrong) break;
        clean.append(clean.empty() ? "" : "、").append(entry);
    }
    const auto count = static_cast<std::int64_t>(all.size());
    if (!wrong && ((field.min_length && count < *field.min_length) || (field.max_length && count > *field.max_length)))
        wrong = fault("count", fmt::format("项数不符，现有 {} 项", count), fmt::format("has {} entries", count));
    if (wrong)
        list.clear(member);
    else
        text = std::move(clean);
    return wrong;
}

bool is_formula_error(std::string_view text) {
    static constexpr std::string_view all[] = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"};
    return std::find(std::begin(all), std::end(all), text) != std::end(all);
}

} // namespace

bool is_month_text(const FieldType& field) {
    return field.value->kind == Kind::text && YearMonth::try_parse(field.example).has_value();
}

bool is_short_text(const FieldType& field) {
    return field.value->kind != Kind::list &&
           (field.value->kind != Kind::text || (field.max_length && *field.max_length <= longest_name));
}

bool fits_a_cell(const FieldType& field) {
    const Kind kind = field.value->kind;
    if (kind != Kind::list) return kind != Kind::record;
    const Kind element = field.value->element().kind;
    return element != Kind::record && element != Kind::list;
}

bool says_nothing(std::string_view clean, const FieldType& field) {
    if (clean.empty() || clean == "/" || clean == "-" || clean == "—" || clean == "——" || clean == "--") return true;
    return clean == "无" && field.value->kind != Kind::text && field.value->kind != Kind::boolean;
}

Fault parse_cell(const FieldType& field, const TableOptions& options, std::string& clean, void* member) {
    if (is_formula_error(clean)) return fault("formula_error", "单元格公式出错", "the cell's formula has an error");
    for (const ValueSynonym& synonym : options.values)
        if (synonym.field == field.name && synonym.text == clean) clean = synonym.value;
    if (field.value->kind == Kind::list) return parse_list(field, clean, member);
    return parse_scalar(field, *field.value, clean, member);
}

} // namespace guapai::sheet
