#include "paper/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

#include <memory>
#include <optional>

namespace guapai::paper {

namespace {

using Pattern = std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)>;

// "Noto Serif CJK SC Black" -> "Noto Serif CJK SC": the weight is not part of the family.
std::string family_of(const std::string& name) {
    PangoFontDescription* description = pango_font_description_from_string(name.c_str());
    const char* family = pango_font_description_get_family(description);
    std::string result = family != nullptr ? family : "";
    pango_font_description_free(description);
    return result;
}

bool has_family(FcPattern* pattern, const std::string& family) {
    FcChar8* name = nullptr;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; ++i)
        if (FcStrCmpIgnoreCase(name, reinterpret_cast<const FcChar8*>(family.c_str())) == 0) return true;
    return false;
}

bool covers_simplified(FcPattern* pattern) {
    FcCharSet* characters = nullptr;
    if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) != FcResultMatch) return false;
    for (const char32_t c : U"责任督学发现问题限期整改该园门厅")
        if (c != 0 && FcCharSetHasChar(characters, c) == FcFalse) return false;
    return true;
}

std::optional<FontSubstitution> substitution(const std::string& wanted) {
    const std::string family = family_of(wanted);
    const Pattern query(FcPatternCreate(), &FcPatternDestroy);
    FcPatternAddString(query.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    FcConfigSubstitute(nullptr, query.get(), FcMatchPattern);
    FcDefaultSubstitute(query.get());
    FcResult result = FcResultNoMatch;
    const Pattern match(FcFontMatch(nullptr, query.get(), &result), &FcPatternDestroy);
    if (match == nullptr) return FontSubstitution{wanted, "", false};
    if (!has_family(match.get(), family)) {
        FcChar8* used = nullptr;
        FcPatternGetString(match.get(), FC_FAMILY, 0, &used);
        return FontSubstitution{wanted, used != nullptr ? reinterpret_cast<const char*>(used) : "", false};
    }
    if (!covers_simplified(match.get())) return FontSubstitution{wanted, wanted, true};
    return std::nullopt;
}

} // namespace

std::vector<FontSubstitution> substituted_fonts(const Fonts& fonts) {
    std::vector<FontSubstitution> result;
    for (const auto* name : {&fonts.heading, &fonts.body, &fonts.hei, &fonts.kai})
        if (auto found = substitution(*name)) result.push_back(std::move(*found));
    return result;
}

} // namespace guapai::paper
