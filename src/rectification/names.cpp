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

std::vector<NameField> finding_names(const Reader& in, std::string_view county) {
    Names::Table items;
    for (const plans::SupervisionItem& item : plans::all_items(in, county))
        items.emplace(item.id, item.title);
    return {{"school_name", "school", schools::names(in, county)},
            {"inspector_name", "inspector", inspectors::names(in, county)},
            {"item_title", "item", Names(std::make_shared<Names::Table>(std::move(items)))}};
}

std::vector<NameField> notice_names(const Reader& in, std::string_view county) {
    return {{"school_name", "school", schools::names(in, county)},
            {"inspector_name", "inspector", inspectors::names(in, county)}};
}

std::vector<NameField> letter_names(const Reader& in, std::string_view county) {
    const auto departments = organisation::department_names(in, county);
    return {{"school_name", "school", schools::names(in, county)},
            {"department_name", "department",
             Names(std::make_shared<Names::Table>(departments.begin(), departments.end()))}};
}

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

Deadlines::Deadlines(const Reader& in, std::string_view county)
    : today_(Date::today()), calendar_(organisation::calendar(in, county)),
      step_(organisation::parameter(in, county, "rectification.escalation", today_)) {}

void Deadlines::judge(Notice& notice) const {
    if (!waits_for_school(notice)) return;
    notice.days_left = calendar_.working_days_between(today_, notice.deadline);
    notice.overdue = notice.deadline < today_;
    if (notice.overdue) notice.escalation = escalation_of(-notice.days_left, step_);
}

void complete(const Reader& in, std::string_view county, std::vector<Notice>& notices) {
    if (notices.empty()) return;
    const Names schools = schools::names(in, county);
    const Names inspectors = inspectors::names(in, county);
    for (Notice& notice : notices) {
        notice.school_name = schools.of(notice.school);
        notice.inspector_name = inspectors.of(notice.inspector);
    }
    const Deadlines deadlines(in, county);
    for (Notice& notice : notices)
        deadlines.judge(notice);
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
