// Visit submissions with their items, findings, files, audit entry, roll-ups and search words, durable, from 64
// connections, against a plain SQLite loop that inserts the same rows in groups of 64 on the same disk.
//
//     bench/run visits_bench [FOLDER] [SUBMISSIONS]        GUAPAI_TEST_POSTGRES=postgres://… for the rate there too
//
// The three take turns, so that all meet the same noise. Prints the medians of their rates and of each turn's ratio to
// the plain loop, and where the time of one submission goes.
#include "audit/service.h"
#include "base/json.h"
#include "http/server.h"
#include "http_client.h"
#include "identity/routes.h"
#include "plain_sqlite.h"
#include "support/county.h"
#include "support/visit_sample.h"
#include "visits/rollup.h"
#include "visits/routes.h"
#include "visits/rules.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <map>
#include <thread>

namespace guapai::bench {

namespace {

constexpr int connections = 64;
const std::string county_code = "420281";

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// 64 inspectors with five schools each, their accounts' files brought, and records ready to be submitted.
struct Office {
    explicit Office(Database& database) : db(database) {
        county = County::settle(db, {.areas = 8, .inspectors = connections / 8, .schools = 5});
        files::Service files(db);
        const auto catalogue =
            read(db, [](Reader& in) { return plans::items(in, county_code, Date::in_china(Instant::now())); });
        for (const auto& item : catalogue)
            (item.audience == plans::Audience::schools ? items : small_items).push_back(item);
        for (const auto& area : county.areas)
            for (const auto& one : area.inspectors) {
                identity::Actor actor;
                actor.account.county = county_code;
                actor.account.id = Id::mint();
                actor.account.role = identity::Role::inspector;
                actor.account.must_change_password = false;
                actor.account.subject = one.id;
                actor.scope = identity::scope_of(actor.account);
                bring_file(files, actor, county_code, "签名");
                bring_file(files, actor, county_code, "校方");
                actors.push_back(actor);
                schools.push_back(one.schools);
            }
    }

    visits::VisitSubmission record(std::size_t who, std::size_t number) const {
        const std::size_t school = number % schools[who].size();
        const bool small = school == 4; // the county's every fifth school is a kindergarten
        const auto& catalogue = small ? small_items : items;
        auto record =
            sample_visit(schools[who][school], catalogue,
                         {Instant::now().ms - 5 * 3'600'000 - static_cast<std::int64_t>(number % 20) * 86'400'000});
        record.items.clear();
        for (const auto& item : catalogue)
            record.items.push_back({item.id, "", visits::ItemVerdict::good, "现场查看，台账齐全"});
        record.items[2].verdict = visits::ItemVerdict::problem;
        record.process =
            "进校出示督学证，查看校园及周边、食堂、宿舍和安全台账，随机听课一节，与师生座谈，随机抽查课程表、作业和"
            "体育活动安排，核对上次反馈问题的整改情况，并与学校负责人当面交换意见。";
        return record;
    }

    Database& db;
    County county;
    std::vector<plans::SupervisionItem> items, small_items;
    std::vector<identity::Actor> actors;
    std::vector<std::vector<Id>> schools;
};

struct Rate {
    double per_second = 0, cpu_us = 0, group = 0; // CPU of the whole process for one; writes in one commit
};

// Runs `work(connection, number)` from all connections until `count` are done.
Rate measure(Database& db, int count, const std::function<void(std::size_t, std::size_t)>& work) {
    std::atomic<int> next = 0;
    const auto before = db.counters();
    const double cpu = cpu_seconds();
    const auto start = Clock::now();
    std::vector<std::thread> threads;
    for (std::size_t c = 0; c < connections; ++c)
        threads.emplace_back([&, c] {
            for (int i = next++; i < count; i = next++)
                work(c, static_cast<std::size_t>(i));
        });
    for (auto& thread : threads)
        thread.join();
    const double seconds = seconds_since(start);
    const auto after = db.counters();
    return {count / seconds, (cpu_seconds() - cpu) / count * 1e6,
            static_cast<double>(after.writes - before.writes) / static_cast<double>(after.commits - before.commits)};
}

Rate through_the_service(Office& office, const audit::Signer& signer, int count) {
    visits::Service service(office.db, signer);
    std::vector<std::vector<visits::VisitSubmission>> records(connections);
    for (std::size_t c = 0; c < connections; ++c)
        for (std::size_t n = 0; n < 20; ++n)
            records[c].push_back(office.record(c, n));
    return measure(office.db, count, [&](std::size_t c, std::size_t n) {
        auto record = records[c][n % 20];
        record.findings[0].id = Id::mint();
        service.submit(office.actors[c], county_code, Id::mint(), record);
    });
}

// Knows the 64 inspectors by their cookie: reading a session from the store is left out, as it is in the plain loop.
struct Gate : identity::SessionGate {
    Gate(identity::Identity& identity, const Office& office) : SessionGate(identity) {
        for (const auto& actor : office.actors)
            actors.emplace(actor.account.id.text(), std::make_shared<identity::Actor>(actor));
    }
    std::shared_ptr<const http::Principal> identify(const http::Request& request) override {
        return actors.at(std::string(request.cookie("guapai_session")));
    }
    std::map<std::string, std::shared_ptr<const identity::Actor>> actors;
};

// The product's own server and 64 clients that stay connected.
class Web {
public:
    Web(Office& office, const audit::Signer& signer)
        : office_(office), service_(office.db, signer), identity_(office.db), gate_(identity_, office), router_(gate_) {
        visits::add_routes(router_, service_);
        server_ = std::make_unique<http::Server>(http::ServerOptions{.port = 0, .workers = connections}, router_);
        server_->start();
        for (std::size_t c = 0; c < connections; ++c) {
            clients_.push_back(std::make_unique<HttpClient>(server_->port()));
            for (std::size_t n = 0; n < 20; ++n)
                records_[c].push_back(office.record(c, n));
        }
    }
    ~Web() {
        clients_.clear();
        server_->stop();
    }
    Web(const Web&) = delete;
    Web& operator=(const Web&) = delete;

