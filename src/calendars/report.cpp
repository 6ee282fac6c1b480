// The report of a calendar as workbooks: visits asked for, made and saved, and why a check could not be merged.
#include "calendars/loading.h"
#include "calendars/service.h"
#include "schools/service.h"
#include "sheet/write.h"

namespace guapai::calendars {

namespace {

using sheet::Content;

// A sheet named after the part, its columns by the titles of the record's fields.
std::unique_ptr<sheet::TableWriter> workbook(ReportPart part, Language language, const RecordType& type,
                                             const std::vector<std::pair<std::string_view, Content>>& fields) {
    std::vector<sheet::ColumnFormat> columns;
    for (const auto& [name, content] : fields) {
        const FieldType& field = *type.find(name);
        columns.push_back({Words{field.zh, field.en}.in(language), content});
    }
    return sheet::make_writer(sheet::Format::xlsx, title_of(part, language), std::move(columns));
}

std::string departments_of(const VisitCalendar& calendar, Language language) {
    const auto writer = workbook(ReportPart::departments, language, record_type<DepartmentSaving>(),
                                 {{"name", Content::text},
                                  {"asked", Content::integer},
                                  {"saved", Content::integer},
                                  {"alone", Content::integer},
                                  {"left_out", Content::integer},
                                  {"waiting", Content::integer}});
    for (const DepartmentSaving& one : calendar.departments)
        writer->row({one.name, one.asked, one.saved, one.alone, one.left_out, one.waiting});
    return writer->finish();
}

std::string schools_of(const Reader& in, const Scope& scope, const VisitCalendar& calendar, Language language) {
    const auto writer = workbook(ReportPart::schools, language, record_type<SchoolSaving>(),
                                 {{"school_name", Content::text},
                                  {"asked", Content::integer},
                                  {"made", Content::integer},
                                  {"saved", Content::integer},
                                  {"left_out", Content::integer}});
    const auto names = schools::names(in, calendar.county);
    for (const SchoolSaving& one : all_savings(in, scope, calendar.county, calendar.id))
        writer->row({names.of(one.school), one.asked, one.made, one.saved, one.left_out});
    return writer->finish();
}

std::string unmerged_of(const Reader& in, const Scope& scope, const VisitCalendar& calendar, Language language) {
    const bool english = language == Language::en;
    const auto writer =
        sheet::make_writer(sheet::Format::xlsx, title_of(ReportPart::unmerged, language),
                           {{Words{"学校名称", "School name"}.in(language)},
                            {Words{"检查事项", "Check"}.in(language)},
                            {Words{"责任科室", "Department"}.in(language)},
                            {Words{"单独入校", "Made alone"}.in(language), english ? Content::text : Content::boolean},
                            {Words{"原因", "Reason"}.in(language), Content::prose}});
    const auto names = schools::names(in, calendar.county);
    const auto windows = check_windows(in, calendar);
    for (const UnmergedCheck& one : all_unmerged(in, scope, calendar.county, calendar.id)) {
        const auto window = windows.find(one.check_id);
        const bool known = window != windows.end();
        sheet::CellValue alone = one.made;
        if (english) alone = std::string(one.made ? "Yes" : "No");
        writer->row({names.of(one.school), known ? window->second.title : std::string(),
                     known ? window->second.department_name : std::string(), alone, english ? one.en : one.zh});
    }
    return writer->finish();
}

} // namespace

std::string Service::report_xlsx(const identity::Actor& actor, std::string_view county, const Id& id, ReportPart part,
                                 Language language) {
    return read(database_, [&](Reader& in) {
        const VisitCalendar calendar = require(in, actor, county, id);
        switch (part) {
        case ReportPart::departments:
            return departments_of(calendar, language);
        case ReportPart::unmerged:
            return unmerged_of(in, actor.scope, calendar, language);
        case ReportPart::schools:
            break;
        }
        return schools_of(in, actor.scope, calendar, language);
    });
}

} // namespace guapai::calendars
