#include "jobs/service.h"

#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"

namespace guapai::jobs {

namespace {

bool sees(const identity::Actor& actor, const Job& job) {
    using enum identity::Role;
    if (!actor.scope.covers(job.county)) return false;
    const auto role = actor.account.role;
    return job.account == actor.name() || role == system_administrator || role == county_office || role == city_office;
}

} // namespace

Job Service::find(const identity::Actor& actor, std::string_view county, const Id& id) {
    const auto job = read(database_, [&](Reader& in) { return find_job(in, county, id); });
    if (!job || !sees(actor, *job)) throw Problem::not_found("没有这项任务", "There is no such job");
    return *job;
}

Listed<Job> Service::own(const identity::Actor& actor, std::string_view county, const Page& page) {
    return read(database_, [&](Reader& in) { return list_jobs(in, county, actor.name(), page); });
}

Job Service::cancel(const identity::Actor& actor, std::string_view county, const Id& id) {
    const Job job = find(actor, county, id);
    if (job.ended()) return job;
    jobs_.cancel(county, id);
    database_.write(county, [&](Transaction& tx) {
        audit::record(tx, county, actor.name(), "jobs.cancel", "job", id.text(), json::write(job));
    });
    return find(actor, county, id);
}

} // namespace guapai::jobs
