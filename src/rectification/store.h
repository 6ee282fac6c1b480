// The tables finding, notice, notice_copy, rectification_round, objection and letter.
//
// A department sees the notices copied to it and the letters sent to it, and the findings behind those; everybody else
// sees by school, and reads what he made himself (store/record_sight.h). A bare Scope is the sight of whoever acts.
#pragma once

#include "base/page.h"
#include "rectification/model.h"
#include "rectification/requests.h"
#include "store/database.h"
#include "store/list_json.h"
#include "store/record.h"
#include "store/record_sight.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace guapai::rectification {

// " AND …" on rows t of notices that the sight reaches; `notice` is the column with the notice's id, such as
// "t.notice".
void restrict_to_notices(Sql& sql, const RecordSight& sight, std::string_view notice);

void insert_finding(Transaction& tx, const Finding& finding); // DuplicateKey: the id is taken
bool save(Transaction& tx, Finding& finding);
std::optional<Finding> find_finding(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id);
ListedJson list_findings(const Reader& in, const RecordSight& sight, std::string_view county,
                         const FindingFilters& filters, const Page& page, const std::vector<NameField>& names);
std::vector<Finding> findings_with(const Reader& in, const Scope& scope, std::string_view county, const Id& notice);
std::vector<Finding> findings_of(const Reader& in, const RecordSight& sight, std::string_view county,
                                 const FindingFilters& filters, bool not_closed, std::int64_t limit);

void insert_notice(Transaction& tx, const Notice& notice); // with its copies and its first round
bool save(Transaction& tx, Notice& notice);
std::optional<Notice> find_notice(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id);
std::optional<Notice> find_notice_by_token(const Reader& in, std::string_view county, std::string_view token);
Listed<Notice> list_notices(const Reader& in, const RecordSight& sight, std::string_view county,
                            const NoticeFilters& filters, const Date& today, const Page& page);
ListedJson list_notices(const Reader& in, const RecordSight& sight, std::string_view county,
                        const NoticeFilters& filters, const Date& today, const Page& page,
                        const std::vector<NameField>& names, const Complete& complete);
std::vector<Notice> notices_of(const Reader& in, const Scope& scope, std::string_view county, const Id& school,
                               const std::optional<Date>& from, const std::optional<Date>& to, bool not_closed);

void save(Transaction& tx, const Round& round);
std::vector<Round> rounds_of(const Reader& in, std::string_view county, const Id& notice); // oldest first
std::vector<Round> rounds_of(const Reader& in, std::string_view county, const std::vector<Id>& notices);

void save(Transaction& tx, const Objection& objection);
std::optional<Objection> find_objection(const Reader& in, const RecordSight& sight, std::string_view county,
                                        const Id& id);
ListedJson list_objections(const Reader& in, const RecordSight& sight, std::string_view county,
                           const ObjectionFilters& filters, const Page& page);
bool has_open_objection(const Reader& in, std::string_view county, const Id& notice);

void insert_letter(Transaction& tx, const Letter& letter);
bool save(Transaction& tx, Letter& letter);
std::optional<Letter> find_letter(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id);
ListedJson list_letters(const Reader& in, const RecordSight& sight, std::string_view county,
                        const LetterFilters& filters, const Page& page, const std::vector<NameField>& names);

// "state" or "severity" of what is in scope, counted.
void count_findings(const Reader& in, const Scope& scope, std::string_view county, std::string_view column,
                    const std::function<void(std::string_view, std::int64_t)>& sink);
void count_notices(const Reader& in, const Scope& scope, std::string_view county,
                   const std::function<void(std::string_view state, std::int64_t)>& sink);
void count_open_by_department(const Reader& in, const Scope& scope, std::string_view county,
                              const std::function<void(const Id&, std::int64_t)>& sink);
std::vector<Date> overdue_deadlines(const Reader& in, const Scope& scope, std::string_view county, const Date& today);
std::int64_t count_open_objections(const Reader& in, const Scope& scope, std::string_view county);
std::int64_t count_unanswered_letters(const Reader& in, const Scope& scope, std::string_view county);

} // namespace guapai::rectification
