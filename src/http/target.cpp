#include "http/target.h"

#include "base/hash.h"
#include "base/text.h"

namespace guapai::http {

namespace {

bool decode(std::string_view text, bool plus_is_space, std::string& out) {
    out.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space)
            out += ' ';
        else if (text[i] != '%')
            out += text[i];
        else {
            const auto byte = i + 2 < text.size() ? from_hex(text.substr(i + 1, 2)) : std::nullopt;
            if (!byte) return false;
            out += *byte;
            i += 2;
        }
    }
    return is_valid_utf8(out) && out.find('\0') == std::string::npos;
}

bool has_dot_segment(std::string_view path) {
    for (const std::string& segment : split(path, '/'))
        if (segment == "." || segment == "..") return true;
    return false;
}

} // namespace

bool parse_target(std::string_view target, std::string& path, Fields& query) {
    target = target.substr(0, target.find('#'));
    const std::size_t mark = target.find('?');
    if (!decode(target.substr(0, mark), false, path) || !path.starts_with('/') || has_dot_segment(path)) return false;
    if (mark == std::string_view::npos) return true;
    for (const std::string& pair : split(target.substr(mark + 1), '&')) {
        if (pair.empty()) continue;
        const std::size_t equals = pair.find('=');
        std::string name, value;
        if (!decode(std::string_view(pair).substr(0, equals), true, name)) return false;
        if (equals != std::string::npos && !decode(std::string_view(pair).substr(equals + 1), true, value))
            return false;
        query.emplace_back(std::move(name), std::move(value));
    }
    return true;
}

} // namespace guapai::http
