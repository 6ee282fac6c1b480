// The schools of a draw, drawn again from what is stored: roster, public text, salt. Nothing of a result is kept.
#pragma once

#include "draws/model.h"
#include "planner/draw_file.h"
#include "store/database.h"

#include <string>
#include <vector>

namespace guapai::draws {

// For a draw that is drawn or revealed; in the order of strata and tickets, withdrawn schools replaced.
std::vector<DrawnSchool> outcome(const Reader& in, const Draw& draw);
// As anyone may have it: with salt and schools only when revealed.
planner::PublishedDraw published_form(const Reader& in, const Draw& draw);

// The numbers of a source as RFC 3797 writes them, lists separated by "/". Problem 422 "draw.source".
std::string canonical_values(std::string_view entered);

} // namespace guapai::draws
