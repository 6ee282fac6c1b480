// Text files of numbers, line by line: what the readers of problems share.
//
//     NumberLines lines({"pmedian.file", 1e12}, "2 1\n0 0 9 3\n", Between::blanks);
//     NumberLine& line = lines.next("首行", "the first line");
//     line.real("横坐标", "x")    // Problem: "第 2 行：横坐标“nan”不是可用的数", at "/lines/1"
//     line.end();                 // Problem when something is left
//
// Messages count lines from 1, as people do; pointers from 0, as JSON pointers do. Empty lines are passed over, a
// byte-order mark and carriage returns too. Errors: Problem 400 with the file's code. Thread-safety: not shared.
#pragma once

#include "base/problem.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::planner {

struct NumberFile {
    const char* code;   // of its problems
    double largest = 0; // numbers beyond ± this cannot be used
};

enum class Between { blanks, commas }; // commas: cells may be quoted as in csv

class NumberLine {
public:
    NumberLine(const NumberFile& file, std::size_t index, std::string_view text, Between between);

    std::size_t index() const { return index_; } // in the file, from 0
    const std::vector<std::string>& words() const { return words_; }
    std::size_t left() const { return words_.size() - taken_; }
    NumberLine& from(std::size_t column); // what is taken next

    // Taken one by one; the names are for the message.
    std::string_view word(std::string_view zh, std::string_view en);
    double real(std::string_view zh, std::string_view en);
    double not_negative(std::string_view zh, std::string_view en);
    std::uint64_t whole(std::string_view zh, std::string_view en);
    void end() const;

    Problem bad(const std::string& zh, const std::string& en) const;

private:
    NumberFile file_;
    std::size_t index_, taken_ = 0;
    std::vector<std::string> words_;
};

class NumberLines {
public:
    NumberLines(const NumberFile& file, std::string_view text, Between between);

    bool more() const { return at_ < lines_.size(); }
    std::size_t left() const { return lines_.size() - at_; }
    const NumberLine& ahead(std::size_t lines) const { return lines_.at(at_ + lines); } // 0: the next
    NumberLine& next(std::string_view zh, std::string_view en);      // the names of what is missing when there is none
    Problem bad(const std::string& zh, const std::string& en) const; // of the file, in no line

private:
    NumberFile file_;
    std::vector<NumberLine> lines_;
    std::size_t at_ = 0, end_ = 0; // end: the line after the last that holds anything
};

} // namespace guapai::planner
