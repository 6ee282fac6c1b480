#include "http/metrics.h"

#include "base/text.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace guapai::http {

namespace {

std::uint64_t size_of(const Response& response) {
    if (const auto* text = std::get_if<std::string>(&response.body)) return text->size();
    if (const auto* fixed = std::get_if<StaticBody>(&response.body)) return fixed->bytes.size();
    return 0; // not known before it is sent
}

std::string loggable_path(const Request& request, const Operation* operation) {
    if (operation) return operation->permission.empty() ? operation->path : request.path;
    if (request.path.starts_with("/api/")) return request.path; // nothing is there
    const std::size_t second = request.path.find('/', 1);
    return second == std::string::npos ? request.path : request.path.substr(0, second) + "/…";
}

std::string header(std::string_view name, std::string_view type, std::string_view help) {
    return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

} // namespace

std::string access_line(const Request& request, const Operation* operation, const Response& response, double seconds) {
    return json::ObjectWriter()
        .text("event", "request")
        .text("method", name_of(request.method))
        .text("path", loggable_path(request, operation))
        .text("operation", operation ? std::string_view(operation->id) : "")
        .number("status", response.status)
        .real("ms", std::round(seconds * 1e5) / 100)
        .number("bytes", static_cast<std::int64_t>(size_of(response)))
        .text("account", request.account)
        .text("client", request.remote_address)
        .text("trace", request.trace)
        .done();
}

Metrics::Series& Metrics::series_of(std::string_view operation) {
    {
        const std::shared_lock lock(mutex_);
        if (const auto found = series_.find(operation); found != series_.end()) return *found->second;
    }
    const std::lock_guard lock(mutex_);
    auto& series = series_[std::string(operation)];
    if (!series) series = std::make_unique<Series>();
    return *series;
}

void Metrics::record(const Request& request, const Operation* operation, const Response& response, double seconds) {
    Series& series = series_of(operation ? std::string_view(operation->id) : "other");
    ++series.by_class[static_cast<std::size_t>(std::clamp(response.status / 100, 1, 5))];
    const auto bucket = std::ranges::lower_bound(bounds, seconds) - bounds.begin();
    ++series.buckets[static_cast<std::size_t>(bucket)];
    series.microseconds += static_cast<std::uint64_t>(std::max(0.0, seconds) * 1e6);
    if (spdlog::should_log(spdlog::level::info)) spdlog::info("{}", access_line(request, operation, response, seconds));
}

std::string Metrics::text(const std::string& more) const {
    const std::shared_lock lock(mutex_);
    std::string out = header("guapai_http_requests_total", "counter", "Answers by operation and class of status.");
    for (const auto& [name, series] : series_)
        for (std::size_t i = 1; i < series->by_class.size(); ++i)
            if (const std::uint64_t count = series->by_class[i])
                out +=
                    fmt::format("guapai_http_requests_total{{operation=\"{}\",class=\"{}xx\"}} {}\n", name, i, count);
    out += header("guapai_http_seconds", "histogram", "Time from the whole request to the ready answer.");
    for (const auto& [name, series] : series_) {
        std::uint64_t total = 0;
        for (std::size_t i = 0; i <= bounds.size(); ++i) {
            total += series->buckets[i];
            const std::string bound = i < bounds.size() ? fmt::format("{}", bounds[i]) : "+Inf";
            out += fmt::format("guapai_http_seconds_bucket{{operation=\"{}\",le=\"{}\"}} {}\n", name, bound, total);
        }
        out += fmt::format("guapai_http_seconds_sum{{operation=\"{0}\"}} {1:.6f}\n"
                           "guapai_http_seconds_count{{operation=\"{0}\"}} {2}\n",
                           name, static_cast<double>(series->microseconds) / 1e6, total);
    }
    return out + more;
}

std::string metrics_of(const ServerCounters& counters) {
    std::string out;
    const auto add = [&](std::string_view name, std::string_view type, std::string_view help, std::uint64_t value) {
        out += header(name, type, help) + fmt::format("{} {}\n", name, value);
    };
    add("guapai_open_connections", "gauge", "Connections open now.", counters.open_connections);
    add("guapai_requests_working", "gauge", "Requests with a worker or waiting for one.", counters.working);
    add("guapai_rejected_busy_total", "counter", "Requests answered 503 because the queue was full.",
        counters.rejected_busy);
    add("guapai_bytes_in_total", "counter", "Bytes received.", counters.bytes_in);
    add("guapai_bytes_out_total", "counter", "Bytes sent.", counters.bytes_out);
    out += header("guapai_answers_total", "counter", "Answers by class of status, refused requests included.");
    for (std::size_t i = 1; i < std::size(counters.by_class); ++i)
        out += fmt::format("guapai_answers_total{{class=\"{}xx\"}} {}\n", i, counters.by_class[i]);
    return out;
}

} // namespace guapai::http
