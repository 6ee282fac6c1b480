#include "base/problem.h"

#include <utility>

namespace guapai {

Problem::Problem(int status_, std::string code_, std::string zh_, std::string en_)
    : status(status_), code(std::move(code_)), zh(std::move(zh_)), en(std::move(en_)), what_(code + ": " + en) {}

Problem Problem::invalid(std::string code, std::string zh, std::string en) {
    return {422, std::move(code), std::move(zh), std::move(en)};
}
Problem Problem::malformed(std::string code, std::string zh, std::string en) {
    return {400, std::move(code), std::move(zh), std::move(en)};
}
Problem Problem::not_found(std::string zh, std::string en) { return {404, "not_found", std::move(zh), std::move(en)}; }
Problem Problem::forbidden(std::string zh, std::string en) { return {403, "forbidden", std::move(zh), std::move(en)}; }
Problem Problem::conflict(std::string code, std::string zh, std::string en) {
    return {409, std::move(code), std::move(zh), std::move(en)};
}

Problem Problem::stale(std::string current_json) {
    Problem problem(412, "stale", "这条记录刚被别人修改过，请对照后再保存",
                    "Somebody else has just changed this record; compare and save again");
    problem.current = std::move(current_json);
    return problem;
}

Problem&& Problem::at(std::string pointer, std::string zh_, std::string en_) && {
    errors.push_back({std::move(pointer), std::move(zh_), std::move(en_)});
    return std::move(*this);
}

Problem&& Problem::because(Basis basis_) && {
    basis = std::move(basis_);
    return std::move(*this);
}

} // namespace guapai
