// Notices: issued with a number, answered by the school, re-checked by the inspector, round after round.
#include "audit/service.h"
#include "base/hash.h"
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
#include "schools/service.h"
#include "store/numbers.h"

#include <algorithm>

namespace guapai::rectification {

using identity::Actor;

namespace {

Notice require_notice(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id) {
    auto notice = find_notice(in, sight, county, id);
    if (!notice) throw Problem::not_found("没有这份通知书", "There is no such notice");
    return *notice;
}

Notice notice_to_act_on(const Reader& in, const Actor& actor, std::string_view county, const Id& id) {
    if (auto notice = find_notice(in, actor.scope, county, id)) return *notice;
    require_notice(in, RecordSight::reading(actor.scope), county, id);
    throw no_longer_in_charge();
}

Notice seen_notice(const Reader& in, const Actor& actor, std::string_view county, const Id& id, std::int64_t seen) {
    Notice notice = notice_to_act_on(in, actor, county, id);
    if (notice.version != seen) throw Problem::stale(json::write(completed(in, county, notice)));
    return notice;
}

void save_and_record(Transaction& tx, const Actor& actor, Notice& notice, std::string_view action) {
    if (!save(tx, notice)) throw Problem::stale(json::write(notice));
    audit::record(tx, notice.county, actor.name(), action, "notice", notice.id.text(), json::write(notice));
}

// The words of an answer, a verdict and an objection are evidence like the notice itself.
void save_and_record(Transaction& tx, const Actor& actor, const Round& round, std::string_view action) {
    save(tx, round);
    audit::record(tx, round.county, actor.name(), action, "round", round.id.text(), json::write(round));
}

void save_and_record(Transaction& tx, const Actor& actor, const Objection& objection, std::string_view action) {
    save(tx, objection);
    audit::record(tx, objection.county, actor.name(), action, "objection", objection.id.text(), json::write(objection));
}

// The school sees them, and every department that has the notice.
void attach_all(Transaction& tx, const Actor& actor, const Notice& notice, const std::vector<std::string>& digests) {
    files::Attachment attachment{.subject_kind = "notice", .subject = notice.id.text(), .school = notice.school.text()};
    for (const std::string& digest : digests) {
        attachment.digest = digest;
        attachment.department.clear();
        files::attach(tx, actor, notice.county, attachment);
        for (const Id& department : notice.cc_departments) {
            attachment.department = department.text();
            files::attach(tx, actor, notice.county, attachment);
        }
    }
}

std::vector<Finding> wanted_findings(const Reader& in, const Actor& actor, std::string_view county,
                                     const NewNotice& wanted) {
    std::vector<Finding> out;
    for (std::size_t i = 0; i < wanted.findings.size(); ++i) {
        auto finding = find_finding(in, actor.scope, county, wanted.findings[i]);
        if (!finding)
            throw Problem::invalid("rectification.findings", "所选问题不存在", "There is no such finding")
                .at("/findings/" + std::to_string(i), "没有这个问题", "no such finding");
        out.push_back(std::move(*finding));
    }
    return out;
}

void check_departments(const Reader& in, std::string_view county, const std::vector<Id>& departments) {
    const auto names = organisation::department_names(in, county);
    for (std::size_t i = 0; i < departments.size(); ++i)
        if (!names.contains(departments[i]))
            throw Problem::invalid("rectification.department", "抄送科室不存在", "There is no such department")
                .at("/cc_departments/" + std::to_string(i), "没有这个科室", "no such department");
}

Date deadline_after(const Reader& in, std::string_view county, const Date& from, std::int64_t working_days) {
    return organisation::calendar(in, county).add_working_days(from, static_cast<int>(working_days)).date;
}

std::int64_t days_or_default(const Reader& in, std::string_view county, const std::optional<std::int64_t>& wanted,
                             const Date& today) {
    return wanted ? *wanted : organisation::parameter(in, county, "rectification.deadline", today);
}

Notice drawn_up(Transaction& tx, std::string_view county, const NewNotice& wanted, const Finding& first) {
    const Date today = Date::today();
    Notice notice{.county = std::string(county),
                  .id = wanted.id,
                  .year = today.year,
                  .school = wanted.school,
                  .inspector = first.inspector,
                  .visit = first.visit,
                  .findings = wanted.findings,
                  .title = wanted.title,
                  .problems = wanted.problems,
                  .suggestions = wanted.suggestions,
                  .basis = wanted.basis,
                  .issued_on = today,
                  .working_days = days_or_default(tx, county, wanted.working_days, today),
                  .cc_departments = wanted.cc_departments};
    notice.deadline = deadline_after(tx, county, today, notice.working_days);
    notice.public_token = std::string(county) + "." + random_token(12);
    notice.number = next_number(tx, county, "rectification_notice", today.year);
    notice.document_number =
        document_number(organisation::office(tx, county).number_prefix, "整", notice.year, notice.number);
    return notice;
}

void take_up(Transaction& tx, std::vector<Finding>& findings, const Notice& notice, const Actor& actor) {
    for (Finding& finding : findings) {
        finding.state = FindingState::noticed;
        finding.notice = notice.id;
        if (!finding.severity) rate(tx, finding, Severity::general);
        if (!save(tx, finding)) throw Problem::stale(json::write(finding));
        attach_all(tx, actor, notice, finding.files);
    }
}

void close_findings(Transaction& tx, const Notice& notice) {
    for (Finding& finding : findings_with(tx, Scope::office(notice.county), notice.county, notice.id)) {
        finding.state = FindingState::closed;
        finding.closed_on = notice.closed_on;
        save(tx, finding);
    }
}

Round current_round(const Reader& in, const Notice& notice) {
    auto rounds = rounds_of(in, notice.county, notice.id);
    if (rounds.empty()) throw std::runtime_error("a notice without rounds");
    return std::move(rounds.back());
}

void begin_next_round(Transaction& tx, Notice& notice, const std::optional<std::int64_t>& working_days) {
    const Date today = Date::today();
    notice.state = NoticeState::continued;
    notice.deadline = deadline_after(tx, notice.county, today, days_or_default(tx, notice.county, working_days, today));
    ++notice.round;
    save(tx, Round{.county = notice.county,
                   .id = Id::mint(),
                   .notice = notice.id,
                   .round = notice.round,
                   .deadline = notice.deadline});
}

void put_right(Transaction& tx, Notice& notice) {
    notice.state = NoticeState::closed;
    notice.closed_on = Date::today();
    close_findings(tx, notice);
}

} // namespace

std::vector<Notice> open_notices(const Reader& in, const Scope& scope, std::string_view county, const Id& school) {
    auto out = notices_of(in, scope, county, school, {}, {}, true);
    complete(in, county, out);
    return out;
}

std::vector<Notice> notices_of_school(const Reader& in, std::string_view county, const Id& school, const Date& from,
                                      const Date& to) {
    auto out = notices_of(in, Scope::office(county), county, school, from, to, false);
    const Deadlines deadlines(in, county);
    for (Notice& notice : out)
        deadlines.judge(notice);
    return out;
}

Notice Service::issue(const Actor& actor, std::string_view county, const NewNotice& wanted) {
    return write(database_, county, [&](Transaction& tx) {
        if (const auto before = find_notice(tx, RecordSight::reading(actor.scope), county, wanted.id)) {
            if (before->findings == wanted.findings && before->title == wanted.title)
                return completed(tx, county, *before);
            throw Problem::conflict("rectification.id_taken", "这个编号的通知书已发出，内容不同",
                                    "Another notice was issued under this id");
        }
        schools::require(tx, actor.scope, county, wanted.school);
        auto findings = wanted_findings(tx, actor, county, wanted);
        check_notice(wanted, findings, is_office(actor.account.role));
        check_departments(tx, county, wanted.cc_departments);
        const Notice notice = drawn_up(tx, county, wanted, findings.front());
        insert_notice(tx, notice);
        add_makers(tx, actor, {"notice", notice.id, county, notice.school}, notice.inspector);
        take_up(tx, findings, notice, actor);
        audit::record(tx, county, actor.name(), "rectification.issue", "notice", notice.id.text(), json::write(notice));
        return completed(tx, county, notice);
    });
}

ListedJson Service::notices(const Actor& actor, std::string_view county, const NoticeFilters& filters,
                            const Page& page) {
    return read(database_, [&](Reader& in) {
        const Deadlines deadlines(in, county);
        const auto judge = [&](const Row& row, void* record) {
            auto& notice = *static_cast<Notice*>(record);
            for (const char* field : {"state", "deadline"})
                read_column(row, record_type<Notice>(), field, &notice, in.vault());
            deadlines.judge(notice);
        };
        return list_notices(in, RecordSight::reading(actor.scope, filters.in_charge), county, filters, Date::today(),
                            page, notice_names(in, county), judge);
    });
}

Notice Service::notice(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) {
        return completed(in, county, require_notice(in, RecordSight::reading(actor.scope), county, id));
    });
}

