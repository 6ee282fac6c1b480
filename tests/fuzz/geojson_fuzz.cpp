// Boundaries from anyone: a Problem, or features whose stored text is read again as the same.
#include "network/geojson.h"

#include "base/problem.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        for (const auto& feature : guapai::network::read_features(text))
            if (guapai::network::read_boundary(feature.boundary.text, "").text != feature.boundary.text) std::abort();
    } catch (const guapai::Problem&) {
    }
    return 0;
}
