#include "http/target.h"

#include "base/text.h"

namespace guapai::http {

namespace {

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

enum class Part { path, query };

bool decode(std::string_view text, Part part, std::string& out) {
    out.clear();
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && part == Part::query) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (i + 2 >= text.size()) return false;
            const int high = digit_of(text[i + 1]), low = digit_of(text[i + 2]);
            if (high < 0 || low < 0) return false;
            out += static_cast<char>(high * 16 + low);
            if (part == Part::path && out.back() == '/') return false;
            i += 2;
        }
    }
    return is_valid_utf8(out) && out.find('\0') == std::string::npos;
}

bool has_dot_segment(std::string_view path) {
    for (std::size_t start = 1; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const std::string_view segment = path.substr(start, end - start);
        if (segment == "." || segment == "..") return true;
        start = end + 1;
    }
    return false;
}

// "http://host:8080/a?b" -> "/a?b" (RFC 9112, 3.2.2); anything else as it is.
std::string_view without_authority(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        const std::size_t path = target.find_first_of("/?", scheme.size());
        return path == std::string_view::npos || target[path] == '?' ? "/" : target.substr(path);
    }
    return target;
}

bool parse_query(std::string_view text, Fields& query) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto& [name, value] = query.emplace_back();
        if (!decode(pair.substr(0, equals), Part::query, name)) return false;
        if (equals < pair.size() && !decode(pair.substr(equals + 1), Part::query, value)) return false;
    }
    return true;
}

} // namespace

bool parse_target(std::string_view target, std::string& path, Fields& query) {
    query.clear();
    if (target == "*") {
        path = "*";
        return true;
    }
    target = without_authority(target);
    target = target.substr(0, target.find('#'));
    const std::size_t mark = std::min(target.find('?'), target.size());
    if (!decode(target.substr(0, mark), Part::path, path) || !path.starts_with('/') || has_dot_segment(path))
        return false;
    return parse_query(target.substr(std::min(mark + 1, target.size())), query);
}

} // namespace guapai::http
