// Use cases of accounts and sessions. Passwords are kept as Argon2id (libsodium; 19 MiB, two passes: OWASP's first
// choice), at most two hashed at a time because of the memory. Five wrong passwords in a row lock an account for a
// quarter of an hour. The powers of the three administrators are kept apart (rules.h); the last system administrator of
// a county who can sign in is never disabled.
//
// Thread-safety: Identity from any thread.
#pragma once

#include "identity/actor.h"
#include "identity/session_cache.h"
#include "store/database.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::identity {

// A fresh session: the token goes into the cookie and is known to nobody else.
struct SignedIn {
    std::string token; // "<county>.<random>"
    Actor actor;
};

class Identity {
public:
    explicit Identity(Database& database) : database_(database) {}

    bool setup_needed();
    void set_up(const Setup& setup);                  // the first administrator; Problem 409 when there is one already
    SignedIn sign_in(const Credentials& credentials); // Problem 401, 429 when locked
    std::shared_ptr<const Actor> actor_by_token(std::string_view token); // null when not valid any more
    void sign_out(const Actor& actor);
    void change_password(const Actor& actor, const PasswordChange& change);

    Account add_account(const Actor& actor, std::string_view county, const NewAccount& account);
    Account account(const Actor& actor, std::string_view county, const Id& id); // Problem 404
    std::optional<Account> account_by_login(std::string_view login);            // for the command line alone
    Listed<Account> accounts(const Actor& actor, std::string_view county, const AccountFilters& filters,
                             const Page& page);
    // Problem 412 when `expected` is not its version any more. Disabling ends the account's sessions.
    Account change_account(const Actor& actor, std::string_view county, const Id& id, std::int64_t expected,
                           const AccountChange& change);
    // Ends the account's sessions and its lock; the password is known to who asked and must be changed at login.
    OneTimePassword reset_password(const Actor& actor, std::string_view county, const Id& id);

private:
    void count_failure(const Account& account);
    void forget_after(Transaction& tx); // the remembered sessions, when the change is durable

    Database& database_;
    SessionCache cache_;
};

// For other modules: the names of accounts, as far as there are such.
std::map<std::string, std::string> account_names(const Reader& in, std::string_view county,
                                                 const std::vector<std::string>& accounts);
// Many accounts at once, handed out with one password that stays: for demo data only. The names must be free.
std::vector<Account> provision(Database& database, std::string_view county, const std::vector<NewAccount>& wanted,
                               std::string_view password);
// Whoever has a shell on the server, acting on one county (the command line).
Actor console_actor(std::string_view county);

SessionView view_of(const Actor& actor);
Scope scope_of(const Account& account); // today

} // namespace guapai::identity
