// Personal data at rest: phone numbers and complainants' names are stored encrypted (AES-256-GCM, a random nonce each).
//
// The key is 32 random bytes in <data>/keys/vault.key, made at first start with mode 0600. Without it the columns
// cannot be read: `guapai backup` therefore copies the keys folder too. Text form in the column: "v1:" + base64(nonce
// 12 | ciphertext | tag 16). The context (table column) is authenticated. Thread-safety: const methods from any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace guapai {

class Vault {
public:
    explicit Vault(const std::filesystem::path& key_file); // reads or makes the key
    std::string seal(std::string_view plain, std::string_view context) const;
    // Text that was never sealed comes back as it is; a sealed text that was altered throws std::runtime_error.
    std::string open(std::string_view stored, std::string_view context) const;

private:
    std::string key_;
};

} // namespace guapai
