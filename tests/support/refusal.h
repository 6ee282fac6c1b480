// What a piece of work is refused with.
//
//     EXPECT_EQ(refusal([&] { read_roster("小学"); }), "draw.roster");
#pragma once

#include "base/problem.h"

#include <functional>
#include <string>

namespace guapai {

// The code of the Problem that `action` throws; empty when it goes through.
inline std::string refusal(const std::function<void()>& action) {
    try {
        action();
    } catch (const Problem& problem) {
        return problem.code;
    }
    return "";
}

} // namespace guapai
