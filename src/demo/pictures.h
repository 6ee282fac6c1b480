// Pictures for demo data, drawn on the spot: photos of places at a school, portraits and signatures. Each photo says
// 演示照片. The same arguments give the same bytes.
//
// Thread-safety: free functions; one thread at a time is enough for the demo.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace guapai::demo {

enum class Scene { gate, classroom, canteen, corridor, playground, kitchen, dormitory, board };

std::string photo(Scene scene, std::uint32_t variant, std::string_view caption); // PNG, 800 × 600
std::string portrait(std::uint32_t variant);                                     // PNG, 300 × 400
std::string signature(std::string_view name, std::uint32_t variant);             // PNG, transparent, 480 × 160

} // namespace guapai::demo
