// Use cases of accounts; those of sessions are in service.cpp.
#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "identity/password.h"
#include "identity/rules.h"
#include "identity/service.h"
#include "identity/store.h"

namespace guapai::identity {

namespace {

Problem already_set_up() {
    return Problem::conflict("identity.already_set_up", "系统已有管理员，请直接登录",
                             "There is an administrator already; sign in");
}

Problem no_such_account() { return Problem::not_found("没有这个用户", "There is no such account"); }

Account without_password(std::string_view county, const NewAccount& from) {
    check_login(from.login);
    Account account;
    account.county = county;
    account.id = Id::mint();
    account.login = from.login;
    account.display_name = from.display_name;
    account.role = from.role;
    account.subject = from.subject;
    account.created_at = Instant::now();
    return account;
}

Account make_account(std::string_view county, const NewAccount& from) {
    check_password(from.login, from.password);
    Account account = without_password(county, from);
    account.password_hash = hash_password(from.password);
    return account;
}

void store_new(Transaction& tx, const Account& account, std::string_view actor) {
    try {
        save_new(tx, account);
    } catch (const DuplicateKey&) {
        throw Problem::conflict("identity.login_taken", "这个账号已被使用，请换一个", "This login name is taken")
            .at("/login", "已被使用", "is taken");
    }
    audit::record(tx, account.county, actor, "accounts.add", "account", account.id.text(), json::write(account));
}

void record(Transaction& tx, std::string_view actor, std::string_view action, const Account& account) {
    audit::record(tx, account.county, actor, action, "account", account.id.text(), json::write(account));
}

Account load(const Reader& in, const Actor& actor, std::string_view county, const Id& id) {
    auto account = account_by_id(in, actor.scope, county, id);
    if (!account) throw no_such_account();
    return *account;
}

void save_or_refuse(Transaction& tx, const Actor& actor, Account& account) {
    if (!rename(tx, account)) throw Problem::stale(json::write(load(tx, actor, account.county, account.id)));
}

void apply(Account& account, const AccountChange& change) {
    if (change.display_name) account.display_name = *change.display_name;
    if (change.role) account.role = *change.role;
    if (change.subject) account.subject = change.subject;
    if (change.disabled) account.disabled = *change.disabled;
    if (!needs_subject(account.role)) account.subject.reset();
    check_subject(account.role, account.subject);
}

void refuse_last_administrator(Transaction& tx, const Account& account) {
    if (account.disabled || account.role != Role::system_administrator) return;
    if (lock_system_administrators(tx, account.county) > 1) return;
    throw Problem::conflict("identity.last_administrator", "这是最后一位可登录的系统管理员，不能停用",
                            "This is the last system administrator who can sign in")
        .at("/disabled", "是最后一位系统管理员", "is the last system administrator");
}

} // namespace

bool Identity::setup_needed() {
    return read(database_, [](Reader& in) { return !any_account(in); });
}

void Identity::set_up(const Setup& setup) {
    check_county_code(setup.county);
    Account account = make_account(setup.county, {.login = setup.login,
                                                  .display_name = setup.display_name,
                                                  .role = Role::system_administrator,
                                                  .password = setup.password});
    account.must_change_password = false; // he has just chosen it
    database_.write(setup.county, [&](Transaction& tx) {
        if (any_account(tx)) throw already_set_up();
        try {
            claim_setup(tx, setup.county);
        } catch (const DuplicateKey&) {
            throw already_set_up();
        }
        store_new(tx, account, "system");
    });
}

Account Identity::add_account(const Actor& actor, std::string_view county, const NewAccount& wanted) {
    check_subject(wanted.role, wanted.subject);
    const Account account = make_account(county, wanted);
    database_.write(county, [&](Transaction& tx) { store_new(tx, account, actor.name()); });
    return account;
}

Account Identity::account(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) { return load(in, actor, county, id); });
}

std::optional<Account> Identity::account_by_login(std::string_view login) {
    return read(database_, [&](Reader& in) {
        const auto county = county_of_login(in, login);
        return county ? identity::account_by_login(in, *county, login) : std::nullopt;
    });
}

Listed<Account> Identity::accounts(const Actor& actor, std::string_view county, const AccountFilters& filters,
                                   const Page& page) {
    return read(database_, [&](Reader& in) { return list_accounts(in, actor.scope, county, filters, page); });
}

Account Identity::change_account(const Actor& actor, std::string_view county, const Id& id, std::int64_t expected,
                                 const AccountChange& change) {
    return write(database_, county, [&](Transaction& tx) {
        Account account = load(tx, actor, county, id);
        if (account.version != expected) throw Problem::stale(json::write(account));
        if (!actor.console) check_change(actor.account, account, change);
        if (change.disabled == true) refuse_last_administrator(tx, account);
        apply(account, change);
        save_or_refuse(tx, actor, account);
        if (account.disabled) end_other_sessions(tx, county, id, "");
        record(tx, actor.name(), "accounts.change", account);
        forget_after(tx);
        return account;
    });
}

OneTimePassword Identity::reset_password(const Actor& actor, std::string_view county, const Id& id) {
    if (!actor.console && actor.account.id == id)
        throw Problem::invalid("identity.own_account", "自己的密码请用“修改密码”", "Change your own password instead");
    const std::string password = one_time_password();
    const std::string hash = hash_password(password);
    return write(database_, county, [&](Transaction& tx) {
        Account account = load(tx, actor, county, id);
        account.password_hash = hash;
        account.must_change_password = true;
        account.failed_attempts = 0;
        account.locked_until = {};
        save_or_refuse(tx, actor, account);
        end_other_sessions(tx, county, id, "");
        record(tx, actor.name(), "accounts.reset_password", account);
        forget_after(tx);
        return OneTimePassword{account.login, password};
    });
}

std::map<std::string, std::string> account_names(const Reader& in, std::string_view county,
                                                 const std::vector<std::string>& accounts) {
    return display_names(in, county, accounts);
}

std::vector<Account> provision(Database& database, std::string_view county, const std::vector<NewAccount>& wanted,
                               std::string_view password) {
    const std::string hash = hash_password(password);
    std::vector<Account> out;
    for (const NewAccount& one : wanted) {
        check_subject(one.role, one.subject);
        out.push_back(without_password(county, one));
        out.back().password_hash = hash;
        out.back().must_change_password = false;
    }
    database.write(county, [&](Transaction& tx) {
        for (const Account& account : out)
            store_new(tx, account, "system");
    });
    return out;
}

Actor console_actor(std::string_view county) {
    Actor actor;
    actor.account.county = county;
    actor.account.role = Role::system_administrator;
    actor.scope = Scope::office(county);
    actor.console = true;
    return actor;
}

} // namespace guapai::identity
