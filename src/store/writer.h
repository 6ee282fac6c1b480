// Group commit: one thread that runs queued writes, each in its own savepoint, and commits many of them at once.
//
// While one group is being made durable the next one gathers, so the group grows with the load and a single write never
// waits for company. A write or read from inside a running write of the same database joins it (see database.h).
// Internal to src/store.
#pragma once

#include "store/database.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <semaphore>
#include <string>
#include <thread>

namespace guapai {

// The innermost write of the database with this vault that runs on this thread; null outside of any.
Transaction* running_transaction(const Vault& vault);
// Runs a write inside another: in a savepoint of its own, made durable with the outer one.
void write_inside(Transaction& outer, std::string_view county, const std::function<void(Transaction&)>& action);

class GroupWriter {
public:
    using Connect = std::function<std::unique_ptr<Connection>()>;

    // Connects at once, so that a wrong setting is found at start-up.
    // `begin` opens a write transaction.
    GroupWriter(Connect connect, const Vault& vault, std::string begin, std::size_t largest_group = 64);
    ~GroupWriter(); // finishes what is queued
    GroupWriter(const GroupWriter&) = delete;
    GroupWriter& operator=(const GroupWriter&) = delete;

    void write(std::string_view county, const std::function<void(Transaction&)>& action); // see Database::write

    std::uint64_t writes() const { return writes_; }
    std::uint64_t commits() const { return commits_; }
    std::uint64_t failures() const { return failures_; }

private:
    struct Job {
        std::string_view county;
        const std::function<void(Transaction&)>* action;
        std::exception_ptr error;
        std::vector<std::function<void()>> after;
        std::binary_semaphore done{0};
    };
    using Group = std::vector<Job*>;

    void loop();
    Group take();
    void run_group(const Group& group);
    void run_job(Job& job);
    static void fail(const Group& group, const std::exception_ptr& error);

    Connect connect_;
    const Vault& vault_;
    std::string begin_;
    std::size_t largest_group_;
    std::unique_ptr<Connection> connection_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job*> queue_;
    bool stopping_ = false;
    std::atomic<std::uint64_t> writes_{0}, commits_{0}, failures_{0};
    std::thread thread_;
};

} // namespace guapai
