// Thresholds and deadlines as data: each with its level, the date from which it holds, and the article it rests on.
//
//     const Parameters rules = resolve(all, place_chain("420281"), today);
//     if (load > rules.value("inspector.schools")) warn(rules.basis("inspector.schools"));
//
// Levels: the product's own presets (no legal claim), then nation, province, city, county. A lower level may tighten a
// rule, never loosen it: `direction` says which way is tighter. What is in force is the tightest of all levels, so a
// county row that a later national row overtakes does no harm. Free parameters (deadlines, warnings) take the lowest
// level that states one. Units are part of the title; values are whole numbers.
// Thread-safety: values; national_parameters() from any thread.
#pragma once

#include "base/describe.h"
#include "base/problem.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::rules {

enum class Level { preset, national, province, city, county };
inline ChoiceType describe(Choice<Level>) {
    return {"RuleLevel",
            {{"preset", "系统预设", "Preset of the product"},
             {"national", "国家", "National"},
             {"province", "省", "Province"},
             {"city", "市", "City"},
             {"county", "县（市、区）", "County"}}};
}

enum class Direction { at_least, at_most, fixed, free };
inline ChoiceType describe(Choice<Direction>) {
    return {"RuleDirection",
            {{"at_least", "不得少于", "At least: more is tighter"},
             {"at_most", "不得超过", "At most: less is tighter"},
             {"fixed", "不得改变", "Fixed"},
             {"free", "可自定", "Free"}}};
}

struct RuleParameter {
    std::string code; // "area.schools"
    std::string zh, en;
    Level level = Level::preset;
    std::string place = "000000"; // division code: 000000 the nation, 420000, 420200, 420281
    Date effective_from = {2000, 1, 1};
    std::int64_t value = 0;
    std::string unit;
    Direction direction = Direction::free;
    std::string basis_document, basis_article, basis_text; // empty: no legal claim

    std::optional<Basis> basis() const;

    static RecordType describe() {
        return RecordType::of<RuleParameter>("RuleParameter", "规则参数", "Rule parameter")
            .field<&RuleParameter::code>("code", "代码", "Code")
            .length(1, 60)
            .example("area.schools")
            .field<&RuleParameter::zh>("zh", "名称", "Chinese title")
            .length(1, 80)
            .field<&RuleParameter::en>("en", "英文名称", "English title")
            .length(1, 120)
            .field<&RuleParameter::level>("level", "层级", "Level")
            .field<&RuleParameter::place>("place", "区划代码", "Division code")
            .length(6, 6)
            .example("420281")
            .field<&RuleParameter::effective_from>("effective_from", "生效日期", "Effective from")
            .field<&RuleParameter::value>("value", "数值", "Value")
            .range(0, 1'000'000)
            .field<&RuleParameter::unit>("unit", "单位", "Unit")
            .length(0, 20)
            .field<&RuleParameter::direction>("direction", "下级可调整方向", "Direction")
            .field<&RuleParameter::basis_document>("basis_document", "依据文件", "Document")
            .length(0, 120)
            .field<&RuleParameter::basis_article>("basis_article", "条款", "Article")
            .length(0, 40)
            .field<&RuleParameter::basis_text>("basis_text", "条款要旨", "The rule in one sentence")
            .length(0, 300);
    }
};

// What the nation says, with its articles, and the product's presets for what it leaves to the counties.
const std::vector<RuleParameter>& national_parameters();

// The levels that speak for an office, top down: "420281" -> 000000, 420000, 420200, 420281; "420200" -> the first
// three.
std::vector<std::string> place_chain(std::string_view county);

// The rules in force at a place and date: national_parameters() unless a level of the chain has tightened them.
class Parameters {
public:
    std::int64_t value(std::string_view code) const;         // throws std::out_of_range on a code nobody defines
    std::optional<Basis> basis(std::string_view code) const; // of the level that decides
    const RuleParameter& deciding(std::string_view code) const;
    std::vector<RuleParameter> all() const; // by code

private:
    friend Parameters resolve(const std::vector<RuleParameter>&, const std::vector<std::string>&, const Date&);
    std::map<std::string, RuleParameter, std::less<>> in_force_;
};

// `rows` are the rows of all levels, national_parameters() included. Rows of other places and of later dates are
// passed over; of several rows of one level and code the latest counts.
Parameters resolve(const std::vector<RuleParameter>& rows, const std::vector<std::string>& chain, const Date& date);

// Throws Problem 422: "rules.unknown" for a code nobody defines, "rules.loosens" with the higher level's basis when
// `wanted` is looser than what is in force above it on its date, "rules.fixed" when it may not be changed at all.
void check_override(const std::vector<RuleParameter>& rows, const RuleParameter& wanted);

} // namespace guapai::rules
