#include "planner/layout.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace guapai::planner {

namespace {

std::vector<LayoutGroup> groups_by(const NetworkProblem& problem, bool by_district, bool by_kind) {
    std::map<std::pair<std::string, int>, LayoutGroup> groups;
    for (Index s = 0; s < problem.schools.size(); ++s) {
        const SchoolSite& school = problem.schools[s];
        LayoutGroup& group = groups[{by_district ? school.district : "", by_kind && school.kindergarten ? 1 : 0}];
        if (by_district) group.district = school.district;
        if (by_kind) group.kindergartens = school.kindergarten;
        group.schools.push_back(s);
    }
    std::vector<LayoutGroup> out;
    for (auto& [key, group] : groups)
        out.push_back(std::move(group));
    return out;
}

// The finest division into groups that the wished number of areas allows.
std::vector<LayoutGroup> groups_for(const NetworkProblem& problem) {
    const NetworkParameters& p = problem.parameters;
    for (const bool by_kind : {true, false}) {
        if (by_kind && !p.separate_kindergartens) continue;
        auto groups = groups_by(problem, true, by_kind);
        if (!p.areas || std::ssize(groups) <= *p.areas) return groups;
    }
    return groups_by(problem, false, false);
}

// `total` seats for groups of these sizes, each at least its minimum, the rest by the largest quotient size /
// (seats+1).
std::vector<std::size_t> share_out(const std::vector<std::size_t>& sizes, std::vector<std::size_t> seats,
                                   std::size_t total) {
    auto given = std::accumulate(seats.begin(), seats.end(), std::size_t{0});
    for (; given < total; ++given) {
        std::size_t best = sizes.size();
        for (std::size_t g = 0; g < sizes.size(); ++g) {
            if (seats[g] >= sizes[g]) continue; // no group of nothing
            if (best == sizes.size() || sizes[g] * (seats[best] + 1) > sizes[best] * (seats[g] + 1)) best = g;
        }
        if (best == sizes.size()) break;
        ++seats[best];
    }
    return seats;
}

// The parts a group's schools are in already, numbered from 0.
struct Going {
    std::size_t parts = 0;
    std::vector<std::optional<std::size_t>> part_of; // of the group's schools
};

// What reaches across groups belongs to the one that has most of it: the others' schools count as newcomers there.
template <class Groups>
std::vector<Going> going_parts(const NetworkProblem& problem, const Groups& groups,
                               std::optional<Index> SchoolSite::*current) {
    std::map<Index, std::map<std::size_t, std::size_t>> schools_in; // by part and group
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const Index s : groups[g].schools)
            if (const auto& part = problem.schools[s].*current) ++schools_in[*part][g];
    std::vector<Going> out(groups.size());
    std::map<Index, std::pair<std::size_t, std::size_t>> number; // group and number of a part
    for (const auto& [part, by_group] : schools_in) {
        const auto most = std::max_element(by_group.begin(), by_group.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        number.emplace(part, std::pair(most->first, out[most->first].parts++));
    }
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const Index s : groups[g].schools) {
            const auto& part = problem.schools[s].*current;
            const bool here = part && number.at(*part).first == g && !problem.parameters.recut;
            out[g].part_of.push_back(here ? std::optional(number.at(*part).second) : std::nullopt);
        }
    if (problem.parameters.recut)
        for (Going& going : out)
            going.parts = 0;
    return out;
}

// How many parts each of these groups is cut into; says so when that differs from what was wished.
std::vector<std::size_t> parts_of(const std::vector<std::size_t>& sizes, std::size_t part_size,
                                  const std::vector<Going>& going, std::optional<std::int64_t> wished,
                                  const std::string& noun, const std::string& english, std::vector<Text>& notes) {
    std::vector<std::size_t> least;
    for (std::size_t g = 0; g < sizes.size(); ++g) {
        const std::size_t now = wished ? 1 : std::min(sizes[g], going[g].parts);
        least.push_back(std::max({std::size_t{1}, (sizes[g] + part_size - 1) / part_size, now}));
    }
    const auto parts = share_out(sizes, least, static_cast<std::size_t>(std::max<std::int64_t>(0, wished.value_or(0))));
    const auto made = std::accumulate(parts.begin(), parts.end(), std::size_t{0});
    if (wished && made != static_cast<std::size_t>(*wished))
        notes.push_back({"希望划分 " + std::to_string(*wished) + " 个" + noun + "，按学校分布和规模上限划分为 " +
                             std::to_string(made) + " 个",
                         std::to_string(*wished) + " " + english + " were wished for; the schools and the cap make " +
                             std::to_string(made)});
    return parts;
}

std::vector<Point> places_of(const Sites& sites, const std::vector<Index>& schools) {
    std::vector<Point> out;
    for (const Index s : schools)
        out.push_back(sites.school(s));
    return out;
}

std::vector<std::vector<Index>> parts_by(const std::vector<Index>& schools, const Partition& cut) {
    std::vector<std::vector<Index>> out;
    for (Index k = 0; k < schools.size(); ++k) {
        const std::size_t part = cut.part_of[k];
        if (out.size() <= part) out.resize(part + 1);
        out[part].push_back(schools[k]);
    }
    return out;
}

