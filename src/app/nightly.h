// Housekeeping of the quiet hours: each work runs once a night, at 02:30 in China, on a thread of its own.
//
//     Nightly nightly({{"imports.drop_rows", [&] { imports.drop_old_rows(); }}});
//     nightly.start();
//
// A machine that is switched off at night does it some minutes after it was started. A work that throws is logged and
// does not keep the next from running. Several processes on one database may run the same work at the same time: it
// must bear that.
// Thread-safety: start() and stop() from one thread.
#pragma once

#include "base/time.h"

#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace guapai::app {

// The first 02:30 in China after a moment.
Instant next_night(Instant now);

class Nightly {
public:
    struct Work {
        std::string name; // for the log
        std::function<void()> run;
    };
    explicit Nightly(std::vector<Work> works, std::chrono::milliseconds after_start = std::chrono::minutes(5))
        : works_(std::move(works)), after_start_(after_start) {}
    ~Nightly() { stop(); }
    Nightly(const Nightly&) = delete;
    Nightly& operator=(const Nightly&) = delete;

    void start();
    void stop(); // waits for a work that is running

private:
    void loop(const std::stop_token& stop);
    void run_all(const std::stop_token& stop) const;

    std::vector<Work> works_;
    std::chrono::milliseconds after_start_;
    std::jthread thread_;
};

} // namespace guapai::app
