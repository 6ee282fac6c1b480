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
planner::Text listed(const std::vector<Index>& indices, Name name) {
    constexpr std::size_t shown = 5;
    planner::Text out;
    for (std::size_t k = 0; k < std::min(shown, indices.size()); ++k) {
        const planner::Text one = name(indices[k]);
        out.zh += (k == 0 ? "" : "、") + one.zh;
        out.en += (k == 0 ? "" : ", ") + one.en;
    }
    if (indices.size() > shown) {
        out.zh += "等";
        out.en += " and others";
    }
    return out;
}

planner::Text difference(const std::string& zh, const std::string& en, std::int64_t before, std::int64_t after) {
    return {fmt::format("{} {} → {} 所", zh, before, after), fmt::format("{}: {} → {}", en, before, after)};
}

} // namespace

std::optional<Basis> basis_of_ineligibility(std::string_view reason) {
    for (const Basis& article : {basis::qualification, basis::terms})
        if (reason.find(article.article) != std::string_view::npos) return article;
    return std::nullopt;
}

// 5; 6/4.7 where schools count by size.
std::string Review::load_text(Index i) const {
    const std::int64_t load = evaluation_.loads[i];
    if (!case_.problem.parameters.weigh_by_size) return std::to_string(load);
    return fmt::format("{}/{:.1f}", load, static_cast<double>(evaluation_.tenths[i]) / 10);
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
    const auto say = [&](std::string code, std::string zh, std::string en) {
        out.code = std::move(code);
        out.text = std::move(zh);
        out.text_en = std::move(en);
    };
    const auto rest_on = [&](const Basis& article) {
        out.document = article.document;
        out.article = article.article;
    };
    const planner::Text names = listed(finding.schools, [&](Index s) {
        return planner::Text{school_name(s), school_name(s)};
    });
    const planner::Text people = listed(finding.inspectors, [&](Index i) {
        return planner::Text{fmt::format("{}（{} 所）", inspector_name(i), load_text(i)),
                             fmt::format("{} ({})", inspector_name(i), load_text(i))};
    });
    const std::string first = finding.inspectors.empty() ? "" : inspector_name(finding.inspectors.front());
    const std::size_t schools = finding.schools.size(), inspectors = finding.inspectors.size();
    const bool kindergarten = !finding.schools.empty() && case_.problem.schools[finding.schools.front()].kindergarten;
    const std::string noun = kindergarten ? "幼儿园" : "学校", noun_en = kindergarten ? "kindergartens" : "schools";
    out.gravity = Gravity::violation;
    switch (finding.breach) {
    case Breach::uncovered:
        say("network.coverage", fmt::format("{} 所{}没有责任督学：{}", schools, noun, names.zh),
            fmt::format("{} {} without an inspector: {}", schools, noun_en, names.en));
        rest_on(kindergarten ? basis::kindergarten_coverage : basis::coverage);
        break;
    case Breach::recused:
        say("network.recusal", fmt::format("{}应回避{}", first, names.zh),
            fmt::format("{} is recused from {}", first, names.en));
        rest_on(basis::recusal);
        break;
    case Breach::ineligible: {
        const auto& reasons = case_.problem.inspectors[finding.inspectors.front()].ineligible_because;
        say("inspector.qualification",
            fmt::format("{}不符合任职条件，却负责 {} 所学校{}", first, finding.is,
                        reasons.empty() ? "" : "：" + reasons.front().zh),
            fmt::format("{} does not meet the conditions of appointment, but has {} schools", first, finding.is));
        if (const auto article = basis_of_ineligibility(out.text)) rest_on(*article);
        break;
    }
    case Breach::above_highest:
        say("inspector.load_limit", fmt::format("{}负责 {} 所学校，超过上限 {} 所", first, finding.is, finding.limit),
            fmt::format("{} has {} schools, above the limit of {}", first, finding.is, finding.limit));
        rest_on(basis::staffing);
        break;
    case Breach::above_target:
        out.gravity = Gravity::warning;
        say("inspector.schools", fmt::format("{} 名督学负责的学校多于 {} 所：{}", inspectors, finding.limit, people.zh),
            fmt::format("{} inspectors have more than {} schools: {}", inspectors, finding.limit, people.en));
        rest_on(basis::staffing);
        break;
    case Breach::stage:
        out.gravity = kindergarten ? Gravity::violation : Gravity::warning;
        say("inspector.stage", fmt::format("{} 所{}的责任督学不熟悉其学段：{}", schools, noun, names.zh),
            fmt::format("{} {} whose inspector does not know their stage: {}", schools, noun_en, names.en));
        if (kindergarten) rest_on(basis::kindergarten_knowledge);
        break;
    case Breach::area_too_large:
        say("area.schools", fmt::format("“{}”有 {} 所学校，超过 {} 所", area_name(finding), finding.is, finding.limit),
            fmt::format("“{}” has {} schools, more than {}", area_name(finding), finding.is, finding.limit));
        rest_on(basis::area_size);
        break;
    case Breach::area_short:
        say("area.inspectors",
            fmt::format("“{}”有 {} 名督学，少于 {} 名", area_name(finding), finding.is, finding.limit),
            fmt::format("“{}” has {} inspectors, fewer than {}", area_name(finding), finding.is, finding.limit));
        rest_on(basis::area_inspectors);
        break;
    case Breach::without_area:
        out.gravity = Gravity::warning;
        say("network.area", fmt::format("{} 所{}不属于任何责任区：{}", schools, noun, names.zh),
            fmt::format("{} {} in no area: {}", schools, noun_en, names.en));
        rest_on(basis::area_size);
        break;
    case Breach::area_in_pieces: // nothing forbids it; the office should know
        out.gravity = Gravity::warning;
        say("area.pieces", fmt::format("“{}”不连片，分成 {} 片", area_name(finding), finding.is),
            fmt::format("“{}” does not hang together: {} pieces", area_name(finding), finding.is));
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
                             .weighted_schools = static_cast<double>(evaluation_.tenths[i]) / 10,
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

std::vector<planner::Text> Review::changes_since(const Review& before) const {
    std::vector<planner::Text> out;
    for (Index i = 0; i < case_.inspectors.size(); ++i) {
        const auto old = before.case_.inspector_of(case_.inspectors[i]);
        const std::int64_t load = old ? before.evaluation_.loads[*old] : 0;
        if (load != evaluation_.loads[i])
            out.push_back(difference(inspector_name(i) + "负责学校", "schools of " + inspector_name(i), load,
                                     evaluation_.loads[i]));
    }
    for (std::size_t a = 0; a < numbered_.areas.size(); ++a) {
        const auto size = [&](const Numbered& of) {
            return std::count(of.plan.area_of_school.begin(), of.plan.area_of_school.end(), std::optional<Index>(a));
        };
        const std::string& name = contents_.area(numbered_.areas[a])->name;
        if (size(before.numbered_) != size(numbered_))
            out.push_back(
                difference("“" + name + "”学校", "schools of “" + name + "”", size(before.numbered_), size(numbered_)));
    }
    const planner::Measures &now = evaluation_.measures, &then = before.evaluation_.measures;
    if (now.travel_m != then.travel_m) {
        const bool more = now.travel_m > then.travel_m;
        const double km = static_cast<double>(std::abs(now.travel_m - then.travel_m)) / 1000;
        out.push_back({fmt::format("路程合计 {}{:.1f} 公里", more ? "增加 " : "减少 ", km),
                       fmt::format("travel in all {:.1f} km {}", km, more ? "longer" : "shorter")});
    }
    if (now.uncovered != then.uncovered)
        out.push_back(difference("未配督学的学校", "schools without inspector", then.uncovered, now.uncovered));
    // One by one, not as the report gathers them: what became broken or whole is about these schools and people.
    const auto add = [&](const std::string& zh, const std::string& en, const BrokenRule& rule) {
        out.push_back({zh + rule.text, en + rule.text_en});
    };
    for (const Finding& finding : evaluation_.findings)
        if (!before.has(key_of(finding))) add("新增：", "new: ", broken_rule(finding));
    for (const Finding& finding : before.evaluation_.findings)
        if (!has(before.key_of(finding))) add("消除：", "mended: ", before.broken_rule(finding));
    return out;
}

void Review::check_publishable() const {
    for (const Finding& finding : evaluation_.findings) {
        if (finding.breach != Breach::recused && finding.breach != Breach::ineligible) continue;
        const BrokenRule rule = broken_rule(finding);
        auto problem = Problem::invalid("network.not_publishable", "不能发布：" + rule.text,
                                        "The version cannot be published: " + rule.text_en);
        problem.basis = finding.breach == Breach::recused ? basis::recusal : basis_of_ineligibility(rule.text);
        throw problem;
    }
}

} // namespace guapai::network
