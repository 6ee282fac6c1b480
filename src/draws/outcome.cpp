#include "draws/outcome.h"

#include "base/text.h"
#include "draws/store.h"
#include "planner/rfc3797.h"
#include "schools/service.h"

#include <algorithm>

namespace guapai::draws {

namespace {

std::vector<planner::Withdrawal> withdrawals(const Draw& draw) {
    std::vector<planner::Withdrawal> out;
    for (const DrawWithdrawal& one : draw.withdrawn)
        out.push_back({one.stratum, one.code, one.reason});
    return out;
}

planner::Draw draw_again(const Reader& in, const Draw& draw) {
    return planner::draw_by_tickets(planner::read_roster(load_roster(in, draw.county, draw.id)), draw.public_text,
                                    from_hex(draw.salt).value_or(""));
}

} // namespace

std::vector<DrawnSchool> outcome(const Reader& in, const Draw& draw) {
    const planner::Draw again = draw_again(in, draw);
    std::vector<DrawnSchool> out;
    std::vector<std::string> codes;
    for (const StratumQuota& quota : draw.quotas) {
        const auto& first = again.drawn.at(quota.stratum);
        for (const std::string& code :
             planner::after_withdrawals(again.order.at(quota.stratum), quota.quota, withdrawals(draw), quota.stratum)) {
            const bool came_in = std::find(first.begin(), first.end(), code) == first.end();
            codes.push_back(code);
            out.push_back({quota.stratum, code, "", came_in});
        }
    }
    const auto known = schools::by_codes(in, draw.county, codes);
    for (DrawnSchool& one : out)
        if (const auto school = known.find(one.code); school != known.end()) one.school_name = school->second.name;
    return out;
}

planner::PublishedDraw published_form(const Reader& in, const Draw& draw) {
    planner::PublishedDraw out;
    out.format = draw.algorithm == DrawAlgorithm::sm3 ? "guapai-draw-1-sm3" : "guapai-draw-1";
    out.roster = load_roster(in, draw.county, draw.id);
    out.public_text = draw.public_text;
    if (draw.state != DrawState::revealed) return out;
    out.salt = draw.salt;
    out.withdrawn = withdrawals(draw);
    const planner::Draw again = draw_again(in, draw);
    for (const StratumQuota& quota : draw.quotas)
        out.drawn.push_back({quota.stratum, planner::after_withdrawals(again.order.at(quota.stratum), quota.quota,
                                                                       out.withdrawn, quota.stratum)});
    return out;
}

std::string canonical_values(std::string_view entered) {
    auto lists = split(entered, '/');
    if (lists.size() > 1 && trimmed(lists.back()).empty()) lists.pop_back(); // "3.7./9./"
    std::string out;
    for (const std::string& list : lists)
        out += planner::rfc3797_source(trimmed(list));
    return out;
}

} // namespace guapai::draws
