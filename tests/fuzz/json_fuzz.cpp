// JSON from anyone: a Problem or a record, and a record that is written and read again is the same.
#include "record.h"

#include "base/json.h"
#include "base/problem.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using guapai::fuzz::Thing;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const std::string written = guapai::json::write(guapai::json::read<Thing>(text));
        if (guapai::json::write(guapai::json::read<Thing>(written)) != written) std::abort();
    } catch (const guapai::Problem&) {
    }
    return 0;
}
