#include "app/nightly.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace guapai::app {

namespace {

constexpr std::int64_t day_ms = 24 * 3'600'000LL;
constexpr std::int64_t night_ms = (2 * 60 + 30) * 60'000LL - 8 * 3'600'000LL; // 02:30 in China, after midnight UTC
constexpr std::chrono::milliseconds longest_wait = std::chrono::minutes(10);  // clocks are set, machines sleep

} // namespace

Instant next_night(Instant now) {
    const std::int64_t since = now.ms - night_ms;
    return {night_ms + (since / day_ms + 1) * day_ms};
}

void Nightly::start() {
    thread_ = std::jthread([this](const std::stop_token& stop) { loop(stop); });
}

void Nightly::stop() { thread_ = {}; } // asks it to end and waits

void Nightly::loop(const std::stop_token& stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any pause;
    Instant due{Instant::now().ms + after_start_.count()};
    while (!stop.stop_requested()) {
        const std::chrono::milliseconds left(due.ms - Instant::now().ms);
        pause.wait_for(lock, stop, std::clamp(left, std::chrono::milliseconds(0), longest_wait), [] { return false; });
        if (stop.stop_requested() || Instant::now() < due) continue;
        run_all(stop);
        due = next_night(Instant::now());
    }
}

void Nightly::run_all(const std::stop_token& stop) const {
    for (const Work& work : works_) {
        if (stop.stop_requested()) return;
        try {
            work.run();
        } catch (const std::exception& error) {
            spdlog::error("the nightly work {} failed: {}", work.name, error.what());
        }
    }
}

} // namespace guapai::app
