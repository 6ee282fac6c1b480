// PostgreSQL 15 by libpq: prepared statements, several group writers (a county always on the same one), pooled readers.
#include "base/problem.h"
#include "store/engines.h"
#include "store/migrate.h"
#include "store/pg_tools.h"
#include "store/pool.h"
#include "store/vault.h"
#include "store/writer.h"

#include <libpq-fe.h>

#include <charconv>
#include <unordered_map>

namespace guapai {

namespace {

// Type numbers of pg_type.dat. Text is left to the server (0), so that it fits json and text columns alike.
constexpr Oid oid_int8 = 20, oid_float8 = 701, oid_bytea = 17, oid_unknown = 0;

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

class ResultRow final : public Row {
public:
    explicit ResultRow(PGresult* result) : result_(result) {}
    void move_to(int row) { row_ = row; }

    bool is_null(std::size_t c) const override { return PQgetisnull(result_, row_, static_cast<int>(c)) != 0; }
    std::int64_t integer(std::size_t c) const override {
        const std::string_view digits = text(c);
        std::int64_t out = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), out); // a numeric "3.50" gives 3
        return digits == "t" ? 1 : out;
    }
    double real(std::size_t c) const override {
        const std::string_view digits = text(c);
        double out = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), out);
        return out;
    }
    std::string_view text(std::size_t c) const override {
        const int column = static_cast<int>(c);
        return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }
    std::optional<std::string_view> find_text(std::size_t c) const override {
        return is_null(c) ? std::nullopt : std::optional(text(c));
    }
    std::string bytes(std::size_t c) const override {
        std::size_t length = 0;
        const auto* escaped = reinterpret_cast<const unsigned char*>(PQgetvalue(result_, row_, static_cast<int>(c)));
        unsigned char* raw = PQunescapeBytea(escaped, &length);
        std::string out(reinterpret_cast<char*>(raw), length);
        PQfreemem(raw);
        return out;
    }

private:
    PGresult* result_;
    int row_ = 0;
};

// The parameters of one statement in libpq's shape. Numbers travel as text: libpq's binary format saves little.
struct Parameters {
    explicit Parameters(const std::vector<Value>& values) {
        texts.reserve(values.size());
        for (const Value& value : values)
            add(value.variant());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            pointers.push_back(nulls[i] ? nullptr : texts[i].data());
            lengths.push_back(static_cast<int>(texts[i].size()));
        }
    }
    void add(const Value::Variant& value) {
        nulls.push_back(std::holds_alternative<std::monostate>(value));
        int format = 0;
        Oid type = oid_unknown;
        std::string text;
        if (const auto* number = std::get_if<std::int64_t>(&value))
            text = std::to_string(*number), type = oid_int8;
        else if (const auto* real = std::get_if<double>(&value)) {
            char buffer[32];
            text.assign(buffer, std::to_chars(buffer, buffer + sizeof buffer, *real).ptr);
            type = oid_float8;
        } else if (const auto* plain = std::get_if<std::string>(&value))
            text = *plain;
        else if (const auto* bytes = std::get_if<Bytes>(&value))
            text = bytes->data, type = oid_bytea, format = 1;
        texts.push_back(std::move(text));
        types.push_back(type);
        formats.push_back(format);
    }
    int count() const { return static_cast<int>(texts.size()); }

    std::vector<std::string> texts;
    std::vector<bool> nulls;
    std::vector<Oid> types;
    std::vector<int> formats, lengths;
    std::vector<const char*> pointers;
};

class PostgresConnection final : public Connection {
public:
    explicit PostgresConnection(const std::string& url) : handle_(PQconnectdb(url.c_str()), &PQfinish) {
        if (PQstatus(handle_.get()) != CONNECTION_OK) {
            const std::string text = PQerrorMessage(handle_.get()); // names host and user, never the password
            throw Problem(503, "store.connect", "连接不上数据库：" + text, "Cannot connect to the database: " + text);
        }
        PQsetNoticeProcessor(
            handle_.get(), [](void*, const char*) {}, nullptr);
        script("SET client_encoding = 'UTF8'; SET timezone = 'UTC'; SET synchronous_commit = on;"
               "SET statement_timeout = '60s'; SET lock_timeout = '20s'; SET plan_cache_mode = force_generic_plan;");
    }

