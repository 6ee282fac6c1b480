#include "http/metrics.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace guapai::http {

void Metrics::record(const Request& request, const Operation* operation, const Response& response, double seconds) {
    const std::string_view name = operation ? std::string_view(operation->id) : "other";
    spdlog::debug(
        R"({{"method":"{}","path":{},"operation":"{}","status":{},"seconds":{:.4f},"client":"{}","trace":"{}"}})",
        name_of(request.method), json::quoted(request.path), name, response.status, seconds, request.remote_address,
        request.trace);
    const std::lock_guard lock(mutex_);
    const auto found = series_.find(name);
    Series& series = found != series_.end() ? found->second : series_[std::string(name)];
    ++series.by_status[response.status];
    series.sum += seconds;
    std::size_t bucket = 0;
    while (bucket < bounds.size() && seconds > bounds[bucket])
        ++bucket;
    ++series.buckets[bucket];
}

std::string Metrics::text(const std::string& more) const {
    std::string out = "# TYPE guapai_http_requests_total counter\n";
    const std::lock_guard lock(mutex_);
    for (const auto& [name, series] : series_)
        for (const auto& [status, count] : series.by_status)
            out +=
                fmt::format("guapai_http_requests_total{{operation=\"{}\",status=\"{}\"}} {}\n", name, status, count);
    out += "# TYPE guapai_http_seconds histogram\n";
    for (const auto& [name, series] : series_) {
        std::uint64_t total = 0;
        for (std::size_t i = 0; i <= bounds.size(); ++i) {
            total += series.buckets[i];
            const std::string bound = i < bounds.size() ? fmt::format("{}", bounds[i]) : "+Inf";
            out += fmt::format("guapai_http_seconds_bucket{{operation=\"{}\",le=\"{}\"}} {}\n", name, bound, total);
        }
        out += fmt::format("guapai_http_seconds_sum{{operation=\"{0}\"}} "
                           "{1:.6f}\nguapai_http_seconds_count{{operation=\"{0}\"}} {2}\n",
                           name, series.sum, total);
    }
    return out + more;
}

} // namespace guapai::http
