#include "identity/store.h"

#include "store/record.h"
#include "store/search.h"

namespace guapai::identity {

bool any_account(const Reader& in) {
    return in.first(Sql("SELECT login FROM login LIMIT 1"), [](const Row&) {});
}

std::optional<std::string> county_of_login(const Reader& in, std::string_view login) {
    return in.text(Sql("SELECT county FROM login WHERE login = ?", login));
}

std::optional<Account> account_by_login(const Reader& in, std::string_view county, std::string_view login) {
    return find_one<Account>(in, select<Account>("account").add(" WHERE t.county = ? AND t.login = ?", county, login));
}

std::optional<Account> account_of_session(const Reader& in, const Session& session) {
    return find_one<Account>(
        in, select<Account>("account").add(" WHERE t.county = ? AND t.id = ?", session.county, session.account));
}

std::optional<Account> account_by_id(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    Sql sql = select<Account>("account").add(" WHERE t.county = ? AND t.id = ?", county, id);
    scope.restrict_county(sql, "t");
    return find_one<Account>(in, sql);
}

Listed<Account> list_accounts(const Reader& in, const Scope& scope, std::string_view county,
                              const AccountFilters& filters, const Page& page) {
    Sql sql = select<Account>("account").add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    if (filters.role) sql.add(" AND t.role = ?", *filters.role);
    if (filters.disabled) sql.add(" AND t.disabled = ?", *filters.disabled);
    restrict_search(sql, in, county, "account", "t.id", filters.q);
    return list_page<Account>(in, sql, {{.name = "login", .expression = "t.login"}}, page);
}

std::map<std::string, std::string> display_names(const Reader& in, std::string_view county,
                                                 const std::vector<std::string>& accounts) {
    std::map<std::string, std::string> names;
    Sql sql("SELECT id, display_name FROM account WHERE county = ?", county);
    sql.add_in("id", {accounts.begin(), accounts.end()});
    in.each(sql, [&](const Row& row) { names.emplace(row.text(0), row.text(1)); });
    return names;
}

std::int64_t lock_system_administrators(Transaction& tx, std::string_view county) {
    // An update that changes nothing takes the row locks on PostgreSQL.
    return tx.run(Sql("UPDATE account SET disabled = disabled WHERE county = ? AND role = ? AND disabled = 0", county,
                      Role::system_administrator));
}

void claim_setup(Transaction& tx, std::string_view county) {
    // "#" cannot stand in a login name; the unique key decides between two who set up at the same moment.
    tx.run(Sql("INSERT INTO login (login, county, account) VALUES ('#setup', ?, '')", county));
}

void save_new(Transaction& tx, const Account& account) {
    tx.run(
        Sql("INSERT INTO login (login, county, account) VALUES (?, ?, ?)", account.login, account.county, account.id));
    insert(tx, "account", account);
    index_text(tx, account.county, "account", account.id, {account.login, account.display_name});
}

bool save(Transaction& tx, Account& account) { return update(tx, "account", account, account.version); }

bool rename(Transaction& tx, Account& account) {
    if (!save(tx, account)) return false;
    index_text(tx, account.county, "account", account.id, {account.login, account.display_name});
    return true;
}

std::optional<Session> session_by_token(const Reader& in, std::string_view county, std::string_view token_digest) {
    return find_one<Session>(
        in, select<Session>("session").add(" WHERE t.county = ? AND t.token_digest = ?", county, token_digest));
}

void save(Transaction& tx, const Session& session) {
    tx.run(Sql("DELETE FROM session WHERE county = ? AND expires_at < ?", session.county, session.created_at));
    insert(tx, "session", session);
}

void end_session(Transaction& tx, std::string_view county, std::string_view token_digest) {
    tx.run(Sql("DELETE FROM session WHERE county = ? AND token_digest = ?", county, token_digest));
}

void end_other_sessions(Transaction& tx, std::string_view county, const Id& account,
                        std::string_view kept_token_digest) {
    tx.run(Sql("DELETE FROM session WHERE county = ? AND account = ? AND token_digest <> ?", county, account,
               kept_token_digest));
}

} // namespace guapai::identity
