#include "jobs/routes.h"

namespace guapai::jobs {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

// Events "progress" with the job whenever it has changed, and "done" with the job when it has ended, however.
Response watch(Call& call, Service& service) {
    const identity::Actor actor = actor_of(call);
    const std::string county = call.path("county");
    const Id id = call.path_id("id");
    service.find(actor, county, id); // 404 before the stream begins
    http::EventStream stream;
    stream.period = std::chrono::milliseconds(250);
    stream.poll = [&service, actor, county, id, last = Instant{-1}]() mutable {
        const Job job = service.find(actor, county, id);
        http::EventStream::Batch batch;
        if (job.ended())
            batch = {.events = {{"done", json::write(job)}}, .done = true};
        else if (job.changed_at != last)
            batch.events.push_back({"progress", json::write(job)});
        last = job.changed_at;
        return batch;
    };
    Response response;
    response.body = std::move(stream);
    return response;
}

} // namespace

Response accepted(const Call& call, const Job& job) {
    Response response = call.reply(job);
    response.status = 202;
    return std::move(response).with("Location", "/api/v1/counties/" + job.county + "/jobs/" + job.id.text());
}

void add_routes(http::Router& router, Service& service) {
    const std::string path = "/api/v1/counties/{county}/jobs";
    router.add(Operation::get(path, "listJobs", "jobs", "我发起的任务", "The jobs I started")
                   .needs("jobs.read")
                   .lists<Job>()
                   .sorted_by({"-created_at"}),
               [&](Call& call) { return call.reply(service.own(actor_of(call), call.path("county"), call.page())); });
    router.add(
        Operation::get(path + "/{id}", "getJob", "jobs", "任务进度", "A job").needs("jobs.read").answers<Job>(),
        [&](Call& call) { return call.reply(service.find(actor_of(call), call.path("county"), call.path_id("id"))); });
    router.add(Operation::get(path + "/{id}/events", "watchJob", "jobs", "任务进度（事件流）",
                              "Progress of a job as server-sent events: progress, then done")
                   .needs("jobs.read")
                   .answers_bytes("text/event-stream"),
               [&](Call& call) { return watch(call, service); });
    router.add(Operation::post(path + "/{id}/cancel", "cancelJob", "jobs", "取消任务", "Cancel a job")
                   .needs("jobs.read")
                   .answers<Job>(),
               [&](Call& call) {
                   return call.reply(service.cancel(actor_of(call), call.path("county"), call.path_id("id")));
               });
}

} // namespace guapai::jobs
