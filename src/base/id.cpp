#include "base/id.h"

#include "base/hash.h"
#include "base/hex.h"
#include "base/problem.h"
#include "base/time.h"

#include <algorithm>
#include <array>
#include <mutex>

namespace guapai {

namespace {

// Lists read and write hundreds of ids a page: by tables, a byte at a time.
constexpr std::array<std::size_t, 16> byte_at = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

// Milliseconds that never run backwards inside a process, so that ids minted in a row sort in that order
// (RFC 9562 §6.2, method 3 in spirit: the 12 bits of rand_a count within a millisecond).
std::uint64_t next_tick() {
    static std::mutex mutex;
    static std::uint64_t last = 0;
    const std::lock_guard lock(mutex);
    last = std::max(last + 1, static_cast<std::uint64_t>(Instant::now().ms) << 12U);
    return last;
}

} // namespace

Id Id::mint() {
    const std::uint64_t tick = next_tick();
    Id id;
    fill_random(id.bytes_);
    const std::uint64_t ms = tick >> 12U;
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes_[i] = static_cast<std::uint8_t>(ms >> (40U - 8U * i));
    id.bytes_[6] = static_cast<std::uint8_t>(0x70U | ((tick >> 8U) & 0x0fU));
    id.bytes_[7] = static_cast<std::uint8_t>(tick);
    id.bytes_[8] = static_cast<std::uint8_t>(0x80U | (id.bytes_[8] & 0x3fU));
    return id;
}

std::optional<Id> Id::try_parse(std::string_view text) noexcept {
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return std::nullopt;
    Id id;
    for (std::size_t i = 0; i < byte_at.size(); ++i) {
        const std::uint8_t high = hex_value(text[byte_at[i]]), low = hex_value(text[byte_at[i] + 1]);
        if ((high | low) == no_hex_digit) return std::nullopt;
        id.bytes_[i] = static_cast<std::uint8_t>(high << 4U | low);
    }
    return id;
}

Id Id::parse(std::string_view text) {
    if (auto id = try_parse(text)) return *id;
    throw Problem::malformed("id.malformed", "编号格式不对，应为 36 位 UUID",
                             "An identifier must be a 36-character UUID");
}

Id Id::of_name(std::string_view space, std::string_view name) {
    std::string joined(space);
    joined += '\0';
    joined += name;
    const Digest digest = sha256(joined);
    Id id;
    std::copy_n(digest.begin(), 16, id.bytes_.begin());
    id.bytes_[6] = static_cast<std::uint8_t>(0x80U | (id.bytes_[6] & 0x0fU));
    id.bytes_[8] = static_cast<std::uint8_t>(0x80U | (id.bytes_[8] & 0x3fU));
    return id;
}

char* Id::write(char* out) const noexcept {
    static constexpr char digits[] = "0123456789abcdef";
    for (std::size_t i = 0; i < byte_at.size(); ++i) {
        out[byte_at[i]] = digits[bytes_[i] >> 4U];
        out[byte_at[i] + 1] = digits[bytes_[i] & 0x0fU];
    }
    out[8] = out[13] = out[18] = out[23] = '-';
    return out + 36;
}

std::string Id::text() const {
    std::string out(36, '-');
    write(out.data());
    return out;
}

bool Id::is_nil() const noexcept { return *this == Id{}; }

std::int64_t Id::minted_at_ms() const noexcept {
    std::int64_t ms = 0;
    for (std::size_t i = 0; i < 6; ++i)
        ms = ms << 8 | bytes_[i];
    return ms;
}

} // namespace guapai
