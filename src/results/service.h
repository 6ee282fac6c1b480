// Use cases of the yearly result: the indicators of a year, computing all schools' results, reading and printing them.
//
// Computing is a job: it goes school by school, each in a write of its own, so that it can be cancelled and what is
// done stays. Computing again replaces each result by its next version; the audit log holds the digest of every
// version.
//
// Thread-safety: Service from any thread.
#pragma once

#include "base/language.h"
#include "base/page.h"
#include "identity/actor.h"
#include "results/model.h"
#include "store/database.h"
#include "store/jobs.h"

#include <functional>
#include <string>
#include <string_view>

namespace guapai::results {

class Service {
public:
    Service(Database& database, Jobs& jobs) : database_(database), jobs_(jobs) {}

    IndicatorTree indicators(const identity::Actor& actor, std::string_view county, std::int64_t year);
    IndicatorTree sample(std::string_view county, std::int64_t year); // to start from; not stored
    // The whole tree of a year at once. Problem 422 when it does not stand.
    IndicatorTree put_indicators(const identity::Actor& actor, std::string_view county, std::int64_t year,
                                 IndicatorTree tree);
    Job compute(const identity::Actor& actor, std::string_view county, std::int64_t year); // 422 without indicators
    // The same at once, for whoever runs outside of requests. `report`: how far, what now.
    using Report = std::function<void(double part, std::string_view zh, std::string_view en)>;
    std::int64_t compute_now(std::string_view account, std::string_view county, std::int64_t year,
                             const Report& report);
    ListedJson list(const identity::Actor& actor, std::string_view county, const ResultFilters& filters,
                    const Page& page);
    SchoolResult get(const identity::Actor& actor, std::string_view county, const Id& id); // Problem 404
    std::string export_xlsx(const identity::Actor& actor, std::string_view county, std::int64_t year,
                            Language language = Language::zh);
    std::string print(const identity::Actor& actor, std::string_view county, const Id& id); // PDF

private:
    Database& database_;
    Jobs& jobs_;
};

} // namespace guapai::results
