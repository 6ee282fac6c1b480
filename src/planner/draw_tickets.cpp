#include "planner/draw_tickets.h"

#include "base/hash.h"
#include "base/problem.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>

namespace guapai::planner {

namespace {

constexpr std::int64_t largest_weight = 10'000;
constexpr std::string_view first_line = "guapai-draw-1", first_line_sm3 = "guapai-draw-1-sm3";

// Lines of a text in which each ends with LF.
std::vector<std::string> lines_of(std::string_view bytes, const char* code, const char* zh, const char* en) {
    if (bytes.empty() || bytes.back() != '\n' || !is_valid_utf8(bytes))
        throw Problem::invalid(code, std::string(zh) + "应为 UTF-8 文本，每行（包括最后一行）以换行符结束",
                               std::string(en) + " must be UTF-8, each line ended by LF, the last too");
    return split(bytes.substr(0, bytes.size() - 1), '\n');
}

Problem bad_line(const char* code, std::size_t index, const std::string& zh, const std::string& en) {
    const std::string line = std::to_string(index + 1);
    return Problem::invalid(code, "第 " + line + " 行：" + zh, "Line " + line + ": " + en)
        .at("/lines/" + std::to_string(index), zh, en);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size() || out < 0) return std::nullopt;
    if (text.size() > 1 && text.front() == '0') return std::nullopt; // one spelling only
    return out;
}

bool is_digest(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Digest keyed(bool sm3, std::string_view key, std::string_view text) {
    return sm3 ? hmac_sm3(key, text) : hmac_sha256(key, text);
}

Digest ticket_of(bool sm3, const Digest& seed, const DrawEntry& entry) {
    const std::string name = entry.stratum + "\t" + entry.code + "\t";
    Digest out = keyed(sm3, bytes_of(seed), name + "0");
    for (std::int64_t i = 1; i < entry.weight; ++i)
        out = std::min(out, keyed(sm3, bytes_of(seed), name + std::to_string(i)));
    return out;
}

void check_belongs(const DrawRoster& roster, const DrawPublicText& text, std::string_view salt) {
    const auto refuse = [](const char* zh, const char* en) { return Problem::invalid("draw.mismatch", zh, en); };
    if (hex(roster.digest) != text.roster_digest)
        throw refuse("公开文本中的名册摘要与名册不符：名册被改动过，或不是这次抽取的名册",
                     "The digest in the public text is not that of the roster");
    if (hex(sha256(salt)) != text.salt_commitment)
        throw refuse("公开文本中的盐值承诺与所给盐值不符", "The commitment in the public text is not that of the salt");
    const std::vector<std::string> strata = roster.strata();
    const bool same = strata.size() == text.quotas.size() &&
                      std::equal(strata.begin(), strata.end(), text.quotas.begin(),
                                 [](const std::string& name, const DrawQuota& quota) { return name == quota.stratum; });
    if (!same)
        throw refuse("公开文本的分层与名册不符（每层一行，次序与名册相同）",
                     "The strata of the public text are not those of the roster, in its order");
    for (const DrawQuota& quota : text.quotas) {
        const auto size = std::count_if(roster.entries.begin(), roster.entries.end(),
                                        [&](const DrawEntry& entry) { return entry.stratum == quota.stratum; });
        if (quota.quota > size)
            throw Problem::invalid("draw.mismatch",
                                   "“" + quota.stratum + "”应抽 " + std::to_string(quota.quota) + " 所，名册中只有 " +
                                       std::to_string(size) + " 所",
                                   "\"" + quota.stratum + "\" asks for more than its " + std::to_string(size) +
                                       " schools");
    }
}

} // namespace

std::vector<std::string> DrawRoster::strata() const {
    std::vector<std::string> out;
    for (const DrawEntry& entry : entries)
        if (out.empty() || out.back() != entry.stratum) out.push_back(entry.stratum);
    return out;
}

DrawRoster read_roster(std::string_view bytes) {
    DrawRoster out{.entries = {}, .digest = sha256(bytes)};
    const auto lines = lines_of(bytes, "draw.roster", "名册", "The roster");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto parts = split(lines[i], '\t');
        if (parts.size() != 3 || parts[0].empty() || parts[1].empty())
            throw bad_line("draw.roster", i, "应为“分层 Tab 学校标识码 Tab 权重”",
                           "must be stratum TAB code TAB weight");
        const auto weight = whole_number(parts[2]);
        if (!weight || *weight < 1 || *weight > largest_weight)
            throw bad_line("draw.roster", i, "权重应为 1 至 10000 的整数", "the weight must be from 1 to 10,000");
        DrawEntry entry{parts[0], parts[1], *weight};
        if (!out.entries.empty()) {
            const DrawEntry& before = out.entries.back();
            if (std::tie(before.stratum, before.code) == std::tie(entry.stratum, entry.code))
                throw bad_line("draw.roster", i, "与上一行重复", "the same as the line before");
            if (std::tie(before.stratum, before.code) > std::tie(entry.stratum, entry.code))
                throw bad_line("draw.roster", i, "名册应按分层、标识码的字节序排列",
                               "the roster must be sorted bytewise by stratum, then code");
        }
        out.entries.push_back(std::move(entry));
    }
    return out;
}

