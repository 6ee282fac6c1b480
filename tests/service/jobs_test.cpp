#include "base/problem.h"
#include "jobs/routes.h"
#include "support/api.h"

#include <atomic>
#include <chrono>
#include <semaphore>

namespace guapai {

using http::Method;
using identity::Role;
using namespace std::chrono_literals;

namespace {
const std::string county = "420281";
}

class JobsApi : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        jobs_.emplace(db());
        service_.emplace(db(), *jobs_);
        jobs::add_routes(router(), *service_);
    }
    void TearDown() override {
        jobs_.reset();
        ApiOnBothEngines::TearDown();
    }

    Job start(Jobs::Work work) {
        return jobs_->submit({.county = county, .kind = "test", .account = owner.name(), .input = "{}"},
                             std::move(work));
    }
    Job now(const Id& id) { return service_->find(owner, county, id); }
    Job ended(const Id& id) {
        return when(id, [](const Job& job) { return job.ended(); });
    }
    Job when(const Id& id, const std::function<bool(const Job&)>& fits) {
        for (int i = 0; i < 500; ++i) {
            const Job job = now(id);
            if (fits(job)) return job;
            std::this_thread::sleep_for(10ms);
        }
        ADD_FAILURE() << "the job did not get there";
        return {};
    }
    std::string path_of(const Job& job) const { return "/api/v1/counties/" + county + "/jobs/" + job.id.text(); }

    // Work that goes on until it is cancelled.
    static JobResult endless(JobProgress& progress) {
        for (;; std::this_thread::sleep_for(5ms))
            progress.report(0.5, "等待", "Waiting");
    }

    const identity::Actor owner = user(Role::county_office);
    std::optional<Jobs> jobs_;
    std::optional<jobs::Service> service_;
};

TEST_P(JobsApi, TheResultAndTheProgressReachWhoStartedIt) {
    std::binary_semaphore go(0);
    const Id made = Id::mint();
    const Job job = start([&](JobProgress& progress) {
        progress.report(0.4, "计算", "Computing");
        go.acquire();
        return JobResult{.record_kind = "network", .record = made, .counts = {{"学校", "schools", 650}}};
    });
    EXPECT_EQ(job.state, JobState::queued);
    EXPECT_EQ(when(job.id, [](const Job& j) { return j.state == JobState::running; }).problem, std::nullopt);
    go.release();
    const Job done = ended(job.id);
    EXPECT_EQ(done.state, JobState::done);
    EXPECT_EQ(done.progress, 1);
    EXPECT_EQ(done.result.value().record, made);
    EXPECT_EQ(done.result.value().counts.at(0).value, 650);

    const auto listed = json_of(ask(owner, Method::get, "/api/v1/counties/" + county + "/jobs"));
    ASSERT_EQ(listed.at("items").as_array().size(), 1U);
    EXPECT_EQ(listed.at("items").as_array()[0].as_object().at("state").as_string(), "done");
    EXPECT_FALSE(listed.at("items").as_array()[0].as_object().contains("input"));
}

TEST_P(JobsApi, AFailureSaysWhyAndAnInnerErrorSaysNothingOfTheInside) {
    const Job refused = start([](JobProgress&) -> JobResult {
        throw Problem::invalid("network.no_schools", "没有学校", "There are no schools");
    });
    const Job broken = start([](JobProgress&) -> JobResult { throw std::runtime_error("SELECT secret"); });
    EXPECT_EQ(ended(refused.id).state, JobState::failed);
    EXPECT_EQ(now(refused.id).problem.value().code, "network.no_schools");
    EXPECT_EQ(ended(broken.id).problem.value().code, "internal");
    EXPECT_EQ(now(broken.id).problem.value().en.find("secret"), std::string::npos);
}

TEST_P(JobsApi, ARunningJobAndAWaitingOneCanBeCancelled) {
    std::vector<Job> started;
    for (int i = 0; i < 3; ++i) // two run, one waits
        started.push_back(start(endless));
    when(started[0].id, [](const Job& j) { return j.progress > 0.4; });
    for (const std::size_t i : {2U, 0U}) {
        EXPECT_EQ(ask(owner, Method::post, path_of(started[i]) + "/cancel").status, 200);
        EXPECT_EQ(ended(started[i].id).state, JobState::cancelled);
    }
    EXPECT_EQ(now(started[1].id).ended(), false);
    const auto again = ask(owner, Method::post, path_of(started[0]) + "/cancel");
    EXPECT_EQ(json_of(again).at("state").as_string(), "cancelled");
}

