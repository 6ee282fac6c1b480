#include "base/text.h"

#include "base/hash.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace guapai {

namespace {

// Length of the well-formed sequence at `at`, 0 when there is none (RFC 3629: no overlong forms, no surrogates).
std::size_t sequence_length(std::string_view text, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(at + i) & 0xc0U) != 0x80) return 0;
    const unsigned char second = byte(at + 1);
    if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) || (lead == 0xf0 && second < 0x90) ||
        (lead == 0xf4 && second > 0x8f))
        return 0;
    return length;
}

constexpr std::array<std::string_view, 8> blanks = {" ",        "\t",           "\n",           "\r",
                                                    "\xc2\xa0", "\xe3\x80\x80", "\xe2\x80\x8b", "\xef\xbb\xbf"};

bool is_ideograph(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_UNIFIED_IDEOGRAPH); }

void append_word(std::string& out, std::string_view word) {
    if (word.empty()) return;
    if (!out.empty()) out += ' ';
    out += word;
}

// Pairs of a run of ideographs, given as the character starts of a UTF-8 text.
void append_pairs(std::string& out, const std::vector<std::string>& run) {
    if (run.size() == 1) return append_word(out, run.front());
    for (std::size_t i = 0; i + 1 < run.size(); ++i)
        append_word(out, run[i] + run[i + 1]);
}

} // namespace

bool is_valid_utf8(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::size_t utf8_length(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80) ++count;
    return count;
}

bool has_control_characters(std::string_view text) noexcept {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f) return true;
    }
    return false;
}

std::string utf8_prefix(std::string_view text, std::size_t characters) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80) continue;
        if (count++ == characters) return std::string(text.substr(0, at)) + "…";
    }
    return std::string(text);
}

std::string_view trimmed(std::string_view text) noexcept {
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view blank : blanks) {
            while (text.starts_with(blank))
                text.remove_prefix(blank.size()), changed = true;
            while (text.ends_with(blank))
                text.remove_suffix(blank.size()), changed = true;
        }
    }
    return text;
}

std::string folded(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    std::string out;
    if (U_FAILURE(status)) return std::string(text);
    nfkc->normalize(source, status).toUTF8String(out);
    return out;
}

std::string order_key(std::string_view text) {
    // A collator is costly to make and not to be shared between threads.
    thread_local const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("zh@collation=pinyin"), status));
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no Chinese collation");
        made->setStrength(icu::Collator::PRIMARY);
        return made;
    }();
    const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    std::vector<std::uint8_t> key(static_cast<std::size_t>(collator->getSortKey(source, nullptr, 0)));
    collator->getSortKey(source, key.data(), static_cast<int32_t>(key.size()));
    if (!key.empty()) key.pop_back(); // the closing zero
    return hex(key);
}

std::string search_terms(std::string_view text) {
    const auto source = icu::UnicodeString::fromUTF8(folded(text));
    std::string out, word;
    std::vector<std::string> run;
    const auto end_run = [&] {
        append_pairs(out, run);
        run.clear();
    };
    const auto end_word = [&] {
        append_word(out, word);
        word.clear();
    };
    for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        const UChar32 c = source.char32At(i);
        std::string character;
        icu::UnicodeString(c).toUTF8String(character);
        if (is_ideograph(c)) {
            end_word();
            run.push_back(std::move(character));
        } else if (u_isalnum(c)) {
            end_run();
            word += character;
        } else {
            end_run();
            end_word();
        }
    }
    end_run();
    end_word();
    return out;
}

std::string masked(std::string_view phone) {
    std::string out(phone);
    const bool shows = phone.size() > 7 && utf8_length(phone) == phone.size();
    for (std::size_t i = shows ? 3 : 0; i < out.size() - (shows ? 4 : 0); ++i)
        out[i] = '*';
    return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, start)) {
        parts.emplace_back(text.substr(start, at - start));
        start = at + 1;
    }
    parts.emplace_back(text.substr(start));
    return parts;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i)
        out.append(i == 0 ? "" : between).append(parts[i]);
    return out;
}

} // namespace guapai