    std::int64_t run(const std::string& sql, const std::vector<Value>& values,
                     const std::function<bool(const Row&)>& sink) override {
        const Parameters parameters(values);
        const std::string& name = prepared(sql, parameters);
        const Result result(PQexecPrepared(handle_.get(), name.c_str(), parameters.count(), parameters.pointers.data(),
                                           parameters.lengths.data(), parameters.formats.data(), 0),
                            &PQclear);
        check(result.get(), sql);
        ResultRow row(result.get());
        for (int i = 0, n = PQntuples(result.get()); i < n; ++i) {
            row.move_to(i);
            if (!sink(row)) break;
        }
        const std::string_view changed = PQcmdTuples(result.get());
        std::int64_t count = 0;
        std::from_chars(changed.data(), changed.data() + changed.size(), count);
        return count;
    }

    void script(const std::string& sql) override {
        const Result result(PQexec(handle_.get(), sql.c_str()), &PQclear);
        check(result.get(), sql);
    }
    Engine engine() const override { return Engine::postgres; }
    bool in_transaction() const override {
        const auto status = PQtransactionStatus(handle_.get());
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
    }
    bool usable() const override { return PQstatus(handle_.get()) == CONNECTION_OK; }

private:
    const std::string& prepared(const std::string& sql, const Parameters& parameters) {
        // The same text with other parameter types (NULL for a number) is another statement.
        std::string key = sql;
        for (const Oid type : parameters.types)
            key += '\0', key += std::to_string(type);
        if (const auto found = names_.find(key); found != names_.end()) return found->second;
        std::string name = "s" + std::to_string(names_.size());
        const Result result(
            PQprepare(handle_.get(), name.c_str(), sql.c_str(), parameters.count(), parameters.types.data()), &PQclear);
        check(result.get(), sql);
        return names_.emplace(std::move(key), std::move(name)).first->second;
    }

    void check(PGresult* result, const std::string& sql) const {
        const auto status = PQresultStatus(result);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return;
        const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        const std::string code = state ? state : "";
        const std::string text = PQerrorMessage(handle_.get());
        if (code == "23505") throw DuplicateKey(text);
        if (code == "53100")
            throw Problem(507, "store.full", "数据库磁盘已满，内容没有保存。请清理磁盘后重试",
                          "The database's disk is full; nothing was stored. Free some space and try again");
        throw std::runtime_error("PostgreSQL " + code + ": " + text + " in: " + sql);
    }

    std::unique_ptr<PGconn, decltype(&PQfinish)> handle_;
    std::unordered_map<std::string, std::string> names_;
};

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(const DatabaseOptions& options)
        : data_(options.data), url_(options.url), vault_(options.data / "keys" / "vault.key"),
          readers_(options.readers * 2, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                   [this] { return connect(); }) {
        {
            PostgresConnection connection(url_);
            migrate(connection, Engine::postgres, embedded_migrations());
        }
        for (unsigned i = 0; i < std::max(1U, options.writers); ++i)
            writers_.push_back(std::make_unique<GroupWriter>([this] { return connect(); }, vault_, "BEGIN"));
    }

    Engine engine() const override { return Engine::postgres; }
    void read(const std::function<void(Reader&)>& action) override {
        if (Transaction* outer = running_transaction(vault_)) return action(*outer);
        readers_.snapshot(vault_, action);
    }
    void write(std::string_view county, const std::function<void(Transaction&)>& action) override {
        if (Transaction* outer = running_transaction(vault_)) return write_inside(*outer, county, action);
        writers_[std::hash<std::string_view>{}(county) % writers_.size()]->write(county, action);
    }
    DatabaseCounters counters() const override {
        DatabaseCounters out{.writes = 0, .commits = 0, .reads = readers_.uses(), .failed_writes = 0};
        for (const auto& writer : writers_) {
            out.writes += writer->writes();
            out.commits += writer->commits();
            out.failed_writes += writer->failures();
        }
        return out;
    }
    const Vault& vault() const override { return vault_; }
    const std::filesystem::path& data() const override { return data_; }

    void backup(const std::filesystem::path& file, const std::function<void(double)>& progress) override {
        progress(0);
        dump_postgres(url_, file);
        progress(1);
    }

private:
    std::unique_ptr<Connection> connect() const { return std::make_unique<PostgresConnection>(url_); }

    std::filesystem::path data_;
    std::string url_;
    Vault vault_;
    ConnectionPool readers_;
    std::vector<std::unique_ptr<GroupWriter>> writers_;
};

} // namespace

std::unique_ptr<Database> open_postgres(const DatabaseOptions& options) {
    return std::make_unique<PostgresDatabase>(options);
}

} // namespace guapai
