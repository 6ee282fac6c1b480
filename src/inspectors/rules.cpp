#include "inspectors/rules.h"

#include "base/text.h"

#include <algorithm>

namespace guapai::inspectors {

namespace {

// "，不符合《教育督导条例》第七条：督学应具有本科以上学历……"; nothing when the rule has no basis.
std::string ground(const rules::Parameters& rules, std::string_view code) {
    const auto basis = rules.basis(code);
    return basis ? "（" + basis->document + basis->article + "：" + basis->text + "）" : std::string();
}

std::string_view title_of_degree(std::int64_t number) { // 1 … 4 as in the parameter inspector.degree
    const auto& values = choice_type<Degree>().values;
    return values.at(static_cast<std::size_t>(std::clamp<std::int64_t>(number - 1, 0, std::ssize(values) - 1))).zh;
}

void judge_qualification(const Inspector& inspector, const rules::Parameters& rules, Eligibility& out) {
    const std::int64_t degree = static_cast<std::int64_t>(inspector.degree) + 1;
    if (const auto wanted = rules.value("inspector.degree"); degree < wanted)
        out.reasons.push_back("学历为" + std::string(title_of(inspector.degree)) + "，低于" +
                              std::string(title_of_degree(wanted)) + ground(rules, "inspector.degree"));
    if (const auto wanted = rules.value("inspector.experience"); inspector.years < wanted)
        out.reasons.push_back("从事教育工作" + std::to_string(inspector.years) + "年，不足" + std::to_string(wanted) +
                              "年" + ground(rules, "inspector.experience"));
}

void judge_terms(const Inspector& inspector, const rules::Parameters& rules, const Date& on, Eligibility& out) {
    if (inspector.employment != Employment::part_time) return;
    const std::int64_t most = rules.value("term.consecutive"), served = inspector.consecutive_terms;
    const auto end = end_of_term(inspector, rules);
    const bool expired = end && on >= *end;
    const std::string why = ground(rules, "term.consecutive"), count = std::to_string(served);
    if (served > most) {
        out.reasons.push_back("兼职督学已连续任职" + count + "届，超过" + std::to_string(most) + "届" + why);
    } else if (served == most && expired) {
        out.reasons.push_back("连续第" + count + "届任期已于" + end->plus_days(-1).chinese(false) + "届满，不得续聘" +
                              why);
    } else if (served == most) {
        out.warnings.push_back("已是连续第" + count + "届，" +
                               (end ? end->plus_days(-1).chinese(false) + "届满后" : std::string("届满后")) +
                               "不得续聘" + why);
    } else if (expired) {
        out.warnings.push_back("本届任期已于" + end->plus_days(-1).chinese(false) + "届满，须办理续聘" +
                               ground(rules, "term.years"));
    } else if (end && *end - on <= rules.value("term.expiry_warning")) {
        out.warnings.push_back("本届任期将于" + end->plus_days(-1).chinese(false) + "届满");
    }
}

bool is_month(std::string_view text) { return YearMonth::try_parse(text).has_value(); }

} // namespace

Eligibility eligibility(const Inspector& inspector, const rules::Parameters& rules, const Date& on) {
    Eligibility out;
    out.inspector = inspector.id;
    if (inspector.state != InspectorState::active)
        out.reasons.push_back("登记状态为" + std::string(title_of(inspector.state)));
    judge_qualification(inspector, rules, out);
    judge_terms(inspector, rules, on, out);
    out.eligible = out.reasons.empty();
    return out;
}

std::optional<Date> end_of_term(const Inspector& inspector, const rules::Parameters& rules) {
    if (inspector.employment != Employment::part_time) return std::nullopt;
    const auto start = YearMonth::try_parse(inspector.term_start);
    if (!start) return std::nullopt;
    return start->plus(static_cast<int>(rules.value("term.years") * 12)).first_day();
}

std::vector<FieldError> faults(const Inspector& inspector) {
    std::vector<FieldError> out;
    const auto month = [&](const char* pointer, const std::string& value) {
        if (!value.empty() && !is_month(value))
            out.push_back({pointer, "应为年月，如 1963-08", "must be a month such as 1963-08"});
    };
    month("/birth_month", inspector.birth_month);
    month("/term_start", inspector.term_start);
    if (!inspector.division.empty() &&
        (inspector.division.size() != 6 || inspector.division.find_first_not_of("0123456789") != std::string::npos))
        out.push_back({"/division", "行政区划代码应为6位数字", "the division code must have six digits"});
    if (inspector.home_longitude.has_value() != inspector.home_latitude.has_value())
        out.push_back({inspector.home_longitude ? "/home_latitude" : "/home_longitude", "经度和纬度须同时填写",
                       "longitude and latitude go together"});
    if (inspector.stages.empty()) out.push_back({"/stages", "至少填写一个学段", "name one stage at least"});
    for (std::size_t i = 0; i < inspector.recusals.size(); ++i)
        if (inspector.recusals[i].school_code.find_first_not_of("0123456789") != std::string::npos)
            out.push_back({"/recusals/" + std::to_string(i) + "/school_code", "学校(机构)标识码应为10位数字",
                           "the identifier must have ten digits"});
    return out;
}

void check(const Inspector& inspector) {
    auto errors = faults(inspector);
    if (errors.empty()) return;
    Problem problem = Problem::invalid("inspectors.invalid", "督学信息有误", "The inspector's data is wrong");
    problem.errors = std::move(errors);
    throw problem;
}

std::string natural_key(const Inspector& inspector) {
    if (inspector.mobile.empty()) return second_key(inspector);
    return folded(inspector.name) + "\n" + folded(inspector.mobile);
}

std::string second_key(const Inspector& inspector) {
    if (inspector.birth_month.empty() && inspector.employer.empty()) return {};
    return folded(inspector.name) + "\n\n" + inspector.birth_month + "\n" + folded(inspector.employer);
}

} // namespace guapai::inspectors
