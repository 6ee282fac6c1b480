#include "base/json_parse.h"

#include "base/problem.h"
#include "base/text.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <charconv>
#include <string>

namespace guapai::json {

namespace bj = boost::json;

namespace {

constexpr std::size_t max_depth = 32;

// What boost::json::parser does with the events of its text, but for fractions.
class Tree {
public:
    static constexpr std::size_t max_object_size = bj::object::max_size();
    static constexpr std::size_t max_array_size = bj::array::max_size();
    static constexpr std::size_t max_key_size = bj::string::max_size();
    static constexpr std::size_t max_string_size = bj::string::max_size();
    using Error = boost::system::error_code;

    bj::value release() { return stack_.release(); }

    bool on_document_begin(Error&) {
        stack_.reset();
        return true;
    }
    bool on_document_end(Error&) { return true; }
    bool on_object_begin(Error&) { return true; }
    bool on_object_end(std::size_t members, Error&) {
        stack_.push_object(members);
        return true;
    }
    bool on_array_begin(Error&) { return true; }
    bool on_array_end(std::size_t elements, Error&) {
        stack_.push_array(elements);
        return true;
    }
    bool on_key_part(bj::string_view part, std::size_t, Error&) { return on_part(part); }
    bool on_key(bj::string_view rest, std::size_t, Error&) {
        stack_.push_key(rest);
        return true;
    }
    bool on_string_part(bj::string_view part, std::size_t, Error&) { return on_part(part); }
    bool on_string(bj::string_view rest, std::size_t, Error&) {
        stack_.push_string(rest);
        return true;
    }
    bool on_number_part(bj::string_view part, Error&) {
        number_.append(part.data(), part.size());
        return true;
    }
    bool on_int64(std::int64_t value, bj::string_view, Error&) {
        number_.clear();
        stack_.push_int64(value);
        return true;
    }
    bool on_uint64(std::uint64_t value, bj::string_view, Error&) {
        number_.clear();
        stack_.push_uint64(value);
        return true;
    }
    bool on_double(double value, bj::string_view rest, Error&) {
        number_.append(rest.data(), rest.size());
        std::from_chars(number_.data(), number_.data() + number_.size(), value); // beyond a double: Boost's value stays
        number_.clear();
        stack_.push_double(value);
        return true;
    }
    bool on_bool(bool value, Error&) {
        stack_.push_bool(value);
        return true;
    }
    bool on_null(Error&) {
        stack_.push_null();
        return true;
    }
    bool on_comment_part(bj::string_view, Error&) { return true; }
    bool on_comment(bj::string_view, Error&) { return true; }

private:
    bool on_part(bj::string_view part) {
        stack_.push_chars(part);
        return true;
    }

    bj::value_stack stack_;
    std::string number_; // its digits so far
};

Problem malformed(std::string_view text, std::size_t place, const std::string& why) {
    if (!is_valid_utf8(text))
        return Problem::malformed("json.encoding", "文字编码不是 UTF-8", "The text is not encoded in UTF-8");
    const std::string byte = std::to_string(place + 1);
    return Problem::malformed("json.malformed", "不是有效的 JSON（第 " + byte + " 个字节处读不下去）",
                              "Not valid JSON at byte " + byte + ": " + why);
}

} // namespace

bj::value parse(std::string_view text) {
    bj::parse_options options;
    options.max_depth = max_depth;
    bj::basic_parser<Tree> parser(options);
    boost::system::error_code failed;
    const std::size_t taken = parser.write_some(false, text.data(), text.size(), failed);
    if (!failed && taken < text.size()) failed = bj::error::extra_data;
    if (failed == bj::error::too_deep)
        throw Problem::malformed("json.too_deep", "JSON 嵌套过深（最多 32 层）",
                                 "JSON is nested too deeply (at most 32 levels)");
    if (failed) throw malformed(text, taken, failed.message());
    return parser.handler().release();
}

} // namespace guapai::json
