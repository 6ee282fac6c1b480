// Where schools and inspectors are taken to be: their own coordinates, or the centre of their town or district.
// Internal to src/planner.
#pragma once

#include "planner/network.h"

namespace guapai::planner {

class Sites {
public:
    explicit Sites(const NetworkProblem& problem);

    const Point& school(Index s) const { return schools_[s]; }
    const Point& home(Index i) const { return homes_[i]; }
    std::int64_t metres(Index s, Index i) const { return metres_[s * homes_.size() + i]; }
    const std::vector<Index>& guessed_schools() const { return guessed_schools_; }
    const std::vector<Index>& guessed_homes() const { return guessed_homes_; }

private:
    std::vector<Point> schools_, homes_;
    std::vector<Index> guessed_schools_, guessed_homes_;
    std::vector<std::int64_t> metres_;
};

} // namespace guapai::planner
