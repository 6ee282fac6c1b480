#include "audit/log_service.h"

#include "audit/store.h"
#include "base/problem.h"
#include "identity/service.h"

#include <charconv>
#include <fstream>
#include <limits>
#include <set>

namespace guapai::audit {

namespace {

constexpr std::int64_t newest = std::numeric_limits<std::int64_t>::max();

std::int64_t position_of(const std::string& cursor) {
    if (cursor.empty()) return newest;
    std::int64_t sequence = 0;
    const char* end = cursor.data() + cursor.size();
    const auto [stopped, failed] = std::from_chars(cursor.data(), end, sequence);
    if (failed == std::errc{} && stopped == end) return sequence;
    throw Problem::malformed("page.cursor", "翻页标记无效，请从第一页重新开始",
                             "The cursor is not valid; start from the first page");
}

EntryView view_of(const Entry& entry, const std::map<std::string, std::string>& names) {
    const auto name = names.find(entry.actor);
    return {entry.sequence, entry.at,           entry.actor,   name == names.end() ? "" : name->second,
            entry.action,   entry.subject_kind, entry.subject, entry.digest};
}

} // namespace

Listed<EntryView> Log::entries(const identity::Actor& actor, std::string_view county, const EntryFilters& filters,
                               const Page& page) {
    return read(database_, [&](Reader& in) {
        auto entries = entries_before(in, actor.scope, county, filters, position_of(page.cursor), page.limit + 1);
        Listed<EntryView> out;
        if (std::ssize(entries) > page.limit) {
            entries.pop_back();
            out.next = std::to_string(entries.back().sequence);
        }
        std::set<std::string> actors;
        for (const Entry& entry : entries)
            actors.insert(entry.actor);
        const auto names = identity::account_names(in, county, {actors.begin(), actors.end()});
        for (const Entry& entry : entries)
            out.items.push_back(view_of(entry, names));
        if (page.total) out.total = count_entries(in, actor.scope, county, filters);
        return out;
    });
}

std::string Log::checkpoint(std::string_view county) {
    return read(database_, [&](Reader& in) { return audit::checkpoint(in, county, signer_); });
}

std::filesystem::path Log::export_file(const identity::Actor& actor, std::string_view county) {
    if (!actor.scope.covers(county)) throw Problem::not_found("没有这条记录", "There is no such record");
    const std::filesystem::path folder = database_.data() / "exports";
    std::filesystem::create_directories(folder);
    const std::filesystem::path unfinished = folder / random_token(16);
    std::ofstream out(unfinished, std::ios::binary);
    database_.read([&](Reader& in) { export_log(in, county, signer_, out); });
    out.close();
    if (!out) {
        std::filesystem::remove(unfinished);
        throw Problem(507, "store.full", "磁盘已满，导出没有完成。请清理磁盘后重试",
                      "The disk is full; nothing was exported. Free some space and try again");
    }
    // Whoever is still being sent the one before keeps reading the old file: a rename does not touch it.
    const std::filesystem::path file = folder / ("audit-" + hex(sha256(county)).substr(0, 16) + ".txt");
    std::filesystem::rename(unfinished, file);
    return file;
}

} // namespace guapai::audit
