// Long work outside of requests: a proposal for the network, six hundred nameplates, a year's results.
//
//     const Job job = jobs.submit({.county = county, .kind = "network.propose", .account = actor.name(), .input =
//     json},
//                                 [this, actor, wish](JobProgress& progress) {
//                                     progress.report(0.1, "读取学校", "Reading the schools");
//                                     …
//                                     return JobResult{.record_kind = "network", .record = id};
//                                 });
//     return reply 202 with the job
//
// The work runs on a thread of a small pool, outside of any transaction: it reads and writes through Database as
// requests do, in steps or at the end, and checks permission and scope before it is submitted. Submitted inside a
// write, it starts after the commit, or never when that fails. Progress reaches the table at most every 200 ms.
// A Problem thrown ends the job as failed with its words; JobCancelled as cancelled; what else is thrown goes to the
// log only. A job that a crash or a stop interrupts is marked failed ("jobs.interrupted"), never run again by itself.
//
// Thread-safety: Jobs from any thread; JobProgress from the thread that runs the work.
#pragma once

#include "base/page.h"
#include "store/database.h"
#include "store/job.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace guapai {

// Ends the work of a job that was cancelled.
struct JobCancelled : std::exception {
    const char* what() const noexcept override { return "cancelled"; }
};

class JobProgress {
public:
    // How far the work is, 0 … 1, and what is done now. Throws JobCancelled when the user has asked for an end.
    void report(double part, std::string_view zh, std::string_view en);
    bool cancelled() const noexcept { return stop_.stop_requested(); }
    std::stop_token stop() const { return stop_; }
    const Job& job() const { return job_; }

private:
    friend class Jobs;
    JobProgress(Database& database, Job job, std::stop_token stop)
        : database_(database), job_(std::move(job)), stop_(std::move(stop)) {}

    Database& database_;
    Job job_;
    std::stop_token stop_;
    std::chrono::steady_clock::time_point saved_{};
};

class Jobs {
public:
    using Work = std::function<JobResult(JobProgress&)>;

    explicit Jobs(Database& database, unsigned threads = 2) : database_(database), threads_(threads) {}
    ~Jobs(); // stops
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    struct Request {
        std::string county, kind, account;
        std::string input; // JSON, for whoever looks into the table later
    };
    // Problem 429 "jobs.too_many" when the account has ten that have not ended.
    Job submit(Request request, Work work);
    // Asks for an end: at once for a waiting job, at its next report() for a running one. The job as it is then.
    void cancel(std::string_view county, const Id& id);

    // For the serving process: jobs that a crash left behind are marked, now and while it runs.
    void watch_over_interrupted();
    // Ends running jobs at their next report() and waits for them; the waiting ones do not start any more.
    void stop();

private:
    struct Task {
        Job job;
        Work work;
        std::stop_source stop;
    };
    using TaskPointer = std::shared_ptr<Task>;

    void enqueue(TaskPointer task);
    TaskPointer take();
    void work_loop();
    void run(Task& task);
    void finish(Job job);
    void watch_loop(const std::stop_token& stop);
    std::vector<TaskPointer> tasks(); // waiting and running here

    Database& database_;
    unsigned threads_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<TaskPointer> waiting_;
    std::map<Id, TaskPointer> known_; // waiting and running here
    bool stopping_ = false;
    std::vector<std::thread> workers_;
    std::jthread watcher_;
};

// Reading them.
std::optional<Job> find_job(const Reader& in, std::string_view county, const Id& id);
Listed<Job> list_jobs(const Reader& in, std::string_view county, std::string_view account, const Page& page);

} // namespace guapai
