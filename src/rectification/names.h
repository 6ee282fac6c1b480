// Names and what follows from today, filled into records for reading. Internal to src/rectification.
#pragma once

#include "rectification/model.h"
#include "rules/calendar.h"
#include "store/database.h"
#include "store/list_json.h"

#include <string_view>
#include <vector>

namespace guapai::rectification {

// For a list written straight from its rows.
std::vector<NameField> finding_names(const Reader& in, std::string_view county);
std::vector<NameField> notice_names(const Reader& in, std::string_view county);
std::vector<NameField> letter_names(const Reader& in, std::string_view county);

void complete(const Reader& in, std::string_view county, std::vector<Finding>& findings);
void complete(const Reader& in, std::string_view county, std::vector<Notice>& notices);
void complete(const Reader& in, std::string_view county, std::vector<Letter>& letters);

// How notices stand today: overdue, days left and escalation, by the state and the deadline.
class Deadlines {
public:
    Deadlines(const Reader& in, std::string_view county);
    void judge(Notice& notice) const;

private:
    Date today_;
    rules::WorkingCalendar calendar_;
    std::int64_t step_;
};

template <class T>
T completed(const Reader& in, std::string_view county, T record) {
    std::vector<T> one = {std::move(record)};
    complete(in, county, one);
    return std::move(one.front());
}

} // namespace guapai::rectification
