#include "identity/service.h"

#include "audit/service.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/problem.h"
#include "identity/password.h"
#include "identity/rules.h"
#include "identity/store.h"

namespace guapai::identity {

namespace {

std::string digest_of_token(std::string_view token) { return hex(sha256(token)); }

Problem wrong_credentials() {
    return {401, "identity.wrong_credentials", "账号或密码不对", "The login name or the password is wrong"};
}

Problem locked(Instant until) {
    Problem problem(429, "identity.locked", "密码连续输错，账号已锁定，请 15 分钟后再试",
                    "Too many wrong passwords: locked for 15 minutes");
    problem.retry_after = static_cast<int>((until.ms - Instant::now().ms) / 1000 + 1);
    return problem;
}

} // namespace

Scope scope_of(const Account& account) {
    const Date today = Date::today();
    switch (account.role) {
    case Role::city_office:
        return Scope::region(account.county);
    case Role::area_leader:
    case Role::inspector:
        return account.subject ? Scope::holder(account.county, *account.subject, today) : Scope();
    case Role::school:
        return account.subject ? Scope::school(account.county, *account.subject) : Scope();
    case Role::department:
        return account.subject ? Scope::department(account.county, *account.subject) : Scope();
    default:
        return Scope::office(account.county);
    }
}

void Identity::count_failure(const Account& seen) {
    database_.write(seen.county, [&](Transaction& tx) {
        auto account = identity::account_by_login(tx, seen.county, seen.login);
        if (!account) return;
        if (++account->failed_attempts >= attempts_before_lock) {
            account->failed_attempts = 0;
            account->locked_until = {Instant::now().ms + lock_ms};
            audit::record(tx, account->county, "system", "accounts.lock", "account", account->id.text(),
                          json::write(*account));
        }
        save(tx, *account);
    });
}

SignedIn Identity::sign_in(const Credentials& credentials) {
    const auto found = account_by_login(credentials.login);
    if (!found) {
        waste_the_same_time(credentials.password);
        throw wrong_credentials();
    }
    if (found->locked_until > Instant::now()) throw locked(found->locked_until);
    if (!password_fits(credentials.password, found->password_hash)) {
        count_failure(*found);
        throw wrong_credentials();
    }
    if (found->disabled)
        throw Problem(403, "identity.disabled", "账号已停用，请联系管理员",
                      "The account is disabled; ask the administrator");
    SignedIn out{.token = found->county + "." + random_token(), .actor = {}};
    out.actor.account = *found;
    out.actor.scope = scope_of(*found);
    out.actor.csrf = random_token(16);
    out.actor.token_digest = digest_of_token(out.token);
    const Instant now = Instant::now();
    database_.write(found->county, [&](Transaction& tx) {
        auto account = identity::account_by_login(tx, found->county, found->login);
        // Disabled or given another password since it was read: what was checked no longer counts.
        if (!account || account->disabled || account->password_hash != found->password_hash) throw wrong_credentials();
        save(tx,
             Session{
                 found->county, out.actor.token_digest, found->id.text(), out.actor.csrf, now, {now.ms + session_ms}});
        if (account->failed_attempts == 0) return;
        account->failed_attempts = 0;
        save(tx, *account);
    });
    return out;
}

std::shared_ptr<const Actor> Identity::actor_by_token(std::string_view token) {
    const std::size_t dot = token.find('.');
    if (dot == std::string_view::npos) return nullptr;
    const std::string digest = digest_of_token(token);
    if (auto remembered = cache_.find(digest)) return remembered;
    const std::uint64_t generation = cache_.generation();
    auto actor = std::make_shared<Actor>();
    Instant expires_at;
    const bool found = read(database_, [&](Reader& in) {
        const auto session = session_by_token(in, token.substr(0, dot), digest);
        if (!session || session->expires_at <= Instant::now()) return false;
        const auto account = account_of_session(in, *session);
        if (!account || account->disabled) return false;
        actor->account = *account;
        actor->csrf = session->csrf;
        actor->token_digest = session->token_digest;
        expires_at = session->expires_at;
        return true;
    });
    if (!found) return nullptr;
    actor->scope = scope_of(actor->account);
    cache_.keep(digest, actor, expires_at, generation);
    return actor;
}

void Identity::forget_after(Transaction& tx) {
    tx.after_commit([this] { cache_.forget(); });
}

void Identity::sign_out(const Actor& actor) {
    database_.write(actor.account.county, [&](Transaction& tx) {
        end_session(tx, actor.account.county, actor.token_digest);
        forget_after(tx);
    });
}

void Identity::change_password(const Actor& actor, const PasswordChange& change) {
    if (!password_fits(change.old_password, actor.account.password_hash)) {
        count_failure(actor.account);
        throw Problem::invalid("identity.wrong_password", "原密码不对", "The old password is wrong")
            .at("/old_password", "不对", "is wrong");
    }
    check_password(actor.account.login, change.new_password);
    const std::string hash = hash_password(change.new_password);
    database_.write(actor.account.county, [&](Transaction& tx) {
        auto account = identity::account_by_login(tx, actor.account.county, actor.account.login);
        account->password_hash = hash;
        account->must_change_password = false;
        account->failed_attempts = 0;
        save(tx, *account);
        end_other_sessions(tx, account->county, account->id, actor.token_digest);
        forget_after(tx);
        audit::record(tx, account->county, actor.name(), "accounts.change_password", "account", account->id.text(),
                      json::write(*account));
    });
}

SessionView view_of(const Actor& actor) {
    const Account& account = actor.account;
    return {account.id,
            account.county,
            account.display_name,
            account.role,
            account.subject,
            permissions_of(account.role),
            account.must_change_password,
            actor.csrf};
}

} // namespace guapai::identity
