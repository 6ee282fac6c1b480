// Request targets from anyone: refused, or a path and parameters that are clean.
#include "base/text.h"
#include "http/target.h"

#include <cstdint>
#include <cstdlib>

namespace {

void expect(bool holds) {
    if (!holds) std::abort();
}
bool is_clean(std::string_view text) {
    return guapai::is_valid_utf8(text) && text.find('\0') == std::string_view::npos;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string path;
    guapai::http::Fields query;
    if (!guapai::http::parse_target({reinterpret_cast<const char*>(data), size}, path, query)) return 0;
    expect(is_clean(path));
    for (const std::string& segment : guapai::split(path, '/'))
        expect(segment != "." && segment != "..");
    for (const auto& [name, value] : query)
        expect(is_clean(name) && is_clean(value));
    return 0;
}
