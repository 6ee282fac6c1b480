// Connections for reading, handed out one to a read. Internal to src/store.
#pragma once

#include "store/database.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace guapai {

class ConnectionPool {
public:
    using Connect = std::function<std::unique_ptr<Connection>()>;

    // Connections are made when first needed, `size` at most.
    // `begin` opens a read transaction that sees a single state of the database.
    ConnectionPool(std::size_t size, std::string begin, Connect connect)
        : size_(size), begin_(std::move(begin)), connect_(std::move(connect)) {}

    void snapshot(const Vault& vault, const std::function<void(Reader&)>& action);
    std::uint64_t uses() const { return uses_; }

private:
    std::unique_ptr<Connection> take();
    void give_back(std::unique_ptr<Connection> connection);

    std::size_t size_;
    std::string begin_;
    Connect connect_;
    std::mutex mutex_;
    std::condition_variable free_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t made_ = 0;
    std::atomic<std::uint64_t> uses_{0};
};

} // namespace guapai
