// Numbers for /metrics (Prometheus text) and one structured log line per request.
// Log lines hold method, path, operation, status, seconds, client address and trace; never query strings, bodies or
// cookies. Thread-safety: record() and text() from any thread.
#pragma once

#include "http/router.h"

#include <array>
#include <map>
#include <mutex>
#include <string>

namespace guapai::http {

class Metrics {
public:
    void record(const Request& request, const Operation* operation, const Response& response, double seconds);
    // `more` is appended: gauges of the server and the database.
    std::string text(const std::string& more) const;

    static constexpr std::array<double, 9> bounds = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10};

private:
    struct Series {
        std::map<int, std::uint64_t> by_status;
        std::array<std::uint64_t, bounds.size() + 1> buckets{};
        double sum = 0;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Series, std::less<>> series_;
};

} // namespace guapai::http
