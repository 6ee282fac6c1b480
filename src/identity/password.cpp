#include "identity/password.h"

#include <sodium.h>

#include <semaphore>
#include <stdexcept>

namespace guapai::identity {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19U << 20U;

std::counting_semaphore<2> slots(2);

struct Slot {
    Slot() { slots.acquire(); }
    ~Slot() { slots.release(); }
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;
};

} // namespace

std::string hash_password(std::string_view password) {
    const Slot slot;
    char out[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(out, password.data(), password.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("out of memory while hashing a password");
    return out;
}

bool password_fits(std::string_view password, const std::string& hash) {
    const Slot slot;
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void waste_the_same_time(std::string_view password) {
    static const std::string of_nobody = hash_password("nobody's password");
    password_fits(password, of_nobody);
}

} // namespace guapai::identity
