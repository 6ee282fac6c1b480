// Visits as a spreadsheet: one row each, texts for people, no digests.
#include "network/service.h"
#include "sheet/write.h"
#include "visits/names.h"
#include "visits/rules.h"
#include "visits/service.h"
#include "visits/store.h"

namespace guapai::visits {

namespace {

constexpr std::int64_t most_rows = 100'000; // beyond it Excel itself becomes slow; filters narrow the rest

std::vector<sheet::ColumnFormat> export_columns(Language language) {
    using sheet::Content;
    static constexpr std::pair<Words, Content> columns[] = {
        {{"督导日期", "Visited on"}, Content::date},
        {{"学校", "School"}, Content::text},
        {{"责任督学", "Inspector"}, Content::text},
        {{"责任区", "Area"}, Content::text},
        {{"督导方式", "Mode"}, Content::text},
        {{"督导方法", "Methods"}, Content::prose},
        {{"查看事项", "Items looked at"}, Content::prose},
        {{"问题数", "Findings"}, Content::integer},
        {{"督导过程", "Process"}, Content::prose},
        {{"亮点", "Highlights"}, Content::prose},
        {{"现场反馈", "Feedback"}, Content::prose},
        {{"反馈对象", "Feedback to"}, Content::text},
        {{"学校签字人", "Signed for the school by"}, Content::text},
        {{"学校未签字原因", "Why the school did not sign"}, Content::prose},
        {{"进校时间", "Arrived at"}, Content::instant},
        {{"离校时间", "Left at"}, Content::instant},
        {{"收到时间", "Received at"}, Content::instant},
        {{"更正次数", "Amendments"}, Content::integer}};
    std::vector<sheet::ColumnFormat> out;
    for (const auto& [heading, content] : columns)
        out.push_back({heading.in(language), content});
    return out;
}

// Texts of one cell, one after the other.
class Cell {
public:
    explicit Cell(Language language) : mark_(list_mark(language)) {}
    void add(std::string_view text) { text_.append(text_.empty() ? "" : mark_).append(text); }
    std::string text() && { return std::move(text_); }

private:
    std::string_view mark_;
    std::string text_;
};

std::string methods_of(const Visit& visit, Language language) {
    Cell out(language);
    for (const VisitMethod method : visit.methods)
        out.add(title_of(method, language));
    return std::move(out).text();
}

std::string items_of(const Visit& visit, Language language) {
    Cell out(language);
    for (const ItemResult& result : visit.items) {
        std::string one = result.title + Words{"：", ": "}.in(language) + title_of(result.verdict, language);
        if (!result.note.empty()) one += Words{"（", " ("}.in(language) + result.note + Words{"）", ")"}.in(language);
        out.add(one);
    }
    return std::move(out).text();
}

std::string highlights_of(const Visit& visit, Language language) {
    Cell out(language);
    for (const Highlight& highlight : visit.highlights)
        out.add(highlight.text);
    return std::move(out).text();
}

} // namespace

std::string Service::export_xlsx(const identity::Actor& actor, std::string_view county, const VisitFilters& filters,
                                 Language language) {
    check_filters(filters);
    std::vector<Visit> visits;
    std::map<Id, std::string> areas;
    database_.read([&](Reader& in) {
        each_visit(in, RecordSight::reading(actor.scope, filters.in_charge), county, filters, most_rows,
                   [&](const Visit& visit) { visits.push_back(visit); });
        fill_names(in, county, visits);
        areas = network::area_names(in, county, Date::today());
    });
    const auto writer =
        sheet::make_writer(sheet::Format::xlsx, Words{"督导记录", "Visits"}.in(language), export_columns(language));
    for (const Visit& visit : visits) {
        const auto area = visit.area ? areas.find(*visit.area) : areas.end();
        writer->row({visit.visited_on, visit.school_name, visit.inspector_name,
                     area == areas.end() ? std::string() : area->second, title_of(visit.mode, language),
                     methods_of(visit, language), items_of(visit, language), visit.finding_count, visit.process,
                     highlights_of(visit, language), visit.feedback, visit.feedback_to, visit.school_signer,
                     visit.unsigned_reason, visit.checked_in_at, visit.finished_at, visit.received_at,
                     visit.version - 1});
    }
    return writer->finish();
}

} // namespace guapai::visits
