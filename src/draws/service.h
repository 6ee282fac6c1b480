// Use cases of verifiable draws.
//
//     draws.put(office, county, id, draft, {});            // strata, quotas, sources, deadline
//     draws.commit(office, county, id, 1);                 // freezes the roster, draws the salt, publishes
//     draws.enter(office, county, id, numbers, 2);         // after the numbers have fallen
//     draws.draw(office, county, id, 3);                   // the schools, for the office alone
//     draws.withdraw(office, county, id, {code, reason}, 4);
//     draws.give_tasks(office, county, id, {month, items}, 5); // to the schools' inspectors, secret until revealed
//     draws.reveal(office, county, id, 5);                 // salt and schools for everybody
//
// Until a draw is revealed its schools are filled in for the office of the county alone; the salt never is. Every step
// is in the audit log: the commitment by its text, the draw by its public text, the rest by the published file.
// Thread-safety: Service from any thread.
#pragma once

#include "draws/model.h"
#include "draws/requests.h"
#include "identity/actor.h"
#include "plans/model.h"
#include "store/database.h"
#include "store/put.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace guapai::draws {

// What the office must still do with its draws before they are void.
struct Waiting {
    std::vector<Id> to_draw;   // committed, and every number may be known
    std::vector<Id> to_reveal; // drawn
    Date draw_by, reveal_by;   // the nearest deadlines; today's where there is none
};
Waiting waiting(const Reader& in, const Scope& scope, std::string_view county, Instant now);

class Service {
public:
    explicit Service(Database& database) : database_(database) {}

    Listed<Draw> list(const identity::Actor& actor, std::string_view county, const DrawFilters& filters,
                      const Page& page);
    Draw get(const identity::Actor& actor, std::string_view county, const Id& id);
    StrataList strata(const identity::Actor& actor, std::string_view county, const StrataQuery& wanted);

    // Only a draft can be changed: Problem 409 "draws.state".
    std::pair<Draw, Put> put(const identity::Actor& actor, std::string_view county, const Id& id, Draw wanted,
                             std::optional<std::int64_t> seen);
    Draw commit(const identity::Actor& actor, std::string_view county, const Id& id, std::int64_t seen);
    // May be entered again until the schools are drawn; what is not named stays.
    Draw enter(const identity::Actor& actor, std::string_view county, const Id& id, const EnteredNumbers& numbers,
               std::int64_t seen);
    Draw draw(const identity::Actor& actor, std::string_view county, const Id& id, std::int64_t seen);
    Draw withdraw(const identity::Actor& actor, std::string_view county, const Id& id, const DrawWithdrawal& wanted,
                  std::int64_t seen);
    // The drawn schools and their tasks: what has been given, and what would be given for the month (the current one).
    DrawTasks tasks(const identity::Actor& actor, std::string_view county, const Id& id, const plans::MonthFilter& of);
    // Every drawn school without a task of this draw gets one, for its inspector; again: only what is missing.
    DrawTasks give_tasks(const identity::Actor& actor, std::string_view county, const Id& id, const DrawTaskWish& wish,
                         std::int64_t seen);
    Draw reveal(const identity::Actor& actor, std::string_view county, const Id& id, std::int64_t seen);

    // For everybody, without signing in. Problem 404 for drafts.
    PublicDrawList published(std::string_view place);
    PublicDraw published(std::string_view place, const Id& id);
    std::string published_roster(std::string_view place, const Id& id);
    std::string published_file(std::string_view place, const Id& id); // planner/draw_file.h; 404 before it is drawn

private:
    Database& database_;
};

} // namespace guapai::draws
