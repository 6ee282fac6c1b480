// Digests, keyed digests, random bytes and their text forms. OpenSSL and libsodium behind it.
// Thread-safety: free functions, callable from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace guapai {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
Digest sm3(std::string_view bytes); // GB/T 32905, where an office must have it
Digest hmac_sha256(std::string_view key, std::string_view text);
Digest hmac_sm3(std::string_view key, std::string_view text);
// RFC 1321. Broken as a commitment; here only because RFC 3797 selects by it.
std::array<std::uint8_t, 16> md5(std::string_view bytes);

// SHA-256 of what arrives in pieces: a file, an upload.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);
    Digest finish(); // the object is spent afterwards

private:
    void* context_;
};

void fill_random(std::span<std::uint8_t> out);
std::string random_token(std::size_t bytes = 32); // base64url, for sessions, CSRF and links

std::string hex(std::span<const std::uint8_t> bytes);
std::optional<std::string> from_hex(std::string_view text);
std::string base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

// Compares secrets in a time that does not depend on where they differ.
bool equal_secrets(std::string_view a, std::string_view b) noexcept;

inline std::string_view bytes_of(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

} // namespace guapai
