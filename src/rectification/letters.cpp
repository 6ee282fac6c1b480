// Consultation letters to departments, and what waits for whom.
#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "files/service.h"
#include "organisation/service.h"
#include "rectification/makers.h"
#include "rectification/names.h"
#include "rectification/rating.h"
#include "rectification/rules.h"
#include "rectification/service.h"
#include "rectification/store.h"
#include "store/numbers.h"

namespace guapai::rectification {

using identity::Actor;

namespace {

Letter require_letter(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id) {
    auto letter = find_letter(in, sight, county, id);
    if (!letter) throw Problem::not_found("没有这份协商函", "There is no such letter");
    return *letter;
}

Letter drawn_up(Transaction& tx, std::string_view county, const NewLetter& wanted, const Finding& finding) {
    const Date today = Date::today();
    const auto days = wanted.working_days ? *wanted.working_days
                                          : organisation::parameter(tx, county, "rectification.deadline", today);
    Letter letter{.county = std::string(county),
                  .id = wanted.id,
                  .year = today.year,
                  .finding = finding.id,
                  .school = finding.school,
                  .department = wanted.department,
                  .text = wanted.text,
                  .sent_on = today};
    letter.deadline = organisation::calendar(tx, county).add_working_days(today, static_cast<int>(days)).date;
    letter.number = next_number(tx, county, "consultation_letter", today.year);
    letter.document_number =
        document_number(organisation::office(tx, county).number_prefix, "函", letter.year, letter.number);
    return letter;
}

} // namespace

Letter Service::send(const Actor& actor, std::string_view county, const NewLetter& wanted) {
    return write(database_, county, [&](Transaction& tx) {
        if (const auto before = find_letter(tx, RecordSight::reading(actor.scope), county, wanted.id)) {
            if (before->finding == wanted.finding && before->text == wanted.text) return completed(tx, county, *before);
            throw Problem::conflict("rectification.id_taken", "这个编号的协商函已发出，内容不同",
                                    "Another letter was sent under this id");
        }
        auto finding = find_finding(tx, actor.scope, county, wanted.finding);
        if (!finding)
            throw Problem::invalid("rectification.finding", "问题不存在", "There is no such finding")
                .at("/finding", "没有这个问题", "no such finding");
        if (!organisation::department(tx, county, wanted.department))
            throw Problem::invalid("rectification.department", "科室不存在", "There is no such department")
                .at("/department", "没有这个科室", "no such department");
        check_letter(*finding);
        const Letter letter = drawn_up(tx, county, wanted, *finding);
        insert_letter(tx, letter);
        add_makers(tx, actor, {"letter", letter.id, county, letter.school}, finding->inspector);
        finding->state = FindingState::consulting;
        rate(tx, *finding, Severity::complex);
        finding->notice = letter.id;
        if (!save(tx, *finding)) throw Problem::stale(json::write(*finding));
        for (const std::string& digest : finding->files)
            files::attach(tx, actor, county,
                          {.digest = digest,
                           .subject_kind = "letter",
                           .subject = letter.id.text(),
                           .school = letter.school.text(),
                           .department = letter.department.text()});
        audit::record(tx, county, actor.name(), "rectification.send", "letter", letter.id.text(), json::write(letter));
        return completed(tx, county, letter);
    });
}

ListedJson Service::letters(const Actor& actor, std::string_view county, const LetterFilters& filters,
                            const Page& page) {
    return read(database_, [&](Reader& in) {
        return list_letters(in, RecordSight::reading(actor.scope), county, filters, page, letter_names(in, county));
    });
}

Letter Service::letter(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) {
        return completed(in, county, require_letter(in, RecordSight::reading(actor.scope), county, id));
    });
}

Letter Service::answer_letter(const Actor& actor, std::string_view county, const Id& id, const LetterAnswer& answer,
                              std::int64_t seen) {
    return write(database_, county, [&](Transaction& tx) {
        Letter letter = require_letter(tx, actor.scope, county, id);
        if (letter.version != seen) throw Problem::stale(json::write(completed(tx, county, letter)));
        if (letter.state == LetterState::answered)
            throw Problem::conflict("rectification.answered", "这份协商函已答复", "The letter is answered already");
        letter.state = LetterState::answered;
        letter.answer = answer.text;
        letter.answered_by = actor.account.display_name;
        letter.answered_at = Instant::now();
        if (!save(tx, letter)) throw Problem::stale(json::write(letter));
        audit::record(tx, county, actor.name(), "rectification.answer_letter", "letter", letter.id.text(),
                      json::write(letter));
        return completed(tx, county, letter);
    });
}

Waiting waiting(const Reader& in, const Scope& scope, std::string_view county, const Date& today) {
    Waiting out;
    count_findings(in, scope, county, "state", [&](std::string_view state, std::int64_t count) {
        if (state == code_of(FindingState::open)) out.untriaged = count;
        if (state == code_of(FindingState::reported)) out.reported = count;
    });
    count_notices(in, scope, county, [&](std::string_view state, std::int64_t count) {
        if (state == code_of(NoticeState::answered)) out.to_recheck = count;
        if (state == code_of(NoticeState::issued) || state == code_of(NoticeState::continued)) out.to_answer += count;
    });
    out.overdue = std::ssize(overdue_deadlines(in, scope, county, today));
    out.open_objections = count_open_objections(in, scope, county);
    out.unanswered_letters = count_unanswered_letters(in, scope, county);
    return out;
}

} // namespace guapai::rectification
