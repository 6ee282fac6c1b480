#include "rectification/names.h"

#include "inspectors/service.h"
#include "organisation/service.h"
#include "plans/service.h"
#include "rectification/rules.h"
#include "schools/service.h"

namespace guapai::rectification {

namespace {

template <class T, class Member>
std::vector<Id> ids_of(const std::vector<T>& records, Member member) {
    std::vector<Id> out;
    for (const T& record : records)
        out.push_back(record.*member);
    return out;
}

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
    const auto schools = schools::names(in, county, ids_of(findings, &Finding::school));
    const auto inspectors = inspectors::names(in, county, ids_of(findings, &Finding::inspector));
    std::map<Id, std::string> items;
    for (const plans::SupervisionItem& item : plans::all_items(in, county))
        items.emplace(item.id, item.title);
    for (Finding& finding : findings) {
        finding.school_name = found(schools, finding.school);
        finding.inspector_name = found(inspectors, finding.inspector);
        if (finding.item) finding.item_title = found(items, *finding.item);
    }
}

void judge_deadlines(const Reader& in, std::string_view county, std::vector<Notice>& notices) {
    if (notices.empty()) return;
    const Date today = Date::in_china(Instant::now());
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
    const auto schools = schools::names(in, county, ids_of(notices, &Notice::school));
    const auto inspectors = inspectors::names(in, county, ids_of(notices, &Notice::inspector));
    for (Notice& notice : notices) {
        notice.school_name = found(schools, notice.school);
        notice.inspector_name = found(inspectors, notice.inspector);
    }
    judge_deadlines(in, county, notices);
}

void complete(const Reader& in, std::string_view county, std::vector<Letter>& letters) {
    if (letters.empty()) return;
    const auto schools = schools::names(in, county, ids_of(letters, &Letter::school));
    const auto departments = organisation::department_names(in, county);
    for (Letter& letter : letters) {
        letter.school_name = found(schools, letter.school);
        letter.department_name = found(departments, letter.department);
    }
}

} // namespace guapai::rectification
