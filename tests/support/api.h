// The HTTP interface of one module on both engines, asked as a user of some role, without signing in.
//
//     class FilesApi : public ApiOnBothEngines { … SetUp() { …; files::add_routes(router(), *files_); } };
//     const Actor inspector = user(Role::inspector, holder);
//     EXPECT_EQ(ask(inspector, Method::get, "/api/v1/counties/420281/files/…").status, 200);
//
// Permission, scope, CSRF and everything else of the way of a request are the real ones; only the cookie is left out.
#pragma once

#include "http/router.h"
#include "http/target.h"
#include "identity/replays.h"
#include "identity/routes.h"
#include "support/engines.h"

#include <boost/json.hpp>

#include <optional>

namespace guapai {

class ApiOnBothEngines : public OnBothEngines {
protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) return;
        identity_.emplace(db());
        gate_.emplace(*identity_);
        replays_.emplace(db());
        router_.emplace(*gate_);
        router_->remember(*replays_);
    }
    void TearDown() override {
        router_.reset();
        OnBothEngines::TearDown();
    }

    http::Router& router() { return *router_; }
    identity::Identity& identity() { return *identity_; }

    static identity::Actor user(identity::Role role, std::optional<Id> subject = std::nullopt,
                                std::string county = "420281") {
        identity::Actor actor;
        actor.account.county = std::move(county);
        actor.account.id = Id::mint();
        actor.account.role = role;
        actor.account.subject = subject;
        actor.account.display_name = "演示";
        actor.account.must_change_password = false;
        actor.scope = identity::scope_of(actor.account);
        actor.csrf = "known";
        return actor;
    }

    http::Response ask(const identity::Actor& actor, http::Method method, const std::string& target,
                       std::string body = "", http::Fields headers = {}) {
        http::Request request;
        request.method = method;
        request.target = target;
        EXPECT_TRUE(http::parse_target(target, request.path, request.query));
        request.body = std::move(body);
        request.headers = std::move(headers);
        request.headers.emplace_back("content-type", "application/json");
        request.headers.emplace_back("x-csrf-token", "known");
        ActorGate::asking = &actor;
        return router_->handle(std::move(request));
    }

    static boost::json::object json_of(const http::Response& response) {
        return boost::json::parse(std::get<std::string>(response.body)).as_object();
    }
    static std::string code_of(const http::Response& response) {
        return std::string(json_of(response).at("code").as_string());
    }

private:
    struct ActorGate : identity::SessionGate {
        using SessionGate::SessionGate;
        std::shared_ptr<const http::Principal> identify(const http::Request&) override {
            return std::make_shared<identity::Actor>(*asking);
        }
        inline static thread_local const identity::Actor* asking = nullptr;
    };

    std::optional<identity::Identity> identity_;
    std::optional<ActorGate> gate_;
    std::optional<identity::Replays> replays_;
    std::optional<http::Router> router_;
};

} // namespace guapai
