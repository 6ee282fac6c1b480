// The language of what the server writes for one reader: headings, choices and sheet names of an export. Answers in
// JSON need none, for they carry both languages or codes.
//
//     Words{"督导日期", "Visited on"}.in(language)
//     title_of(visit.mode, language)
#pragma once

#include "base/describe.h"

#include <string>
#include <string_view>

namespace guapai {

enum class Language { zh, en };

struct Words {
    std::string_view zh, en;

    std::string in(Language language) const { return std::string(language == Language::en ? en : zh); }
};

template <class Enum>
std::string title_of(Enum value, Language language) {
    const ChoiceValue& choice = choice_type<Enum>().values.at(static_cast<std::size_t>(value));
    return Words{choice.zh, choice.en}.in(language);
}

// Between the entries of a list within one cell.
inline std::string_view list_mark(Language language) { return language == Language::en ? "; " : "；"; }

} // namespace guapai
