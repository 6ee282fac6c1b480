// The database: SQLite embedded by default, PostgreSQL by a URL, the same SQL text on both.
//
//     auto db = Database::open({.data = "data"});
//     db->write(county, [&](Transaction& tx) { tx.run(Sql("INSERT INTO …", …)); });   // returns when durable
//     db->read([&](Reader& in) { in.each(Sql("SELECT …"), [&](const Row& row) { … }); });
//
// Writes. A write is a closure run on a writer thread inside a savepoint of its own; the writer commits many at once
// (group commit: SQLite WAL with synchronous=FULL, one writer; PostgreSQL, several writers, a county always on the same
// one). write() returns after the commit is durable, or throws what the closure threw (its savepoint alone rolled
// back), or Problem 503 "store.unavailable" / 507 "store.full" when the commit failed (then nothing of it is stored).
// The closure may be run again after a lost connection to PostgreSQL before the commit: keep side effects out of it,
// use Transaction::after_commit. A write() called from inside a write's closure joins it as a savepoint: it stands or
// falls with the outer one, and throwing it undoes only itself. Reads. Each read() sees one snapshot; from inside a
// write it sees what that has written so far. A closure must not wait for another thread that writes.
//
// Differences between the engines stop here: BIGINT, DOUBLE PRECISION, BYTEA in migrations; 23505 for a duplicate key
// (DuplicateKey); parameters $1 ….
// Thread-safety: Database from any thread; a Reader or Transaction only inside its closure.
// Sources: SQLite documentation (WAL, savepoints); PostgreSQL 15 documentation (libpq).
#pragma once

#include "store/value.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace guapai {

class Vault;

enum class Engine { sqlite, postgres };

// One row of an answer, valid inside the callback that receives it.
class Row {
public:
    virtual ~Row() = default;
    virtual bool is_null(std::size_t column) const = 0;
    virtual std::int64_t integer(std::size_t column) const = 0; // 0 for NULL
    virtual double real(std::size_t column) const = 0;
    virtual std::string_view text(std::size_t column) const = 0; // empty for NULL
    virtual std::string bytes(std::size_t column) const = 0;
    // text(), and nullopt for NULL: one look instead of two.
    virtual std::optional<std::string_view> find_text(std::size_t column) const = 0;

    Id id(std::size_t column) const { return is_null(column) ? Id{} : Id::parse(text(column)); }
    bool boolean(std::size_t column) const { return integer(column) != 0; }
    Instant instant(std::size_t column) const { return {integer(column)}; }
};

// A unique key refused a row (SQLSTATE 23505).
struct DuplicateKey : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// A connection to one engine. Implemented by sqlite.cpp and postgres.cpp; nobody else derives from it.
class Connection {
public:
    virtual ~Connection() = default;
    // Runs one statement; calls `sink` for each row until it returns false. Returns the number of rows changed.
    virtual std::int64_t run(const std::string& sql, const std::vector<Value>& values,
                             const std::function<bool(const Row&)>& sink) = 0;
    virtual void script(const std::string& sql) = 0; // several statements without parameters
    virtual bool in_transaction() const = 0;
    virtual Engine engine() const = 0;
    virtual bool usable() const { return true; } // false after the server has gone away
};

class Reader {
public:
    Reader(Connection& connection, const Vault& vault) : connection_(connection), vault_(vault) {}
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    void each(const Sql& sql, const std::function<void(const Row&)>& sink) const;
    bool first(const Sql& sql, const std::function<void(const Row&)>& sink) const; // false: no row
    std::int64_t integer(const Sql& sql) const; // first column of the first row, 0 without one
    std::optional<std::string> text(const Sql& sql) const;
    const Vault& vault() const { return vault_; }
    Engine engine() const { return connection_.engine(); }

protected:
    Connection& connection_;
    const Vault& vault_;
};

class Transaction : public Reader {
public:
    Transaction(Connection& connection, const Vault& vault, std::string_view county)
        : Reader(connection, vault), county_(county) {}

    std::int64_t run(const Sql& sql); // rows changed
    // Runs after the commit is durable and before write() returns, on the writer thread: short, not throwing, not
    // writing. Dropped when the closure throws.
    void after_commit(std::function<void()> action) { after_.push_back(std::move(action)); }
    const std::string& county() const { return county_; }
    std::vector<std::function<void()>> take_after_commit() { return std::move(after_); }
    Connection& connection() { return connection_; } // for src/store alone

private:
    std::string county_;
    std::vector<std::function<void()>> after_;
};

struct DatabaseOptions {
    std::filesystem::path data = "data"; // folder for the SQLite file, blobs and keys; made when absent
    std::string url;                     // postgres://…; empty: SQLite in `data`
    unsigned readers = 4;
    unsigned writers = 4; // PostgreSQL only
};

struct DatabaseCounters { // since start
    std::uint64_t writes, commits, reads, failed_writes;
};

class Database {
public:
    // Opens, and brings the schema up to date (store/migrate.h). Throws Problem with what to do.
    static std::unique_ptr<Database> open(const DatabaseOptions& options);
    virtual ~Database() = default;

    virtual Engine engine() const = 0;
    virtual void read(const std::function<void(Reader&)>& action) = 0;
    virtual void write(std::string_view county, const std::function<void(Transaction&)>& action) = 0;
    virtual DatabaseCounters counters() const = 0;
    // A consistent copy of the whole database while running: a SQLite file on both engines is not possible, so SQLite
    // copies its file, PostgreSQL writes pg_dump's custom format. Progress from 0 to 1.
    virtual void backup(const std::filesystem::path& file, const std::function<void(double)>& progress) = 0;
    virtual const Vault& vault() const = 0;
    virtual const std::filesystem::path& data() const = 0;
};

// read() and write() that return what the closure returns.
template <class F>
auto read(Database& db, F action) {
    std::optional<std::invoke_result_t<F, Reader&>> out;
    db.read([&](Reader& in) { out.emplace(action(in)); });
    return std::move(*out);
}
template <class F>
auto write(Database& db, std::string_view county, F action) {
    std::optional<std::invoke_result_t<F, Transaction&>> out;
    db.write(county, [&](Transaction& tx) { out.emplace(action(tx)); });
    return std::move(*out);
}

} // namespace guapai
