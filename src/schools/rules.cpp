#include "schools/rules.h"

#include <algorithm>
#include <map>

namespace guapai::schools {

namespace {

bool digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::vector<FieldError> faults(const School& school) {
    std::vector<FieldError> out;
    if (school.code.size() != 10 || !digits(school.code))
        out.push_back({"/code", "学校(机构)标识码应为10位数字", "the identifier must have ten digits"});
    if (school.division.size() != 6 || !digits(school.division))
        out.push_back({"/division", "行政区划代码应为6位数字", "the division code must have six digits"});
    if (!school.type_code.empty() && (school.type_code.size() != 3 || !digits(school.type_code)))
        out.push_back({"/type_code", "办学类型代码应为3位数字", "the type code must have three digits"});
    if (const auto told = type_of_code(school.type_code); told && *told != school.type)
        out.push_back({"/type",
                       "办学类型“" + std::string(title_of(school.type)) + "”与办学类型代码" + school.type_code + "（" +
                           std::string(title_of(*told)) + "）不一致",
                       "the type does not agree with the type code " + school.type_code});
    if (school.boarders > school.pupils)
        out.push_back({"/boarders", "寄宿生数不能超过在校生数", "there cannot be more boarders than pupils"});
    if (school.longitude.has_value() != school.latitude.has_value())
        out.push_back({school.longitude ? "/latitude" : "/longitude", "经度和纬度须同时填写",
                       "longitude and latitude go together"});
    return out;
}

void check(const School& school) {
    auto errors = faults(school);
    if (errors.empty()) return;
    Problem problem = Problem::invalid("schools.invalid", "学校信息有误", "The school's data is wrong");
    problem.errors = std::move(errors);
    throw problem;
}

std::optional<SchoolType> type_of_code(std::string_view type_code) {
    using enum SchoolType;
    static const std::map<std::string_view, SchoolType> known = {
        {"111", kindergarten}, {"211", primary},     {"218", teaching_point},
        {"311", junior_high},  {"312", nine_year},   {"341", complete_secondary},
        {"342", senior_high},  {"345", twelve_year}, {"511", special},
        {"512", special},      {"513", special},     {"514", special}};
    if (const auto found = known.find(type_code); found != known.end()) return found->second;
    if (type_code.size() == 3 && type_code >= "361" && type_code <= "369") return vocational;
    return std::nullopt;
}

} // namespace guapai::schools
