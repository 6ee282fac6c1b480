#include "planner/layout.h"

#include "planner/partition.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace guapai::planner {

namespace {

struct Group {
    std::string district;
    std::optional<bool> kindergartens;
    std::vector<Index> schools;
};

std::vector<Group> groups_by(const NetworkProblem& problem, bool by_district, bool by_kind) {
    std::map<std::pair<std::string, int>, Group> groups;
    for (Index s = 0; s < problem.schools.size(); ++s) {
        const SchoolSite& school = problem.schools[s];
        Group& group = groups[{by_district ? school.district : "", by_kind && school.kindergarten ? 1 : 0}];
        if (by_district) group.district = school.district;
        if (by_kind) group.kindergartens = school.kindergarten;
        group.schools.push_back(s);
    }
    std::vector<Group> out;
    for (auto& [key, group] : groups)
        out.push_back(std::move(group));
    return out;
}

// The finest division into groups that the wished number of areas allows.
std::vector<Group> groups_for(const NetworkProblem& problem) {
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

struct Cut {
    std::vector<std::vector<Index>> parts;
    Partition quality;
};

Cut cut(const Sites& sites, const std::vector<Index>& schools, const PartitionWish& wish) {
    std::vector<Point> places;
    for (const Index s : schools)
        places.push_back(sites.school(s));
    Cut out{.parts = {}, .quality = partition(places, wish)};
    for (Index k = 0; k < schools.size(); ++k) {
        const std::size_t part = out.quality.part_of[k];
        if (out.parts.size() <= part) out.parts.resize(part + 1);
        out.parts[part].push_back(schools[k]);
    }
    return out;
}

Point centre_of(const Sites& sites, const std::vector<Index>& schools) {
    std::vector<Point> places;
    for (const Index s : schools)
        places.push_back(sites.school(s));
    return centre(places);
}

template <class Groups>
std::vector<std::size_t> sizes_of(const Groups& groups) {
    std::vector<std::size_t> out;
    for (const auto& group : groups)
        out.push_back(group.schools.size());
    return out;
}

} // namespace

Layout lay_out(const NetworkProblem& problem, const Sites& sites) {
    Layout out;
    const NetworkParameters& p = problem.parameters;
    const auto cap = static_cast<std::size_t>(std::max<std::int64_t>(1, p.area_cap));
    const std::size_t area_cap = p.cap_on_sub_areas ? std::max<std::size_t>(1, problem.schools.size()) : cap;
    const std::vector<Group> groups = groups_for(problem);
    const std::vector<Going> going = going_parts(problem, groups, &SchoolSite::current_area);
    const auto area_parts = parts_of(sizes_of(groups), area_cap, going, p.areas, "责任区", "areas", out.notes);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        PartitionWish wish{.parts = area_parts[g],
                           .cap = area_cap,
                           .seed = problem.seed + g,
                           .bound = true,
                           .stopped = problem.cancelled};
        if (going[g].parts == area_parts[g]) wish.current = going[g].part_of;
        Cut areas = cut(sites, groups[g].schools, wish);
        out.pieces_too_many += areas.quality.pieces - areas.parts.size();
        out.metres += areas.quality.metres;
        out.bound_m += areas.quality.bound_m.value_or(0);
        for (auto& schools : areas.parts)
            out.areas.push_back({.district = groups[g].district,
                                 .kindergartens = groups[g].kindergartens,
                                 .schools = std::move(schools)});
    }
    // A sub-area is what a few inspectors share, unless it is the cap that makes it.
    const auto shared = static_cast<std::size_t>(std::max<std::int64_t>(1, p.target_load * p.inspectors_per_area));
    const std::size_t sub_cap = p.cap_on_sub_areas ? cap : std::min(cap, shared);
    const std::vector<Going> going_sub = going_parts(problem, out.areas, &SchoolSite::current_sub_area);
    const auto sub_parts =
        parts_of(sizes_of(out.areas), sub_cap, going_sub, p.sub_areas, "片区", "sub-areas", out.notes);
    for (Index a = 0; a < out.areas.size(); ++a) {
        Area& area = out.areas[a];
        area.centre = centre_of(sites, area.schools);
        PartitionWish wish{.parts = sub_parts[a], .cap = sub_cap, .seed = problem.seed + 1000 + a};
        if (going_sub[a].parts == sub_parts[a]) wish.current = going_sub[a].part_of;
        for (auto& schools : cut(sites, area.schools, wish).parts) {
            area.sub_areas.push_back(out.sub_areas.size());
            const Point middle = centre_of(sites, schools);
            out.sub_areas.push_back({a, std::move(schools), middle});
        }
    }
    return out;
}

} // namespace guapai::planner
