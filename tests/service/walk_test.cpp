// Every operation of the program: asked by every role, in its county and another, with fitting and with hostile input.
#include "app/modules.h"
#include "http/openapi.h"
#include "identity/rules.h"
#include "support/declared_answers.h"
#include "support/engines.h"
#include "support/sample.h"

#include <boost/json.hpp>

#include <map>
#include <optional>
#include <regex>

namespace guapai {

namespace {

using http::Method;
using http::Operation;
using http::Response;
using identity::Role;

struct User {
    Role role;
    std::string cookie, csrf;
};

// {county} as given, {month} and {year} of their kind, everything else an id nobody has.
std::string path_of(const Operation& operation, const std::string& county) {
    static const std::regex parameter("\\{([a-z_0-9]+)\\}");
    std::string path = operation.path;
    for (std::smatch found; std::regex_search(path, found, parameter);) {
        const std::string name = found[1];
        const std::string value = name == "county"   ? county
                                  : name == "year"   ? "2026"
                                  : name == "row"    ? "5"
                                  : name == "sha256" ? hex(sha256("nothing"))
                                                     : Id::mint().text();
        path = found.prefix().str() + value + found.suffix().str();
    }
    return path;
}

} // namespace

class EveryOperation : public OnBothEngines {
protected:
    static constexpr const char* home = "420281";

    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) return;
        modules_.emplace(db());
        router_.emplace(modules_->gate());
        modules_->add_routes(*router_);
        declared_.watch(*router_);
        const Response response = send(Method::post, "/api/v1/setup", {},
                                       "{\"county\":\"420281\",\"login\":\"admin\",\"display_name\":\"演示\","
                                       "\"password\":\"first-pass-1\"}");
        ASSERT_EQ(response.status, 201);
        administrator_ = entered(Role::system_administrator, response);
    }
    void TearDown() override {
        router_.reset();
        modules_.reset();
        OnBothEngines::TearDown();
    }

    Response send(Method method, std::string path, const User& user, const std::string& body,
                  const std::string& type = "application/json") {
        http::Request request;
        request.method = method;
        request.path = std::move(path);
        request.body = body;
        request.headers = {{"content-type", type},
                           {"cookie", "guapai_session=" + user.cookie},
                           {"x-csrf-token", user.csrf},
                           {"if-match", "\"1\""},
                           {"idempotency-key", Id::mint().text()}};
        return router_->handle(std::move(request));
    }
    Response send(const Operation& operation, const User& user, const std::string& county, const std::string& body) {
        return send(operation.method, path_of(operation, county), user, body,
                    operation.body || operation.body_type.empty() || operation.body_type == "*/*"
                        ? "application/json"
                        : operation.body_type);
    }

    static User entered(Role role, const Response& response) {
        const std::string set(response.header("Set-Cookie"));
        const std::size_t start = set.find('=') + 1;
        const auto json = boost::json::parse(std::get<std::string>(response.body)).as_object();
        return {role, set.substr(start, set.find(';') - start), std::string(json.at("csrf").as_string())};
    }

    User user_of(Role role) {
        if (role == Role::system_administrator) return administrator_;
        const std::string login = "walk" + std::to_string(static_cast<int>(role));
        EXPECT_EQ(send(Method::post, "/api/v1/counties/420281/accounts", administrator_,
                       R"({"login":")" + login + R"(","display_name":"演示","role":")" + std::string(code_of(role)) +
                           R"(","password":"handed-out-1","subject":"0198f3b2-0000-7000-8000-000000000001"})")
                      .status,
                  201);
        const User user = entered(role, send(Method::post, "/api/v1/session", {},
                                             R"({"login":")" + login + R"(","password":"handed-out-1"})"));
        EXPECT_EQ(send(Method::put, "/api/v1/session/password", user,
                       R"({"old_password":"handed-out-1","new_password":"changed-pass-2"})")
                      .status,
                  204);
        return user;
    }

    // The first role that may do it; the administrator where no permission is needed.
    User user_for(const Operation& operation) {
        for (const auto& described : choice_type<Role>().values) {
            const Role role = *enum_of<Role>(described.code);
            if (operation.permission.empty() || !identity::permits(role, operation.permission)) continue;
            if (!users_.contains(role)) users_.emplace(role, user_of(role));
            return users_.at(role);
        }
        return administrator_;
    }

    static bool in_a_county(const Operation& operation) { return operation.path.find("{county}") != std::string::npos; }
    static bool ends_the_session(const Operation& operation) {
        return operation.id == "signOut" || operation.id == "changePassword";
    }

    DeclaredAnswers declared_; // every answer of the walk is one that the OpenAPI document declares
    std::optional<app::Modules> modules_;
    std::optional<http::Router> router_;
    User administrator_;
    std::map<Role, User> users_;
};

TEST_P(EveryOperation, IsAllowedExactlyWhereThePermissionTableSaysSo) {
    for (const auto& described : choice_type<Role>().values) {
        const Role role = *enum_of<Role>(described.code);
        const User user = user_of(role);
        for (const Operation& operation : router_->operations()) {
            if (operation.permission.empty() || operation.permission == "session") continue;
            const bool allowed = identity::permits(role, operation.permission);
            const int at_home = send(operation, user, home, "{}").status;
            EXPECT_TRUE(allowed ? at_home != 401 && at_home != 403 && at_home < 500 : at_home == 403)
                << described.code << " " << operation.id << " " << at_home;
            if (!in_a_county(operation)) continue;
            EXPECT_EQ(send(operation, user, "110101", "{}").status, allowed ? 404 : 403)
                << described.code << " " << operation.id << " in another county";
        }
    }
}

TEST_P(EveryOperation, NeedsAPermissionThatExistsOrIsMeantForEverybody) {
    const auto& known = identity::all_permissions();
    for (const Operation& operation : router_->operations()) {
        const bool open = operation.permission.empty();
        EXPECT_TRUE(open ? operation.path.starts_with("/api/v1/public/") || operation.path == "/api/v1/setup" ||
                               operation.path == "/api/v1/session"
                         : std::find(known.begin(), known.end(), operation.permission) != known.end())
            << operation.id;
    }
}

// For an empty county; what it answers is compared with the OpenAPI document as every answer of the walk.
TEST_P(EveryOperation, AnswersFittingInputWithoutFailing) {
    for (const Operation& operation : router_->operations()) {
        if (ends_the_session(operation)) continue;
        const User user = user_for(operation);
        EXPECT_LT(send(operation, user, home, operation.body ? sample_json(*operation.body) : std::string("x")).status,
                  500)
            << operation.id;
    }
}

TEST_P(EveryOperation, RefusesHostileInputClearlyAndStaysUp) {
    for (const Operation& operation : router_->operations()) {
        if (ends_the_session(operation) || (!operation.body && operation.body_type.empty())) continue;
        const User user = user_for(operation);
        for (const std::string& body : hostile_bodies()) {
            const Response response = send(operation, user, home, body);
            if (!operation.body) { // bytes: anything may be a file, nothing may break
                EXPECT_LT(response.status, 500) << operation.id;
                continue;
            }
            EXPECT_TRUE(response.status >= 400 && response.status < 500)
                << operation.id << " " << response.status << " on " << body.substr(0, 40);
            const auto json = boost::json::parse(std::get<std::string>(response.body)).as_object();
            EXPECT_FALSE(json.at("title").as_string().empty()) << operation.id;
        }
    }
}

ON_BOTH_ENGINES(EveryOperation);

} // namespace guapai
