// A refusal that ends a request: what is wrong, in Chinese and English, where, and by which rule.
//
// Shape: RFC 9457 problem details with our members `code`, `errors[]` (RFC 6901 JSON pointers) and `basis`.
//
//     throw Problem::invalid("schools.capacity", "在校生数不能为负", "pupils must not be negative")
//         .at("/pupils", "不能为负", "must not be negative");
//
// Thread-safety: a value; copy freely. A Problem never carries secrets: it is shown to the user as it is.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <vector>

namespace guapai {

// The article of law or rule on which a refusal or warning rests.
struct Basis {
    std::string document; // 《教育督导条例》
    std::string article;  // 第十条; empty when the document as a whole is meant
    std::string text;     // the rule in one sentence
};

// One wrong place in the input.
struct FieldError {
    std::string pointer; // RFC 6901, "/items/3/score"; for a spreadsheet "/rows/12/学校名称"
    std::string zh;
    std::string en;
};

class Problem : public std::exception {
public:
    Problem(int status, std::string code, std::string zh, std::string en);

    static Problem invalid(std::string code, std::string zh, std::string en);   // 422: understood, but not acceptable
    static Problem malformed(std::string code, std::string zh, std::string en); // 400: cannot be read at all
    static Problem not_found(std::string zh, std::string en);                   // 404: absent, or outside the scope
    static Problem forbidden(std::string zh, std::string en);                   // 403
    static Problem conflict(std::string code, std::string zh, std::string en);  // 409

    Problem&& at(std::string pointer, std::string zh, std::string en) &&;
    Problem&& because(Basis basis) &&;
    // 412: somebody else was faster. `current_json` is the record as it is now.
    static Problem stale(std::string current_json);

    const char* what() const noexcept override { return what_.c_str(); }

    int status;       // HTTP status
    std::string code; // stable, dotted, for programs: "visits.school_not_assigned"
    std::string zh;
    std::string en;
    std::vector<FieldError> errors;
    std::optional<Basis> basis;
    std::string current; // 412: the record as it is now, JSON, so that both versions can be shown
    int retry_after = 2; // 429 and 503: seconds

private:
    std::string what_;
};

} // namespace guapai
