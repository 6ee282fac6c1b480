// The network of posted supervision: responsibility areas, sub-areas, and one inspector for every school.
//
//     NetworkProblem problem{.schools = …, .inspectors = …};
//     const NetworkProposal proposal = propose(problem);
//     proposal.plan.inspector_of_school[0]           // an index into problem.inspectors, or none
//     proposal.schools[0].why.zh                     // 由张三负责：距住址 3.2 公里，学段相符，共负责 5 所
//
// What always holds: a recused or ineligible inspector is never given a school; nobody gets more than his highest load;
// as many schools as can be covered are covered; areas keep to their cap. What is wished, and weighed in metres of
// travel: short ways, the right stage, loads near the target, few changes, inspectors who stay in their area.
//
// Way of working (planner.md): groups by district and kind of school, each cut into compact areas that hang together by
// the capacitated p-median search and by clustering (partition.h); schools to named inspectors by exact min-cost flow
// (assignment.h); areas, inspectors and schools fitted to each other, the cheaper whole kept (settling.h); what cannot
// be covered is explained by a minimum cut (blocking.h). The same problem and seed give the same proposal. Distances
// are great circles in metres, WGS-84. Errors: Problem 422 on a lock that breaks a rule; Cancelled when `cancelled`
// says so. Thread-safety: pure; the callbacks are called on the calling thread.
#pragma once

#include "planner/geometry.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace guapai::planner {

using Index = std::size_t;

struct Text {
    std::string zh, en;
};

// Stages of education, as a set: Stages s = preschool | primary.
using Stages = unsigned;
inline constexpr Stages preschool = 1, primary = 2, junior = 4, senior = 8;

struct SchoolSite {
    std::string name;
    std::optional<Point> place; // none: the centre of its town stands in
    Stages stages = primary;
    std::int64_t pupils = 0;
    std::string town, district; // keys: schools of one district share areas, never with another's
    bool kindergarten = false;
    std::optional<Index> current;                        // its inspector today
    std::int64_t years_with_current = 0;                 //
    std::optional<Index> locked;                         // the office has decided on this inspector
    std::optional<Index> current_area, current_sub_area; // numbers of the caller's, each of its own
};

struct InspectorPost {
    std::string name;
    std::optional<Point> home; // none: the centre of his district stands in
    std::string district;
    Stages stages = primary;
    std::optional<std::int64_t> highest_load; // his own limit, when below the parameters'
    bool eligible = true;
    std::vector<Text> ineligible_because;
    std::vector<Index> recused; // schools he must never have
};

struct NetworkParameters {
    std::int64_t target_load = 5;
    std::int64_t highest_load = 7;
    std::int64_t area_cap = 20;
    std::int64_t inspectors_per_area = 2;
    bool cap_on_sub_areas = false;                // the cap binds sub-areas, areas may be larger
    bool separate_kindergartens = true;           // areas of kindergartens apart from areas of schools
    bool preschool_needs_expertise = true;        // only who knows preschool education gets a kindergarten
    bool stages_are_binding = false;              // the same for every stage
    bool weigh_by_size = false;                   // loads: a school of average size counts 1, by pupils 0.5 to 2
    bool recut = false;                           // areas anew, whatever the schools' current ones
    std::optional<std::int64_t> areas, sub_areas; // wished numbers; none: as few as the caps allow

    // Wishes, in metres of travel that granting one is worth.
    std::int64_t stage_m = 20'000;     // the inspector knows the school's stage
    std::int64_t overload_m = 30'000;  // one school above the target less; the next costs twice, and so on
    std::int64_t balance_m = 1'000;    // equal loads below the target
    std::int64_t stability_m = 3'000;  // the school keeps its inspector
    std::int64_t cross_area_m = 8'000; // the inspector stays in his area
    std::int64_t rotation_years = 0;   // after so many years a change is wished instead; 0: never
};

struct NetworkProblem {
    std::vector<SchoolSite> schools;
    std::vector<InspectorPost> inspectors;
    NetworkParameters parameters;
    std::uint64_t seed = 1;
    std::function<void(double)> progress; // 0 … 1
    std::function<bool()> cancelled;
};

struct Cancelled {};

// Who belongs where. Also what an office's hand edits are, for evaluate.h.
struct NetworkPlan {
    std::size_t areas = 0, sub_areas = 0;
    std::vector<std::optional<Index>> area_of_school, sub_area_of_school, inspector_of_school, area_of_inspector;
};

struct Area {
    std::string district;              // empty when districts had to share areas
    std::optional<bool> kindergartens; // none: mixed
    std::vector<Index> schools, inspectors;
    std::vector<Index> sub_areas;
    Point centre;
};

struct SubArea {
    Index area = 0;
    std::vector<Index> schools;
    Point centre;
};

// Another inspector for the school, and what he would cost: the whole plan at least so many metres dearer.
struct Alternative {
    Index inspector = 0;
    std::int64_t metres = 0;
    std::int64_t dearer_by_m = 0;
};

struct SchoolPlan {
    std::int64_t metres = 0; // to its inspector's home
    Text why;
    std::vector<Alternative> alternatives; // the two cheapest
    std::vector<Text> yielded;             // wishes that yielded
};

// Schools that cannot all be covered, because all who may have them are full: the smallest such set.
struct Blocking {
    std::vector<Index> schools, inspectors;
    std::int64_t places = 0;             // of these inspectors together
    std::int64_t uncovered = 0;          // schools more than places
    std::int64_t missing_inspectors = 0; // at the target load
    Text text;
};

struct Uncovered {
    Index school = 0;
    Text reason;
};

struct Measures {
    std::int64_t travel_m = 0, longest_m = 0; // home to school, one way, summed over covered schools
    std::int64_t covered = 0, uncovered = 0;
    std::int64_t least_load = 0, highest_load = 0; // of inspectors who have schools
    double load_deviation = 0;                     // standard deviation over them
    std::int64_t above_target = 0;                 // inspectors, by size where schools count so
    std::int64_t changes = 0;                      // schools whose inspector differs from today's
    std::int64_t other_stage = 0, other_area = 0;  // schools of an inspector of another stage, another area
};

struct NetworkProposal {
    NetworkPlan plan;
    std::vector<Area> areas;
    std::vector<SubArea> sub_areas;
    std::vector<SchoolPlan> schools; // as problem.schools
    std::vector<Uncovered> uncovered;
    std::vector<Blocking> blocking;
    std::vector<Text> notes; // places that had to be guessed, wishes that could not be granted as a whole
    Measures measures;
    // Cost of the assignment, wishes included, and the least any assignment of these schools can cost: both without
    // the wish to stay in one's area, for which the bound does not account. Equal: proved optimal.
    std::int64_t cost_m = 0, bound_m = 0;
    // The least travel of any assignment that covers as many schools and breaks no hard rule, whatever the wishes: no
    // plan has a smaller measures.travel_m.
    std::int64_t travel_bound_m = 0;
    // From all schools to the middle school of their area, and the least that so many areas within the cap can have.
    std::int64_t compactness_m = 0, compactness_bound_m = 0;
    std::size_t pieces_too_many = 0; // areas that do not hang together: their pieces beyond the first
};

NetworkProposal propose(const NetworkProblem& problem);

} // namespace guapai::planner
