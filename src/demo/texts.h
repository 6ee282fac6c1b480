// What demo inspectors write down: invented, plausible, about nobody.
#pragma once

#include "demo/pictures.h"
#include "rectification/model.h"

#include <span>
#include <string_view>

namespace guapai::demo {

struct FindingText {
    std::string_view item; // code of the catalogue: R6, K1 …
    std::string_view description, suggestion;
    rectification::Severity severity;
    Scene scene;
    std::string_view caption;
    std::string_view answer; // how the school puts it right
};

std::span<const FindingText> finding_texts(bool kindergarten);
std::span<const std::string_view> highlight_texts(bool kindergarten);
std::span<const std::string_view> process_texts(bool kindergarten);
std::span<const std::string_view> feedback_texts();
std::span<const std::string_view> lesson_remarks();
std::string_view key_points_of(int month); // title of the month's key points

} // namespace guapai::demo