template <class Groups>
std::vector<std::size_t> sizes_of(const Groups& groups) {
    std::vector<std::size_t> out;
    for (const auto& group : groups)
        out.push_back(group.schools.size());
    return out;
}

} // namespace

std::vector<std::optional<Index>> Layout::area_of_school(std::size_t schools) const {
    std::vector<std::optional<Index>> out(schools);
    Index first = 0;
    for (const LayoutGroup& group : groups) {
        for (std::size_t k = 0; k < group.schools.size(); ++k)
            out[group.schools[k]] = first + group.cut.part_of[k];
        first += group.areas();
    }
    return out;
}

std::size_t Layout::areas() const {
    std::size_t out = 0;
    for (const LayoutGroup& group : groups)
        out += group.areas();
    return out;
}

std::int64_t Layout::cost_m() const {
    std::int64_t out = 0;
    for (const LayoutGroup& group : groups)
        out += group.cut.cost_m;
    return out;
}

std::vector<Layout> lay_out(const NetworkProblem& problem, const Sites& sites) {
    const NetworkParameters& p = problem.parameters;
    const auto cap = static_cast<std::size_t>(std::max<std::int64_t>(1, p.area_cap));
    const std::size_t area_cap = p.cap_on_sub_areas ? std::max<std::size_t>(1, problem.schools.size()) : cap;
    Layout first{.groups = groups_for(problem)};
    const std::vector<Going> going = going_parts(problem, first.groups, &SchoolSite::current_area);
    const auto parts = parts_of(sizes_of(first.groups), area_cap, going, p.areas, "责任区", "areas", first.notes);
    Layout second = first;
    bool two = false;
    for (std::size_t g = 0; g < first.groups.size(); ++g) {
        PartitionWish wish{
            .parts = parts[g], .cap = area_cap, .seed = problem.seed + g, .bound = true, .stopped = problem.cancelled};
        if (going[g].parts == parts[g]) wish.current = going[g].part_of;
        first.groups[g].wish = second.groups[g].wish = wish;
        auto cuts = partitions(places_of(sites, first.groups[g].schools), wish);
        two = two || cuts.back().part_of != cuts.front().part_of;
        second.groups[g].cut = std::move(cuts.back());
        if (cuts.size() > 1)
            first.groups[g].cut = std::move(cuts.front());
        else
            first.groups[g].cut = second.groups[g].cut;
    }
    std::vector<Layout> out{std::move(first)};
    if (two) out.push_back(std::move(second));
    return out;
}

Layout redrawn(const Sites& sites, const Layout& layout, const std::function<std::int64_t(Index, Index)>& besides) {
    Layout out = layout;
    Index first = 0;
    for (LayoutGroup& group : out.groups) {
        const std::size_t areas = group.areas();
        std::vector<std::int64_t> metres;
        for (const Index s : group.schools)
            for (Index a = first; a < first + areas; ++a)
                metres.push_back(besides(s, a));
        first += areas;
        if (group.wish.current.empty() && areas > 1)
            group.cut = mended(places_of(sites, group.schools), group.wish, group.cut, metres);
    }
    return out;
}

std::vector<Area> areas_of(const Sites& sites, const Layout& layout) {
    std::vector<Area> out;
    for (const LayoutGroup& group : layout.groups)
        for (auto& schools : parts_by(group.schools, group.cut)) {
            const Point middle = centre(places_of(sites, schools));
            out.push_back({.district = group.district,
                           .kindergartens = group.kindergartens,
                           .schools = std::move(schools),
                           .centre = middle});
        }
    return out;
}

std::vector<SubArea> sub_areas_of(const NetworkProblem& problem, const Sites& sites, std::vector<Area>& areas,
                                  std::vector<Text>& notes) {
    const NetworkParameters& p = problem.parameters;
    const auto cap = static_cast<std::size_t>(std::max<std::int64_t>(1, p.area_cap));
    // A sub-area is what a few inspectors share, unless it is the cap that makes it.
    const auto shared = static_cast<std::size_t>(std::max<std::int64_t>(1, p.target_load * p.inspectors_per_area));
    const std::size_t sub_cap = p.cap_on_sub_areas ? cap : std::min(cap, shared);
    const std::vector<Going> going = going_parts(problem, areas, &SchoolSite::current_sub_area);
    const auto parts = parts_of(sizes_of(areas), sub_cap, going, p.sub_areas, "片区", "sub-areas", notes);
    std::vector<SubArea> out;
    for (Index a = 0; a < areas.size(); ++a) {
        PartitionWish wish{.parts = parts[a], .cap = sub_cap, .seed = problem.seed + 1000 + a};
        if (going[a].parts == parts[a]) wish.current = going[a].part_of;
        const Partition cut = partition(places_of(sites, areas[a].schools), wish);
        for (auto& schools : parts_by(areas[a].schools, cut)) {
            areas[a].sub_areas.push_back(out.size());
            const Point middle = centre(places_of(sites, schools));
            out.push_back({a, std::move(schools), middle});
        }
    }
    return out;
}

} // namespace guapai::planner
