// JSON being written piece by piece, for what writes many values: base/json.h for records, store/list_json.h for rows.
//
//     std::string text;
//     {
//         json::Buffer out(text);
//         out.add('[');
//         json::write_quoted(out, "东门");
//         out.add(']');
//     }                                                     // text is ["东门"]
//
// Thread-safety: as the text given.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace guapai::json {

// Writes behind what a text holds already. A page of a list is a thousand small pieces: they go straight into room made
// ahead, and the text gets its true length at the end.
class Buffer {
public:
    explicit Buffer(std::string& text) : text_(text), from_(text.size()), used_(from_) {}
    ~Buffer() { text_.resize(used_); }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;

    // At least `length` bytes to write to, up to the place given to wrote().
    char* room(std::size_t length) {
        if (text_.size() - used_ < length) text_.resize(used_ + length + (used_ - from_)); // twice what was written
        return text_.data() + used_;
    }
    void wrote(const char* end) { used_ = static_cast<std::size_t>(end - text_.data()); }

    void add(char c) { wrote(put(room(1), c)); }
    void add(std::string_view piece) { wrote(put(room(piece.size()), piece)); }

    static char* put(char* at, char c) {
        *at = c;
        return at + 1;
    }
    static char* put(char* at, std::string_view piece) {
        std::memcpy(at, piece.data(), piece.size());
        return at + piece.size();
    }

private:
    std::string& text_;
    std::size_t from_, used_;
};

void write_quoted(Buffer& out, std::string_view text);
void write_integer(Buffer& out, std::int64_t value);
void write_real(Buffer& out, double value); // null when it is no number
void write_boolean(Buffer& out, bool value);
void write_instant(Buffer& out, const Instant& value);

} // namespace guapai::json
