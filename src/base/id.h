// Identifiers: UUID version 7 (RFC 9562), minted by whoever creates the record, the phone included.
//
//     Id id = Id::mint();                         // sorts by time of creation
//     Id same = Id::parse(id.text());             // 0198f3b2-…; throws Problem 400 on anything else
//
// Thread-safety: values; mint() may be called from any thread.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guapai {

class Id {
public:
    Id() = default; // the nil id: "not set"

    static Id mint();
    static Id parse(std::string_view text);
    static std::optional<Id> try_parse(std::string_view text) noexcept;
    // The same id for the same name, for records that come from outside without one (UUID version 8 over SHA-256).
    static Id of_name(std::string_view space, std::string_view name);

    std::string text() const;              // 36 characters, lower case
    char* write(char* out) const noexcept; // the same, without a 0 behind; returns the end
    bool is_nil() const noexcept;
    std::int64_t minted_at_ms() const noexcept; // the time inside a version 7 id

    auto operator<=>(const Id&) const = default;

private:
    std::array<std::uint8_t, 16> bytes_{};
};

} // namespace guapai
