// Whose eyes tasks are read with. Tasks of a draw that is not revealed are seen by the office, and each by the
// inspector who has it; schools and watchers learn of them when the draw is revealed.
//
//     plans::month_tasks(in, plans::Sight::of(actor), county, month);
#pragma once

#include "identity/actor.h"
#include "store/scope.h"

#include <optional>
#include <string_view>

namespace guapai::plans {

struct Sight {
    Scope scope;
    bool secrets = false;        // every secret task in scope
    std::optional<Id> inspector; // his own secret ones

    static Sight office(std::string_view county) { return {Scope::office(county), true, {}}; } // background work too
    static Sight of(const identity::Actor& actor) {
        using enum identity::Role;
        const auto role = actor.account.role;
        return {actor.scope, role == county_office || role == city_office,
                role == inspector ? actor.account.subject : std::nullopt};
    }
};

} // namespace guapai::plans
