#include "calendars/case.h"

#include "base/problem.h"
#include "calendars/store.h"
#include "checks/service.h"
#include "inspectors/service.h"
#include "network/service.h"
#include "organisation/service.h"
#include "plans/service.h"
#include "schools/service.h"

#include <algorithm>

namespace guapai::calendars {

using planner::Index;

namespace {

constexpr int most_months = 24;

std::optional<planner::Point> place(const std::optional<double>& longitude, const std::optional<double>& latitude) {
    if (!longitude || !latitude) return std::nullopt;
    return planner::Point{*longitude, *latitude};
}

class Loading {
public:
    Loading(const Reader& in, std::string_view county, const CalendarWish& wish, const Date& today)
        : in_(in), county_(county), wish_(wish), today_(today), from_(month_of(wish.from_month, "/from_month")),
          to_(month_of(wish.to_month, "/to_month")) {
        if (to_ < from_ || from_.plus(most_months) <= to_)
            throw Problem::invalid("calendars.months", "起止月份不对：最多两年，截止不早于开始",
                                   "The months are wrong: two years at the most, the last not before the first")
                .at("/to_month", "应不早于开始月份，最多两年", "not before the first month, two years at the most");
    }

    Case run() {
        add_days();
        add_people();
        add_checks();
        add_topics();
        add_announced();
        add_locks(in_, county_, wish_, out_);
        return std::move(out_);
    }

private:
    planner::CalendarProblem& problem() { return out_.problem; }

    void add_days() {
        const rules::WorkingCalendar working = organisation::calendar(in_, county_);
        const bool excused = organisation::parameter(in_, county_, "visit.vacation_months_excused", today_) != 0;
        for (YearMonth month = from_; month <= to_; month = month.next()) {
            const bool vacation = excused && working.is_vacation_month(month);
            bool any = false;
            for (const Date& day : working.working_days_in(month)) {
                if (working.is_vacation(day)) continue;
                problem().working_days.push_back(day);
                any = true;
            }
            if (!vacation && any) problem().duty_months.push_back(month);
            if (!working.knows(month.year) && (month == from_ || month.month == 1))
                out_.notes.push_back(std::to_string(month.year) + "年的节假日安排还没有，只按周末推算");
        }
        if (problem().working_days.empty())
            throw Problem::conflict("calendars.no_days", "这些月份都在假期内，没有可以督导的工作日",
                                    "These months lie in a vacation: there is no day for a visit");
    }

