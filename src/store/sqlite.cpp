// SQLite: WAL, synchronous=FULL, one writer with group commit, readers on connections of their own.
#include "base/problem.h"
#include "store/engines.h"
#include "store/migrate.h"
#include "store/pool.h"
#include "store/vault.h"
#include "store/writer.h"

#include <sqlite3.h>

#include <list>
#include <unordered_map>

namespace guapai {

namespace {

[[noreturn]] void refuse(sqlite3* handle, int code, const std::string& sql) {
    const std::string text = sqlite3_errmsg(handle);
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) throw DuplicateKey(text);
    if ((code & 0xff) == SQLITE_FULL)
        throw Problem(507, "store.full", "磁盘已满，内容没有保存。请清理磁盘后重试",
                      "The disk is full; nothing was stored. Free some space and try again");
    throw std::runtime_error("SQLite " + std::to_string(code) + ": " + text + " in: " + sql);
}

class Statement final : public Row {
public:
    Statement(sqlite3* handle, const std::string& sql) {
        const int code = sqlite3_prepare_v3(handle, sql.c_str(), static_cast<int>(sql.size() + 1),
                                            SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
        if (code != SQLITE_OK) refuse(handle, sqlite3_extended_errcode(handle), sql);
        // To SQLite $1, $2 … are names in the order of their first use: looked up once, not at every run.
        for (int index = 1; index <= sqlite3_bind_parameter_count(statement_); ++index) {
            const char* name = sqlite3_bind_parameter_name(statement_, index);
            const auto position = name ? static_cast<std::size_t>(std::strtoul(name + 1, nullptr, 10)) : 0;
            if (position > index_of_.size()) index_of_.resize(position, 0);
            if (position > 0) index_of_[position - 1] = index;
        }
    }
    ~Statement() override { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    void bind(const std::vector<Value>& values) {
        for (std::size_t i = 0; i < values.size() && i < index_of_.size(); ++i)
            if (index_of_[i] > 0) bind_one(index_of_[i], values[i].variant()); // 0: the text does not use it
    }
    int step() { return sqlite3_step(statement_); }
    void reset() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }

    bool is_null(std::size_t c) const override {
        return sqlite3_column_type(statement_, static_cast<int>(c)) == SQLITE_NULL;
    }
    std::int64_t integer(std::size_t c) const override { return sqlite3_column_int64(statement_, static_cast<int>(c)); }
    double real(std::size_t c) const override { return sqlite3_column_double(statement_, static_cast<int>(c)); }
    std::string_view text(std::size_t c) const override { return find_text(c).value_or(std::string_view()); }
    std::optional<std::string_view> find_text(std::size_t c) const override {
        const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, static_cast<int>(c)));
        return data ? std::optional(std::string_view(data, length(c))) : std::nullopt;
    }
    std::string bytes(std::size_t c) const override {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, static_cast<int>(c)));
        return data ? std::string(data, length(c)) : std::string();
    }

private:
    std::size_t length(std::size_t c) const {
        return static_cast<std::size_t>(sqlite3_column_bytes(statement_, static_cast<int>(c)));
    }
    // Values outlive the step: run() keeps them until reset(), hence SQLITE_STATIC.
    void bind_one(int index, const Value::Variant& value) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            sqlite3_bind_int64(statement_, index, *number);
        else if (const auto* real = std::get_if<double>(&value))
            sqlite3_bind_double(statement_, index, *real);
        else if (const auto* text = std::get_if<std::string>(&value))
            sqlite3_bind_text64(statement_, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
        else if (const auto* bytes = std::get_if<Bytes>(&value))
            sqlite3_bind_blob64(statement_, index, bytes->data.data(), bytes->data.size(), SQLITE_STATIC);
        else
            sqlite3_bind_null(statement_, index);
    }

    sqlite3_stmt* statement_ = nullptr;
    std::vector<int> index_of_; // of $1, $2 …
};

class SqliteConnection final : public Connection {
public:
    explicit SqliteConnection(const std::filesystem::path& file, bool writer) {
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
        if (sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr) != SQLITE_OK) {
            const std::string text = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
            sqlite3_close(handle_);
            throw Problem(500, "store.open", "数据库文件不能打开：" + file.string() + "（" + text + "）",
                          "The database file cannot be opened: " + file.string() + " (" + text + ")");
        }
        sqlite3_extended_result_codes(handle_, 1);
        sqlite3_busy_timeout(handle_, 10'000);
        script(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA case_sensitive_like=ON;"
            "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-2048;");
        // The writer's pages are asked for again and again, and the log is copied back less often: hot pages once.
        script(writer ? "PRAGMA cache_size=-4096; PRAGMA wal_autocheckpoint=4000;" : "PRAGMA query_only=ON;");
    }
    ~SqliteConnection() override {
        cache_.clear();
        sqlite3_close_v2(handle_);
    }

