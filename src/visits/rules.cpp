#include "visits/rules.h"

#include "rules/basis.h"

#include <algorithm>
#include <set>

namespace guapai::visits {

namespace {

namespace basis = rules::basis;

// Collects what is wrong; the article stands in the text of each, and the first one is the problem's own basis.
class Findings {
public:
    void add(std::string pointer, const std::string& zh, const std::string& en, const Basis* rule = nullptr) {
        const std::string article = rule ? "（依据：" + rule->document + rule->article + "）" : "";
        problem_.errors.push_back({std::move(pointer), zh + article, en});
        if (rule && !problem_.basis) problem_.basis = *rule;
    }
    void finish() const {
        if (!problem_.errors.empty()) throw problem_;
    }

private:
    Problem problem_ = Problem::invalid("visits.incomplete", "督导记录还不能提交", "The record cannot be signed yet");
};

void check_times(const VisitSubmission& visit, const Circumstances& at, Findings& wrong) {
    const std::int64_t latest = at.now.ms + clock_skew_ms;
    if (visit.checked_in_at.ms > latest)
        wrong.add("/checked_in_at", "进校时间晚于现在，请校准手机时间", "lies in the future: check the phone's clock");
    else if (visit.finished_at.ms > latest)
        wrong.add("/finished_at", "离校时间晚于现在，请校准手机时间", "lies in the future: check the phone's clock");
    if (visit.finished_at < visit.checked_in_at)
        wrong.add("/finished_at", "离校时间早于进校时间", "lies before the check-in");
    const std::int64_t window = std::min(at.backfill_days, longest_backfill_days);
    if (Date::in_china(at.now) - day_of(visit) > window)
        wrong.add("/checked_in_at", "已超过补录期限（" + std::to_string(window) + " 天），请联系督导室",
                  "is older than the " + std::to_string(window) + " days within which records are taken");
}

void check_conduct(const VisitSubmission& visit, const Circumstances& at, Findings& wrong) {
    if (!visit.certificate_shown)
        wrong.add("/certificate_shown", "请确认已出示督学证", "the certificate must be shown", &basis::certificate);
    if (visit.methods.empty())
        wrong.add("/methods", "至少选择一种督导方法", "at least one method is needed", &basis::methods);
    if (visit.mode == VisitMode::collaborative && visit.companions.empty())
        wrong.add("/companions", "协作督导须填写同行督学", "a collaborative visit has companions");
    for (std::size_t i = 0; i < visit.companions.size(); ++i) {
        const Id& one = visit.companions[i];
        const std::string pointer = "/companions/" + std::to_string(i);
        if (one == at.inspector || std::count(visit.companions.begin(), visit.companions.end(), one) > 1)
            wrong.add(pointer, "同行督学重复", "is named twice");
        else if (std::find(at.known_companions.begin(), at.known_companions.end(), one) == at.known_companions.end())
            wrong.add(pointer, "督学名册中没有此人", "is not in the register of inspectors");
    }
}

bool in_catalogue(const Circumstances& at, const Id& item) {
    return std::any_of(at.catalogue.begin(), at.catalogue.end(), [&](const auto& one) { return one.id == item; });
}

void check_items(const VisitSubmission& visit, const Circumstances& at, Findings& wrong) {
    std::set<Id> seen;
    bool looked_at = false;
    for (std::size_t i = 0; i < visit.items.size(); ++i) {
        const ItemResult& result = visit.items[i];
        const std::string pointer = "/items/" + std::to_string(i) + "/item";
        looked_at = looked_at || result.verdict != ItemVerdict::not_checked;
        if (!seen.insert(result.item).second)
            wrong.add(pointer, "督导事项重复", "is named twice");
        else if (!in_catalogue(at, result.item))
            wrong.add(pointer, "事项目录中没有这一项，或已停用", "is not in the catalogue of that day");
    }
    if (!looked_at)
        wrong.add("/items", "至少查看一项督导事项", "at least one item must be looked at", &basis::regular_items);
}

void check_findings(const VisitSubmission& visit, const Circumstances& at, Findings& wrong) {
    if (visit.findings.empty() && !visit.no_findings)
        wrong.add("/findings", "请记录发现的问题，或明确选择“未发现问题”",
                  "record what was found, or say that there is nothing", &basis::truthfulness);
    if (!visit.findings.empty() && visit.no_findings)
        wrong.add("/no_findings", "已记录问题，不能同时选择“未发现问题”", "contradicts the findings",
                  &basis::truthfulness);
    const bool problem = std::any_of(visit.items.begin(), visit.items.end(),
                                     [](const auto& one) { return one.verdict == ItemVerdict::problem; });
    if (problem && visit.no_findings)
        wrong.add("/no_findings", "有事项评为“有问题”，不能选择“未发现问题”", "contradicts the items' verdicts",
                  &basis::truthfulness);
    std::set<Id> seen;
    for (std::size_t i = 0; i < visit.findings.size(); ++i) {
        const rectification::NewFinding& finding = visit.findings[i];
        const std::string pointer = "/findings/" + std::to_string(i);
        if (finding.id.is_nil() || !seen.insert(finding.id).second)
            wrong.add(pointer + "/id", "问题编号重复", "is used twice");
        if (finding.item && !in_catalogue(at, *finding.item))
            wrong.add(pointer + "/item", "事项目录中没有这一项，或已停用", "is not in the catalogue of that day");
    }
}

void check_feedback(const VisitSubmission& visit, Findings& wrong) {
    if (visit.feedback.empty())
        wrong.add("/feedback", "请填写现场反馈", "feedback on the spot is needed", &basis::feedback);
    if (visit.feedback_to.empty())
        wrong.add("/feedback_to", "请填写向谁反馈", "say to whom the feedback was given", &basis::feedback);
    if (visit.inspector_signature.empty())
        wrong.add("/inspector_signature", "缺少督学签名", "the inspector's signature is missing", &basis::feedback);
    if (visit.school_signature.empty() && visit.unsigned_reason.empty())
        wrong.add("/school_signature", "缺少学校签名；学校拒签的请写明原因",
                  "the school's signature is missing, or the reason why it did not sign", &basis::powers);
    if (!visit.school_signature.empty() && visit.school_signer.empty())
        wrong.add("/school_signer", "请填写学校签字人", "say who signed for the school", &basis::feedback);
}

Problem bad_filter(std::string field, std::string zh, std::string en) {
    return Problem::invalid("visits.filter", "筛选条件不对", "A filter is not valid")
        .at("/" + std::move(field), std::move(zh), std::move(en));
}

} // namespace

Date day_of(const VisitSubmission& submission) { return Date::in_china(submission.checked_in_at); }

plans::Audience audience_of(const schools::School& school) {
    return school.type == schools::SchoolType::kindergarten ? plans::Audience::kindergartens : plans::Audience::schools;
}

Date term_start(const Date& date) {
    if (date.month >= 9) return {date.year, 9, 1};
    return date.month == 1 ? Date{date.year - 1, 9, 1} : Date{date.year, 2, 1};
}

void check(const VisitSubmission& submission, const Circumstances& circumstances) {
    Findings wrong;
    check_times(submission, circumstances, wrong);
    check_conduct(submission, circumstances, wrong);
    check_items(submission, circumstances, wrong);
    check_findings(submission, circumstances, wrong);
    check_feedback(submission, wrong);
    for (const NamedFile& file : files_of(submission))
        if (!is_digest(file.digest))
            wrong.add(file.pointer, "应为文件的 SHA-256（64 位十六进制）", "must be the SHA-256 of a file");
    wrong.finish();
}

void check_assigned(const VisitSubmission& submission, const Id& inspector, const std::optional<Id>& assigned) {
    if (assigned && *assigned == inspector) return;
    const bool together = submission.mode == VisitMode::collaborative || submission.mode == VisitMode::random;
    if (assigned && together &&
        std::find(submission.companions.begin(), submission.companions.end(), *assigned) != submission.companions.end())
        return;
    throw Problem(403, "visits.not_assigned", "您在进校当日不是该校的责任督学；协作督导、随机督导须有该校责任督学同行",
                  "You were not this school's inspector on that day, and its inspector was not with you")
        .at("/school", "不是您的责任学校", "is not assigned to you")
        .because(basis::assignment);
}

void check_recusal(bool recused) {
    if (!recused) return;
    throw Problem(403, "visits.recused", "您与该校有须回避的情形，不能实施督导",
                  "You declared a conflict of interest with this school")
        .at("/school", "应当回避", "recusal is declared")
        .because(basis::recusal);
}

void check_filters(const VisitFilters& filters) {
    if (filters.month && !YearMonth::try_parse(*filters.month))
        throw bad_filter("month", "应为月份，如 2026-11", "must be a month such as 2026-11");
    if (filters.from && !Date::try_parse(*filters.from))
        throw bad_filter("from", "应为日期，如 2026-03-05", "must be a date such as 2026-03-05");
    if (filters.to && !Date::try_parse(*filters.to))
        throw bad_filter("to", "应为日期，如 2026-03-05", "must be a date such as 2026-03-05");
}

bool is_digest(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(),
                                            [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::vector<NamedFile> files_of(const VisitSubmission& submission) {
    std::vector<NamedFile> out;
    const auto add = [&](const std::string& digest, std::string pointer) {
        const bool known = std::any_of(out.begin(), out.end(), [&](const auto& one) { return one.digest == digest; });
        if (!known) out.push_back({digest, std::move(pointer)});
    };
    const auto add_all = [&](const std::vector<std::string>& digests, const std::string& pointer) {
        for (std::size_t i = 0; i < digests.size(); ++i)
            add(digests[i], pointer + "/files/" + std::to_string(i));
    };
    add_all(submission.files, "");
    for (std::size_t i = 0; i < submission.highlights.size(); ++i)
        add_all(submission.highlights[i].files, "/highlights/" + std::to_string(i));
    for (std::size_t i = 0; i < submission.findings.size(); ++i)
        add_all(submission.findings[i].files, "/findings/" + std::to_string(i));
    if (!submission.inspector_signature.empty()) add(submission.inspector_signature, "/inspector_signature");
    if (!submission.school_signature.empty()) add(submission.school_signature, "/school_signature");
    return out;
}

std::string statement_of(const Visit& visit) {
    std::string text = "guapai visit receipt\ncounty " + visit.county + "\nvisit " + visit.id.text() + "\nsha256 " +
                       visit.content_digest + "\nreceived " + visit.received_at.rfc3339() + "\n";
    for (const std::string& file : visit.held_files)
        text += "file " + file + "\n";
    return text;
}

std::string Visit::*amendable(std::string_view field) {
    if (field == "process") return &Visit::process;
    if (field == "feedback") return &Visit::feedback;
    if (field == "feedback_to") return &Visit::feedback_to;
    if (field == "school_signer") return &Visit::school_signer;
    throw Problem::invalid("visits.field", "这个栏目不能更正", "This field cannot be amended")
        .at("/field",
            "只能更正：督导过程（process）、现场反馈（feedback）、反馈对象（feedback_to）、学校签字人（school_signer）",
            "must be process, feedback, feedback_to or school_signer");
}

} // namespace guapai::visits
