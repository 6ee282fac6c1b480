#include "base/origin.h"

#include <algorithm>

namespace guapai {

std::optional<std::string> origin_of(std::string_view address) {
    const std::size_t scheme = address.starts_with("https://") ? 8 : address.starts_with("http://") ? 7 : 0;
    if (scheme == 0) return std::nullopt;
    const std::string_view host = address.substr(scheme, address.find('/', scheme) - scheme);
    const bool plain = !host.empty() && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == ':';
    });
    if (!plain) return std::nullopt;
    return std::string(address.substr(0, scheme + host.size()));
}

} // namespace guapai
