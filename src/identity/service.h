// Use cases of accounts and sessions. Passwords are kept as Argon2id (libsodium; 19 MiB, two passes: OWASP's first
// choice), at most two hashed at a time because of the memory. Five wrong passwords in a row lock an account for a
// quarter of an hour.
//
// Thread-safety: Identity from any thread.
#pragma once

#include "identity/actor.h"
#include "store/database.h"

#include <memory>
#include <string>
#include <string_view>

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
    Listed<Account> accounts(const Actor& actor, std::string_view county, const Page& page);

private:
    void count_failure(const Account& account);
    Database& database_;
};

SessionView view_of(const Actor& actor);
Scope scope_of(const Account& account); // today

} // namespace guapai::identity