TEST_P(JobsApi, ACancellationReachesTheProcessThatRunsTheJob) {
    jobs_->watch_over_interrupted();
    const Job job = start(endless);
    when(job.id, [](const Job& j) { return j.state == JobState::running; });
    Jobs elsewhere(db());
    elsewhere.cancel(county, job.id);
    EXPECT_EQ(ended(job.id).state, JobState::cancelled);
}

TEST_P(JobsApi, OthersDoNotSeeIt) {
    const Job job = start([](JobProgress&) { return JobResult{}; });
    for (const auto& stranger : {user(Role::inspector, Id::mint()), user(Role::school, Id::mint()),
                                 user(Role::county_office, std::nullopt, "420222")}) {
        EXPECT_EQ(ask(stranger, Method::get, path_of(job)).status, 404);
        EXPECT_EQ(ask(stranger, Method::get, path_of(job) + "/events").status, 404);
        EXPECT_EQ(ask(stranger, Method::post, path_of(job) + "/cancel").status, 404);
    }
    EXPECT_EQ(ask(user(Role::county_office), Method::get, path_of(job)).status, 200);
}

TEST_P(JobsApi, TheEventStreamTellsChangesAndEndsWithTheJob) {
    std::binary_semaphore go(0);
    const Job job = start([&](JobProgress& progress) {
        progress.report(0.5, "一半", "Half");
        go.acquire();
        return JobResult{};
    });
    when(job.id, [](const Job& j) { return j.state == JobState::running; });
    const auto response = ask(owner, Method::get, path_of(job) + "/events");
    const auto& stream = std::get<http::EventStream>(response.body);
    EXPECT_EQ(stream.poll().events.at(0).name, "progress");
    EXPECT_TRUE(stream.poll().events.empty()); // nothing new
    go.release();
    ended(job.id);
    const auto last = stream.poll();
    EXPECT_TRUE(last.done);
    EXPECT_EQ(last.events.at(0).name, "done");
    EXPECT_EQ(boost::json::parse(last.events.at(0).data).at("state").as_string(), "done");
}

TEST_P(JobsApi, AStopOfTheServiceIsToldAsAnInterruption) {
    const Job running = start(endless), second = start(endless), waiting = start(endless);
    when(running.id, [](const Job& j) { return j.state == JobState::running; });
    jobs_->stop();
    for (const Job& job : {running, second, waiting}) {
        EXPECT_EQ(now(job.id).state, JobState::failed);
        EXPECT_EQ(now(job.id).problem.value().code, "jobs.interrupted");
    }
}

TEST_P(JobsApi, WhatACrashLeftBehindIsMarkedAtTheNextStart) {
    const Job job = start([](JobProgress&) { return JobResult{}; });
    ended(job.id);
    const bool sqlite = db().engine() == Engine::sqlite; // a PostgreSQL database may have another process alive
    db().write(county, [&](Transaction& tx) {
        tx.run(Sql("UPDATE job SET state = 'running', changed_at = ? WHERE county = ?",
                   Instant{sqlite ? Instant::now().ms : Instant::now().ms - 61'000}, county));
    });
    Jobs fresh(db());
    fresh.watch_over_interrupted();
    EXPECT_EQ(now(job.id).state, JobState::failed);
    EXPECT_EQ(now(job.id).problem.value().code, "jobs.interrupted");
}

TEST_P(JobsApi, AJobOfAFailedRequestNeverStarts) {
    std::atomic<bool> ran = false;
    EXPECT_THROW(db().write(county,
                            [&](Transaction&) {
                                start([&](JobProgress&) {
                                    ran = true;
                                    return JobResult{};
                                });
                                throw Problem::conflict("test", "不行", "no");
                            }),
                 Problem);
    ended(start([](JobProgress&) { return JobResult{}; }).id);
    EXPECT_FALSE(ran);
    EXPECT_EQ(read(db(), [](Reader& in) { return in.integer(Sql("SELECT count(*) FROM job")); }), 1);
}

TEST_P(JobsApi, NobodyPilesUpMoreThanTen) {
    for (int i = 0; i < 10; ++i)
        start(endless);
    try {
        start(endless);
        FAIL();
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.status, 429);
    }
}

ON_BOTH_ENGINES(JobsApi);

} // namespace guapai
