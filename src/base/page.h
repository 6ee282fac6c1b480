// What a list request asks for besides its filters, and how a page of answers ends. Cursor paging: never an offset.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace guapai {

struct Page {
    std::string cursor;      // opaque, from the page before; empty: from the start
    std::int64_t limit = 50; // 1 … 100
    std::string sort;        // one of the names the operation allows; empty: its default
    bool descending = false;
    bool total = false; // count too: costs a count of everything filtered
};

template <class T>
struct Listed {
    std::vector<T> items;
    std::string next; // cursor of the next page; empty at the end
    std::optional<std::int64_t> total;
};

// A page that is JSON already, {"items":[…],"next":…}: written without records in between (store/list_json.h).
struct ListedJson {
    std::string text;
};

} // namespace guapai
