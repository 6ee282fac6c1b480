// The tables account, login and session.
#pragma once

#include "base/page.h"
#include "identity/model.h"
#include "store/database.h"
#include "store/scope.h"

#include <map>
#include <optional>
#include <string_view>

namespace guapai::identity {

struct Session {
    std::string county, token_digest, account, csrf;
    Instant created_at, expires_at;

    static RecordType describe() {
        return RecordType::of<Session>("StoredSession", "会话", "Session")
            .field<&Session::county>("county", "区划", "County")
            .field<&Session::token_digest>("token_digest", "令牌摘要", "Token digest")
            .secret()
            .field<&Session::account>("account", "用户", "Account")
            .field<&Session::csrf>("csrf", "防伪令牌", "CSRF token")
            .secret()
            .field<&Session::created_at>("created_at", "建立时间", "Created at")
            .field<&Session::expires_at>("expires_at", "到期时间", "Expires at");
    }
};

bool any_account(const Reader& in);
std::optional<std::string> county_of_login(const Reader& in, std::string_view login);
// Before anybody is known: by login name, for signing in only.
std::optional<Account> account_by_login(const Reader& in, std::string_view county, std::string_view login);
std::optional<Account> account_of_session(const Reader& in, const Session& session);
std::optional<Account> account_by_id(const Reader& in, const Scope& scope, std::string_view county, const Id& id);
Listed<Account> list_accounts(const Reader& in, const Scope& scope, std::string_view county,
                              const AccountFilters& filters, const Page& page);
std::map<std::string, std::string> display_names(const Reader& in, std::string_view county,
                                                 const std::vector<std::string>& accounts);
// How many system administrators can sign in; nobody changes their accounts until the transaction ends.
std::int64_t lock_system_administrators(Transaction& tx, std::string_view county);
void claim_setup(Transaction& tx, std::string_view county); // throws DuplicateKey the second time, whatever the county
void save_new(Transaction& tx, const Account& account);     // throws DuplicateKey when the login name is taken
bool save(Transaction& tx, Account& account);               // false: somebody was faster
bool rename(Transaction& tx, Account& account);             // saves; found by its new name from now on
std::optional<Session> session_by_token(const Reader& in, std::string_view county, std::string_view token_digest);
void save(Transaction& tx, const Session& session);
void end_session(Transaction& tx, std::string_view county, std::string_view token_digest);
void end_other_sessions(Transaction& tx, std::string_view county, const Id& account,
                        std::string_view kept_token_digest); // "": all

} // namespace guapai::identity
