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

std::vector<sheet::ColumnFormat> export_columns() {
    using sheet::Content;
    return {{"督导日期", Content::date},
            {"学校"},
            {"责任督学"},
            {"责任区"},
            {"督导方式"},
            {"督导方法", Content::prose},
            {"查看事项", Content::prose},
            {"问题数", Content::integer},
            {"督导过程", Content::prose},
            {"亮点", Content::prose},
            {"现场反馈", Content::prose},
            {"反馈对象"},
            {"学校签字人"},
            {"学校未签字原因", Content::prose},
            {"进校时间", Content::instant},
            {"离校时间", Content::instant},
            {"收到时间", Content::instant},
            {"更正次数", Content::integer}};
}

void join(std::string& out, std::string_view text) { out.append(out.empty() ? "" : "；").append(text); }

std::string methods_of(const Visit& visit) {
    std::string out;
    for (const VisitMethod method : visit.methods)
        join(out, title_of(method));
    return out;
}

std::string items_of(const Visit& visit) {
    std::string out;
    for (const ItemResult& result : visit.items) {
        std::string one = result.title + "：" + std::string(title_of(result.verdict));
        if (!result.note.empty()) one += "（" + result.note + "）";
        join(out, one);
    }
    return out;
}

std::string highlights_of(const Visit& visit) {
    std::string out;
    for (const Highlight& highlight : visit.highlights)
        join(out, highlight.text);
    return out;
}

} // namespace

std::string Service::export_xlsx(const identity::Actor& actor, std::string_view county, const VisitFilters& filters) {
    check_filters(filters);
    std::vector<Visit> visits;
    std::map<Id, std::string> areas;
    database_.read([&](Reader& in) {
        each_visit(in, RecordSight::reading(actor.scope, filters.in_charge), county, filters, most_rows,
                   [&](const Visit& visit) { visits.push_back(visit); });
        fill_names(in, county, visits);
        areas = network::area_names(in, county, Date::today());
    });
    const auto writer = sheet::make_writer(sheet::Format::xlsx, "督导记录", export_columns());
    for (const Visit& visit : visits) {
        const auto area = visit.area ? areas.find(*visit.area) : areas.end();
        writer->row({visit.visited_on, visit.school_name, visit.inspector_name,
                     area == areas.end() ? std::string() : area->second, std::string(title_of(visit.mode)),
                     methods_of(visit), items_of(visit), visit.finding_count, visit.process, highlights_of(visit),
                     visit.feedback, visit.feedback_to, visit.school_signer, visit.unsigned_reason, visit.checked_in_at,
                     visit.finished_at, visit.received_at, visit.version - 1});
    }
    return writer->finish();
}

} // namespace guapai::visits
