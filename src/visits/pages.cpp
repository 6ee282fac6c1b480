// What one screen needs, in few queries: the school card, the field app's first page, the counts of many visits.
#include "base/problem.h"
#include "base/text.h"
#include "inspectors/service.h"
#include "network/service.h"
#include "organisation/service.h"
#include "plans/service.h"
#include "rectification/service.h"
#include "schools/service.h"
#include "visits/names.h"
#include "visits/rules.h"
#include "visits/service.h"
#include "visits/store.h"

#include <algorithm>
#include <map>
#include <set>

namespace guapai::visits {

using identity::Actor;
using identity::Role;

namespace {

constexpr std::int64_t visits_on_card = 3;
constexpr int longest_range = 36; // months

InCharge in_charge(const Reader& in, std::string_view county, const Id& school, const Date& on) {
    InCharge out;
    const auto assignment = network::assignment_on(in, county, school, on);
    if (!assignment) return out;
    out.inspector = assignment->inspector;
    out.area = assignment->area;
    if (out.inspector) out.inspector_name = inspectors::names(in, county).of(*out.inspector);
    return out;
}

std::vector<UncoveredItem> not_looked_at(const Reader& in, std::string_view county, const schools::School& school,
                                         const std::vector<std::vector<ItemResult>>& looked_at, const Date& on) {
    std::set<Id> covered;
    for (const auto& items : looked_at)
        for (const ItemResult& result : items)
            if (result.verdict != ItemVerdict::not_checked) covered.insert(result.item);
    std::vector<UncoveredItem> out;
    for (const plans::SupervisionItem& item : plans::items(in, county, on, audience_of(school)))
        if (!covered.contains(item.id)) out.push_back({item.id, item.code, item.title});
    return out;
}

// Watchers see a masked mobile number, as in the roster.
void mask(const Actor& actor, schools::School& school) {
    if (actor.account.role == Role::committee_member || actor.account.role == Role::auditor)
        school.mobile = masked(school.mobile);
}

YearMonth month_in(const std::optional<std::string>& text, const char* field, const YearMonth& otherwise) {
    if (!text) return otherwise;
    const auto month = YearMonth::try_parse(*text);
    if (!month)
        throw Problem::invalid("visits.month", "月份格式不对", "The month is malformed")
            .at("/" + std::string(field), "应为月份，如 2026-11", "must be a month such as 2026-11");
    return *month;
}

// Roll-ups know no schools: a school's own few visits are counted one by one.
std::vector<RollupRow> rows_of_school(const Reader& in, const Actor& actor, std::string_view county,
                                      const YearMonth& from, const YearMonth& to) {
    std::vector<RollupRow> rows;
    const Id school = actor.account.subject.value_or(Id{});
    for (const Visit& visit : between(in, actor.scope, county, school, from.first_day(), to.last_day())) {
        std::vector<rectification::NewFinding> findings;
        for (const auto& finding : rectification::findings_of_visit(in, actor.scope, county, visit.id))
            findings.push_back(
                {.item = finding.item, .severity = finding.severity, .danger_to_life = finding.danger_to_life});
        for (RollupRow& row : visits::rollup_of(visit, findings))
            rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<RollupRow> rows_of(const Reader& in, const Actor& actor, std::string_view county, const YearMonth& from,
                               const YearMonth& to) {
    if (actor.account.role == Role::school) return rows_of_school(in, actor, county, from, to);
    RollupOf of;
    if (actor.account.role == Role::inspector) of.inspector = actor.account.subject.value_or(Id{});
    if (actor.account.role == Role::area_leader) of.area = actor.account.subject.value_or(Id{});
    return visits::rollups(in, actor.scope, county, from.iso(), to.iso(), of);
}

struct Counting {
    RollupCounts whole;
    std::map<Id, RollupCounts> items;
};

MonthRollup month_rollup(const std::string& month, const Counting& counting,
                         const std::vector<plans::SupervisionItem>& catalogue) {
    const RollupCounts& n = counting.whole;
    MonthRollup out{month, n.visits, n.findings(), n.minor, n.general, n.serious, n.complex, n.unrated, n.danger, {}};
    for (const plans::SupervisionItem& item : catalogue) { // in the order of the catalogue
        const auto found = counting.items.find(item.id);
        if (found == counting.items.end()) continue;
        const RollupCounts& i = found->second;
        out.items.push_back({item.id, item.code, item.title, i.visits, i.good, i.fair, i.problem, i.findings()});
    }
    return out;
}

} // namespace

SchoolCard Service::card(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) {
        const Date day = Date::today();
        SchoolCard out;
        out.school = schools::require(in, actor.scope, county, id);
        mask(actor, out.school);
        out.assignment = in_charge(in, county, id, day);
        out.visits = latest_visits(in, actor.scope, county, id, visits_on_card);
        fill_names(in, county, out.visits);
        out.findings = rectification::open_findings(in, actor.scope, county, id);
        out.notices = rectification::open_notices(in, actor.scope, county, id);
        out.term_start = term_start(day);
        const auto looked_at = items_looked_at(in, actor.scope, county, id, out.term_start);
        out.visits_this_term = std::ssize(looked_at);
        // What is still to be looked at would announce the next visit.
        if (actor.account.role != Role::school) out.uncovered = not_looked_at(in, county, out.school, looked_at, day);
        return out;
    });
}

Today Service::today(const Actor& actor, std::string_view county) {
    return read(database_, [&](Reader& in) {
        const Date day = Date::today();
        const YearMonth month = YearMonth::of(day);
        Today out{.date = day, .month = month.iso()};
        out.working_day = organisation::calendar(in, county).is_working_day(day);
        out.key_points = plans::key_points_of(in, county, month);
        if (out.key_points && out.key_points->state != plans::KeyPointsState::published) out.key_points.reset();
        out.tasks = plans::overdue_tasks(in, plans::Sight::of(actor), county, day);
        out.overdue = std::ssize(out.tasks);
        auto own = plans::month_tasks(in, plans::Sight::of(actor), county, month);
        std::stable_partition(own.begin(), own.end(),
                              [](const plans::Task& task) { return task.state == plans::TaskState::open; });
        for (plans::Task& task : own) {
            if (task.state == plans::TaskState::cancelled) continue;
            const bool open = task.state == plans::TaskState::open;
            ++(open ? out.open : out.done);
            if (open && task.planned_on == day) ++out.planned_today;
            out.tasks.push_back(std::move(task));
        }
        out.open += out.overdue;
        return out;
    });
}

Rollups Service::rollups(const Actor& actor, std::string_view county, const RollupFilters& filters) {
    const YearMonth to = month_in(filters.to, "to", YearMonth::of(Date::today()));
    const YearMonth from = month_in(filters.from, "from", to.plus(-11));
    if (from > to || from.plus(longest_range) <= to)
        throw Problem::invalid("visits.range", "起止月份不对，最多统计 36 个月",
                               "At most 36 months, the first one first")
            .at("/from", "须不晚于截止月份，且最多 36 个月", "must not lie after the last month; at most 36 months");
    return read(database_, [&](Reader& in) {
        std::map<std::string, Counting> months;
        std::map<std::string, AreaRollup> areas;
        for (YearMonth month = from; month <= to; month = month.next())
            months[month.iso()];
        for (const RollupRow& row : rows_of(in, actor, county, from, to)) {
            Counting& counting = months[row.month];
            if (row.item) {
                counting.items[*row.item] += row.counts;
                continue;
            }
            counting.whole += row.counts;
            AreaRollup& area = areas[row.area ? row.area->text() : ""];
            area.area = row.area;
            area.visits += row.counts.visits;
            area.findings += row.counts.findings();
        }
        const auto catalogue = plans::all_items(in, county);
        Rollups out{.from = from.iso(), .to = to.iso()};
        for (const auto& [month, counting] : months)
            out.months.push_back(month_rollup(month, counting, catalogue));
        for (const auto& [key, area] : areas)
            out.areas.push_back(area);
        return out;
    });
}

} // namespace guapai::visits
