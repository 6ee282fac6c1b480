// What a draw must be before each step, pure. The drawing itself is planner/draw_tickets.h.
//
//     check_draft(draw);                      // Problem 422 naming every bad place
//     check_can_commit(draw, Instant::now()); // nothing may be known yet
//     draw.commitment = commitment_text(draw);
#pragma once

#include "draws/model.h"
#include "schools/model.h"

#include <string>
#include <string_view>

namespace guapai::draws {

// Names that can stand in the public text, no source twice, a witness with the digest of his seed, a deadline after the
// last numbers fall. Problem 422 "draws.draft".
void check_draft(const Draw& draw);
// Problem 422 "draws.already_known" when numbers of a source may be known by now.
void check_can_commit(const Draw& draw, Instant now);
// Problem 422 "draws.not_yet" before the numbers fall.
void check_can_enter(const DrawSource& source, Instant now);
// A witness's seed: digits only, at least 20, no leading zero, and of the digest handed in. Problem 422 "draws.seed".
void check_seed(const DrawSource& source, std::string_view digits);
// Problem 409 "draws.state" unless the draw stands there, "draws.void" when its deadline has passed.
void check_state(const Draw& draw, DrawState wanted, const Date& today);

bool is_void(const Draw& draw, const Date& today);

// Whether the school lies where the roster is confined to; empty: everywhere.
bool in_reach(const schools::School& school, std::string_view division, std::string_view town);
std::string stratum_of(const schools::School& school, StrataBy by);
std::int64_t weight_of(const schools::School& school, WeightBy by); // 1 … 10,000

// What the office binds itself to, one statement a line, each ended by LF: the format and "commitment"; the draw's id;
// digest of the roster; digest of the salt; `stratum TAB quota` in the roster's order; `name TAB time TAB digest of the
// witness's seed` a source; `reveal_by TAB day`. Its SHA-256 is the digest of the audit entry "draws.commit".
std::string commitment_text(const Draw& draw);

} // namespace guapai::draws
