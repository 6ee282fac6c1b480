#include "network/proposal.h"

#include "network/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace guapai::network {

namespace {

using planner::Index;

// Which area of the base each new one continues: the largest overlaps first, at least half of the new one's schools.
template <class Groups>
std::vector<const Area*> continued(const Groups& groups, const Case& asked, const Contents& base, bool sub_areas) {
    std::map<std::pair<Index, Id>, std::size_t> overlap;
    for (Index g = 0; g < groups.size(); ++g) {
        for (const Index s : groups[g].schools) {
            const Assignment* before = base.of_school(asked.schools[s]);
            const auto& area = before ? (sub_areas ? before->sub_area : before->area) : std::nullopt;
            if (area) ++overlap[{g, *area}];
        }
    }
    std::vector<std::tuple<std::size_t, Index, Id>> order;
    for (const auto& [pair, schools] : overlap)
        if (2 * schools >= groups[pair.first].schools.size()) order.emplace_back(schools, pair.first, pair.second);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return std::get<0>(a) != std::get<0>(b) ? std::get<0>(a) > std::get<0>(b) : a < b;
    });
    std::vector<const Area*> out(groups.size(), nullptr);
    std::set<Id> used;
    for (const auto& [schools, group, id] : order)
        if (!out[group] && used.insert(id).second) out[group] = base.area(id);
    return out;
}

// Builds the rows, and keeps their names apart.
class Writer {
public:
    Writer(const Roster& roster, const Case& asked, const planner::NetworkProposal& proposal, const Contents& base,
           std::string_view county, const Id& network)
        : roster_(roster), asked_(asked), proposal_(proposal), base_(base), county_(county), network_(network) {
        for (const schools::School& school : roster.schools)
            place_name_.emplace(school.division, school.division_name);
    }

    Contents run() {
        add_areas();
        add_sub_areas();
        for (Index a = 0; a < proposal_.areas.size(); ++a)
            for (const Index i : proposal_.areas[a].inspectors)
                out_.posts.emplace(asked_.inspectors[i], area_ids_[a]);
        keep_leaders();
        for (Index s = 0; s < asked_.schools.size(); ++s)
            add_assignment(s);
        return std::move(out_);
    }

private:
    void add_areas() {
        const auto before = continued(proposal_.areas, asked_, base_, false);
        std::map<std::pair<std::string, int>, std::size_t> of_kind, number;
        const auto kind = [&](const planner::Area& area) {
            return std::pair(area.district, area.kindergartens ? (*area.kindergartens ? 2 : 1) : 0);
        };
        for (const planner::Area& area : proposal_.areas)
            ++of_kind[kind(area)];
        for (const Area* area : before)
            if (area) names_.insert(area->name);
        for (Index a = 0; a < proposal_.areas.size(); ++a) {
            const planner::Area& area = proposal_.areas[a];
            const std::size_t of = of_kind[kind(area)];
            std::string name = before[a] ? before[a]->name : std::string();
            while (name.empty() || (!before[a] && !names_.insert(name).second))
                name = area_name(place_name_[area.district], area.kindergartens, ++number[kind(area)],
                                 std::max(of, number[kind(area)]));
            area_ids_.push_back(add(before[a], std::move(name), std::nullopt));
        }
    }

    void add_sub_areas() {
        const auto before = continued(proposal_.sub_areas, asked_, base_, true);
        for (const Area* area : before)
            if (area) names_.insert(area->name);
        for (Index k = 0; k < proposal_.sub_areas.size(); ++k) {
            const planner::SubArea& sub_area = proposal_.sub_areas[k];
            std::string name = before[k] ? before[k]->name : name_by_town(sub_area);
            sub_area_ids_.push_back(add(before[k], std::move(name), area_ids_[sub_area.area]));
        }
    }

