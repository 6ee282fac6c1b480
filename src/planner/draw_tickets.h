// The product's own draw: stratified, free of order, recomputable by anyone (format guapai-draw-1).
//
//     const DrawRoster roster = read_roster("小学\t2142001\t1\n小学\t2142002\t1\n幼儿园\t2142101\t2\n");
//     const Draw draw = draw_by_tickets(roster, public_text, salt);
//     draw.drawn["小学"]                        // codes, the smallest ticket first
//
// Roster: one line a school, `stratum TAB code TAB weight LF`, sorted bytewise by stratum, then code, UTF-8.
// Public text, each line ended by LF: `guapai-draw-1` (or `guapai-draw-1-sm3`); the draw's id; SHA-256 of the roster,
// hex; SHA-256 of the salt, hex; a line `stratum TAB quota` for each stratum in the roster's order; a line
// `name=values` for each source, its values as RFC 3797 §4 writes them (rfc3797.h). Seed = HMAC(salt, public text).
// Ticket of a school = the smallest of HMAC(seed, `stratum TAB code TAB i`) over i = 0 … weight − 1. In each stratum
// the `quota` smallest tickets are drawn; a school withdrawn later is replaced by the next ticket. HMAC is with
// SHA-256, or with SM3 where the first line ends in -sm3.
//
// Errors: Problem 422 "draw.roster", "draw.public_text" naming the line, "draw.mismatch" when the public text does not
// belong to roster or salt. Thread-safety: pure.
#pragma once

#include "base/hash.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::planner {

struct DrawEntry {
    std::string stratum, code;
    std::int64_t weight = 1; // 1 … 10,000
};

struct DrawRoster {
    std::vector<DrawEntry> entries; // as sorted
    Digest digest{};                // SHA-256 of the bytes
    std::vector<std::string> strata() const;
};

DrawRoster read_roster(std::string_view bytes);
std::string write_roster(std::vector<DrawEntry> entries); // sorts

struct DrawQuota {
    std::string stratum;
    std::int64_t quota = 0;
};

struct DrawSource {
    std::string name, values; // values in canonical form
};

struct DrawPublicText {
    bool sm3 = false;
    std::string id, roster_digest, salt_commitment; // the two in lower-case hex
    std::vector<DrawQuota> quotas;
    std::vector<DrawSource> sources;
};

DrawPublicText read_public_text(std::string_view bytes);
std::string write_public_text(const DrawPublicText& text);

struct DrawTicket {
    std::string stratum, code;
    Digest ticket{};
};

struct Draw {
    Digest seed{};
    std::vector<DrawTicket> tickets;                       // in the roster's order
    std::map<std::string, std::vector<std::string>> order; // every code of a stratum, the smallest ticket first
    std::map<std::string, std::vector<std::string>> drawn; // the first `quota` of them
};

// `salt`: its 32 bytes (or any number from 1 on), not hex.
Draw draw_by_tickets(const DrawRoster& roster, std::string_view public_text, std::string_view salt);

} // namespace guapai::planner
