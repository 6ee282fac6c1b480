// Places as a roster names them: what a county's name cut short means, and which code it has.
//
//     Divisions known;
//     known.saw("420202", "黄石港区");            // for every row, and for what is stored
//     known.judge("420202", "黄石港")  ->  {.name = "黄石港区"}
//     known.judge("", "阳新")          ->  {.code = "420222", .name = "阳新县"}
//
// Nothing is known but what was seen: the most frequent name of a code is its name, or a longer form of it.
#pragma once

#include "imports/context.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace guapai::imports {

std::string told_division(const std::string& code, const std::string& name); // for context.h

class Divisions {
public:
    void saw(const std::string& code, const std::string& name, std::int64_t times = 1);
    void saw(const Context& rows); // all that the rows of an import tell

    struct Verdict {
        std::string code, name;
        bool contradiction = false; // the name is another place's

        bool operator==(const Verdict&) const = default;
    };
    // What is said, completed where that is certain.
    Verdict judge(const std::string& code, const std::string& name) const;
    // Whether both judge alike all that the rows tell.
    bool judge_alike(const Divisions& other, const Context& rows) const;

private:
    std::string name_of(const std::string& code) const;
    std::optional<std::string> code_of(std::string_view name) const; // when only one place can be meant

    std::map<std::string, std::map<std::string, std::int64_t>> seen_;
};

} // namespace guapai::imports
