// Numbers for /metrics (Prometheus text) and one structured log line per request.
//
//     router.observe([&](const auto& request, const auto* operation, const auto& response, double seconds) {
//         metrics.record(request, operation, response, seconds);
//     });
//     metrics.text(metrics_of(server.counters()))  ->  guapai_http_requests_total{operation="getSchool",class="2xx"} 12
//     …
//
// A log line is a JSON object with method, path, operation, status, milliseconds, bytes, account, client address and
// trace; never a query string, body or cookie. Paths of public operations and pages may hold a capability (the token of
// a questionnaire's link): of those only the pattern or the first segment is written.
// Thread-safety: record() and text() from any thread.
#pragma once

#include "http/router.h"

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>

namespace guapai::http {

class Metrics {
public:
    void record(const Request& request, const Operation* operation, const Response& response, double seconds);
    // `more` is appended: what others count.
    std::string text(const std::string& more) const;

    static constexpr std::array<double, 9> bounds = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10}; // seconds

private:
    struct Series { // of one operation
        std::array<std::atomic<std::uint64_t>, 6> by_class{};
        std::array<std::atomic<std::uint64_t>, bounds.size() + 1> buckets{};
        std::atomic<std::uint64_t> microseconds{0};
    };
    Series& series_of(std::string_view operation);

    mutable std::shared_mutex mutex_; // of the map; what it holds counts atomically
    std::map<std::string, std::unique_ptr<Series>, std::less<>> series_;
};

std::string access_line(const Request& request, const Operation* operation, const Response& response, double seconds);
std::string metrics_of(const ServerCounters& counters); // Prometheus text

} // namespace guapai::http
