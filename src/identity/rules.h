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

constexpr std::int64_t attempts_before_lock = 5;
constexpr std::int64_t lock_ms = 15 * 60'000;
constexpr std::int64_t session_ms = 12 * 3'600'000;

} // namespace guapai::identity