std::vector<Round> Service::rounds(const Actor& actor, std::string_view county, const Id& notice) {
    return read(database_, [&](Reader& in) {
        require_notice(in, RecordSight::reading(actor.scope), county, notice);
        return rounds_of(in, county, notice);
    });
}

Notice Service::answer(const Actor& actor, std::string_view county, const Id& id, const Answer& answer,
                       std::int64_t seen) {
    return write(database_, county, [&](Transaction& tx) {
        Notice notice = seen_notice(tx, actor, county, id, seen);
        check_answer(notice);
        Round round = current_round(tx, notice);
        round.answer = answer.text;
        round.answer_files = answer.files;
        round.answered_by = actor.account.display_name;
        round.answered_at = Instant::now();
        save_and_record(tx, actor, round, "rectification.answer");
        attach_all(tx, actor, notice, answer.files);
        notice.state = NoticeState::answered;
        save_and_record(tx, actor, notice, "rectification.answer");
        return completed(tx, county, notice);
    });
}

Notice Service::recheck(const Actor& actor, std::string_view county, const Id& id, const Recheck& recheck,
                        std::int64_t seen) {
    return write(database_, county, [&](Transaction& tx) {
        Notice notice = seen_notice(tx, actor, county, id, seen);
        check_recheck(notice);
        Round round = current_round(tx, notice);
        round.verdict = recheck.verdict;
        round.remark = recheck.remark;
        round.remark_files = recheck.files;
        round.checked_by = actor.account.display_name;
        round.checked_at = Instant::now();
        add_hand_of(tx, actor, {"notice", notice.id, county, notice.school});
        save_and_record(tx, actor, round, "rectification.recheck");
        attach_all(tx, actor, notice, recheck.files);
        if (recheck.verdict == Verdict::put_right)
            put_right(tx, notice);
        else
            begin_next_round(tx, notice, recheck.working_days);
        save_and_record(tx, actor, notice, "rectification.recheck");
        return completed(tx, county, notice);
    });
}

