// Jobs as users see them: who started one sees it, and so do the county's offices and its system administrator.
// The records and the running of jobs are in store/jobs.h.
//
// Thread-safety: Service from any thread.
#pragma once

#include "identity/actor.h"
#include "store/jobs.h"

#include <string_view>

namespace guapai::jobs {

class Service {
public:
    Service(Database& database, Jobs& jobs) : database_(database), jobs_(jobs) {}

    Job find(const identity::Actor& actor, std::string_view county, const Id& id); // Problem 404
    Listed<Job> own(const identity::Actor& actor, std::string_view county, const Page& page);
    // Asks for its end; the job as it is then. What has ended stays as it is.
    Job cancel(const identity::Actor& actor, std::string_view county, const Id& id);

private:
    Database& database_;
    Jobs& jobs_;
};

} // namespace guapai::jobs
