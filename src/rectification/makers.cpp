#include "rectification/makers.h"

#include "schools/service.h"
#include "store/record_sight.h"

namespace guapai::rectification {

void add_hand_of(Transaction& tx, const identity::Actor& actor, const Made& made) {
    if (actor.scope.level() == Scope::Level::holder)
        add_maker(tx, made.county, made.kind, made.record, actor.scope.subject());
}

void add_makers(Transaction& tx, const identity::Actor& actor, const Made& made, const Id& finder) {
    add_hand_of(tx, actor, made);
    const Scope of_finder = Scope::holder(made.county, finder, Date::today());
    if (schools::find(tx, of_finder, made.county, made.school))
        add_maker(tx, made.county, made.kind, made.record, finder);
}

} // namespace guapai::rectification
