// A filtered, sorted page of 50 out of a million visits, as JSON, against the bare query in a loop on as many threads;
// and page 10,000 against page 1.
//
//     bench/run visit_lists_bench [FOLDER] [VISITS]
#include "base/hash.h"
#include "http/router.h"
#include "http/target.h"
#include "identity/routes.h"
#include "plain_sqlite.h"
#include "support/county.h"
#include "visits/routes.h"
#include "visits/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

namespace guapai::bench {

namespace {

const std::string county_code = "420281";
using Clock = std::chrono::steady_clock;

// Indexes are made again when all rows are in: sorted once instead of a million searches each.
std::vector<std::string> set_aside_indexes(PlainSqlite& plain) {
    std::vector<std::string> names, texts;
    {
        PlainStatement list(
            plain, "SELECT name, sql FROM sqlite_master WHERE type='index' AND tbl_name='visit' AND sql IS NOT NULL");
        while (list.step()) {
            const auto row = list.row();
            names.push_back(std::get<std::string>(row[0]));
            texts.push_back(std::get<std::string>(row[1]));
        }
    }
    for (const std::string& name : names)
        plain.run("DROP INDEX " + name);
    return texts;
}

// Visits of three years, spread over the county's schools; short texts: lists do not show them.
void fill(const std::filesystem::path& file, const County& county, std::int64_t visits) {
    PlainSqlite plain(file);
    plain.run("CREATE TEMP TABLE own (n INTEGER PRIMARY KEY, school TEXT, inspector TEXT, area TEXT)");
    {
        PlainStatement add(plain, "INSERT INTO own VALUES (?, ?, ?, ?)");
        std::int64_t number = 0;
        for (const auto& area : county.areas)
            for (const auto& inspector : area.inspectors)
                for (const Id& school : inspector.schools)
                    add.execute({Cell(number++), Cell(school.text()), Cell(inspector.id.text()), Cell(area.id.text())});
    }
    plain.run("PRAGMA synchronous=OFF");
    plain.run("PRAGMA cache_size=-400000");
    const std::vector<std::string> indexes = set_aside_indexes(plain);
    plain.run(fmt::format(R"(
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {} - 1),
        v AS (SELECT i, date('2024-01-01', '+' || (i * 7919 % 1095) || ' days') AS day FROM n)
        INSERT INTO visit
        SELECT '420281', printf('%08x-%04x-7000-8000-%012x', 26000000 + i / 65536, i & 65535, i * 2654435761 % 281474976710656), 1,
               o.school, o.inspector, o.area, NULL,
               CASE i % 20 WHEN 0 THEN 'collaborative' WHEN 1 THEN 'random' WHEN 2 THEN 'follow_up' ELSE 'drop_in' END,
               '[]', v.day, substr(v.day, 1, 7), strftime('%s', v.day) * 1000 + 3600000, strftime('%s', v.day) * 1000 + 14400000,
               NULL, NULL, 1, '["document_review","campus_patrol"]', '[]', '[]', '查看校园', '[]', i % 3, i % 3 = 0, '已反馈', '校长',
               '[]', '', '', '', '', '', '', '[]', strftime('%s', v.day) * 1000 + 20000000 + i % 1000
        FROM v JOIN own o ON o.n = i % (SELECT COUNT(*) FROM own))",
                          visits));
    for (const std::string& index : indexes)
        plain.run(index);
    plain.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

struct Gate : identity::SessionGate {
    Gate(identity::Identity& identity, identity::Actor who)
        : SessionGate(identity), actor(std::make_shared<identity::Actor>(std::move(who))) {}
    std::shared_ptr<const http::Principal> identify(const http::Request&) override { return actor; }
    std::shared_ptr<const identity::Actor> actor;
};

// Times a second, over half a second on every thread.
double rate_of(unsigned threads, const std::function<void(unsigned)>& work) {
    std::atomic<bool> stop = false;
    std::atomic<std::int64_t> done = 0;
    std::vector<std::thread> running;
    const auto start = Clock::now();
    for (unsigned t = 0; t < threads; ++t)
        running.emplace_back([&, t] {
            for (std::int64_t n = 0; !stop; ++n) {
                work(t);
                ++done;
            }
        });
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    stop = true;
    for (auto& thread : running)
        thread.join();
    return static_cast<double>(done) / std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

class Lists {
public:
    Lists(Database& db, const std::filesystem::path& file, const County& county)
        : db_(db), file_(file), signer_(db.data() / "keys" / "audit.key"), visits_(db, signer_), identity_(db),
          gate_(identity_, office()), router_(gate_), county_(county) {
        visits::add_routes(router_, visits_);
    }

    void compare(const std::string& what, const std::string& query, const visits::VisitFilters& filters,
                 const Page& page) {
        const auto bare = bare_queries(filters, page);
        const std::string cursor = page.cursor.empty() ? "" : "&cursor=" + encoded(page.cursor);
        std::vector<double> plain, ours, ratios; // in turns, so that both meet the same noise
        for (int round = 0; round < 7; ++round) {
            plain.push_back(rate_of(threads_, [&](unsigned t) { bare[t]->run(); }));
            ours.push_back(rate_of(threads_, [&](unsigned) { get(query + cursor); }));
            ratios.push_back(ours.back() / plain.back());
        }
        last_ = median(ours);
        fmt::print("{:<48} bare {:7.0f}/s   as JSON {:7.0f}/s   {:5.1f} %\n", what, median(plain), last_,
                   median(ratios) * 100);
    }
    double last() const { return last_; }

    // Where page `number` of 50 begins, newest first.
    std::string cursor_of_page(int number, const std::string& condition) const {
        PlainSqlite plain(file_);
        PlainStatement skip(plain, "SELECT visited_on, id FROM visit WHERE county = '420281' " + condition +
                                       " ORDER BY visited_on DESC, id DESC LIMIT 1 OFFSET " +
                                       std::to_string((number - 1) * 50 - 1));
        if (!skip.step()) throw std::runtime_error("there is no such page");
        const auto row = skip.row();
        return base64(std::get<std::string>(row[0]) + "\n" + std::get<std::string>(row[1]));
    }

private:
    static identity::Actor office() {
        identity::Actor actor;
        actor.account.county = county_code;
        actor.account.id = Id::mint();
        actor.account.role = identity::Role::county_office;
        actor.account.must_change_password = false;
        actor.scope = Scope::office(county_code);
        return actor;
    }
    static std::string encoded(const std::string& text) {
        std::string out;
        for (const char c : text)
            out += c == '+' ? "%2B" : c == '/' ? "%2F" : c == '=' ? "%3D" : std::string(1, c);
        return out;
    }

    // The list's own query, prepared and bound once, every column read as the text it is sent as.
    struct BareQuery {
        PlainSqlite plain;
        PlainStatement statement;
        BareQuery(const std::filesystem::path& file, const Sql& sql) : plain(file), statement(plain, sql.text()) {
            for (std::size_t i = 0; i < sql.values().size(); ++i) {
                const int at = sqlite3_bind_parameter_index(statement.handle(), ("$" + std::to_string(i + 1)).c_str());
                const auto& value = sql.values()[i].variant();
                if (const auto* number = std::get_if<std::int64_t>(&value))
                    sqlite3_bind_int64(statement.handle(), at, *number);
                else if (const auto* text = std::get_if<std::string>(&value))
                    sqlite3_bind_text64(statement.handle(), at, text->data(), text->size(), SQLITE_TRANSIENT,
                                        SQLITE_UTF8);
            }
        }
        void run() {
            int rows = 0;
            while (sqlite3_step(statement.handle()) == SQLITE_ROW) {
                ++rows;
                for (int c = 0; c < sqlite3_column_count(statement.handle()); ++c)
                    sqlite3_column_text(statement.handle(), c);
            }
            if (rows != 51) throw std::runtime_error("a page has not 51 rows");
            sqlite3_reset(statement.handle());
        }
    };

    std::vector<std::unique_ptr<BareQuery>> bare_queries(const visits::VisitFilters& filters, const Page& page) {
        std::optional<Sql> sql;
        db_.read([&](Reader& in) {
            sql = keyset(visits::visits_query(in, Scope::office(county_code), county_code, filters, page),
                         visits::visit_sorts(), page, "t");
        });
        std::vector<std::unique_ptr<BareQuery>> out;
        for (unsigned t = 0; t < threads_; ++t)
            out.push_back(std::make_unique<BareQuery>(file_, *sql));
        return out;
    }

    void get(const std::string& query) {
        http::Request request;
        request.target = "/api/v1/counties/" + county_code + "/visits?" + query;
        http::parse_target(request.target, request.path, request.query);
        const auto response = router_.handle(std::move(request));
        if (response.status != 200) throw std::runtime_error(std::get<std::string>(response.body));
    }

    unsigned threads_ = std::max(2U, std::thread::hardware_concurrency());
    Database& db_;
    std::filesystem::path file_;
    audit::Signer signer_;
    visits::Service visits_;
    identity::Identity identity_;
    Gate gate_;
    http::Router router_;
    const County& county_;
    double last_ = 0;
};

void run(const std::filesystem::path& folder, std::int64_t count) {
    std::filesystem::remove_all(folder);
    const auto db = Database::open({.data = folder});
    const County county = County::settle(*db, {.areas = 20, .inspectors = 6, .schools = 5});
    const auto start = Clock::now();
    fill(folder / "guapai.db", county, count);
    fmt::print("{} visits made in {:.0f} s, {} MB\n", count,
               std::chrono::duration<double>(Clock::now() - start).count(),
               std::filesystem::file_size(folder / "guapai.db") >> 20U);
    Lists lists(*db, folder / "guapai.db", county);
    const Id inspector = county.areas[3].inspectors[2].id;
    lists.compare("one inspector, newest first", "inspector=" + inspector.text(), {.inspector = inspector},
                  {.sort = "visited_on", .descending = true});
    lists.compare("a month with findings, newest first", "month=2025-03&with_findings=true",
                  {.month = "2025-03", .with_findings = true}, {.sort = "visited_on", .descending = true});
    lists.compare("one mode by receipt", "mode=collaborative&sort=-received_at",
                  {.mode = visits::VisitMode::collaborative}, {.sort = "received_at", .descending = true});
    lists.compare("all, page 1", "limit=50", {}, {.sort = "visited_on", .descending = true});
    const double first = lists.last();
    lists.compare("all, page 10,000", "limit=50", {},
                  {.cursor = lists.cursor_of_page(10'000, ""), .sort = "visited_on", .descending = true});
    fmt::print("page 10,000 costs {:.2f} times page 1\n", first / lists.last());
    lists.compare("since 2024-02, page 1", "from=2024-02-01", {.from = "2024-02-01"},
                  {.sort = "visited_on", .descending = true});
    const double first_since = lists.last();
    lists.compare("since 2024-02, page 10,000", "from=2024-02-01", {.from = "2024-02-01"},
                  {.cursor = lists.cursor_of_page(10'000, "AND visited_on >= '2024-02-01'"),
                   .sort = "visited_on",
                   .descending = true});
    fmt::print("page 10,000 costs {:.2f} times page 1\n", first_since / lists.last());
}

} // namespace

} // namespace guapai::bench

int main(int argc, char** argv) {
    const std::filesystem::path folder =
        argc > 1 ? argv[1] : std::filesystem::temp_directory_path() / "guapai-lists-bench";
    guapai::bench::run(folder, argc > 2 ? std::atoll(argv[2]) : 1'000'000);
    std::filesystem::remove_all(folder);
}
