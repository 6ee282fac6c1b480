// A draw out of the tables, as far as who asks may know it. Internal to src/draws.
#pragma once

#include "draws/model.h"
#include "identity/actor.h"
#include "store/database.h"

#include <string_view>

namespace guapai::draws {

Draw require(const Reader& in, const identity::Actor& actor, std::string_view county, const Id& id); // Problem 404
Draw shown(const Reader& in, const identity::Actor& actor, Draw draw); // schools are for the office until revealed

} // namespace guapai::draws