    Rate submit(int count) {
        return measure(office_.db, count, [&](std::size_t c, std::size_t n) {
            auto& record = records_[c][n % 20];
            record.findings[0].id = Id::mint();
            const std::string headers = "Cookie: guapai_session=" + office_.actors[c].account.id.text() +
                                        "\r\nX-CSRF-Token: " + office_.actors[c].csrf +
                                        "\r\nContent-Type: application/json\r\n";
            const std::string target = "/api/v1/counties/" + county_code + "/visits/" + Id::mint().text();
            const int status = clients_[c]->ask(http_request("PUT", target, headers, json::write(record)));
            if (status != 201) throw std::runtime_error(fmt::format("{}: {}", status, clients_[c]->body()));
        });
    }

private:
    Office& office_;
    visits::Service service_;
    identity::Identity identity_;
    Gate gate_;
    http::Router router_;
    std::unique_ptr<http::Server> server_;
    std::vector<std::unique_ptr<HttpClient>> clients_;
    std::vector<visits::VisitSubmission> records_[connections];
};

// The rows that submissions left in a database, one group a submission.
struct Written {
    struct Row {
        std::size_t statement;
        std::vector<Cell> cells;
    };
    std::vector<std::string> statements;
    std::vector<std::vector<Row>> submissions;
};

const std::vector<std::pair<std::string, std::string>>& tables_of_a_visit() { // table, column with the visit's id
    static const std::vector<std::pair<std::string, std::string>> tables = {{"visit", "id"},
                                                                            {"finding", "visit"},
                                                                            {"file_attachment", "subject"},
                                                                            {"audit_entry", "subject"},
                                                                            {"search_document", "id"}};
    return tables;
}

std::string insert_into(const std::string& table, int columns) {
    std::string marks;
    for (int i = 0; i < columns; ++i)
        marks += i == 0 ? "?" : ", ?";
    return "INSERT INTO " + table + " VALUES (" + marks + ")";
}

std::string rollup_insert(std::size_t rows) {
    std::string sql = "INSERT INTO visit_rollup VALUES ";
    for (std::size_t i = 0; i < rows; ++i)
        sql += i == 0 ? "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)" : ",(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    sql += " ON CONFLICT (county, month, area, inspector, item) DO UPDATE SET ";
    for (const char* name :
         {"visits", "good", "fair", "problem", "minor", "general", "serious", "complex", "unrated", "danger"})
        sql += fmt::format("{}{} = {} + excluded.{}", std::string_view(name) == "visits" ? "" : ", ", name, name, name);
    return sql;
}

std::vector<Cell> rollup_cells(const visits::Visit& visit) {
    std::vector<Cell> cells;
    // The one finding of each record is of its third item and general.
    for (const auto& row :
         visits::rollup_of(visit, {{.item = visit.items[2].item, .severity = rectification::Severity::general}})) {
        const auto& n = row.counts;
        for (Cell cell : {Cell(row.county), Cell(row.month), Cell(row.area->text()), Cell(row.inspector.text()),
                          Cell(row.item ? row.item->text() : std::string())})
            cells.push_back(std::move(cell));
        for (const std::int64_t count :
             {n.visits, n.good, n.fair, n.problem, n.minor, n.general, n.serious, n.complex, n.unrated, n.danger})
            cells.emplace_back(count);
    }
    return cells;
}

Written rows_written(Database& db, const std::filesystem::path& file, int count) {
    Written out;
    PlainSqlite plain(file);
    std::vector<visits::Visit> all;
    db.read([&](Reader& in) {
        visits::each_between(in, Scope::office(county_code), county_code, {2000, 1, 1}, {2100, 1, 1},
                             [&](const visits::Visit& visit) {
                                 if (std::ssize(all) < count) all.push_back(visit);
                             });
    });
    std::vector<std::unique_ptr<PlainStatement>> selects;
    for (const auto& [table, column] : tables_of_a_visit()) {
        selects.push_back(std::make_unique<PlainStatement>(plain, "SELECT * FROM " + table + " WHERE county = ? AND " +
                                                                      column + " = ?"));
        out.statements.push_back(insert_into(table, sqlite3_column_count(selects.back()->handle())));
    }
    PlainStatement words(plain, "SELECT rowid, place, terms FROM search_text WHERE rowid = ?");
    out.statements.push_back("INSERT INTO search_text (rowid, place, terms) VALUES (?, ?, ?)");
    out.statements.push_back("UPDATE audit_head SET size = ?, frontier = ? WHERE county = ?");
    out.statements.push_back(rollup_insert(10));
    out.statements.push_back(rollup_insert(5));
    const std::size_t first_extra = selects.size();
    std::int64_t size = 0;
    for (const visits::Visit& visit : all) {
        auto& rows = out.submissions.emplace_back();
        for (std::size_t t = 0; t < selects.size(); ++t) {
            const std::vector<Cell> key{Cell(county_code), Cell(visit.id.text())};
            selects[t]->bind(key);
            while (selects[t]->step())
                rows.push_back({t, selects[t]->row()});
            selects[t]->reset();
        }
        const std::vector<Cell> number{rows.back().cells[0]};
        words.bind(number);
        if (words.step()) rows.push_back({first_extra, words.row()});
        words.reset();
        rows.push_back({first_extra + 1, {Cell(++size), Cell(std::string(14 * 64, 'a')), Cell(county_code)}});
        auto cells = rollup_cells(visit);
        rows.push_back({first_extra + (cells.size() == 150 ? 2U : 3U), std::move(cells)});
    }
    return out;
}

// Inserts what the submissions wrote into a database of its own, piece by piece.
class PlainLoop {
public:
    PlainLoop(const std::filesystem::path& folder, const Written& written)
        : written_(written), plain_(with_tables(folder)) {
        plain_.run("INSERT INTO audit_head VALUES ('" + county_code + "', 0, '')");
        for (const auto& sql : written.statements)
            statements_.push_back(std::make_unique<PlainStatement>(plain_, sql));
    }

