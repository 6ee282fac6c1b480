// The table nameplate.
#pragma once

#include "base/page.h"
#include "network/views.h"
#include "store/database.h"
#include "store/scope.h"

#include <optional>
#include <string_view>
#include <vector>

namespace guapai::network {

// `today` decides which plates are retired.
Listed<Nameplate> list_plates(const Reader& in, const Scope& scope, std::string_view county,
                              const PlateFilters& filters, const Page& page, const Date& today);
// Not retired and not to be retired, by school; of one school when given.
std::vector<Nameplate> lasting_plates(const Reader& in, const Scope& scope, std::string_view county,
                                      const std::optional<Id>& school = std::nullopt);
std::optional<Nameplate> find_plate(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
// For the public page: by its token alone.
std::optional<Nameplate> plate_by_token(const Reader& in, std::string_view county, std::string_view token);
void add_plate(Transaction& tx, const Nameplate& plate);
bool save_plate(Transaction& tx, Nameplate& plate); // raises its version; false when somebody was faster

} // namespace guapai::network
