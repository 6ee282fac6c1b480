#include "sheet/fold.h"

#include "base/text.h"

namespace guapai::sheet {

namespace {

std::string without(std::string text, std::initializer_list<std::string_view> needless) {
    for (const std::string_view word : needless)
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at))
            text.erase(at, word.size());
    return text;
}

std::string without_brackets(std::string_view text) {
    std::string out;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const bool open = rest.starts_with("(") || rest.starts_with("[") || rest.starts_with("【");
        const bool close = rest.starts_with(")") || rest.starts_with("]") || rest.starts_with("】");
        if (open) ++depth;
        if (depth == 0) out += text[i];
        if (close && depth > 0) {
            --depth;
            if (rest.starts_with("】")) i += 2;
        }
    }
    return depth == 0 ? out : std::string(text);
}

} // namespace

std::string fold_heading(std::string_view text) {
    return without(folded(text), {" ", "\t", "\n", "\r", "*", ":", "\xe2\x80\x8b"});
}

std::string fold_heading_loosely(std::string_view text) {
    return without(without_brackets(fold_heading(text)),
                   {"/", "、", ",", ".", "。", "-", "_", "—", "·", "|", "\"", "'"});
}

} // namespace guapai::sheet
