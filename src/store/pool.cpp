#include "store/pool.h"

namespace guapai {

namespace {
const std::function<bool(const Row&)> no_rows = [](const Row&) { return false; };
}

std::unique_ptr<Connection> ConnectionPool::take() {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [this] { return !idle_.empty() || made_ < size_; });
    if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }
    ++made_;
    lock.unlock();
    try {
        return connect_();
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

void ConnectionPool::give_back(std::unique_ptr<Connection> connection) {
    {
        const std::lock_guard lock(mutex_);
        if (connection && connection->usable())
            idle_.push_back(std::move(connection));
        else
            --made_;
    }
    free_.notify_one();
}

void ConnectionPool::snapshot(const Vault& vault, const std::function<void(Reader&)>& action) {
    ++uses_;
    struct Lease {
        ConnectionPool& pool;
        std::unique_ptr<Connection> connection;
        ~Lease() { pool.give_back(std::move(connection)); }
    } lease{*this, take()};
    Connection& connection = *lease.connection;
    connection.run(begin_, {}, no_rows);
    try {
        Reader reader(connection, vault);
        action(reader);
    } catch (...) {
        if (connection.usable() && connection.in_transaction()) connection.run("ROLLBACK", {}, no_rows);
        throw;
    }
    connection.run("COMMIT", {}, no_rows);
}

} // namespace guapai
