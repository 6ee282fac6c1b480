// A version as a whole: loads, what is missing, which rules are broken, and what a change by hand does. Internal to
// src/network.
#pragma once

#include "network/roster.h"
#include "planner/evaluate.h"

#include <utility>

namespace guapai::network {

// The article on which a reason of inspectors/rules.h rests; empty when it rests on none.
std::optional<Basis> basis_of_ineligibility(std::string_view reason);

// Everything that is needed to look at a version: made once, and again after a change.
class Review {
public:
    // The references must outlive it.
    Review(const Roster& roster, const History& history, const Contents& contents,
           const std::map<Id, std::string>& former_names);

    // Loads, uncovered schools and broken rules; counts in `version` are brought up to date.
    NetworkReport report(NetworkVersion version) const;
    // What differs from an earlier state: loads, sizes, travel, coverage, rules newly broken or mended.
    std::vector<planner::Text> changes_since(const Review& before) const;
    // Rules that no version may be published against: Problem 422 with the article. Recusals and eligibility.
    void check_publishable() const;

private:
    std::string school_name(planner::Index s) const { return case_.problem.schools[s].name; }
    std::string inspector_name(planner::Index i) const { return case_.problem.inspectors[i].name; }
    std::string area_name(const planner::Finding& finding) const;
    std::string load_text(planner::Index i) const;
    std::vector<BrokenRule> broken_rules() const;
    BrokenRule broken_rule(const planner::Finding& finding) const;
    // What a finding is about, comparable between two reviews.
    std::pair<planner::Breach, std::vector<Id>> key_of(const planner::Finding& finding) const;
    bool has(const std::pair<planner::Breach, std::vector<Id>>& key) const;

    const Contents& contents_;
    Case case_;
    Numbered numbered_;
    planner::Evaluation evaluation_;
};

} // namespace guapai::network
