#include "network/report.h"

#include "rules/basis.h"

#include <fmt/format.h>

#include <algorithm>

namespace guapai::network {

namespace {

using planner::Breach;
using planner::Finding;
using planner::Index;
namespace basis = rules::basis;

// One sentence may speak of many: these findings are told together, not one by one.
bool told_together(Breach breach) {
    return breach == Breach::uncovered || breach == Breach::above_target || breach == Breach::stage ||
           breach == Breach::without_area;
}

std::vector<Finding> gathered(const planner::NetworkProblem& problem, const std::vector<Finding>& findings) {
    std::vector<Finding> out;
    for (const Finding& finding : findings) {
        const auto same = std::find_if(out.begin(), out.end(), [&](const Finding& other) {
            // Kindergartens rest on rules of their own.
            return other.breach == finding.breach && told_together(finding.breach) &&
                   other.schools.empty() == finding.schools.empty() &&
                   (finding.schools.empty() || problem.schools[other.schools.front()].kindergarten ==
                                                   problem.schools[finding.schools.front()].kindergarten);
        });
        if (same == out.end()) {
            out.push_back(finding);
            continue;
        }
        same->schools.insert(same->schools.end(), finding.schools.begin(), finding.schools.end());
        for (const Index i : finding.inspectors)
            if (std::find(same->inspectors.begin(), same->inspectors.end(), i) == same->inspectors.end())
                same->inspectors.push_back(i);
    }
    return out;
}

template <class Name>
std::string listed(const std::vector<Index>& indices, Name name) {
    constexpr std::size_t shown = 5;
    std::string out;
    for (std::size_t k = 0; k < std::min(shown, indices.size()); ++k)
        out += (k == 0 ? "" : "、") + name(indices[k]);
    return indices.size() > shown ? out + "等" : out;
}

std::string difference(const std::string& what, std::int64_t before, std::int64_t after) {
    return fmt::format("{} {} → {} 所", what, before, after);
}

} // namespace

std::optional<Basis> basis_of_ineligibility(std::string_view reason) {
    for (const Basis& article : {basis::qualification, basis::terms})
        if (reason.find(article.article) != std::string_view::npos) return article;
    return std::nullopt;
}

Review::Review(const Roster& roster, const History& history, const Contents& contents,
               const std::map<Id, std::string>& former_names)
    : contents_(contents), case_(make_case(roster, history, contents, false, former_names)),
      numbered_(plan_of(case_, contents)), evaluation_(planner::evaluate(case_.problem, numbered_.plan)) {}

std::string Review::area_name(const Finding& finding) const {
    const Id& id =
        finding.areas.empty() ? numbered_.sub_areas[finding.sub_areas.front()] : numbered_.areas[finding.areas.front()];
    return contents_.area(id)->name;
}

BrokenRule Review::broken_rule(const Finding& finding) const {
    BrokenRule out;
    const auto rest_on = [&](const Basis& article) {
        out.document = article.document;
        out.article = article.article;
    };
    const auto names = [&] { return listed(finding.schools, [&](Index s) { return school_name(s); }); };
    const auto people = [&] {
        return listed(finding.inspectors,
                      [&](Index i) { return fmt::format("{}（{} 所）", inspector_name(i), evaluation_.loads[i]); });
    };
    const bool kindergarten = !finding.schools.empty() && case_.problem.schools[finding.schools.front()].kindergarten;
    const std::string noun = kindergarten ? "幼儿园" : "学校";
    switch (finding.breach) {
    case Breach::uncovered:
        out.gravity = Gravity::violation;
        out.code = "network.coverage";
        out.text = fmt::format("{} 所{}没有责任督学：{}", finding.schools.size(), noun, names());
        rest_on(kindergarten ? basis::kindergarten_coverage : basis::coverage);
        break;
    case Breach::recused:
        out.gravity = Gravity::violation;
        out.code = "network.recusal";
        out.text = fmt::format("{}应回避{}", inspector_name(finding.inspectors.front()), names());
        rest_on(basis::recusal);
        break;
    case Breach::ineligible: {
        const auto& reasons = case_.problem.inspectors[finding.inspectors.front()].ineligible_because;
        out.gravity = Gravity::violation;
        out.code = "inspector.qualification";
        out.text = fmt::format("{}不符合任职条件，却负责 {} 所学校{}", inspector_name(finding.inspectors.front()),
                               finding.is, reasons.empty() ? "" : "：" + reasons.front().zh);
        if (const auto article = basis_of_ineligibility(out.text)) rest_on(*article);
        break;
    }
    case Breach::above_highest:
        out.gravity = Gravity::violation;
        out.code = "inspector.load_limit";
        out.text = fmt::format("{}负责 {} 所学校，超过上限 {} 所", inspector_name(finding.inspectors.front()),
                               finding.is, finding.limit);
        rest_on(basis::staffing);
        break;
    case Breach::above_target:
        out.code = "inspector.schools";
        out.text = fmt::format("{} 名督学负责的学校多于 {} 所：{}", finding.inspectors.size(), finding.limit, people());
        rest_on(basis::staffing);
        break;
    case Breach::stage:
        out.gravity = kindergarten ? Gravity::violation : Gravity::warning;
        out.code = "inspector.stage";
        out.text = fmt::format("{} 所{}的责任督学不熟悉其学段：{}", finding.schools.size(), noun, names());
        if (kindergarten) rest_on(basis::kindergarten_knowledge);
        break;
    case Breach::area_too_large:
        out.gravity = Gravity::violation;
        out.code = "area.schools";
        out.text = fmt::format("“{}”有 {} 所学校，超过 {} 所", area_name(finding), finding.is, finding.limit);
        rest_on(basis::area_size);
        break;
    case Breach::area_short:
        out.gravity = Gravity::violation;
        out.code = "area.inspectors";
        out.text = fmt::format("“{}”有 {} 名督学，少于 {} 名", area_name(finding), finding.is, finding.limit);
        rest_on(basis::area_inspectors);
        break;
    case Breach::without_area:
        out.code = "network.area";
        out.text = fmt::format("{} 所{}不属于任何责任区：{}", finding.schools.size(), noun, names());
        rest_on(basis::area_size);
        break;
    }
    for (const Index s : finding.schools)
        out.schools.push_back(case_.schools[s]);
    for (const Index i : finding.inspectors)
        out.inspectors.push_back(case_.inspectors[i]);
    for (const Index a : finding.areas)
        out.areas.push_back(numbered_.areas[a]);
    for (const Index a : finding.sub_areas)
        out.areas.push_back(numbered_.sub_areas[a]);
    return out;
}

std::vector<BrokenRule> Review::broken_rules() const {
    std::vector<BrokenRule> out;
    for (const Finding& finding : gathered(case_.problem, evaluation_.findings))
        out.push_back(broken_rule(finding));
    std::stable_sort(out.begin(), out.end(),
                     [](const BrokenRule& a, const BrokenRule& b) { return a.gravity < b.gravity; });
    return out;
}

NetworkReport Review::report(NetworkVersion version) const {
    NetworkReport out;
    std::vector<std::int64_t> pupils(case_.inspectors.size(), 0);
    for (Index s = 0; s < case_.schools.size(); ++s) {
        const auto& i = numbered_.plan.inspector_of_school[s];
        if (i)
            pupils[*i] += case_.problem.schools[s].pupils;
        else
            out.uncovered.push_back(case_.schools[s]);
    }
    for (Index i = 0; i < case_.inspectors.size(); ++i) {
        const auto& area = numbered_.plan.area_of_inspector[i];
        out.loads.push_back({.inspector = case_.inspectors[i],
                             .name = inspector_name(i),
                             .area = area ? std::optional(numbered_.areas[*area]) : std::nullopt,
                             .schools = evaluation_.loads[i],
                             .pupils = pupils[i],
                             .travel_km = static_cast<double>(evaluation_.travel_m[i]) / 1000});
    }
    std::stable_sort(out.loads.begin(), out.loads.end(),
                     [](const InspectorLoad& a, const InspectorLoad& b) { return a.schools > b.schools; });
    version.inspectors =
        std::count_if(evaluation_.loads.begin(), evaluation_.loads.end(), [](std::int64_t load) { return load > 0; });
    version.schools = std::ssize(case_.schools);
    version.assigned = evaluation_.measures.covered;
    version.areas = std::ssize(numbered_.areas);
    version.sub_areas = std::ssize(numbered_.sub_areas);
    version.travel_km = static_cast<double>(evaluation_.measures.travel_m) / 1000;
    out.broken_rules = broken_rules();
    out.network = std::move(version);
    return out;
}

std::pair<planner::Breach, std::vector<Id>> Review::key_of(const Finding& finding) const {
    std::vector<Id> about;
    for (const Index s : finding.schools)
        about.push_back(case_.schools[s]);
    for (const Index i : finding.inspectors)
        about.push_back(case_.inspectors[i]);
    for (const Index a : finding.areas)
        about.push_back(numbered_.areas[a]);
    for (const Index a : finding.sub_areas)
        about.push_back(numbered_.sub_areas[a]);
    return {finding.breach, std::move(about)};
}

bool Review::has(const std::pair<planner::Breach, std::vector<Id>>& key) const {
    return std::any_of(evaluation_.findings.begin(), evaluation_.findings.end(),
                       [&](const Finding& finding) { return key_of(finding) == key; });
}

std::vector<std::string> Review::changes_since(const Review& before) const {
    std::vector<std::string> out;
    for (Index i = 0; i < case_.inspectors.size(); ++i) {
        const auto old = before.case_.inspector_of(case_.inspectors[i]);
        const std::int64_t load = old ? before.evaluation_.loads[*old] : 0;
        if (load != evaluation_.loads[i])
            out.push_back(difference(inspector_name(i) + "负责学校", load, evaluation_.loads[i]));
    }
    for (std::size_t a = 0; a < numbered_.areas.size(); ++a) {
        const auto size = [&](const Numbered& of) {
            return std::count(of.plan.area_of_school.begin(), of.plan.area_of_school.end(), std::optional<Index>(a));
        };
        if (size(before.numbered_) != size(numbered_))
            out.push_back(difference("“" + contents_.area(numbered_.areas[a])->name + "”学校", size(before.numbered_),
                                     size(numbered_)));
    }
    const planner::Measures &now = evaluation_.measures, &then = before.evaluation_.measures;
    if (now.travel_m != then.travel_m)
        out.push_back(fmt::format("路程合计 {}{:.1f} 公里", now.travel_m > then.travel_m ? "增加 " : "减少 ",
                                  static_cast<double>(std::abs(now.travel_m - then.travel_m)) / 1000));
    if (now.uncovered != then.uncovered) out.push_back(difference("未配督学的学校", then.uncovered, now.uncovered));
    // One by one, not as the report gathers them: what became broken or whole is about these schools and people.
    for (const Finding& finding : evaluation_.findings)
        if (!before.has(key_of(finding))) out.push_back("新增：" + broken_rule(finding).text);
    for (const Finding& finding : before.evaluation_.findings)
        if (!has(before.key_of(finding))) out.push_back("消除：" + before.broken_rule(finding).text);
    return out;
}

void Review::check_publishable() const {
    for (const Finding& finding : evaluation_.findings) {
        if (finding.breach != Breach::recused && finding.breach != Breach::ineligible) continue;
        const BrokenRule rule = broken_rule(finding);
        auto problem =
            Problem::invalid("network.not_publishable", "不能发布：" + rule.text,
                             "The version cannot be published: " +
                                 std::string(finding.breach == Breach::recused ? "an inspector is recused from a school"
                                                                               : "an inspector is not eligible"));
        problem.basis = finding.breach == Breach::recused ? basis::recusal : basis_of_ineligibility(rule.text);
        throw problem;
    }
}

} // namespace guapai::network
