// Bytes of a text file as UTF-8. Internal to src/sheet.
#pragma once

#include <string>
#include <string_view>

namespace guapai::sheet {

struct Decoded {
    std::string encoding; // "UTF-8", "UTF-16", "GB18030"
    std::string converted;
    std::string_view as_is; // UTF-8 already: a view of the bytes, without byte order mark

    std::string_view text() const { return converted.empty() ? as_is : std::string_view(converted); }
};

// UTF-8 with or without byte order mark, UTF-16 with one, else GB18030 (which holds GBK and GB 2312, as Excel saves
// csv in China). Throws Problem 422 sheet.encoding when it is none of them.
Decoded decode_text(std::string_view bytes);

} // namespace guapai::sheet
