#include "checks/rules.h"

namespace guapai::checks {

using schools::SchoolType;

bool covers(CheckScope scope, const schools::School& school) {
    switch (scope) {
    case CheckScope::everybody:
        return true;
    case CheckScope::schools:
        return school.type != SchoolType::kindergarten;
    case CheckScope::kindergartens:
        return school.type == SchoolType::kindergarten;
    case CheckScope::with_canteen:
        return school.canteen;
    case CheckScope::with_school_bus:
        return school.school_bus;
    case CheckScope::vocational:
        return school.type == SchoolType::vocational;
    case CheckScope::senior_high:
        return school.type == SchoolType::senior_high || school.type == SchoolType::complete_secondary ||
               school.type == SchoolType::twelve_year;
    case CheckScope::public_run:
        return school.sponsor.find("民办") == std::string::npos;
    }
    return false;
}

std::vector<FieldError> faults(const DepartmentCheck& check) {
    std::vector<FieldError> out;
    const auto from = YearMonth::try_parse(check.from_month), to = YearMonth::try_parse(check.to_month);
    if (!from) out.push_back({"/from_month", "应为年月，如 2026-03", "must be a month, such as 2026-03"});
    if (!to) out.push_back({"/to_month", "应为年月，如 2026-04", "must be a month, such as 2026-04"});
    if (from && to && *to < *from) out.push_back({"/to_month", "截止月份早于开始月份", "is before the first month"});
    return out;
}

void check_may_change(const DepartmentCheck& current, bool office) {
    if (office || current.state == CheckState::filed) return;
    throw Problem::conflict("checks.settled", "这项检查已批准或已撤销，只能由督导室修改",
                            "This check is approved or withdrawn: only the office can change it");
}

} // namespace guapai::checks
