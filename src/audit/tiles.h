// The log as static files that verifiers others wrote can read: C2SP tlog-tiles, to be put on any web server.
//
//     export_tiles(in, county, signer, "/srv/www/log/420281");
//
// FOLDER/checkpoint is the signed tree head, FOLDER/tile/L/N the hashes of level L (256 a tile), FOLDER/tile/entries/N
// the entries themselves, each behind its length in two bytes. A tile that is not full yet is called N.p/W; W says how
// many it holds. Full tiles never change, so an export into the same folder only adds; the checkpoint is written last.
// Source: C2SP tlog-tiles v1, tlog-checkpoint v1.
#pragma once

#include "audit/service.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace guapai::audit {

void export_tiles(const Reader& in, std::string_view county, const Signer& signer,
                  const std::filesystem::path& folder); // throws Problem when a file cannot be written

std::string tile_number(std::int64_t number); // 1234067 -> "x001/x234/067"

} // namespace guapai::audit
