#include "store/writer.h"

#include "base/problem.h"

#include <spdlog/spdlog.h>

namespace guapai {

namespace {

const std::function<bool(const Row&)> no_rows = [](const Row&) { return false; };

void command(Connection& connection, const std::string& sql) { connection.run(sql, {}, no_rows); }

// Which transaction runs on this thread; restored when it ends.
class Running {
public:
    explicit Running(Transaction& tx) : before_(innermost) { innermost = &tx; }
    ~Running() { innermost = before_; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    inline static thread_local Transaction* innermost = nullptr;

private:
    Transaction* before_;
};

Problem unavailable() {
    return {503, "store.unavailable", "数据库暂时不可用，内容没有保存，请稍后再试",
            "The database is not available; nothing was stored, please try again"};
}

} // namespace

Transaction* running_transaction(const Vault& vault) {
    Transaction* tx = Running::innermost;
    return tx && &tx->vault() == &vault ? tx : nullptr;
}

void write_inside(Transaction& outer, std::string_view county, const std::function<void(Transaction&)>& action) {
    Connection& connection = outer.connection();
    Transaction inner(connection, outer.vault(), county);
    command(connection, "SAVEPOINT i");
    try {
        const Running running(inner);
        action(inner);
    } catch (...) {
        if (connection.usable() && connection.in_transaction()) {
            command(connection, "ROLLBACK TO i");
            command(connection, "RELEASE i");
        }
        throw;
    }
    command(connection, "RELEASE i");
    for (auto& later : inner.take_after_commit())
        outer.after_commit(std::move(later));
}

GroupWriter::GroupWriter(Connect connect, const Vault& vault, std::string begin, std::size_t largest_group)
    : connect_(std::move(connect)), vault_(vault), begin_(std::move(begin)), largest_group_(largest_group),
      connection_(connect_()), thread_([this] { loop(); }) {}

GroupWriter::~GroupWriter() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void GroupWriter::write(std::string_view county, const std::function<void(Transaction&)>& action) {
    Job job{.county = county, .action = &action, .error = {}, .after = {}};
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back(&job);
    }
    wake_.notify_one();
    job.done.acquire();
    if (job.error) std::rethrow_exception(job.error);
}

GroupWriter::Group GroupWriter::take() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    Group group;
    while (!queue_.empty() && group.size() < largest_group_) {
        group.push_back(queue_.front());
        queue_.pop_front();
    }
    return group;
}

void GroupWriter::loop() {
    for (Group group = take(); !group.empty(); group = take())
        run_group(group);
}

void GroupWriter::run_group(const Group& group) {
    try {
        if (!connection_ || !connection_->usable()) connection_ = connect_();
        command(*connection_, begin_);
        for (Job* job : group)
            run_job(*job);
        command(*connection_, "COMMIT");
        ++commits_;
    } catch (const std::exception& error) {
        spdlog::error("a group of {} writes failed: {}", group.size(), error.what());
        failures_ += group.size();
        const auto* problem = dynamic_cast<const Problem*>(&error);
        fail(group, problem ? std::make_exception_ptr(*problem) : std::make_exception_ptr(unavailable()));
        connection_.reset(); // whatever state it is in, the next group starts from a fresh one
        return;
    }
    for (Job* job : group) {
        for (const auto& action : job->after)
            action();
        job->done.release(); // the job lives on the stack of its waiting thread: now it is gone
    }
}

void GroupWriter::run_job(Job& job) {
    Transaction tx(*connection_, vault_, job.county);
    command(*connection_, "SAVEPOINT w");
    try {
        const Running running(tx);
        (*job.action)(tx);
        job.after = tx.take_after_commit();
    } catch (...) {
        job.error = std::current_exception();
        // A full disk or a lost server ends the whole transaction, not only this savepoint: then nobody was stored.
        if (!connection_->in_transaction() || !connection_->usable()) std::rethrow_exception(job.error);
        command(*connection_, "ROLLBACK TO w");
    }
    command(*connection_, "RELEASE w");
    ++writes_;
}

void GroupWriter::fail(const Group& group, const std::exception_ptr& error) {
    for (Job* job : group) {
        job->error = error;
        job->done.release();
    }
}

} // namespace guapai
