#include "rules/parameter.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace guapai::rules {

namespace {

bool looser(std::int64_t value, std::int64_t than, Direction direction) {
    switch (direction) {
    case Direction::at_least:
        return value < than;
    case Direction::at_most:
        return value > than;
    case Direction::fixed:
        return value != than;
    case Direction::free:
        return false;
    }
    return false;
}

// The first of two rows says how the rule may be changed; the second may only take over when it does not loosen.
bool takes_over(const RuleParameter& lower, const RuleParameter& higher) {
    return !looser(lower.value, higher.value, higher.direction);
}

std::string sentence(const RuleParameter& rule, bool chinese) {
    const auto& direction = choice_type<Direction>().values.at(static_cast<std::size_t>(rule.direction));
    const std::string value = std::to_string(rule.value);
    return chinese ? rule.zh + std::string(direction.zh) + value + rule.unit
                   : rule.en + ": " + std::string(code_of(rule.direction)) + " " + value;
}

} // namespace

std::optional<Basis> RuleParameter::basis() const {
    if (basis_document.empty()) return std::nullopt;
    return Basis{basis_document, basis_article, basis_text};
}

std::vector<std::string> place_chain(std::string_view county) {
    std::vector<std::string> out = {"000000"};
    for (const std::size_t digits : {2U, 4U, 6U}) {
        std::string place(county.substr(0, digits));
        place.resize(6, '0');
        if (place != out.back()) out.push_back(std::move(place));
    }
    return out;
}

Parameters resolve(const std::vector<RuleParameter>& rows, const std::vector<std::string>& chain, const Date& date) {
    Parameters out;
    // Presets speak first, then the chain from the top; a preset's place is the nation, its level is below it.
    std::vector<const RuleParameter*> order;
    for (const RuleParameter& row : rows)
        if (row.effective_from <= date && std::find(chain.begin(), chain.end(), row.place) != chain.end())
            order.push_back(&row);
    std::stable_sort(order.begin(), order.end(), [](const RuleParameter* a, const RuleParameter* b) {
        return std::tie(a->level, a->effective_from) < std::tie(b->level, b->effective_from);
    });
    std::map<std::string, std::map<Level, const RuleParameter*>> latest; // a later row of a level replaces the earlier
    for (const RuleParameter* row : order)
        latest[row->code][row->level] = row;
    for (const auto& [code, levels] : latest) {
        const RuleParameter* deciding = nullptr;
        for (const auto& [level, row] : levels)
            if (!deciding || takes_over(*row, *deciding)) deciding = row;
        out.in_force_.emplace(code, *deciding);
    }
    return out;
}

const RuleParameter& Parameters::deciding(std::string_view code) const {
    const auto found = in_force_.find(code);
    if (found == in_force_.end()) throw std::out_of_range("no rule parameter " + std::string(code));
    return found->second;
}

std::int64_t Parameters::value(std::string_view code) const { return deciding(code).value; }

std::optional<Basis> Parameters::basis(std::string_view code) const { return deciding(code).basis(); }

std::vector<RuleParameter> Parameters::all() const {
    std::vector<RuleParameter> out;
    for (const auto& [code, row] : in_force_)
        out.push_back(row);
    return out;
}

void check_override(const std::vector<RuleParameter>& rows, const RuleParameter& wanted) {
    std::vector<RuleParameter> above;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(above),
                 [&](const RuleParameter& row) { return row.code == wanted.code && row.level < wanted.level; });
    const Parameters higher = resolve(above, place_chain(wanted.place), wanted.effective_from);
    const auto in_force = higher.all();
    if (in_force.empty())
        throw Problem::invalid("rules.unknown", "没有这项规则参数", "There is no such rule parameter")
            .at("/code", "没有“" + wanted.code + "”", "no rule has this code");
    const RuleParameter& rule = in_force.front();
    if (takes_over(wanted, rule)) return;
    const bool fixed = rule.direction == Direction::fixed;
    auto problem =
        Problem::invalid(fixed ? "rules.fixed" : "rules.loosens",
                         std::string("不能放宽") + std::string(title_of(rule.level)) + "规定：" + sentence(rule, true),
                         "A lower level may tighten this rule, not loosen it. " + sentence(rule, false))
            .at("/value", sentence(rule, true), sentence(rule, false));
    if (const auto basis = rule.basis()) problem.basis = basis;
    throw problem;
}

} // namespace guapai::rules