    // 金湖街道学前片区, after the town most of its schools lie in; 金湖街道学前片区（二） for the next of that name.
    std::string name_by_town(const planner::SubArea& sub_area) {
        std::map<std::string, std::size_t> towns;
        for (const Index s : sub_area.schools)
            ++towns[asked_.problem.schools[s].town];
        const auto most = std::max_element(towns.begin(), towns.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        const auto& kindergartens = proposal_.areas[sub_area.area].kindergartens;
        const std::string name = most->first + (kindergartens.value_or(false) ? "学前" : "") + "片区";
        for (std::size_t n = 1;; ++n) {
            const std::string numbered =
                n == 1 ? name : name + "（" + chinese_ordinal(n).substr(std::string("第").size()) + "）";
            if (names_.insert(numbered).second) return numbered;
        }
    }

    Id add(const Area* before, std::string name, std::optional<Id> parent) {
        Area& area = out_.areas.emplace_back();
        if (before)
            area = *before;
        else
            area.id = Id::mint();
        area.county = county_;
        area.network = network_;
        area.parent = parent;
        area.name = std::move(name);
        area.position = std::ssize(out_.areas);
        return area.id;
    }

    void keep_leaders() {
        for (Area& area : out_.areas) {
            for (auto* person : {&area.leader, &area.liaison}) {
                const auto post = *person ? out_.posts.find(**person) : out_.posts.end();
                if (post == out_.posts.end() || post->second != area.parent.value_or(area.id)) person->reset();
            }
        }
    }

    void add_assignment(Index s) {
        const planner::SchoolPlan& plan = proposal_.schools[s];
        Assignment& out = out_.assignments.emplace_back();
        out.county = county_;
        out.id = Id::mint();
        out.network = network_;
        out.school = asked_.schools[s];
        out.area = area_ids_[*proposal_.plan.area_of_school[s]];
        out.sub_area = sub_area_ids_[*proposal_.plan.sub_area_of_school[s]];
        out.locked = asked_.problem.schools[s].locked.has_value();
        out.reason = plan.why.zh;
        out.reason_en = plan.why.en;
        const auto go_on = [&](const std::string& zh, const std::string& en) {
            out.reason += "；" + zh;
            out.reason_en += "; " + en;
        };
        for (const planner::Text& wish : plan.yielded)
            go_on(wish.zh, wish.en);
        const auto& i = proposal_.plan.inspector_of_school[s];
        if (!i) return;
        out.inspector = asked_.inspectors[*i];
        out.distance_km = distance_km(roster_.schools[s], roster_.inspectors[*i]);
        for (const planner::Alternative& other : plan.alternatives) {
            const std::string& name = asked_.problem.inspectors[other.inspector].name;
            const double way = static_cast<double>(other.metres) / 1000,
                         dearer = static_cast<double>(other.dearer_by_m) / 1000;
            go_on(fmt::format("备选：{}（{:.1f} 公里，全局代价至少增加 {:.1f} 公里）", name, way, dearer),
                  fmt::format("otherwise: {} ({:.1f} km; the plan as a whole at least {:.1f} km dearer)", name, way,
                              dearer));
        }
    }

    const Roster& roster_;
    const Case& asked_;
    const planner::NetworkProposal& proposal_;
    const Contents& base_;
    std::string county_;
    Id network_;
    std::map<std::string, std::string> place_name_; // by division code
    std::set<std::string> names_;
    std::vector<Id> area_ids_, sub_area_ids_;
    Contents out_;
};

} // namespace

Contents contents_of(const Roster& roster, const Case& asked, const planner::NetworkProposal& proposal,
                     const Contents& base, std::string_view county, const Id& network) {
    return Writer(roster, asked, proposal, base, county, network).run();
}

std::vector<planner::Text> notes_of(const planner::NetworkProposal& proposal) {
    std::vector<planner::Text> out;
    for (const planner::Blocking& set : proposal.blocking)
        out.push_back(set.text);
    const auto km = [](std::int64_t m) { return static_cast<double>(m) / 1000; };
    const auto above = [&](std::int64_t is, std::int64_t bound) {
        return 100.0 * static_cast<double>(is - bound) / static_cast<double>(bound);
    };
    if (proposal.cost_m == proposal.bound_m)
        out.push_back(
            {"按路程和各项意愿折算，分工已证明为最优", "by travel and wishes, the assignment is proved optimal"});
    else if (proposal.bound_m > 0)
        out.push_back(
            {fmt::format("按路程和各项意愿折算，分工代价比理论下界高 {:.1f}%（下界法；差额用于让督学留在本责任区内）",
                         above(proposal.cost_m, proposal.bound_m)),
             fmt::format("by travel and wishes, the assignment costs {:.1f} % more than its lower bound, spent on "
                         "keeping inspectors in their areas",
                         above(proposal.cost_m, proposal.bound_m))});
    out.push_back({fmt::format("不顾学段、负荷和稳定，只计路程，理论最短为 {:.1f} 公里", km(proposal.travel_bound_m)),
                   fmt::format("by travel alone, whatever stage, load and stability: at least {:.1f} km",
                               km(proposal.travel_bound_m))});
    if (proposal.compactness_bound_m > 0)
        out.push_back(
            {fmt::format("责任区紧凑程度：各校到本区中心学校合计 {:.1f} 公里，比理论下界高 {:.1f}%（下界法）；{}",
                         km(proposal.compactness_m), above(proposal.compactness_m, proposal.compactness_bound_m),
                         proposal.pieces_too_many == 0 ? std::string("每个责任区都连片")
                                                       : fmt::format("多出 {} 片不连", proposal.pieces_too_many)),
             fmt::format(
                 "compactness of areas: {:.1f} km from all schools to the middle school of their area, {:.1f} % "
                 "above the lower bound; {}",
                 km(proposal.compactness_m), above(proposal.compactness_m, proposal.compactness_bound_m),
                 proposal.pieces_too_many == 0
                     ? std::string("every area hangs together")
                     : fmt::format("{} pieces do not hang together", proposal.pieces_too_many))});
    const planner::Measures& m = proposal.measures;
    out.push_back(
        {fmt::format("路程合计 {:.1f} 公里，单程最远 {:.1f} 公里；督学负责 {} 至 {} 所，标准差 {:.2f}；更换责任督学 {} "
                     "所；跨学段 {} 所；跨责任区 {} 所",
                     km(m.travel_m), km(m.longest_m), m.least_load, m.highest_load, m.load_deviation, m.changes,
                     m.other_stage, m.other_area),
         fmt::format("travel in all {:.1f} km, the longest way {:.1f} km; {} to {} schools an inspector, deviation "
                     "{:.2f}; {} schools change their inspector; {} of another stage; {} of another area",
                     km(m.travel_m), km(m.longest_m), m.least_load, m.highest_load, m.load_deviation, m.changes,
                     m.other_stage, m.other_area)});
    out.insert(out.end(), proposal.notes.begin(), proposal.notes.end());
    return out;
}

} // namespace guapai::network
