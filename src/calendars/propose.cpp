// Calendars by the planner, as jobs.
#include "audit/service.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/problem.h"
#include "calendars/case.h"
#include "calendars/service.h"
#include "calendars/store.h"

#include <array>

namespace guapai::calendars {

using identity::Actor;

namespace {

// Nobody who does not hold the key of the vault can draw the same days again.
std::uint64_t drawn_seed() {
    std::array<std::uint8_t, 8> bytes{};
    fill_random(bytes);
    std::uint64_t seed = 0;
    for (const std::uint8_t byte : bytes)
        seed = seed << 8U | byte;
    return seed;
}

// What the audit log keeps the digest of: the calendar and all its visits.
std::string state_of(const Contents& contents) {
    return json::ObjectWriter().value("calendar", contents.calendar).value("visits", contents.visits).done();
}

VisitCalendar run_proposal(Database& database, const Actor& actor, std::string_view county, const CalendarWish& wish,
                           Case asked, const Service::Report& report) {
    asked.problem.threads = static_cast<int>(wish.threads);
    asked.problem.seed = wish.seed ? static_cast<std::uint64_t>(*wish.seed) : drawn_seed();
    if (wish.seconds) {
        asked.problem.seconds = wish.seconds;
        asked.problem.iterations = 100'000'000;
    }
    asked.problem.progress = [&](double part) {
        report(0.05 + 0.85 * part, "安排入校日期，合并科室检查", "Choosing days and merging checks");
    };
    const planner::CalendarProposal proposal = planner::propose(asked.problem);
    report(0.92, "保存草案", "Saving the draft");
    Contents contents = contents_of(asked, proposal, county, wish);
    database.write(county, [&](Transaction& tx) {
        add(tx, contents.calendar);
        for (const CalendarVisit& visit : contents.visits)
            add(tx, visit);
        for (const SchoolSaving& saving : contents.savings)
            add(tx, saving);
        for (const UnmergedCheck& check : contents.unmerged)
            add(tx, check);
        audit::record(tx, county, actor.name(), "calendars.propose", "calendar", contents.calendar.id.text(),
                      state_of(contents));
    });
    return std::move(contents.calendar);
}

JobResult result_of(const VisitCalendar& calendar) {
    return {.record_kind = "calendar",
            .record = calendar.id,
            .counts = {{"应入校", "Visits asked for", calendar.visits_asked},
                       {"实际入校", "Entries", calendar.entries},
                       {"减少入校", "Visits saved", calendar.saved}}};
}

} // namespace

Job Service::propose(const Actor& actor, std::string_view county, const CalendarWish& wish) {
    // Read here, so that what cannot be planned is refused at once, not in the job.
    const Case asked = read(database_, [&](Reader& in) { return load_case(in, county, wish, Date::today()); });
    return jobs_.submit({.county = std::string(county),
                         .kind = "calendars.propose",
                         .account = actor.name(),
                         .input = json::ObjectWriter()
                                      .text("from_month", wish.from_month)
                                      .text("to_month", wish.to_month)
                                      .text("note", wish.note)
                                      .done()},
                        [this, actor, home = std::string(county), wish, asked](JobProgress& progress) {
                            const Report report = [&](double part, auto zh, auto en) { progress.report(part, zh, en); };
                            return result_of(run_proposal(database_, actor, home, wish, asked, report));
                        });
}

VisitCalendar Service::propose_now(const Actor& actor, std::string_view county, const CalendarWish& wish,
                                   const Report& report) {
    Case asked = read(database_, [&](Reader& in) { return load_case(in, county, wish, Date::today()); });
    return run_proposal(database_, actor, county, wish, std::move(asked), report);
}

} // namespace guapai::calendars
