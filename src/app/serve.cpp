#include "app/serve.h"

#include "app/demo_commands.h"
#include "app/modules.h"
#include "app/pages.h"
#include "app/system_routes.h"
#include "http/metrics.h"
#include "paper/fonts.h"

#include <fmt/format.h>
#include <malloc.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <thread>

namespace guapai::app {

namespace {

// Waits for the first of the signals that end a service. They must be blocked before any thread starts.
class EndSignals {
public:
    EndSignals() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGINT);
        sigaddset(&set_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }
    // Meanwhile gives freed memory back: a long document or import takes some 40 MB that the allocator would keep.
    void wait() const {
        constexpr timespec pause{.tv_sec = 5, .tv_nsec = 0};
        int signal = -1;
        while ((signal = sigtimedwait(&set_, nullptr, &pause)) < 0)
            malloc_trim(0);
        spdlog::info("signal {}: stopping", signal);
    }

private:
    sigset_t set_{};
};

// A family that is missing would be replaced silently, and a notice look wrong only once it is printed.
void warn_of_fonts() {
    for (const paper::FontSubstitution& font : paper::substituted_fonts({})) {
        if (font.lacks_simplified)
            spdlog::warn("printing: the font {} has no complete simplified Chinese", font.wanted);
        else
            spdlog::warn(
                "printing: the font {} is not installed, {} will be used (packages: tools/packages/runtime.txt)",
                font.wanted, font.used);
    }
}

} // namespace

int serve(const ServeOptions& options) {
    // Many worker threads, little memory each: an arena of its own for each of them would keep 10 MB for nothing.
    mallopt(M_ARENA_MAX, static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 2U, 4U)));
    const EndSignals end_signals;
    const auto database = Database::open(options.database);
    Modules modules(*database);
    http::Router router(modules.gate());
    http::Metrics metrics;
    http::Server server(options.server, router);
    add_system_routes(router, *database, server, metrics);
    modules.add_routes(router);
    router.otherwise([&](const http::Request& request) { return serve_page(*database, request); });
    router.observe([&](const auto& request, const auto* operation, const auto& response, double seconds) {
        metrics.record(request, operation, response, seconds);
    });
    modules.start();
    server.start();
    const bool tls = !options.server.tls_certificate.empty();
    std::cout << fmt::format("{}://{}:{}/", tls ? "https" : "http", options.server.address, server.port()) << std::endl;
    if (modules.holds_demo()) print_demo_accounts(std::cout);
    warn_of_fonts();
    end_signals.wait();
    server.stop();
    modules.stop();
    return 0;
}

} // namespace guapai::app
