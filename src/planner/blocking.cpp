#include "planner/blocking.h"

#include "planner/admission.h"

#include <algorithm>
#include <optional>
#include <set>

namespace guapai::planner {

namespace {

struct Closure {
    std::set<Index> schools, inspectors;
};

Closure closure_of(const NetworkProblem& problem, const std::vector<std::vector<Index>>& schools_of, Index first) {
    Closure out;
    std::vector<Index> queue = {first};
    out.schools.insert(first);
    while (!queue.empty()) {
        const Index s = queue.back();
        queue.pop_back();
        for (Index i = 0; i < problem.inspectors.size(); ++i) {
            if (out.inspectors.contains(i) || bar_of(problem, s, i) != Bar::none) continue;
            out.inspectors.insert(i);
            for (const Index other : schools_of[i])
                if (out.schools.insert(other).second) queue.push_back(other);
        }
    }
    return out;
}

bool overlap(const Closure& a, const Closure& b) {
    return std::any_of(a.schools.begin(), a.schools.end(), [&](Index s) { return b.schools.contains(s); });
}

// The least highest load with which these inspectors have room for these schools; none when their own limits forbid it.
std::optional<std::int64_t> limit_that_would_do(const NetworkProblem& problem, const Blocking& set) {
    NetworkProblem other{.schools = {}, .inspectors = problem.inspectors, .parameters = problem.parameters};
    const std::int64_t most = 2 * problem.parameters.highest_load;
    for (std::int64_t& limit = other.parameters.highest_load; ++limit <= most;) {
        std::int64_t places = 0;
        for (const Index i : set.inspectors)
            places += highest_load(other, i);
        if (places >= std::ssize(set.schools)) return limit;
    }
    return std::nullopt;
}

Text describe(const NetworkProblem& problem, const Blocking& set) {
    const auto kindergartens =
        std::count_if(set.schools.begin(), set.schools.end(), [&](Index s) { return problem.schools[s].kindergarten; });
    const bool all_kindergartens = kindergartens == std::ssize(set.schools);
    Stages stages = 0;
    for (const Index s : set.schools)
        stages |= problem.schools[s].stages;
    const std::string schools = std::to_string(set.schools.size()), places = std::to_string(set.places),
                      missing = std::to_string(set.missing_inspectors), uncovered = std::to_string(set.uncovered);
    const std::string noun = all_kindergartens ? "幼儿园" : "学校";
    if (set.inspectors.empty())
        return {"这 " + schools + " 所" + noun + "没有一名督学可以负责，还缺 " + missing + " 名" +
                    stage_names(stages, true) + "学段督学",
                "Nobody may be given these " + schools + " schools; " + missing + " more " +
                    stage_names(stages, false) + " inspectors are needed"};
    Text out{"这 " + schools + " 所" + noun + "只能由 " + std::to_string(set.inspectors.size()) +
                 " 名督学负责，最多负责 " + places + " 所，有 " + uncovered + " 所排不下，还缺 " + missing + " 名" +
                 stage_names(stages, true) + "学段督学",
             "Only " + std::to_string(set.inspectors.size()) + " inspectors may be given these " + schools +
                 " schools, " + places + " at the most: " + uncovered + " are left over, " + missing + " more " +
                 stage_names(stages, false) + " inspectors are needed"};
    const auto limit = problem.parameters.weigh_by_size ? std::nullopt : limit_that_would_do(problem, set);
    if (limit) {
        const std::string now = std::to_string(problem.parameters.highest_load), then = std::to_string(*limit);
        out.zh += "，或将每名督学负责学校数的上限由 " + now + " 所提高到 " + then + " 所";
        out.en += ", or the highest load raised from " + now + " to " + then;
    }
    return out;
}

Blocking blocking_of(const NetworkProblem& problem, const NetworkPlan& plan, const Closure& closure) {
    Blocking out;
    out.schools.assign(closure.schools.begin(), closure.schools.end());
    out.inspectors.assign(closure.inspectors.begin(), closure.inspectors.end());
    for (const Index i : out.inspectors)
        out.places += highest_load(problem, i);
    out.uncovered = std::count_if(out.schools.begin(), out.schools.end(),
                                  [&](Index s) { return !plan.inspector_of_school[s].has_value(); });
    const std::int64_t target = std::max<std::int64_t>(1, problem.parameters.target_load);
    out.missing_inspectors = (out.uncovered + target - 1) / target;
    out.text = describe(problem, out);
    return out;
}

} // namespace

std::vector<Blocking> blocking_sets(const NetworkProblem& problem, const NetworkPlan& plan) {
    std::vector<std::vector<Index>> schools_of(problem.inspectors.size());
    for (Index s = 0; s < problem.schools.size(); ++s)
        if (const auto& i = plan.inspector_of_school[s]) schools_of[*i].push_back(s);
    std::vector<Closure> closures;
    for (Index s = 0; s < problem.schools.size(); ++s) {
        if (plan.inspector_of_school[s]) continue;
        Closure grown = closure_of(problem, schools_of, s);
        // Sets that share a school, or both consist of schools nobody at all may have, are told as one.
        for (auto other = closures.begin(); other != closures.end();) {
            const bool same = overlap(*other, grown) || (other->inspectors.empty() && grown.inspectors.empty());
            if (same) grown.schools.merge(other->schools), grown.inspectors.merge(other->inspectors);
            other = same ? closures.erase(other) : other + 1;
        }
        closures.push_back(std::move(grown));
    }
    std::vector<Blocking> out;
    for (const Closure& closure : closures)
        out.push_back(blocking_of(problem, plan, closure));
    return out;
}

} // namespace guapai::planner