    std::int64_t run(const std::string& sql, const std::vector<Value>& values,
                     const std::function<bool(const Row&)>& sink) override {
        Statement& statement = prepared(sql);
        statement.bind(values);
        int code = statement.step();
        try {
            while (code == SQLITE_ROW && sink(statement))
                code = statement.step();
        } catch (...) {
            statement.reset();
            throw;
        }
        const int extended = code == SQLITE_ROW || code == SQLITE_DONE ? 0 : sqlite3_extended_errcode(handle_);
        const std::int64_t changed = sqlite3_changes64(handle_);
        if (extended != 0) {
            struct Reset { // after the message was read
                Statement& s;
                ~Reset() { s.reset(); }
            } const reset{statement};
            refuse(handle_, extended, sql);
        }
        statement.reset();
        return changed;
    }

    void script(const std::string& sql) override {
        if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            refuse(handle_, sqlite3_extended_errcode(handle_), sql);
    }
    Engine engine() const override { return Engine::sqlite; }
    bool in_transaction() const override { return sqlite3_get_autocommit(handle_) == 0; }

    sqlite3* handle() { return handle_; }

private:
    // Statements are kept by text. Texts are few (they hold no values), yet filters combine: the oldest leave.
    Statement& prepared(const std::string& sql) {
        if (const auto found = cache_.find(sql); found != cache_.end()) return *found->second;
        if (cache_.size() >= 256) cache_.clear();
        return *cache_.emplace(sql, std::make_unique<Statement>(handle_, sql)).first->second;
    }

    sqlite3* handle_ = nullptr;
    std::unordered_map<std::string, std::unique_ptr<Statement>> cache_;
};

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(const DatabaseOptions& options)
        : data_(options.data), file_(options.data / "guapai.db"), vault_(options.data / "keys" / "vault.key"),
          readers_(options.readers, "BEGIN", [this] { return std::make_unique<SqliteConnection>(file_, false); }) {
        {
            SqliteConnection connection(file_, true);
            migrate(connection, Engine::sqlite, embedded_migrations());
        }
        // IMMEDIATE: another process (the command line) that writes at the same time is waited for, not run into.
        writer_ = std::make_unique<GroupWriter>([this] { return std::make_unique<SqliteConnection>(file_, true); },
                                                vault_, "BEGIN IMMEDIATE");
    }

    Engine engine() const override { return Engine::sqlite; }
    void read(const std::function<void(Reader&)>& action) override {
        if (Transaction* outer = running_transaction(vault_)) return action(*outer);
        readers_.snapshot(vault_, action);
    }
    void write(std::string_view county, const std::function<void(Transaction&)>& action) override {
        if (Transaction* outer = running_transaction(vault_)) return write_inside(*outer, county, action);
        writer_->write(county, action);
    }
    DatabaseCounters counters() const override {
        return {writer_->writes(), writer_->commits(), readers_.uses(), writer_->failures()};
    }
    const Vault& vault() const override { return vault_; }
    const std::filesystem::path& data() const override { return data_; }

    void backup(const std::filesystem::path& file, const std::function<void(double)>& progress) override {
        SqliteConnection from(file_, false);
        SqliteConnection to(file, true);
        sqlite3_backup* copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
        if (!copy) refuse(to.handle(), sqlite3_extended_errcode(to.handle()), "backup");
        int code = SQLITE_OK;
        while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            code = sqlite3_backup_step(copy, 1024);
            const int total = sqlite3_backup_pagecount(copy);
            if (total > 0) progress(1.0 - static_cast<double>(sqlite3_backup_remaining(copy)) / total);
        }
        sqlite3_backup_finish(copy);
        if (code != SQLITE_DONE) refuse(to.handle(), code, "backup");
        to.script("PRAGMA journal_mode=DELETE;"); // one file, without a -wal beside it
    }

private:
    std::filesystem::path data_, file_;
    Vault vault_;
    ConnectionPool readers_;
    std::unique_ptr<GroupWriter> writer_;
};

} // namespace

std::unique_ptr<Database> open_sqlite(const DatabaseOptions& options) {
    return std::make_unique<SqliteDatabase>(options);
}

} // namespace guapai
