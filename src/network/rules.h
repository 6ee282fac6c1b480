// Names of areas and the rules of publishing, pure.
#pragma once

#include "base/date.h"
#include "base/problem.h"
#include "network/model.h"

#include <optional>
#include <string>
#include <string_view>

namespace guapai::network {

std::string chinese_ordinal(std::size_t number); // 1 -> 第一, 12 -> 第十二, 37 -> 第三十七; up to 99, above: 第100
// 大冶市学前第一责任区; 大冶市中小学责任区 when it is the only one of its kind. kindergartens: none, mixed.
std::string area_name(std::string_view place, std::optional<bool> kindergartens, std::size_t number, std::size_t of);

// Throws Problem 409 "network.published" unless it is a draft.
void check_draft(const NetworkVersion& version);
// When a version may come into force. `last`: the one published last. Throws Problem 422 "network.effective_from": a
// later version begins after the one before, and not in the past, which would rewrite whose school it was.
void check_effective_from(const Date& from, const std::optional<NetworkVersion>& last, const Date& today);

// The state of a plate on a day: a plate is retired from retired_on on.
PlateState state_on(const Nameplate& plate, const Date& on);
// Throws Problem 409 "nameplates.retired", 422 for a date before the plate's or in the future.
void check_posted(const Nameplate& plate, const Date& posted_on, const Date& today);

} // namespace guapai::network
