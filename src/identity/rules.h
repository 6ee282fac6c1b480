// The permission table and the rules of passwords and lockout, pure. The web apps get the same table through the
// session.
#pragma once

#include "identity/model.h"

#include <string>
#include <string_view>
#include <vector>

namespace guapai::identity {

bool permits(Role role, std::string_view permission);
std::vector<std::string> permissions_of(Role role);
// Every permission that exists; an operation that names another one is a programming error found by a test.
const std::vector<std::string>& all_permissions();

// Throws Problem 422: at least 10 characters, not the login name, two kinds of characters.
void check_password(std::string_view login, std::string_view password);
// Throws Problem 422: letters, digits, ".", "-", "_"; lower case.
void check_login(std::string_view login);
void check_county_code(std::string_view county); // six digits, GB/T 2260

bool needs_subject(Role role);
bool is_administrator(Role role); // one of the three
// Whether an account may have this role and subject. Throws Problem 422.
void check_subject(Role role, const std::optional<Id>& subject);
// What a change may touch. Throws Problem 403 for the other administrator's part, 422 for a change of an
// administrator's role (a new account is made instead, so that nobody passes from one power to another unseen) and for
// disabling oneself.
void check_change(const Account& actor, const Account& account, const AccountChange& change);

// Easy to read out and type: three groups of four without characters that look alike.
std::string one_time_password();

constexpr std::int64_t attempts_before_lock = 5;
constexpr std::int64_t lock_ms = 15 * 60'000;
constexpr std::int64_t session_ms = 12 * 3'600'000;

} // namespace guapai::identity
