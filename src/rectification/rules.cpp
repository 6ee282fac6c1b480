#include "rectification/rules.h"

#include "base/problem.h"
#include "rules/basis.h"

#include <algorithm>

namespace guapai::rectification {

namespace {

Problem not_now(std::string code, std::string zh, std::string en) {
    return Problem::conflict("rectification." + code, std::move(zh), std::move(en));
}

std::string now_is(FindingState state) { return "（现为“" + std::string(title_of(state)) + "”）"; }

} // namespace

FindingState state_after_triage(const std::optional<Severity>& severity) {
    if (severity == Severity::minor) return FindingState::suggested;
    if (severity == Severity::serious) return FindingState::reported;
    return FindingState::open;
}

FindingState state_after_visit(const NewFinding& finding) {
    if (finding.danger_to_life && !finding.severity) return FindingState::reported;
    return state_after_triage(finding.severity);
}

bool is_office(identity::Role role) {
    return role == identity::Role::county_office || role == identity::Role::city_office;
}

void check_triage(const Finding& finding, Severity wanted, bool by_office) {
    if (finding.danger_to_life && wanted == Severity::minor)
        throw Problem::invalid("rectification.danger", "危及生命安全的隐患不能按小问题处理",
                               "A danger to life is no minor finding")
            .at("/severity", "不能是“小问题”", "must not be minor")
            .because(rules::basis::regular_report);
    if (finding.state == FindingState::reported && !by_office)
        throw not_now("reported", "这个问题已上报督导室，由督导室决定如何处理",
                      "The finding was reported up; the office decides what follows");
    if (finding.state == FindingState::open || finding.state == FindingState::suggested ||
        finding.state == FindingState::reported)
        return;
    throw not_now("already_handled", "这个问题已在处理中，不能再改等级" + now_is(finding.state),
                  "The finding is being handled already; its severity stays");
}

void check_notice(const NewNotice& wanted, const std::vector<Finding>& findings, bool by_office) {
    Problem problem = Problem::invalid("rectification.findings", "所选问题不能写入这份通知书",
                                       "These findings cannot go into this notice");
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        const std::string at = "/findings/" + std::to_string(i);
        if (std::count(wanted.findings.begin(), wanted.findings.begin() + static_cast<std::ptrdiff_t>(i), finding.id) >
            0)
            problem.errors.push_back({at, "重复", "is named twice"});
        else if (finding.school != wanted.school)
            problem.errors.push_back({at, "属于另一所学校", "belongs to another school"});
        else if (finding.state == FindingState::noticed || finding.state == FindingState::closed ||
                 finding.state == FindingState::consulting)
            problem.errors.push_back({at, "已处理" + now_is(finding.state), "is handled already"});
        else if (finding.state == FindingState::reported && !by_office)
            problem.errors.push_back(
                {at, "已上报督导室，由督导室决定如何处理", "was reported up; the office decides what follows"});
    }
    if (!problem.errors.empty()) throw problem;
}

void check_letter(const Finding& finding) {
    if (finding.state == FindingState::open || finding.state == FindingState::suggested ||
        finding.state == FindingState::reported)
        return;
    throw not_now("already_handled", "这个问题已在处理中，不能再发协商函" + now_is(finding.state),
                  "The finding is being handled already");
}

void check_answer(const Notice& notice) {
    if (notice.state == NoticeState::issued || notice.state == NoticeState::continued) return;
    throw not_now("not_waiting_for_school",
                  notice.state == NoticeState::answered ? "本轮整改报告已提交，请等待督学复查"
                                                        : "这份通知书已销号，不再接收整改报告",
                  "The notice does not wait for an answer of the school");
}

void check_recheck(const Notice& notice) {
    if (notice.state == NoticeState::answered) return;
    throw not_now("nothing_to_check",
                  notice.state == NoticeState::closed ? "这份通知书已销号" : "学校还没有提交本轮整改报告，不能复查",
                  "There is no answer of the school to re-check");
}

void check_objection(const Notice& notice, bool one_open) {
    if (notice.state == NoticeState::closed)
        throw not_now("closed", "这份通知书已销号，不能再提异议", "The notice is closed");
    if (one_open)
        throw not_now("objection_open", "已有一项异议在等待答复", "An objection is waiting for its reply already");
}

void check_closing(const Finding& finding, bool letter_answered) {
    if (finding.state == FindingState::suggested) return;
    if (finding.state == FindingState::consulting && letter_answered) return;
    if (finding.state == FindingState::consulting)
        throw not_now("letter_unanswered", "科室还没有答复协商函，不能销号",
                      "The department has not answered the letter yet");
    throw not_now("not_to_be_closed_here", "这个问题不能直接销号" + now_is(finding.state) + "，请按通知书复查办理",
                  "This finding cannot be closed by itself");
}

EscalationLevel escalation_of(std::int64_t overdue_working_days, std::int64_t step) {
    const std::int64_t steps = overdue_working_days / std::max<std::int64_t>(step, 1);
    return static_cast<EscalationLevel>(std::clamp<std::int64_t>(steps, 0, 3));
}

std::string document_number(const std::string& prefix, std::string_view kind, std::int64_t year, std::int64_t number) {
    return prefix + std::string(kind) + "〔" + std::to_string(year) + "〕" + std::to_string(number) + "号";
}

} // namespace guapai::rectification
