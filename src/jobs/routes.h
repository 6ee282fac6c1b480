// HTTP of jobs. Operations that start one answer 202 with its Job: see accepted().
#pragma once

#include "http/router.h"
#include "jobs/service.h"

namespace guapai::jobs {

// The answer of a handler that has submitted a job: 202, with where to follow it.
//
//     Operation::post(…).answers<Job>(202), [&](Call& call) { return jobs::accepted(call, service.propose(…)); }
http::Response accepted(const http::Call& call, const Job& job);

void add_routes(http::Router& router, Service& service);

} // namespace guapai::jobs
