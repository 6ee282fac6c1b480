#include "identity/routes.h"
#include "identity/rules.h"
#include "support/engines.h"

#include <boost/json.hpp>

#include <optional>

namespace guapai {

namespace {

using http::Method;
using http::Response;
using identity::Role;

struct Browser { // keeps the cookie and the CSRF token, as a web app does
    std::string cookie, csrf;
};

} // namespace

class IdentityApi : public OnBothEngines {
protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) return;
        open();
    }
    void TearDown() override {
        router_.reset();
        OnBothEngines::TearDown();
    }
    void open() {
        identity_.emplace(db());
        gate_.emplace(*identity_);
        router_.emplace(*gate_);
        identity::add_routes(*router_, *identity_);
    }

    Response ask(const Browser& browser, Method method, std::string path, const std::string& body = "") {
        http::Request request;
        request.method = method;
        request.path = std::move(path);
        request.body = body;
        request.headers = {{"content-type", "application/json"},
                           {"cookie", "guapai_session=" + browser.cookie},
                           {"x-csrf-token", browser.csrf}};
        return router_->handle(std::move(request));
    }
    static boost::json::object json_of(const Response& response) {
        return boost::json::parse(std::get<std::string>(response.body)).as_object();
    }
    static std::string code_of(const Response& response) {
        return std::string(json_of(response).at("code").as_string());
    }
    static Browser entered(const Response& response) {
        const std::string set(response.header("Set-Cookie"));
        const std::size_t start = set.find('=') + 1;
        return {set.substr(start, set.find(';') - start), std::string(json_of(response).at("csrf").as_string())};
    }
    Browser set_up() {
        const Response response =
            ask({}, Method::post, "/api/v1/setup",
                R"({"county":"420281","login":"admin","display_name":"演示管理员","password":"first-pass-1"})");
        EXPECT_EQ(response.status, 201);
        return entered(response);
    }
    Response sign_in(const std::string& login, const std::string& password) {
        return ask({}, Method::post, "/api/v1/session",
                   R"({"login":")" + login + R"(","password":")" + password + "\"}");
    }
    void add(const Browser& admin, const std::string& login, const std::string& role, const std::string& more = "") {
        EXPECT_EQ(ask(admin, Method::post, "/api/v1/counties/420281/accounts",
                      R"({"login":")" + login + R"(","display_name":"演示","role":")" + role +
                          R"(","password":"handed-out-1")" + more + "}")
                      .status,
                  201);
    }

    std::optional<identity::Identity> identity_;
    std::optional<identity::SessionGate> gate_;
    std::optional<http::Router> router_;
    const std::string accounts = "/api/v1/counties/420281/accounts";
};

TEST_P(IdentityApi, TheFirstAdministratorIsMadeOnceAndSignedIn) {
    EXPECT_TRUE(json_of(ask({}, Method::get, "/api/v1/setup")).at("needed").as_bool());
    const Browser admin = set_up();
    EXPECT_EQ(ask(admin, Method::get, "/api/v1/session").status, 200);
    EXPECT_FALSE(json_of(ask({}, Method::get, "/api/v1/setup")).at("needed").as_bool());
    const Response again = ask({}, Method::post, "/api/v1/setup",
                               R"({"county":"420222","login":"other","display_name":"乙","password":"second-pass-2"})");
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(code_of(again), "identity.already_set_up");
}

TEST_P(IdentityApi, ASessionOutlivesARestartAndEndsWithSigningOut) {
    const Browser admin = set_up();
    reopen();
    open();
    EXPECT_EQ(ask(admin, Method::get, "/api/v1/session").status, 200);
    EXPECT_EQ(ask(admin, Method::del, "/api/v1/session").status, 204);
    EXPECT_EQ(ask(admin, Method::get, "/api/v1/session").status, 401);
}

TEST_P(IdentityApi, AForgedOrForeignTokenIsNobody) {
    const Browser admin = set_up();
    for (const std::string& forged :
         {std::string("420281.x"), std::string("420222") + admin.cookie.substr(6), std::string("' OR 1=1.")})
        EXPECT_EQ(ask({forged, admin.csrf}, Method::get, "/api/v1/session").status, 401) << forged;
}

