// The text under which a visit is found. Internal to src/visits.
#pragma once

#include "visits/model.h"

#include <string>
#include <string_view>
#include <vector>

namespace guapai::visits {

// Anything with a description: findings as submitted, or as they stand now.
template <class Finding>
std::string search_words(const Visit& visit, std::string_view school_name, const std::vector<Finding>& findings) {
    std::string out(school_name);
    const auto add = [&](std::string_view text) {
        if (!text.empty()) out.append("\n").append(text);
    };
    add(visit.process);
    add(visit.feedback);
    for (const Highlight& highlight : visit.highlights)
        add(highlight.text);
    for (const ItemResult& item : visit.items)
        add(item.note);
    for (const LessonObservation& lesson : visit.lessons) {
        add(lesson.subject);
        add(lesson.remark);
    }
    for (const Finding& finding : findings)
        add(finding.description);
    return out;
}

} // namespace guapai::visits
