// Hashing of passwords. Internal to src/identity.
#pragma once

#include <string>
#include <string_view>

namespace guapai::identity {

std::string hash_password(std::string_view password);
bool password_fits(std::string_view password, const std::string& hash);
void waste_the_same_time(std::string_view password); // so that an unknown login name takes as long as a wrong password

} // namespace guapai::identity
