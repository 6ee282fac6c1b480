#include "rectification/names.h"

#include "inspectors/service.h"
#include "organisation/service.h"
#include "plans/service.h"
#include "rectification/rules.h"
#include "schools/service.h"

namespace guapai::rectification {

namespace {

std::string found(const std::map<Id, std::string>& names, const Id& id) {
    const auto at = names.find(id);
    return at == names.end() ? std::string() : at->second;
}

bool waits_for_school(const Notice& notice) {
    return notice.state == NoticeState::issued || notice.state == NoticeState::continued;
}

} // namespace

void complete(const Reader& in, std::string_view county, std::vector<Finding>& findings) {
    if (findings.empty()) return;
    const Names schools = schools::names(in, county);
    const Names inspectors = inspectors::names(in, county);
    std::map<Id, std::string> items;
    for (const plans::SupervisionItem& item : plans::all_items(in, county))
        items.emplace(item.id, item.title);
    for (Finding& finding : findings) {
        finding.school_name = schools.of(finding.school);
        finding.inspector_name = inspectors.of(finding.inspector);
        if (finding.item) finding.item_title = found(items, *finding.item);
    }
}

void judge_deadlines(const Reader& in, std::string_view county, std::vector<Notice>& notices) {
    if (notices.empty()) return;
    const Date today = Date::today();
    const auto calendar = organisation::calendar(in, county);
    const auto step = organisation::parameter(in, county, "rectification.escalation", today);
    for (Notice& notice : notices) {
        if (!waits_for_school(notice)) continue;
        notice.days_left = calendar.working_days_between(today, notice.deadline);
        notice.overdue = notice.deadline < today;
        if (notice.overdue) notice.escalation = escalation_of(-notice.days_left, step);
    }
}

void complete(const Reader& in, std::string_view county, std::vector<Notice>& notices) {
    if (notices.empty()) return;
    const Names schools = schools::names(in, county);
    const Names inspectors = inspectors::names(in, county);
    for (Notice& notice : notices) {
        notice.school_name = schools.of(notice.school);
        notice.inspector_name = inspectors.of(notice.inspector);
    }
    judge_deadlines(in, county, notices);
}

void complete(const Reader& in, std::string_view county, std::vector<Letter>& letters) {
    if (letters.empty()) return;
    const Names schools = schools::names(in, county);
    const auto departments = organisation::department_names(in, county);
    for (Letter& letter : letters) {
        letter.school_name = schools.of(letter.school);
        letter.department_name = found(departments, letter.department);
    }
}

} // namespace guapai::rectification
