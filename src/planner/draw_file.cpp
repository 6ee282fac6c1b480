#include "planner/draw_file.h"

#include "base/problem.h"
#include "base/text.h"

#include <algorithm>

namespace guapai::planner {

namespace {

std::string shown(const std::vector<std::string>& codes) { return codes.empty() ? "（无）" : joined(codes, "、"); }

class Check {
public:
    explicit Check(const PublishedDraw& published)
        : published_(published), roster_(read_roster(published.roster)),
          text_(read_public_text(published.public_text)) {}

    DrawVerdict run() {
        say(published_.format == (text_.sm3 ? "guapai-draw-1-sm3" : "guapai-draw-1"), "格式与公开文本一致",
            "the format is that of the public text");
        say(hex(roster_.digest) == text_.roster_digest, "名册摘要与公开文本一致", "the roster is the one committed to");
        if (published_.salt.empty()) {
            out_.found.push_back({true, "盐值尚未公布，抽取结果暂不能重算", "the salt is not published yet"});
            return out_;
        }
        out_.complete = true;
        const auto salt = from_hex(published_.salt);
        say(salt && hex(sha256(*salt)) == text_.salt_commitment, "盐值与事先公布的承诺一致",
            "the salt is the one committed to");
        if (out_.holds) draw_again(*salt);
        return out_;
    }

private:
    void say(bool holds, const std::string& zh, const std::string& en) {
        out_.found.push_back({holds, (holds ? "" : "不符：") + zh, (holds ? "" : "fails: ") + en});
        out_.holds = out_.holds && holds;
    }

    void draw_again(const std::string& salt) {
        const Draw draw = draw_by_tickets(roster_, published_.public_text, salt);
        for (const Withdrawal& one : published_.withdrawn) {
            const auto order = draw.order.find(one.stratum);
            const bool known = order != draw.order.end() &&
                               std::find(order->second.begin(), order->second.end(), one.code) != order->second.end();
            say(known, "退出的 " + one.code + " 在名册“" + one.stratum + "”中",
                "withdrawn " + one.code + " is in the roster");
        }
        for (const DrawQuota& quota : text_.quotas) {
            const auto again =
                after_withdrawals(draw.order.at(quota.stratum), quota.quota, published_.withdrawn, quota.stratum);
            const auto said = std::find_if(published_.drawn.begin(), published_.drawn.end(),
                                           [&](const DrawnStratum& one) { return one.stratum == quota.stratum; });
            const bool same = said == published_.drawn.end() ? again.empty() : said->codes == again;
            say(same, "“" + quota.stratum + "”重算结果：" + shown(again),
                quota.stratum + ", drawn again: " + shown(again));
        }
        for (const DrawnStratum& one : published_.drawn)
            if (!draw.order.contains(one.stratum))
                say(false, "“" + one.stratum + "”不在公开文本中", one.stratum + " is not in the public text");
    }

    const PublishedDraw& published_;
    DrawRoster roster_;
    DrawPublicText text_;
    DrawVerdict out_;
};

} // namespace

std::vector<std::string> after_withdrawals(const std::vector<std::string>& order, std::int64_t quota,
                                           const std::vector<Withdrawal>& withdrawn, std::string_view stratum) {
    std::vector<std::string> out;
    for (const std::string& code : order) {
        if (static_cast<std::int64_t>(out.size()) == quota) break;
        const bool gone = std::any_of(withdrawn.begin(), withdrawn.end(), [&](const Withdrawal& one) {
            return one.stratum == stratum && one.code == code;
        });
        if (!gone) out.push_back(code);
    }
    return out;
}

DrawVerdict verify(const PublishedDraw& published) { return Check(published).run(); }

} // namespace guapai::planner
