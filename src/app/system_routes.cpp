#include "app/system_routes.h"

#include "http/openapi.h"

#include <fmt/format.h>

namespace guapai::app {

using http::Call;
using http::Operation;
using http::Response;

namespace {

struct Health {
    std::string state;
    std::string version;
    std::string database;

    static RecordType describe() {
        return RecordType::of<Health>("Health", "运行状况", "Health")
            .field<&Health::state>("state", "状态", "State")
            .field<&Health::version>("version", "程序版本", "Program version")
            .field<&Health::database>("database", "数据库", "Database");
    }
};

Health health_of(Database& database) {
    database.read([](Reader& in) { in.integer(Sql("SELECT 1")); });
    return {"ok", GUAPAI_VERSION, database.engine() == Engine::sqlite ? "SQLite" : "PostgreSQL"};
}

std::string gauges(Database& database, const http::Server& server) {
    const DatabaseCounters db = database.counters();
    return http::metrics_of(server.counters()) +
           fmt::format("guapai_database_writes_total {}\nguapai_database_commits_total {}\n"
                       "guapai_database_reads_total {}\nguapai_database_failed_writes_total {}\n",
                       db.writes, db.commits, db.reads, db.failed_writes);
}

} // namespace

void add_system_routes(http::Router& router, Database& database, const http::Server& server, http::Metrics& metrics) {
    router.add(Operation::get("/healthz", "getHealth", "system", "运行状况", "Health").answers<Health>(),
               [&](Call& call) { return call.reply(health_of(database)); });
    router.add(
        Operation::get("/metrics", "getMetrics", "system", "运行指标", "Metrics")
            .answers_bytes("text/plain; version=0.0.4"),
        [&](Call&) { return Response::bytes(metrics.text(gauges(database, server)), "text/plain; version=0.0.4"); });
    router.add(Operation::get("/api/v1/openapi.json", "getOpenApi", "system", "接口说明", "The OpenAPI document")
                   .answers_bytes("application/json"),
               [&](Call&) { return Response::json(http::openapi(router.operations(), GUAPAI_VERSION)); });
    router.add(Operation::get("/api/v1/schema", "getSchema", "system", "数据项说明",
                              "Titles, kinds and limits of every record")
                   .answers_bytes("application/json"),
               [&](Call&) { return Response::json(http::schemas(router.operations())); });
}

} // namespace guapai::app
