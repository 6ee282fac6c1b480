#include "store/job_rows.h"

#include "base/json.h"
#include "store/jobs.h"
#include "store/record.h"

namespace guapai {

namespace {

template <class T>
std::optional<std::string> document(const std::optional<T>& value) {
    if (!value) return std::nullopt;
    std::string text;
    json::append_stored(text, value_type<T>(), &*value);
    return text;
}

} // namespace

void save_new_job(Transaction& tx, const Job& job) { insert(tx, "job", job); }

void save_job_progress(Transaction& tx, const Job& job) {
    tx.run(Sql("UPDATE job SET state = ?, progress = ?, message_zh = ?, message_en = ?, result = ?, problem = ?, "
               "changed_at = ? WHERE county = ? AND id = ?",
               job.state, job.progress, job.message_zh, job.message_en, document(job.result), document(job.problem),
               job.changed_at, job.county, job.id));
}

std::int64_t unended_jobs(const Reader& in, std::string_view county, std::string_view account) {
    return in.integer(
        Sql("SELECT count(*) FROM job WHERE county = ? AND account = ? AND state IN ('queued', 'running')", county,
            account));
}

void ask_for_cancel(Transaction& tx, std::string_view county, const Id& id) {
    tx.run(Sql("UPDATE job SET cancel_asked = 1 WHERE county = ? AND id = ? AND state IN ('queued', 'running')", county,
               id));
}

bool cancel_is_asked(const Reader& in, std::string_view county, const Id& id) {
    return in.integer(Sql("SELECT cancel_asked FROM job WHERE county = ? AND id = ?", county, id)) != 0;
}

void forget_jobs(Transaction& tx, std::string_view county, Instant before) {
    tx.run(Sql("DELETE FROM job WHERE county = ? AND created_at < ? AND state NOT IN ('queued', 'running')", county,
               before));
}

void touch_job(Transaction& tx, std::string_view county, const Id& id, Instant now) {
    tx.run(Sql("UPDATE job SET changed_at = ? WHERE county = ? AND id = ?", now, county, id));
}

void mark_interrupted(Transaction& tx, Instant silent_since, Instant now) {
    const JobProblem problem{"jobs.interrupted", "服务中断，任务没有完成，请重新发起",
                             "The service was interrupted before the job ended; start it again"};
    tx.run(Sql("UPDATE job SET state = 'failed', problem = ?, changed_at = ? WHERE state IN ('queued', 'running') AND "
               "changed_at <= ?",
               document(std::optional(problem)), now, silent_since));
}

std::optional<Job> find_job(const Reader& in, std::string_view county, const Id& id) {
    return find_one<Job>(in, select<Job>("job").add(" WHERE t.county = ? AND t.id = ?", county, id));
}

Listed<Job> list_jobs(const Reader& in, std::string_view county, std::string_view account, const Page& page) {
    const Sql sql = select<Job>("job").add(" WHERE t.county = ? AND t.account = ?", county, account);
    return list_page<Job>(
        in, sql, {{.name = "created_at", .expression = "t.created_at", .descending = true, .numeric = true}}, page);
}

} // namespace guapai
