#include "imports/divisions.h"

#include <algorithm>
#include <utility>

namespace guapai::imports {

namespace {

std::pair<std::string, std::string> division_told(const std::string& text) {
    const std::size_t at = text.find('\n');
    return {text.substr(0, at), text.substr(at + 1)};
}

} // namespace

std::string told_division(const std::string& code, const std::string& name) { return code + "\n" + name; }

void Divisions::saw(const std::string& code, const std::string& name, std::int64_t times) {
    if (!code.empty() && !name.empty()) seen_[code][name] += times;
}

void Divisions::saw(const Context& rows) {
    for (const Told& one : rows.told) {
        const auto [code, name] = division_told(one.text);
        saw(code, name, one.rows);
    }
}

bool Divisions::judge_alike(const Divisions& other, const Context& rows) const {
    return std::ranges::all_of(rows.told, [&](const Told& one) {
        const auto [code, name] = division_told(one.text);
        return judge(code, name) == other.judge(code, name);
    });
}

std::string Divisions::name_of(const std::string& code) const {
    const auto names = seen_.find(code);
    if (names == seen_.end()) return {};
    std::string best = std::max_element(names->second.begin(), names->second.end(), [](const auto& a, const auto& b) {
                           return a.second < b.second;
                       })->first;
    for (const auto& [name, times] : names->second)
        if (name.starts_with(best)) best = name;
    return best;
}

std::optional<std::string> Divisions::code_of(std::string_view name) const {
    std::optional<std::string> found;
    if (name.empty()) return found;
    for (const auto& [code, names] : seen_) {
        if (!name_of(code).starts_with(name)) continue;
        if (found) return std::nullopt;
        found = code;
    }
    return found;
}

Divisions::Verdict Divisions::judge(const std::string& code, const std::string& name) const {
    Verdict out{code, name, false};
    if (code.empty()) {
        const auto known = code_of(name);
        if (!known) return out;
        out.code = *known;
    }
    const std::string full = name_of(out.code);
    if (name.empty() || full.starts_with(name) || name.ends_with(full))
        out.name = full.empty() ? name : full;
    else
        out.contradiction = true;
    return out;
}

} // namespace guapai::imports