std::string write_roster(std::vector<DrawEntry> entries) {
    std::sort(entries.begin(), entries.end(), [](const DrawEntry& a, const DrawEntry& b) {
        return std::tie(a.stratum, a.code) < std::tie(b.stratum, b.code);
    });
    std::string out;
    for (const DrawEntry& entry : entries)
        out += entry.stratum + "\t" + entry.code + "\t" + std::to_string(entry.weight) + "\n";
    return out;
}

DrawPublicText read_public_text(std::string_view bytes) {
    constexpr const char* code = "draw.public_text";
    const auto lines = lines_of(bytes, code, "公开文本", "The public text");
    DrawPublicText out;
    if (lines[0] != first_line && lines[0] != first_line_sm3)
        throw bad_line(code, 0, "应为 guapai-draw-1 或 guapai-draw-1-sm3",
                       "must be guapai-draw-1 or guapai-draw-1-sm3");
    out.sm3 = lines[0] == first_line_sm3;
    if (lines.size() < 6)
        throw bad_line(code, lines.size(), "缺少分层名额或公共随机数来源", "quotas or sources are missing");
    out.id = lines[1];
    out.roster_digest = lines[2];
    out.salt_commitment = lines[3];
    if (out.id.empty()) throw bad_line(code, 1, "缺少抽取编号", "the draw's id is missing");
    for (const std::size_t i : {2U, 3U})
        if (!is_digest(lines[i]))
            throw bad_line(code, i, "应为 64 位小写十六进制摘要", "must be a digest of 64 lower-case hex digits");
    for (std::size_t i = 4; i < lines.size(); ++i) {
        const auto tab = lines[i].find('\t'), sign = lines[i].find('=');
        if (tab != std::string::npos && out.sources.empty()) {
            const auto quota = whole_number(std::string_view(lines[i]).substr(tab + 1));
            if (!quota || tab == 0) throw bad_line(code, i, "应为“分层 Tab 名额”", "must be stratum TAB quota");
            out.quotas.push_back({lines[i].substr(0, tab), *quota});
        } else if (sign != std::string::npos && sign > 0 && sign + 1 < lines[i].size()) {
            out.sources.push_back({lines[i].substr(0, sign), lines[i].substr(sign + 1)});
        } else {
            throw bad_line(code, i, "应为“来源名称=数值”", "must be name=values");
        }
    }
    if (out.quotas.empty() || out.sources.empty())
        throw bad_line(code, lines.size(), "缺少分层名额或公共随机数来源", "quotas or sources are missing");
    return out;
}

std::string write_public_text(const DrawPublicText& text) {
    std::string out(text.sm3 ? first_line_sm3 : first_line);
    out += "\n" + text.id + "\n" + text.roster_digest + "\n" + text.salt_commitment + "\n";
    for (const DrawQuota& quota : text.quotas)
        out += quota.stratum + "\t" + std::to_string(quota.quota) + "\n";
    for (const DrawSource& source : text.sources)
        out += source.name + "=" + source.values + "\n";
    return out;
}

Draw draw_by_tickets(const DrawRoster& roster, std::string_view public_text, std::string_view salt) {
    const DrawPublicText text = read_public_text(public_text);
    check_belongs(roster, text, salt);
    Draw out;
    out.seed = keyed(text.sm3, salt, public_text);
    std::map<std::string, std::vector<std::pair<Digest, std::string>>> by_stratum;
    for (const DrawEntry& entry : roster.entries) {
        const Digest ticket = ticket_of(text.sm3, out.seed, entry);
        out.tickets.push_back({entry.stratum, entry.code, ticket});
        by_stratum[entry.stratum].emplace_back(ticket, entry.code);
    }
    for (const DrawQuota& quota : text.quotas) {
        auto& tickets = by_stratum[quota.stratum];
        std::sort(tickets.begin(), tickets.end());
        auto& order = out.order[quota.stratum];
        for (const auto& [ticket, code] : tickets)
            order.push_back(code);
        out.drawn[quota.stratum] = {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(quota.quota)};
    }
    return out;
}

} // namespace guapai::planner