    void add_people() {
        const Date on = std::max(today_, from_.first_day());
        std::map<Id, network::Assignment> assigned;
        for (network::Assignment& one : network::assignments_in_force(in_, county_, on))
            assigned.emplace(one.school, std::move(one));
        if (assigned.empty()) {
            for (network::Assignment& one : network::assignments_of_latest_draft(in_, county_))
                assigned.emplace(one.school, std::move(one));
            if (!assigned.empty())
                out_.notes.push_back("还没有生效的督学网络，按最新的网络草案安排；发布网络后才能采用");
        }
        if (assigned.empty())
            throw Problem::conflict("calendars.no_network", "还没有生效的督学网络，请先发布网络",
                                    "No network is in force: publish one first");
        schools_ = schools::all_active(in_, county_);
        std::sort(schools_.begin(), schools_.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        std::map<std::string, Index> by_code;
        for (const schools::School& school : schools_)
            by_code.emplace(school.code, by_code.size());
        std::map<Id, Index> inspectors;
        for (const inspectors::Inspector& one : inspectors::all_active(in_, county_)) {
            inspectors.emplace(one.id, out_.inspectors.size());
            out_.inspectors.push_back(one.id);
            planner::CalendarInspector inspector{.name = one.name,
                                                 .home = place(one.home_longitude, one.home_latitude),
                                                 .per_day = wish_.per_day,
                                                 .away = wish_.training_days};
            for (const inspectors::Recusal& recusal : one.recusals)
                if (const auto school = by_code.find(recusal.school_code); school != by_code.end())
                    inspector.recused.push_back(school->second);
            problem().inspectors.push_back(std::move(inspector));
        }
        std::map<Id, Index> teams;
        for (const schools::School& school : schools_) {
            planner::CalendarSchool site{.name = school.name, .place = place(school.longitude, school.latitude)};
            const auto found = assigned.find(school.id);
            const auto inspector = found != assigned.end() && found->second.inspector
                                       ? inspectors.find(*found->second.inspector)
                                       : inspectors.end();
            if (inspector != inspectors.end()) {
                site.inspector = inspector->second;
                if (const auto& area = found->second.area) {
                    out_.area.emplace(school.id, *area);
                    problem().inspectors[inspector->second].team = teams.emplace(*area, teams.size()).first->second;
                }
            }
            if (!site.place) out_.notes.push_back(school.name + "没有经纬度，路程没有计入");
            out_.schools.push_back(school.id);
            problem().schools.push_back(std::move(site));
        }
    }

    void add_checks() {
        std::map<Id, Index> departments;
        for (const checks::DepartmentCheck& check : checks::approved(in_, county_, from_, to_)) {
            const auto [department, added] = departments.emplace(check.department, out_.departments.size());
            if (added) {
                out_.departments.push_back(check.department);
                problem().departments.push_back({.name = check.department_name});
            }
            std::int64_t& per_day = problem().departments[department->second].schools_per_day;
            if (check.per_day && (per_day == 0 || *check.per_day < per_day)) per_day = *check.per_day;
            const YearMonth first = std::max(from_, *YearMonth::try_parse(check.from_month)),
                            last = *YearMonth::try_parse(check.to_month);
            problem().checks.push_back({.title = check.title,
                                        .department = department->second,
                                        .schools = checks::schools_of(check, schools_),
                                        .from = first.first_day(),
                                        .to = std::min(to_, last).last_day(),
                                        .may_wait = to_ < last,
                                        .inspectors = check.inspectors.value_or(1)});
            out_.checks.push_back(check.id);
            out_.is_topic.push_back(false);
        }
    }

    // Special topics of the catalogue are looked at once in their period, by the school's inspector.
    void add_topics() {
        for (const plans::SupervisionItem& item : plans::all_items(in_, county_)) {
            if (!item.active || item.kind != plans::ItemKind::special_topic || !item.valid_from || !item.valid_to)
                continue;
            if (*item.valid_to < from_.first_day() || to_.last_day() < *item.valid_from) continue;
            planner::CalendarCheck topic{.title = item.title,
                                         .from = std::max(*item.valid_from, from_.first_day()),
                                         .to = std::min(*item.valid_to, to_.last_day()),
                                         .may_wait = to_.last_day() < *item.valid_to,
                                         .inspectors = item.inspectors.value_or(1)};
            for (Index s = 0; s < schools_.size(); ++s) {
                const bool kindergarten = schools_[s].type == schools::SchoolType::kindergarten;
                if (kindergarten == (item.audience == plans::Audience::kindergartens) && problem().schools[s].inspector)
                    topic.schools.push_back(s);
            }
            problem().checks.push_back(std::move(topic));
            out_.checks.push_back(item.id);
            out_.is_topic.push_back(true);
        }
    }

    // What is in force for these months: before the day of planning anew it stays; after it, visits that departments
    // know of had better keep their day.
    void add_announced() {
        if (wish_.replan_from) problem().frozen_through = wish_.replan_from->plus_days(-1);
        const std::map<Id, Index> school_index = places_of(out_.schools), check_index = places_of(out_.checks);
        for (YearMonth month = from_; month <= to_; month = month.next()) {
            const auto holds = in_force(in_, county_, month);
            if (!holds) continue;
            for (const CalendarVisit& visit :
                 visits_between(in_, county_, holds->id, month.first_day(), month.last_day())) {
                const bool frozen = problem().frozen_through && visit.day <= *problem().frozen_through;
                const auto school = school_index.find(visit.school);
                if (school == school_index.end() || (!frozen && visit.checks.empty())) continue;
                planner::AnnouncedEntry entry{.school = school->second, .day = visit.day};
                for (const auto* list : {&visit.checks, &visit.items})
                    for (const Id& id : *list)
                        if (const auto check = check_index.find(id); check != check_index.end())
                            entry.checks.push_back(check->second);
                problem().announced.push_back(std::move(entry));
            }
        }
    }

    const Reader& in_;
    std::string_view county_;
    const CalendarWish& wish_;
    Date today_;
    YearMonth from_, to_;
    std::vector<schools::School> schools_;
    Case out_;
};

double km(std::int64_t metres) { return static_cast<double>(metres) / 1000; }

void add_report(const Case& asked, const planner::CalendarProposal& proposal, VisitCalendar& out) {
    out.schools = std::ssize(asked.schools);
    out.inspectors = std::ssize(asked.inspectors);
    out.checks = std::ssize(asked.checks);
    out.visits_asked = proposal.asked;
    out.entries = std::ssize(proposal.entries);
    out.saved = proposal.saved;
    out.entries_bound = proposal.entries_bound;
    out.missed_visits = proposal.missed_visits;
    out.missed_checks = proposal.missed_checks;
    out.waiting = proposal.waiting;
    out.moved = proposal.moved;
    out.close_pairs = proposal.close;
    out.busiest_week = proposal.busiest_week;
    out.full_weeks = proposal.full_weeks;
    out.travel_km = km(proposal.travel_m);
    out.travel_bound_km = km(proposal.travel_bound_m);
    out.secrecy = proposal.most_bits > 0 ? proposal.secrecy_bits / proposal.most_bits : 0;
    out.notes = asked.notes;
    for (Index d = 0; d < asked.departments.size(); ++d) {
        const planner::DepartmentBurden& burden = proposal.departments[d];
        out.departments.push_back({asked.departments[d], asked.problem.departments[d].name, burden.asked, burden.saved,
                                   burden.alone, burden.left_out, burden.waiting});
    }
    constexpr std::size_t most_schools = 100;
    for (const planner::Shortage& shortage : proposal.shortages) {
        CalendarShortage& one = out.shortages.emplace_back(CalendarShortage{
            shortage.missing, shortage.why.zh, shortage.why.en, shortage.remedy.zh, shortage.remedy.en, {}});
        for (std::size_t k = 0; k < std::min(most_schools, shortage.schools.size()); ++k)
            one.schools.push_back(asked.schools[shortage.schools[k]]);
    }
}

// What a locked visit knows of the day it was drawn for.
void keep(const CalendarVisit& before, CalendarVisit& out) {
    out.locked = true;
    out.announced = before.announced;
    out.drawn_day = before.drawn_day;
    out.drawn_slack = before.drawn_slack;
    out.drawn_unannounced = before.drawn_unannounced;
}

CalendarVisit visit_of(const Case& asked, const planner::CalendarEntry& entry, const VisitCalendar& calendar) {
    CalendarVisit out;
    out.county = calendar.county;
    out.id = Id::mint();
    out.calendar = calendar.id;
    out.school = asked.schools[entry.school];
    out.day = entry.day;
    out.duty = entry.duty;
    out.unannounced = entry.unannounced;
    out.slack = entry.slack;
    out.announced = std::any_of(asked.problem.announced.begin(), asked.problem.announced.end(),
                                [&](const auto& one) { return one.school == entry.school && one.day == entry.day; });
    for (const Index i : entry.visitors)
        out.inspectors.push_back(asked.inspectors[i]);
    if (const auto area = asked.area.find(out.school); area != asked.area.end()) out.area = area->second;
    for (const Index c : entry.checks)
        (asked.is_topic[c] ? out.items : out.checks).push_back(asked.checks[c]);
    for (const planner::TeamWish& team : asked.problem.teams)
        if (entry.duty && team.school == entry.school && team.month == YearMonth::of(entry.day))
            out.team = team.inspectors;
    if (entry.locked) keep(asked.locked.at({out.school, out.day}), out);
    return out;
}

void add_remarks(const Case& asked, const planner::CalendarProposal& proposal, VisitCalendar& out) {
    constexpr std::size_t most_remarks = 100;
    const auto add = [&](Index school, const Date& day, const planner::Text& why, const planner::Text& remedy) {
        if (out.remarks.size() < most_remarks)
            out.remarks.push_back(
                {asked.schools[school], asked.problem.schools[school].name, day, why.zh, why.en, remedy.zh, remedy.en});
    };
    for (const planner::BrokenLock& one : proposal.broken_locks)
        add(one.school, one.day, {"已锁定：" + one.why.zh, "Locked, but " + one.why.en},
            {"改期，或解除锁定后重新安排", "Move it, or unlock it and have it proposed anew"});
    for (const planner::ShortTeam& one : proposal.short_teams)
        add(one.school, one.day,
            {"要求 " + std::to_string(one.wanted) + " 名督学，安排 " + std::to_string(one.coming) + " 名：" +
                 one.why.zh,
             std::to_string(one.coming) + " of " + std::to_string(one.wanted) + " inspectors: " + one.why.en},
            one.remedy);
}

} // namespace

std::map<Id, Index> places_of(const std::vector<Id>& ids) {
    std::map<Id, Index> out;
    for (Index at = 0; at < ids.size(); ++at)
        out.emplace(ids[at], at);
    return out;
}

YearMonth month_of(std::string_view text, const char* pointer) {
    if (const auto month = YearMonth::try_parse(text)) return *month;
    throw Problem::invalid("calendars.months", "月份格式不对，应如 2026-03", "A month is written like 2026-03")
        .at(pointer, "应为年月，如 2026-03", "must be a month, such as 2026-03");
}

Case load_case(const Reader& in, std::string_view county, const CalendarWish& wish, const Date& today) {
    return Loading(in, county, wish, today).run();
}

Contents contents_of(const Case& asked, const planner::CalendarProposal& proposal, std::string_view county,
                     const CalendarWish& wish) {
    Contents out;
    out.calendar.county = county;
    out.calendar.id = Id::mint();
    out.calendar.from_month = wish.from_month;
    out.calendar.to_month = wish.to_month;
    out.calendar.note = wish.note;
    out.calendar.created_at = Instant::now();
    out.calendar.per_day = wish.per_day;
    out.calendar.training_days = wish.training_days;
    out.calendar.replan_from = wish.replan_from;
    out.calendar.based_on = wish.based_on;
    out.calendar.teams = proposal.teams;
    out.calendar.seed = std::to_string(asked.problem.seed);
    add_report(asked, proposal, out.calendar);
    add_remarks(asked, proposal, out.calendar);
    for (const planner::CalendarEntry& entry : proposal.entries) {
        out.calendar.unannounced += entry.unannounced ? 1 : 0;
        out.visits.push_back(visit_of(asked, entry, out.calendar));
        out.calendar.locked += out.visits.back().locked ? 1 : 0;
        out.calendar.hand_moves += out.visits.back().drawn_day ? 1 : 0;
    }
    for (Index s = 0; s < asked.schools.size(); ++s) {
        const planner::SchoolBurden& burden = proposal.schools[s];
        out.savings.push_back({out.calendar.county, Id::mint(), out.calendar.id, asked.schools[s], burden.asked,
                               burden.made, burden.saved, burden.left_out});
    }
    for (const planner::Unmerged& one : proposal.unmerged)
        out.unmerged.push_back({out.calendar.county, Id::mint(), out.calendar.id, asked.schools[one.school],
                                asked.checks[one.check], one.made, one.why.zh, one.why.en});
    return out;
}

} // namespace guapai::calendars
