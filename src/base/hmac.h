// Keyed digests and MD5 for verifiable draws, beside the digests of base/hash.h.
// Thread-safety: free functions, callable from any thread.
#pragma once

#include "base/hash.h"

namespace guapai {

Digest hmac_sm3(std::string_view key, std::string_view text); // GM/T 0091 with GB/T 32905

// RFC 1321. Broken as a commitment; here only because RFC 3797 selects by it.
std::array<std::uint8_t, 16> md5(std::string_view bytes);

} // namespace guapai
