#include "draws/rules.h"

#include "base/hash.h"
#include "base/problem.h"
#include "base/text.h"

#include <algorithm>
#include <set>
#include <vector>

namespace guapai::draws {

namespace {

constexpr std::size_t least_digits = 20; // a shorter seed can be guessed from its digest

bool is_hex_digest(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Collects every bad place before refusing.
class Faults {
public:
    void add(const std::string& pointer, const std::string& zh, const std::string& en) {
        found_.push_back({pointer, zh, en});
    }
    void refuse_if_any() const {
        if (found_.empty()) return;
        Problem problem =
            Problem::invalid("draws.draft", "抽取方案填写有误", "The draw is not filled in as it must be");
        problem.errors = found_;
        throw problem;
    }

private:
    std::vector<FieldError> found_;
};

bool can_stand_in_a_line(std::string_view text) {
    return text == trimmed(text) && text.find_first_of("\t\n\r=") == std::string_view::npos;
}

// A name as it can stand in a line of the public text.
std::string in_a_line(std::string name, std::string_view otherwise) {
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == '='; }, ' ');
    name = trimmed(name);
    return name.empty() ? std::string(otherwise) : name;
}

void check_quotas(const Draw& draw, Faults& faults) {
    std::set<std::string_view> seen;
    std::int64_t total = 0;
    for (std::size_t i = 0; i < draw.quotas.size(); ++i) {
        const std::string at = "/quotas/" + std::to_string(i);
        if (!can_stand_in_a_line(draw.quotas[i].stratum))
            faults.add(at + "/stratum", "不能含有制表符、换行、等号或首尾空格",
                       "no tab, line break, = or blank at its ends");
        if (!seen.insert(draw.quotas[i].stratum).second) faults.add(at + "/stratum", "分层重复", "stands there twice");
        total += draw.quotas[i].quota;
    }
    if (total == 0) faults.add("/quotas", "至少抽取一所学校", "at least one school must be drawn");
}

void check_sources(const Draw& draw, Faults& faults) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < draw.sources.size(); ++i) {
        const DrawSource& source = draw.sources[i];
        const std::string at = "/sources/" + std::to_string(i);
        if (!can_stand_in_a_line(source.name))
            faults.add(at + "/name", "不能含有制表符、换行、等号或首尾空格",
                       "no tab, line break, = or blank at its ends");
        if (!seen.insert(source.name).second) faults.add(at + "/name", "来源重复", "stands there twice");
        const bool witness = source.kind == SourceKind::witness;
        if (witness && !is_hex_digest(source.seed_hash))
            faults.add(at + "/seed_hash", "应为 64 位小写十六进制的 SHA-256",
                       "must be a SHA-256 of 64 lower-case hex digits");
        if (!witness && !source.seed_hash.empty())
            faults.add(at + "/seed_hash", "只有见证人才交种子摘要", "only a witness hands in a digest");
        if (Date::in_china(source.falls_at) > draw.reveal_by)
            faults.add("/reveal_by", "应晚于“" + source.name + "”的公布时间", "must be after the last numbers fall");
    }
}

} // namespace

void check_draft(const Draw& draw) {
    Faults faults;
    check_quotas(draw, faults);
    check_sources(draw, faults);
    faults.refuse_if_any();
}

void check_can_commit(const Draw& draw, Instant now) {
    for (std::size_t i = 0; i < draw.sources.size(); ++i)
        if (draw.sources[i].falls_at <= now)
            throw Problem::invalid("draws.already_known",
                                   "“" + draw.sources[i].name + "”的数值可能已经公布，不能再作承诺",
                                   "The numbers of \"" + draw.sources[i].name + "\" may be known already")
                .at("/sources/" + std::to_string(i) + "/falls_at", "应晚于现在", "must be in the future");
}

void check_can_enter(const DrawSource& source, Instant now) {
    if (source.falls_at <= now) return;
    throw Problem::invalid("draws.not_yet", "“" + source.name + "”还没有到公布时间",
                           "The numbers of \"" + source.name + "\" have not fallen yet");
}

void check_seed(const DrawSource& source, std::string_view digits) {
    const auto refuse = [&](const std::string& zh, const std::string& en) {
        return Problem::invalid("draws.seed", "见证人“" + source.name + "”的种子" + zh,
                                "The seed of witness \"" + source.name + "\" " + en);
    };
    const bool number = digits.size() >= least_digits && digits.front() != '0' &&
                        digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (!number)
        throw refuse("应为至少 20 位的数，不以 0 开头，不含空格",
                     "must be one number of at least 20 digits, no leading zero");
    if (hex(sha256(digits)) != source.seed_hash)
        throw refuse("与事先交来的摘要不符", "does not fit the digest handed in");
}

bool is_void(const Draw& draw, const Date& today) {
    const bool waits = draw.state == DrawState::committed || draw.state == DrawState::drawn;
    return waits && today > draw.reveal_by;
}

void check_state(const Draw& draw, DrawState wanted, const Date& today) {
    if (is_void(draw, today))
        throw Problem::conflict("draws.void", "已过最迟公开日期，这次抽取作废",
                                "The draw was not revealed by its deadline and is void");
    if (draw.state != wanted)
        throw Problem::conflict("draws.state",
                                "抽取现在的状态是“" + std::string(title_of(draw.state)) + "”，不能这样办理",
                                "The draw is in state \"" + std::string(code_of(draw.state)) + "\"");
}

bool in_reach(const schools::School& school, std::string_view division, std::string_view town) {
    return (division.empty() || school.division == division) && (town.empty() || school.town == town);
}

std::string stratum_of(const schools::School& school, StrataBy by) {
    const std::string type(title_of(school.type));
    const std::string division = in_a_line(school.division_name, school.division);
    switch (by) {
    case StrataBy::type:
        return type;
    case StrataBy::division:
        return division;
    case StrataBy::division_type:
        return division + type;
    case StrataBy::town:
        return in_a_line(school.town, "未填乡镇");
    case StrataBy::whole:
        break;
    }
    return "全部学校";
}

std::int64_t weight_of(const schools::School& school, WeightBy by) {
    if (by == WeightBy::equal) return 1;
    return std::clamp<std::int64_t>(school.pupils / 100 + 1, 1, 10'000);
}

std::string commitment_text(const Draw& draw) {
    std::string out = draw.algorithm == DrawAlgorithm::sm3 ? "guapai-draw-1-sm3" : "guapai-draw-1";
    out += " commitment\n" + draw.id.text() + "\n" + draw.roster_digest + "\n" + draw.salt_commitment + "\n";
    for (const StratumQuota& quota : draw.quotas)
        out += quota.stratum + "\t" + std::to_string(quota.quota) + "\n";
    for (const DrawSource& source : draw.sources)
        out += source.name + "\t" + source.falls_at.rfc3339() + "\t" + source.seed_hash + "\n";
    return out + "reveal_by\t" + draw.reveal_by.iso() + "\n";
}

} // namespace guapai::draws