TEST_P(IdentityApi, AChangeWithoutTheCsrfTokenIsRefused) {
    const Browser admin = set_up();
    const Response response = ask({admin.cookie, "guess"}, Method::del, "/api/v1/session");
    EXPECT_EQ(response.status, 403);
    EXPECT_EQ(code_of(response), "csrf");
    EXPECT_EQ(ask(admin, Method::get, "/api/v1/session").status, 200);
}

TEST_P(IdentityApi, FiveWrongPasswordsLockTheAccountEvenForTheRightOne) {
    set_up();
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(sign_in("admin", "wrong").status, 401);
    const Response locked = sign_in("admin", "first-pass-1");
    EXPECT_EQ(locked.status, 429);
    EXPECT_FALSE(locked.header("Retry-After").empty());
}

TEST_P(IdentityApi, AnUnknownLoginAndAWrongPasswordAreAnsweredAlike) {
    set_up();
    EXPECT_EQ(code_of(sign_in("nobody", "wrong")), code_of(sign_in("admin", "wrong")));
}

TEST_P(IdentityApi, AHandedOutPasswordMustBeChangedBeforeAnythingElse) {
    const Browser admin = set_up();
    add(admin, "safety", "security_administrator");
    const Response first = sign_in("safety", "handed-out-1");
    ASSERT_EQ(first.status, 201);
    const Browser safety = entered(first);
    EXPECT_EQ(code_of(ask(safety, Method::get, accounts)), "identity.must_change_password");
    EXPECT_EQ(ask(safety, Method::put, "/api/v1/session/password",
                  R"({"old_password":"handed-out-1","new_password":"my-own-pass-9"})")
                  .status,
              204);
    EXPECT_EQ(ask(safety, Method::get, accounts).status, 200);
    EXPECT_EQ(sign_in("safety", "handed-out-1").status, 401);
}

TEST_P(IdentityApi, AnotherCountyIsSimplyNotThere) {
    const Browser admin = set_up();
    EXPECT_EQ(ask(admin, Method::get, "/api/v1/counties/420222/accounts").status, 404);
    EXPECT_EQ(ask(admin, Method::post, "/api/v1/counties/420222/accounts",
                  R"({"login":"spy","display_name":"x","role":"county_office","password":"handed-out-1"})")
                  .status,
              404);
}

TEST_P(IdentityApi, BadInputNamesTheFieldAndStoresNothing) {
    const Browser admin = set_up();
    const std::pair<const char*, const char*> cases[] = {
        {R"({"login":"Ab","display_name":"","role":"king","password":"short"})", "input.invalid"},
        {R"({"login":"大写 X","display_name":"x","role":"auditor","password":"handed-out-1"})", "identity.login"},
        {R"({"login":"plain","display_name":"x","role":"auditor","password":"aaaaaaaaaaaa"})",
         "identity.weak_password"},
        {R"({"login":"insp","display_name":"x","role":"inspector","password":"handed-out-1"})",
         "identity.subject_missing"},
        {R"({"login":"admin","display_name":"x","role":"auditor","password":"handed-out-1"})", "identity.login_taken"}};
    for (const auto& [body, code] : cases) {
        const Response response = ask(admin, Method::post, accounts, body);
        EXPECT_EQ(code_of(response), code);
        EXPECT_FALSE(json_of(response).at("errors").as_array().empty());
    }
    EXPECT_EQ(json_of(ask(admin, Method::get, accounts)).at("items").as_array().size(), 1U);
}

TEST_P(IdentityApi, NoAnswerHoldsAPasswordOrItsHash) {
    const Browser admin = set_up();
    const std::string text = std::get<std::string>(ask(admin, Method::get, accounts).body);
    EXPECT_EQ(text.find("argon2"), std::string::npos);
    EXPECT_EQ(text.find("password_hash"), std::string::npos);
}

ON_BOTH_ENGINES(IdentityApi);

} // namespace guapai
