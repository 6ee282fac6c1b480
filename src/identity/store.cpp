#include "identity/store.h"

#include "store/record.h"

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

Listed<Account> list_accounts(const Reader& in, const Scope& scope, std::string_view county, const Page& page) {
    Sql sql = select<Account>("account").add(" WHERE t.county = ?", county);
    scope.restrict_county(sql, "t");
    return list_page<Account>(in, sql, {{.name = "login", .expression = "t.login"}}, page);
}

void claim_setup(Transaction& tx, std::string_view county) {
    // "#" cannot stand in a login name; the unique key decides between two who set up at the same moment.
    tx.run(Sql("INSERT INTO login (login, county, account) VALUES ('#setup', ?, '')", county));
}

void save_new(Transaction& tx, const Account& account) {
    tx.run(
        Sql("INSERT INTO login (login, county, account) VALUES (?, ?, ?)", account.login, account.county, account.id));
    insert(tx, "account", account);
}

bool save(Transaction& tx, Account& account) { return update(tx, "account", account, account.version); }

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
