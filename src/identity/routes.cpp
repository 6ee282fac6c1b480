#include "identity/routes.h"

#include "base/hash.h"
#include "base/problem.h"
#include "identity/rules.h"

namespace guapai::identity {

using http::Call;
using http::Operation;
using http::Response;

namespace {

constexpr std::string_view cookie_name = "guapai_session";

std::string cookie(std::string_view token, bool secure, std::int64_t seconds) {
    return std::string(cookie_name) + "=" + std::string(token) +
           "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) + (secure ? "; Secure" : "");
}

bool changes(http::Method method) { return method != http::Method::get && method != http::Method::head; }

Response signed_in(Call& call, const SignedIn& session) {
    return call.reply(view_of(session.actor))
        .with("Set-Cookie", cookie(session.token, call.request().secure, session_ms / 1000));
}

} // namespace

std::shared_ptr<const http::Principal> SessionGate::identify(const http::Request& request) {
    const std::string_view token = request.cookie(cookie_name);
    return token.empty() ? nullptr : identity_.actor_by_token(token);
}

void SessionGate::admit(const http::Principal* principal, const http::Request& request, const Operation& operation,
                        std::string_view county) {
    if (operation.permission.empty()) return;
    const auto* actor = dynamic_cast<const Actor*>(principal);
    if (!actor) throw Problem(401, "unauthenticated", "请先登录", "Please sign in");
    if (changes(request.method) && !operation.csrf_exempt &&
        !equal_secrets(request.header("x-csrf-token"), actor->csrf))
        throw Problem(403, "csrf", "页面已过期，请刷新后重试", "The page is out of date; reload it");
    if (actor->account.must_change_password && operation.permission != "session")
        throw Problem(403, "identity.must_change_password", "请先修改初始密码",
                      "Change the first password before anything else");
    if (!permits(actor->account.role, operation.permission))
        throw Problem::forbidden("您的角色“" + std::string(title_of(actor->account.role)) + "”没有这项权限",
                                 "Your role may not do this");
    if (!county.empty() && !actor->scope.covers(county))
        throw Problem::not_found("没有这条记录", "There is no such record");
}

void add_routes(http::Router& router, Identity& identity) {
    router.add(Operation::get("/api/v1/setup", "getSetup", "identity", "是否需要初始设置", "Whether a setup is needed")
                   .answers<SetupState>(),
               [&](Call& call) { return call.reply(SetupState{identity.setup_needed()}); });
    router.add(Operation::post("/api/v1/setup", "setUp", "identity", "建立首位管理员并登录",
                               "Make the first administrator and sign in")
                   .takes<Setup>()
                   .answers<SessionView>(201)
                   .without_csrf(),
               [&](Call& call) {
                   const Setup setup = call.body<Setup>();
                   identity.set_up(setup);
                   return signed_in(call, identity.sign_in({setup.login, setup.password}));
               });
    router.add(Operation::post("/api/v1/session", "signIn", "identity", "登录", "Sign in")
                   .takes<Credentials>()
                   .answers<SessionView>(201)
                   .without_csrf(),
               [&](Call& call) { return signed_in(call, identity.sign_in(call.body<Credentials>())); });
    router.add(Operation::get("/api/v1/session", "getSession", "identity", "当前会话", "The current session")
                   .needs("session")
                   .answers<SessionView>(),
               [&](Call& call) { return call.reply(view_of(actor_of(call))); });
    router.add(Operation::del("/api/v1/session", "signOut", "identity", "退出登录", "Sign out")
                   .needs("session")
                   .answers_nothing(),
               [&](Call& call) {
                   identity.sign_out(actor_of(call));
                   return Response::empty().with("Set-Cookie", cookie("", call.request().secure, 0));
               });
    router.add(
        Operation::put("/api/v1/session/password", "changePassword", "identity", "修改密码", "Change the password")
            .needs("session")
            .takes<PasswordChange>()
            .answers_nothing(),
        [&](Call& call) {
            identity.change_password(actor_of(call), call.body<PasswordChange>());
            return Response::empty();
        });
    router.add(Operation::get("/api/v1/counties/{county}/accounts", "listAccounts", "identity", "用户列表", "Accounts")
                   .needs("accounts.read")
                   .filters<AccountFilters>()
                   .lists<Account>()
                   .sorted_by({"login"}),
               [&](Call& call) {
                   return call.reply(identity.accounts(actor_of(call), call.path("county"),
                                                       call.filters<AccountFilters>(), call.page()));
               });
    router.add(
        Operation::post("/api/v1/counties/{county}/accounts", "addAccount", "identity", "新增用户", "Add an account")
            .needs("accounts.write")
            .takes<NewAccount>()
            .answers<Account>(201)
            .replayable(),
        [&](Call& call) {
            return call.reply(identity.add_account(actor_of(call), call.path("county"), call.body<NewAccount>()));
        });
    const std::string one = "/api/v1/counties/{county}/accounts/{id}";
    router.add(
        Operation::get(one, "getAccount", "identity", "用户", "An account").needs("accounts.read").answers<Account>(),
        [&](Call& call) {
            return call.reply(identity.account(actor_of(call), call.path("county"), call.path_id("id")));
        });
    router.add(Operation::patch(one, "changeAccount", "identity", "修改、停用或启用用户",
                                "Change, disable or enable an account")
                   .needs("accounts.change")
                   .takes<AccountChange>()
                   .answers<Account>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(identity.change_account(actor_of(call), call.path("county"), call.path_id("id"),
                                                             call.if_match(), call.body<AccountChange>()));
               });
    router.add(Operation::post(one + "/password", "resetPassword", "identity", "重置密码，得到一次性密码",
                               "Reset the password; answers a one-time password")
                   .needs("accounts.reset")
                   .answers<OneTimePassword>(),
               [&](Call& call) {
                   return call.reply(identity.reset_password(actor_of(call), call.path("county"), call.path_id("id")));
               });
}

} // namespace guapai::identity
