// The ledger in three forms, and the summary.
#include "organisation/service.h"
#include "paper/report.h"
#include "rectification/names.h"
#include "rectification/rules.h"
#include "rectification/service.h"
#include "rectification/store.h"
#include "sheet/write.h"

#include <fmt/format.h>

namespace guapai::rectification {

using identity::Actor;

namespace {

constexpr std::int64_t most_lines = 20'000; // of an export

LedgerLine line_of(const Notice& notice, const std::map<Id, std::string>& departments) {
    LedgerLine line{.notice = notice.id,
                    .document_number = notice.document_number,
                    .school_name = notice.school_name,
                    .inspector_name = notice.inspector_name,
                    .title = notice.title,
                    .problems = notice.problems,
                    .suggestions = notice.suggestions,
                    .basis = notice.basis,
                    .issued_on = notice.issued_on,
                    .deadline = notice.deadline,
                    .rounds = notice.round,
                    .state = notice.state,
                    .overdue = notice.overdue,
                    .escalation = notice.escalation,
                    .closed_on = notice.closed_on};
    for (const Id& id : notice.cc_departments)
        if (const auto name = departments.find(id); name != departments.end())
            line.copied_to += (line.copied_to.empty() ? "" : "、") + name->second;
    return line;
}

void add_rounds(std::vector<LedgerLine>& lines, const std::vector<Round>& rounds) {
    std::map<Id, LedgerLine*> by_notice;
    for (LedgerLine& line : lines)
        by_notice.emplace(line.notice, &line);
    for (const Round& round : rounds) { // oldest first: the latest stays
        LedgerLine& line = *by_notice.at(round.notice);
        if (!round.answer.empty()) line.last_answer = round.answer;
        if (round.answered_at) line.answered_on = Date::in_china(*round.answered_at);
        if (!round.remark.empty()) line.last_remark = round.remark;
    }
}

Listed<LedgerLine> ledger_page(const Reader& in, const Actor& actor, std::string_view county,
                               const NoticeFilters& filters, const Page& page) {
    const auto sight = RecordSight::reading(actor.scope, filters.in_charge);
    auto notices = list_notices(in, sight, county, filters, Date::today(), page);
    complete(in, county, notices.items);
    const auto departments = organisation::department_names(in, county);
    Listed<LedgerLine> out;
    out.next = notices.next;
    out.total = notices.total;
    std::vector<Id> ids;
    for (const Notice& notice : notices.items) {
        out.items.push_back(line_of(notice, departments));
        ids.push_back(notice.id);
    }
    if (!ids.empty()) add_rounds(out.items, rounds_of(in, county, ids));
    return out;
}

// Page by page, so that a long ledger needs little memory.
void each_line(const Reader& in, const Actor& actor, std::string_view county, const NoticeFilters& filters,
               const std::function<void(const LedgerLine&)>& sink) {
    Page page{.limit = 100};
    for (std::int64_t count = 0; count < most_lines; count += page.limit) {
        const auto part = ledger_page(in, actor, county, filters, page);
        for (const LedgerLine& line : part.items)
            sink(line);
        if (part.next.empty()) return;
        page.cursor = part.next;
    }
}

std::string state_of(const LedgerLine& line) {
    if (!line.overdue) return std::string(title_of(line.state));
    std::string out = "已逾期";
    if (line.escalation != EscalationLevel::none) out += "（已报" + std::string(title_of(line.escalation)) + "）";
    return out;
}

template <class Enum>
Count count_of(std::string_view code, std::int64_t count) {
    const auto value = enum_of<Enum>(code);
    return {std::string(code), value ? std::string(title_of(*value)) : "未定级", count};
}

} // namespace

Listed<LedgerLine> Service::ledger(const Actor& actor, std::string_view county, const NoticeFilters& filters,
                                   const Page& page) {
    return read(database_, [&](Reader& in) { return ledger_page(in, actor, county, filters, page); });
}

std::string Service::ledger_xlsx(const Actor& actor, std::string_view county, const NoticeFilters& filters,
                                 Language language) {
    return read(database_, [&](Reader& in) {
        sheet::RecordWriter writer(sheet::Format::xlsx, Words{"整改台账", "Rectification ledger"}.in(language),
                                   record_type<LedgerLine>(),
                                   {.english = language == Language::en,
                                    .keep = [](const FieldType& field) { return field.name != "notice"; }});
        each_line(in, actor, county, filters, [&](const LedgerLine& line) { writer.row(&line); });
        return writer.finish();
    });
}

std::string Service::ledger_pdf(const Actor& actor, std::string_view county, const NoticeFilters& filters) {
    return read(database_, [&](Reader& in) {
        paper::Table table{.caption = "",
                           .columns = {{"发文字号", 2.2},
                                       {"学校", 2.4},
                                       {"存在问题", 5},
                                       {"整改情况", 5},
                                       {"期限", 1.6},
                                       {"轮次", 0.8, paper::Align::centre},
                                       {"状态", 1.8}},
                           .rows = {}};
        each_line(in, actor, county, filters, [&](const LedgerLine& line) {
            table.rows.push_back({line.document_number, line.school_name, line.problems, line.last_answer,
                                  line.deadline.chinese(false), std::to_string(line.rounds), state_of(line)});
        });
        paper::Report report;
        report.title = "问题整改台账";
        report.subtitle = fmt::format("共 {} 份通知书", table.rows.size());
        report.author = organisation::office(in, county).office_name;
        report.date = Date::today();
        report.orientation = paper::Orientation::landscape;
        report.blocks.emplace_back(std::move(table));
        return paper::print_report(report);
    });
}

Summary Service::summary(const Actor& actor, std::string_view county) {
    return read(database_, [&](Reader& in) {
        const Scope& scope = actor.scope;
        const Date today = Date::today();
        Summary out;
        count_findings(in, scope, county, "state", [&](std::string_view code, std::int64_t count) {
            out.findings_by_state.push_back(count_of<FindingState>(code, count));
        });
        count_findings(in, scope, county, "severity", [&](std::string_view code, std::int64_t count) {
            out.findings_by_severity.push_back(count_of<Severity>(code, count));
        });
        count_notices(in, scope, county, [&](std::string_view code, std::int64_t count) {
            out.notices_by_state.push_back(count_of<NoticeState>(code, count));
        });
        const auto departments = organisation::department_names(in, county);
        count_open_by_department(in, scope, county, [&](const Id& id, std::int64_t count) {
            const auto name = departments.find(id);
            out.open_notices_by_department.push_back(
                {id.text(), name == departments.end() ? std::string() : name->second, count});
        });
        const auto calendar = organisation::calendar(in, county);
        const auto step = organisation::parameter(in, county, "rectification.escalation", today);
        std::map<EscalationLevel, std::int64_t> levels;
        for (const Date& deadline : overdue_deadlines(in, scope, county, today)) {
            ++levels[escalation_of(calendar.working_days_between(deadline, today), step)];
            ++out.overdue;
        }
        for (const auto& [level, count] : levels)
            out.overdue_by_escalation.push_back({std::string(code_of(level)), std::string(title_of(level)), count});
        out.open_objections = count_open_objections(in, scope, county);
        out.unanswered_letters = count_unanswered_letters(in, scope, county);
        return out;
    });
}

} // namespace guapai::rectification
