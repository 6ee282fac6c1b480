#include "base/hmac.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <stdexcept>

namespace guapai {

Digest hmac_sm3(std::string_view key, std::string_view text) {
    Digest out;
    unsigned int length = 0;
    if (!HMAC(EVP_sm3(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
              text.size(), out.data(), &length) ||
        length != out.size())
        throw std::runtime_error("HMAC-SM3 failed");
    return out;
}

std::array<std::uint8_t, 16> md5(std::string_view bytes) {
    std::array<std::uint8_t, 16> out;
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), out.data(), &length, EVP_md5(), nullptr) != 1 || length != out.size())
        throw std::runtime_error("MD5 failed");
    return out;
}

} // namespace guapai
