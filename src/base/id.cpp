#include "base/id.h"

#include "base/hash.h"
#include "base/problem.h"
#include "base/time.h"

#include <algorithm>
#include <mutex>

namespace guapai {

namespace {

int hex_value(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_dash_position(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

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
    if (text.size() != 36) return std::nullopt;
    Id id;
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_dash_position(i)) {
            if (text[i] != '-') return std::nullopt;
            continue;
        }
        const int value = hex_value(text[i]);
        if (value < 0) return std::nullopt;
        auto& byte = id.bytes_[nibble / 2];
        byte = static_cast<std::uint8_t>(byte << 4U | static_cast<unsigned>(value));
        ++nibble;
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

std::string Id::text() const {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out(36, '-');
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (is_dash_position(i)) continue;
        const unsigned byte = bytes_[nibble / 2];
        out[i] = digits[nibble % 2 == 0 ? byte >> 4U : byte & 0x0fU];
        ++nibble;
    }
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