Objection Service::object(const Actor& actor, std::string_view county, const Id& id, const Objection& wanted) {
    return write(database_, county, [&](Transaction& tx) {
        Notice notice = notice_to_act_on(tx, actor, county, id);
        check_objection(notice, has_open_objection(tx, county, id));
        Objection objection = wanted;
        objection.county = county;
        objection.id = Id::mint();
        objection.notice = id;
        objection.school = notice.school;
        objection.made_by = actor.account.display_name;
        objection.made_at = Instant::now();
        save_and_record(tx, actor, objection, "rectification.object");
        attach_all(tx, actor, notice, objection.files);
        notice.objected = true;
        save_and_record(tx, actor, notice, "rectification.object");
        return objection;
    });
}

ListedJson Service::objections(const Actor& actor, std::string_view county, const ObjectionFilters& filters,
                               const Page& page) {
    return read(database_, [&](Reader& in) {
        return list_objections(in, RecordSight::reading(actor.scope), county, filters, page);
    });
}

Objection Service::reply(const Actor& actor, std::string_view county, const Id& id, const ObjectionReply& reply) {
    if (reply.state == ObjectionState::open)
        throw Problem::invalid("rectification.reply", "请选择“异议成立”或“维持原意见”", "Choose upheld or rejected")
            .at("/state", "应为 upheld 或 rejected", "must be upheld or rejected");
    return write(database_, county, [&](Transaction& tx) {
        auto objection = find_objection(tx, actor.scope, county, id);
        if (!objection) throw Problem::not_found("没有这项异议", "There is no such objection");
        if (objection->state != ObjectionState::open)
            throw Problem::conflict("rectification.replied", "这项异议已答复", "The objection has its reply already");
        objection->state = reply.state;
        objection->reply = reply.reply;
        objection->replied_by = actor.account.display_name;
        objection->replied_at = Instant::now();
        save_and_record(tx, actor, *objection, "rectification.reply");
        Notice notice = notice_to_act_on(tx, actor, county, objection->notice);
        if (reply.state == ObjectionState::upheld && notice.state != NoticeState::closed) put_right(tx, notice);
        save_and_record(tx, actor, notice, "rectification.reply");
        return *objection;
    });
}

} // namespace guapai::rectification
