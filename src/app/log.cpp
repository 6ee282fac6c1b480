#include "app/log.h"

#include "base/json.h"
#include "base/time.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace guapai::app {

namespace {

class JsonLines final : public spdlog::formatter {
public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
        const auto since = message.time.time_since_epoch();
        const Instant at{std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
        const auto level = spdlog::level::to_string_view(message.level);
        const std::string_view text(message.payload.data(), message.payload.size());
        std::string line =
            json::ObjectWriter().text("at", at.rfc3339()).text("level", {level.data(), level.size()}).done();
        line.pop_back();
        if (text.starts_with("{\""))
            line.append(",").append(text.substr(1));
        else
            line.append(",\"message\":").append(json::quoted(text)).append("}");
        line += '\n';
        out.append(line.data(), line.data() + line.size());
    }
    std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonLines>(); }
};

} // namespace

std::unique_ptr<spdlog::formatter> json_lines() { return std::make_unique<JsonLines>(); }

void set_up_log() {
    spdlog::set_default_logger(spdlog::stderr_color_mt("guapai")); // standard output is for answers
    if (isatty(STDERR_FILENO) == 0) spdlog::set_formatter(json_lines());
}

} // namespace guapai::app
