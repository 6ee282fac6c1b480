// Who keeps sight of a notice or a letter when its school is no longer his: whoever had a hand in it (an inspector or
// an area), and the inspector whose findings it is about if the school is still his when it goes out. What his
// successor sends about them is not his.
//
//     add_makers(tx, actor, {"notice", notice.id, county, notice.school}, notice.inspector);
//
// Internal to src/rectification.
#pragma once

#include "identity/actor.h"
#include "store/database.h"

#include <string_view>

namespace guapai::rectification {

struct Made {
    std::string_view kind; // of record_maker: "notice", "letter"
    Id record;
    std::string_view county;
    Id school;
};

void add_hand_of(Transaction& tx, const identity::Actor& actor, const Made& made);
void add_makers(Transaction& tx, const identity::Actor& actor, const Made& made, const Id& finder);

} // namespace guapai::rectification
