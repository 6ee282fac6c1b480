// Areas and sub-areas, before anybody knows the inspectors. Internal to src/planner.
#pragma once

#include "planner/network.h"
#include "planner/partition.h"
#include "planner/sites.h"

#include <algorithm>

namespace guapai::planner {

struct LayoutGroup { // schools that are cut by themselves
    std::string district;
    std::optional<bool> kindergartens;
    std::vector<Index> schools;
    PartitionWish wish = {};
    Partition cut = {};

    std::size_t areas() const { return 1 + *std::max_element(cut.part_of.begin(), cut.part_of.end()); }
};

// Areas are numbered group by group.
struct Layout {
    std::vector<LayoutGroup> groups;
    std::vector<Text> notes; // wishes about numbers that could not be granted

    std::vector<std::optional<Index>> area_of_school(std::size_t schools) const;
    std::size_t areas() const;
    std::int64_t cost_m() const; // of its cuts
};

// Schools of one district and kind (kindergartens or not) are cut into areas of at most the cap. Numbers wished for are
// shared out by size (d'Hondt), never below what the cap needs; fewer areas than districts and kinds make kinds, then
// districts, share areas. Areas the schools are in already go on where their number still fits and they do not reach
// across groups, unless they are to be cut anew. One layout or two, of which the first has the more compact areas.
std::vector<Layout> lay_out(const NetworkProblem& problem, const Sites& sites);

// The borders of areas that do not go on, mended once more, where a school costs so many metres besides in an area.
Layout redrawn(const Sites& sites, const Layout& layout,
               const std::function<std::int64_t(Index school, Index area)>& besides);

std::vector<Area> areas_of(const Sites& sites, const Layout& layout);
// Areas cut into sub-areas, numbered area by area.
std::vector<SubArea> sub_areas_of(const NetworkProblem& problem, const Sites& sites, std::vector<Area>& areas,
                                  std::vector<Text>& notes);

} // namespace guapai::planner
