#include "results/facts.h"

#include "rectification/service.h"
#include "visits/service.h"

namespace guapai::results {

SchoolYear facts_of(const Reader& in, std::string_view county, const Id& school, std::int64_t year) {
    const Date from{static_cast<int>(year), 1, 1}, to{static_cast<int>(year), 12, 31};
    return {.visits = visits::between(in, Scope::office(county), county, school, from, to),
            .findings = rectification::findings_of_school(in, county, school, from, to),
            .notices = rectification::notices_of_school(in, county, school, from, to)};
}

} // namespace guapai::results
