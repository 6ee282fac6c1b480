// What the rows of an import tell each other, kept with the import so that one row can be judged without the others.
//
//     context.tell("420202\n黄石港区", +1);            // a row says so
//     context.told                                     // each saying, and of how many rows
//
// Rows of one natural key are found by a digest of it: keys hold names and phone numbers, which the table does not show
// in the clear. The digest is salted by import.
#pragma once

#include "base/describe.h"

#include <string>
#include <string_view>
#include <vector>

namespace guapai::imports {

struct Told {
    std::string text; // as the roster has it: a division's code and name
    std::int64_t rows = 0;

    static RecordType describe() {
        return RecordType::of<Told>("ImportTold", "共同信息", "What rows tell")
            .field<&Told::text>("text", "内容", "Text")
            .field<&Told::rows>("rows", "行数", "Rows");
    }
};

struct Context {
    std::string salt; // empty: the rows were never judged together
    std::vector<Told> told;

    static RecordType describe() {
        return RecordType::of<Context>("ImportContext", "导入上下文", "Context of an import")
            .field<&Context::salt>("salt", "盐", "Salt")
            .field<&Context::told>("told", "共同信息", "What rows tell");
    }

    static Context fresh();
    void tell(std::string_view text, std::int64_t rows); // of an empty text: nothing
    std::string digest_of(std::string_view key) const;   // empty where one of them is
};

} // namespace guapai::imports
