#include "store/jobs.h"

#include "base/problem.h"
#include "store/job_rows.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace guapai {

namespace {

using namespace std::chrono_literals;

constexpr auto save_every = 200ms;
constexpr auto look_every = 2s;            // for cancellations asked of another process, and for the silent
constexpr std::int64_t silent_ms = 60'000; // then whoever ran it is gone
constexpr std::int64_t kept_ms = 30 * 24 * 3'600'000LL;
constexpr std::int64_t most_unended = 10;

} // namespace

void JobProgress::report(double part, std::string_view zh, std::string_view en) {
    if (cancelled()) throw JobCancelled();
    job_.progress = std::clamp(part, 0.0, 1.0);
    job_.message_zh = zh;
    job_.message_en = en;
    const auto now = std::chrono::steady_clock::now();
    if (now - saved_ < save_every) return;
    saved_ = now;
    job_.changed_at = Instant::now();
    database_.write(job_.county, [&](Transaction& tx) { save_job_progress(tx, job_); });
}

Jobs::~Jobs() { stop(); }

Job Jobs::submit(Request request, Work work) {
    Job job;
    job.county = std::move(request.county);
    job.id = Id::mint();
    job.kind = std::move(request.kind);
    job.account = std::move(request.account);
    job.input = std::move(request.input);
    job.created_at = job.changed_at = Instant::now();
    const auto task = std::make_shared<Task>(job, std::move(work), std::stop_source());
    database_.write(job.county, [&](Transaction& tx) {
        if (unended_jobs(tx, job.county, job.account) >= most_unended)
            throw Problem(429, "jobs.too_many", "您有 10 项任务尚未结束，请等它们完成",
                          "You have ten jobs that have not ended; wait for them");
        forget_jobs(tx, job.county, {job.created_at.ms - kept_ms});
        save_new_job(tx, job);
        tx.after_commit([this, task] { enqueue(task); });
    });
    return job;
}

void Jobs::enqueue(TaskPointer task) {
    const std::lock_guard lock(mutex_);
    if (stopping_) return; // it stays in the table as waiting, and is marked at the next start
    known_[task->job.id] = task;
    waiting_.push_back(std::move(task));
    if (workers_.size() < threads_) workers_.emplace_back([this] { work_loop(); });
    wake_.notify_one();
}

Jobs::TaskPointer Jobs::take() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return nullptr;
    TaskPointer task = waiting_.front();
    waiting_.pop_front();
    return task;
}

void Jobs::work_loop() {
    while (const TaskPointer task = take()) {
        run(*task);
        const std::lock_guard lock(mutex_);
        known_.erase(task->job.id);
    }
}

void Jobs::run(Task& task) {
    JobProgress progress(database_, task.job, task.stop.get_token());
    Job& job = progress.job_;
    try {
        job.state = JobState::running;
        progress.report(0, "开始", "Started");
        job.result = task.work(progress);
        job.state = JobState::done;
        job.progress = 1;
        job.message_zh = "完成", job.message_en = "Done";
    } catch (const JobCancelled&) {
        job.state = JobState::cancelled;
    } catch (const Problem& problem) {
        job.state = JobState::failed;
        job.problem = JobProblem{problem.code, problem.zh, problem.en};
    } catch (const std::exception& error) {
        spdlog::error("job {} ({}) failed: {}", job.id.text(), job.kind, error.what());
        job.state = JobState::failed;
        job.problem = JobProblem{"internal", "内部错误，任务没有完成（编号 " + job.id.text() + "）",
                                 "Internal error; the job was not done (" + job.id.text() + ")"};
    }
    finish(std::move(job));
}

void Jobs::finish(Job job) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ && job.state == JobState::cancelled) { // not the user's wish
            job.state = JobState::failed;
            job.problem = JobProblem{"jobs.interrupted", "服务已停止，任务没有完成，请重新发起",
                                     "The service was stopped before the job ended; start it again"};
        }
    }
    job.changed_at = Instant::now();
    try {
        database_.write(job.county, [&](Transaction& tx) { save_job_progress(tx, job); });
    } catch (const std::exception& error) {
        spdlog::error("the end of job {} could not be stored: {}", job.id.text(), error.what());
    }
}

void Jobs::cancel(std::string_view county, const Id& id) {
    database_.write(county, [&](Transaction& tx) { ask_for_cancel(tx, county, id); });
    TaskPointer waiting;
    {
        const std::lock_guard lock(mutex_);
        const auto found = known_.find(id);
        if (found == known_.end()) return; // another process sees the wish in the table
        found->second->stop.request_stop();
        const auto place = std::ranges::find(waiting_, found->second);
        if (place == waiting_.end()) return;
        waiting = *place;
        waiting_.erase(place);
        known_.erase(found);
    }
    waiting->job.state = JobState::cancelled;
    finish(waiting->job);
}

std::vector<Jobs::TaskPointer> Jobs::tasks() {
    const std::lock_guard lock(mutex_);
    std::vector<TaskPointer> out;
    for (const auto& [id, task] : known_)
        out.push_back(task);
    return out;
}

void Jobs::watch_over_interrupted() {
    // A SQLite database is served by one process, which is just starting: whatever has not ended was interrupted.
    const bool alone = database_.engine() == Engine::sqlite;
    database_.write("jobs", [&](Transaction& tx) {
        const Instant now = Instant::now();
        mark_interrupted(tx, alone ? now : Instant{now.ms - silent_ms}, now);
    });
    watcher_ = std::jthread([this](const std::stop_token& stop) { watch_loop(stop); });
}

void Jobs::watch_loop(const std::stop_token& stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any pause;
    for (int round = 1; !pause.wait_for(lock, stop, look_every, [&] { return stop.stop_requested(); }); ++round) {
        try {
            for (const TaskPointer& task : tasks()) {
                const auto& [county, id] = std::tie(task->job.county, task->job.id);
                if (read(database_, [&](Reader& in) { return cancel_is_asked(in, county, id); })) cancel(county, id);
            }
            if (round % 10 != 0) continue;
            const Instant now = Instant::now();
            for (const TaskPointer& task : tasks())
                database_.write(task->job.county,
                                [&](Transaction& tx) { touch_job(tx, task->job.county, task->job.id, now); });
            database_.write("jobs", [&](Transaction& tx) { mark_interrupted(tx, {now.ms - silent_ms}, now); });
        } catch (const std::exception& error) {
            spdlog::warn("looking after the jobs failed: {}", error.what());
        }
    }
}

void Jobs::stop() {
    watcher_ = {}; // asks it to end and waits
    std::deque<TaskPointer> never_started;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        never_started.swap(waiting_);
        for (const auto& [id, task] : known_)
            task->stop.request_stop();
    }
    wake_.notify_all();
    for (std::thread& worker : workers_)
        worker.join();
    workers_.clear();
    for (const TaskPointer& task : never_started) {
        task->job.state = JobState::cancelled;
        finish(task->job);
    }
}

} // namespace guapai
