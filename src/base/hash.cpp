#include "base/hash.h"

#include "base/hex.h"
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <stdexcept>

namespace guapai {

namespace {

template <class Out = Digest>
Out digest_with(const EVP_MD* algorithm, std::string_view bytes) {
    Out out{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), out.data(), &length, algorithm, nullptr) != 1 || length != out.size())
        throw std::runtime_error("digest failed");
    return out;
}

Digest hmac_with(const EVP_MD* algorithm, std::string_view key, std::string_view text) {
    Digest out{};
    unsigned length = 0;
    if (!HMAC(algorithm, key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
              text.size(), out.data(), &length) ||
        length != out.size())
        throw std::runtime_error("HMAC failed");
    return out;
}

EVP_MD_CTX* as_context(void* context) { return static_cast<EVP_MD_CTX*>(context); }

std::string encode(std::string_view bytes, int variant) {
    std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      variant);
    out.pop_back(); // the terminating NUL
    return out;
}

} // namespace

Digest sha256(std::string_view bytes) {
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return digest_with(algorithm, bytes);
}

Digest sm3(std::string_view bytes) {
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SM3", nullptr);
    return digest_with(algorithm, bytes);
}

Digest hmac_sha256(std::string_view key, std::string_view text) { return hmac_with(EVP_sha256(), key, text); }
Digest hmac_sm3(std::string_view key, std::string_view text) { return hmac_with(EVP_sm3(), key, text); }

std::array<std::uint8_t, 16> md5(std::string_view bytes) {
    return digest_with<std::array<std::uint8_t, 16>>(EVP_md5(), bytes);
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    if (!context_ || EVP_DigestInit_ex(as_context(context_), EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("digest failed");
}
Sha256::~Sha256() { EVP_MD_CTX_free(as_context(context_)); }

void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(as_context(context_), bytes.data(), bytes.size()); }

Digest Sha256::finish() {
    Digest out{};
    unsigned length = 0;
    EVP_DigestFinal_ex(as_context(context_), out.data(), &length);
    return out;
}

void fill_random(std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); }

std::string random_token(std::size_t bytes) {
    std::string raw(bytes, '\0');
    randombytes_buf(raw.data(), raw.size());
    return encode(raw, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::string hex(std::span<const std::uint8_t> bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        out += digits[byte >> 4U];
        out += digits[byte & 0x0fU];
    }
    return out;
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const std::uint8_t high = hex_value(text[i]), low = hex_value(text[i + 1]);
        if ((high | low) == no_hex_digit) return std::nullopt;
        out += static_cast<char>(high << 4U | low);
    }
    return out;
}

std::string base64(std::string_view bytes) { return encode(bytes, sodium_base64_VARIANT_ORIGINAL); }

std::optional<std::string> from_base64(std::string_view text) {
    std::string out(text.size() / 4 * 3 + 3, '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), nullptr,
                          &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    out.resize(length);
    return out;
}

bool equal_secrets(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace guapai
