// Names and what follows from today, filled into records for reading. Internal to src/rectification.
#pragma once

#include "rectification/model.h"
#include "store/database.h"

#include <string_view>
#include <vector>

namespace guapai::rectification {

void complete(const Reader& in, std::string_view county, std::vector<Finding>& findings);
void complete(const Reader& in, std::string_view county, std::vector<Notice>& notices);
void complete(const Reader& in, std::string_view county, std::vector<Letter>& letters);
// Overdue, days left and escalation alone.
void judge_deadlines(const Reader& in, std::string_view county, std::vector<Notice>& notices);

template <class T>
T completed(const Reader& in, std::string_view county, T record) {
    std::vector<T> one = {std::move(record)};
    complete(in, county, one);
    return std::move(one.front());
}

} // namespace guapai::rectification
