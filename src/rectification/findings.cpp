// Findings: recorded by visits, triaged, decided, closed.
#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "rectification/names.h"
#include "rectification/rating.h"
#include "rectification/rules.h"
#include "rectification/service.h"
#include "rectification/store.h"

namespace guapai::rectification {

using identity::Actor;

namespace {

Finding require_finding(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id) {
    auto finding = find_finding(in, sight, county, id);
    if (!finding) throw Problem::not_found("没有这个问题", "There is no such finding");
    return *finding;
}

Finding finding_to_act_on(const Reader& in, const Actor& actor, std::string_view county, const Id& id) {
    if (auto finding = find_finding(in, actor.scope, county, id)) return *finding;
    require_finding(in, RecordSight::reading(actor.scope), county, id);
    throw no_longer_in_charge();
}

void save_and_record(Transaction& tx, const Actor& actor, Finding& finding, std::string_view action) {
    if (!save(tx, finding)) throw Problem::stale(json::write(finding));
    audit::record(tx, finding.county, actor.name(), action, "finding", finding.id.text(), json::write(finding));
}

// What the office says about a finding is for its own people; the school is told by the notice.
void keep_office_remarks_from(const Scope& scope, std::vector<Finding>& findings) {
    if (scope.level() != Scope::Level::school) return;
    for (Finding& finding : findings)
        finding.office_remark.clear();
}

NameField no_office_remark() { return {"office_remark", "id", Names(std::make_shared<Names::Table>())}; }

bool letter_is_answered(const Reader& in, const Finding& finding) {
    if (!finding.notice) return false;
    const auto letter = find_letter(in, Scope::office(finding.county), finding.county, *finding.notice);
    return letter && letter->state == LetterState::answered;
}

} // namespace

void record_findings(Transaction& tx, const FindingOrigin& origin, const std::vector<NewFinding>& findings) {
    for (const NewFinding& from : findings)
        insert_finding(tx, {.county = origin.county,
                            .id = from.id,
                            .school = origin.school,
                            .inspector = origin.inspector,
                            .visit = origin.visit,
                            .item = from.item,
                            .found_on = origin.found_on,
                            .description = from.description,
                            .suggestion = from.suggestion,
                            .basis = from.basis,
                            .severity = from.severity,
                            .danger_to_life = from.danger_to_life,
                            .files = from.files,
                            .state = state_after_visit(from)});
}

std::vector<Finding> findings_of_visit(const Reader& in, const RecordSight& sight, std::string_view county,
                                       const Id& visit) {
    auto out = findings_of(in, sight, county, {.visit = visit}, false, 100);
    keep_office_remarks_from(sight.scope(), out);
    complete(in, county, out);
    return out;
}

std::vector<Finding> open_findings(const Reader& in, const Scope& scope, std::string_view county, const Id& school) {
    auto out = findings_of(in, scope, county, {.school = school}, true, 100);
    keep_office_remarks_from(scope, out);
    complete(in, county, out);
    return out;
}

std::vector<Finding> findings_of_school(const Reader& in, std::string_view county, const Id& school, const Date& from,
                                        const Date& to) {
    return findings_of(in, Scope::office(county), county, {.school = school, .from = from, .to = to}, false, 10'000);
}

ListedJson Service::findings(const Actor& actor, std::string_view county, const FindingFilters& filters,
                             const Page& page) {
    return read(database_, [&](Reader& in) {
        auto names = finding_names(in, county);
        if (actor.scope.level() == Scope::Level::school) names.push_back(no_office_remark());
        return list_findings(in, RecordSight::reading(actor.scope, filters.in_charge), county, filters, page, names);
    });
}

Finding Service::finding(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) {
        std::vector<Finding> one = {require_finding(in, RecordSight::reading(actor.scope), county, id)};
        keep_office_remarks_from(actor.scope, one);
        return completed(in, county, std::move(one.front()));
    });
}

Finding Service::triage(const Actor& actor, std::string_view county, const Id& id, const Triage& wanted,
                        std::int64_t seen) {
    return write(database_, county, [&](Transaction& tx) {
        Finding finding = finding_to_act_on(tx, actor, county, id);
        if (finding.version != seen) throw Problem::stale(json::write(completed(tx, county, finding)));
        check_triage(finding, wanted.severity, is_office(actor.account.role));
        rate(tx, finding, wanted.severity);
        finding.state = state_after_triage(finding.severity);
        if (!wanted.remark.empty()) finding.suggestion += (finding.suggestion.empty() ? "" : "\n") + wanted.remark;
        save_and_record(tx, actor, finding, "rectification.triage");
        return completed(tx, county, finding);
    });
}

Finding Service::decide(const Actor& actor, std::string_view county, const Id& id, const OfficeDecision& decision) {
    return write(database_, county, [&](Transaction& tx) {
        Finding finding = finding_to_act_on(tx, actor, county, id);
        if (finding.state != FindingState::reported)
            throw Problem::conflict("rectification.not_reported", "这个问题没有上报，或已处理",
                                    "The finding was not reported up, or is handled already");
        finding.office_remark = decision.remark;
        save_and_record(tx, actor, finding, "rectification.decide");
        return completed(tx, county, finding);
    });
}

Finding Service::close(const Actor& actor, std::string_view county, const Id& id) {
    return write(database_, county, [&](Transaction& tx) {
        Finding finding = finding_to_act_on(tx, actor, county, id);
        if (finding.state == FindingState::closed) return completed(tx, county, finding);
        check_closing(finding, letter_is_answered(tx, finding));
        finding.state = FindingState::closed;
        finding.closed_on = Date::today();
        save_and_record(tx, actor, finding, "rectification.close");
        return completed(tx, county, finding);
    });
}

} // namespace guapai::rectification