    double insert(std::size_t count) { // the next ones; submissions a second
        const std::size_t end = std::min(next_ + count, written_.submissions.size());
        const auto start = Clock::now();
        const std::size_t from = next_;
        for (; next_ < end; ++next_) {
            const std::size_t i = next_ - from;
            if (i % connections == 0) plain_.run("BEGIN");
            for (const auto& row : written_.submissions[next_])
                statements_[row.statement]->execute(row.cells);
            if (i % connections == connections - 1 || next_ + 1 == end) plain_.run("COMMIT");
        }
        return static_cast<double>(end - from) / seconds_since(start);
    }

private:
    static std::filesystem::path with_tables(const std::filesystem::path& folder) {
        std::filesystem::remove_all(folder);
        Database::open({.data = folder}).reset();
        return folder / "guapai.db";
    }

    const Written& written_;
    PlainSqlite plain_;
    std::vector<std::unique_ptr<PlainStatement>> statements_;
    std::size_t next_ = 0;
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

template <class F>
double microseconds_of(F work) {
    constexpr int times = 2000;
    const auto start = Clock::now();
    for (int i = 0; i < times; ++i)
        work();
    return seconds_since(start) / times * 1e6;
}

void print_breakdown(const Office& office, const audit::Signer& signer) {
    const auto record = office.record(0, 0);
    const std::string body = json::write(record);
    visits::Visit visit;
    visit.held_files = {body.substr(0, 64), body.substr(64, 64)};
    const std::string statement = visits::statement_of(visit);
    fmt::print("one submission: {} bytes of JSON; alone on one thread:\n", body.size());
    fmt::print("  {:6.1f} µs  parse and check the JSON\n",
               microseconds_of([&] { json::read<visits::VisitSubmission>(body); }));
    fmt::print("  {:6.1f} µs  canonical text and its SHA-256\n", microseconds_of([&] { sha256(json::write(record)); }));
    fmt::print("  {:6.1f} µs  sign the receipt (Ed25519)\n", microseconds_of([&] { signer.sign(statement); }));
    visits::Service service(office.db, signer);
    int number = 0;
    const double alone = microseconds_of([&] {
        auto one = record;
        one.findings[0].id = Id::mint();
        service.submit(office.actors[0], county_code, Id::mint(), one);
        ++number;
    });
    fmt::print("  {:6.1f} µs  the whole submission with a commit of its own\n", alone);
}

// What one way of submitting reached in its turns.
struct Turns {
    std::vector<double> rates, ratios, cpu, groups;
    void add(const Rate& rate, double plain) {
        rates.push_back(rate.per_second);
        ratios.push_back(rate.per_second / plain);
        cpu.push_back(rate.cpu_us);
        groups.push_back(rate.group);
    }
    void print(const char* what) const {
        const auto [least, most] = std::minmax_element(ratios.begin(), ratios.end());
        fmt::print(
            "{:<40} {:6.0f}/s  {:5.1f} % of the plain loop ({:.1f} to {:.1f})  {:4.0f} µs CPU each  {:4.1f} a commit\n",
            what, median(rates), median(ratios) * 100, *least * 100, *most * 100, median(cpu), median(groups));
    }
};

void run_postgres(const char* url, int count, double plain) {
    const std::string schema = "bench" + hex(std::span(sha256(random_token()).data(), 6));
    PGconn* connection = PQconnectdb(url);
    PQclear(PQexec(connection, ("CREATE SCHEMA " + schema).c_str()));
    const std::string with_schema = std::string(url) +
                                    (std::string_view(url).find('?') == std::string_view::npos ? "?" : "&") +
                                    "options=-csearch_path%3D" + schema;
    const auto folder = std::filesystem::temp_directory_path() / schema;
    {
        const auto db = Database::open({.data = folder, .url = with_schema});
        Office office(*db);
        const audit::Signer signer(folder / "keys" / "audit.key");
        Turns turns;
        for (int turn = 0; turn < 3; ++turn)
            turns.add(through_the_service(office, signer, count), plain);
        turns.print("PostgreSQL, through the service");
    }
    PQclear(PQexec(connection, ("DROP SCHEMA " + schema + " CASCADE").c_str()));
    PQfinish(connection);
    std::filesystem::remove_all(folder);
}

void run(const std::filesystem::path& folder, int count) {
    std::filesystem::remove_all(folder);
    const auto db = Database::open({.data = folder / "product"});
    Office office(*db);
    const audit::Signer signer(folder / "product" / "keys" / "audit.key");
    through_the_service(office, signer, count); // warm; its rows are the plain loop's
    const Written written = rows_written(*db, folder / "product" / "guapai.db", count);
    PlainLoop loop(folder / "plain", written);
    Web web(office, signer);
    constexpr int turns = 5;
    Turns service, http;
    std::vector<double> plain;
    for (int turn = 0; turn < turns; ++turn) {
        plain.push_back(loop.insert(static_cast<std::size_t>(count / turns)));
        service.add(through_the_service(office, signer, count / turns), plain.back());
        http.add(web.submit(count / turns), plain.back());
    }
    std::size_t rows = 0;
    for (const auto& submission : written.submissions)
        rows += submission.size();
    fmt::print(
        "plain SQLite loop, groups of {}, the same rows {:8.0f}/s  ({:.1f} statements each; medians of {} turns)\n",
        connections, median(plain), static_cast<double>(rows) / static_cast<double>(written.submissions.size()), turns);
    service.print("through the service, 64 threads");
    http.print("through HTTP on loopback, 64 connections");
    print_breakdown(office, signer);
    if (const char* url = std::getenv("GUAPAI_TEST_POSTGRES")) run_postgres(url, count / 10, median(plain));
}

} // namespace

} // namespace guapai::bench

int main(int argc, char** argv) {
    const std::filesystem::path folder = argc > 1 ? argv[1] : std::filesystem::temp_directory_path() / "guapai-bench";
    guapai::bench::run(folder, argc > 2 ? std::atoi(argv[2]) : 10'000);
    std::filesystem::remove_all(folder);
}
