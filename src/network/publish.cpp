// Publishing a draft: once, with a number and a day, in one transaction with everything that follows from it.
#include "audit/service.h"
#include "base/json.h"
#include "network/loading.h"
#include "network/plates.h"
#include "network/rules.h"
#include "network/service.h"
#include "store/numbers.h"

namespace guapai::network {

NetworkReport Service::publish(const identity::Actor& actor, std::string_view county, const Id& network,
                               const Publication& wanted, std::int64_t seen) {
    return write(database_, county, [&](Transaction& tx) {
        // First the number: its row is locked until the end, so that two who publish at once come one after the other.
        const std::int64_t number = next_number(tx, county, "network_version", 0);
        NetworkVersion version = require_draft(tx, actor.scope, county, network);
        if (version.version != seen) throw Problem::stale(json::write(version));
        auto last = last_published(tx, county);
        check_effective_from(wanted.effective_from, last, Date::today());
        const Roster roster = load_roster(tx, county, Date::today());
        Contents contents = load_contents(tx, actor.scope, county, network);
        const Review review(roster, {}, contents, former_names(tx, county, roster, contents));
        review.check_publishable();
        if (last) {
            last->effective_to = wanted.effective_from;
            if (!save_version(tx, *last)) throw Problem::stale(json::write(*last));
        }
        version = review.report(version).network;
        version.number = number;
        version.state = VersionState::published;
        version.effective_from = wanted.effective_from;
        if (!save_version(tx, version)) throw Problem::stale(json::write(version));
        // Schools closed since the draft was made take no part in what follows.
        std::erase_if(contents.assignments, [&](const Assignment& one) { return !roster.school(one.school); });
        hand_over_access(tx, county, wanted.effective_from, contents.assignments);
        renew_plates(tx, county, wanted.effective_from, contents.assignments);
        audit::record(tx, county, actor.name(), "network.publish", "network", network.text(),
                      json::ObjectWriter()
                          .value("network", version)
                          .value("areas", contents.areas)
                          .value("assignments", contents.assignments)
                          .done());
        return report_of(review, version);
    });
}

} // namespace guapai::network
