// The report of a calendar as workbooks: visits asked for, made and saved, and why a check could not be merged.
#include "calendars/loading.h"
#include "calendars/service.h"
#include "schools/service.h"
#include "sheet/write.h"

namespace guapai::calendars {

namespace {

using sheet::Content;

std::unique_ptr<sheet::TableWriter> workbook(std::string_view name, std::vector<sheet::ColumnFormat> columns) {
    return sheet::make_writer(sheet::Format::xlsx, name, std::move(columns));
}

std::string departments_of(const VisitCalendar& calendar) {
    const auto writer = workbook("各科室", {{"科室名称"},
                                            {"申报入校", Content::integer},
                                            {"合并减少", Content::integer},
                                            {"单独入校", Content::integer},
                                            {"未能安排", Content::integer},
                                            {"留待以后", Content::integer}});
    for (const DepartmentSaving& one : calendar.departments)
        writer->row({one.name, one.asked, one.saved, one.alone, one.left_out, one.waiting});
    return writer->finish();
}

std::string schools_of(const Reader& in, const Scope& scope, const VisitCalendar& calendar) {
    const auto writer = workbook("各学校", {{"学校名称"},
                                            {"应入校", Content::integer},
                                            {"实际入校", Content::integer},
                                            {"减少入校", Content::integer},
                                            {"未能安排", Content::integer}});
    const auto names = schools::names(in, calendar.county);
    for (const SchoolSaving& one : all_savings(in, scope, calendar.county, calendar.id))
        writer->row({names.of(one.school), one.asked, one.made, one.saved, one.left_out});
    return writer->finish();
}

std::string unmerged_of(const Reader& in, const Scope& scope, const VisitCalendar& calendar) {
    const auto writer =
        workbook("未能合并的检查",
                 {{"学校名称"}, {"检查事项"}, {"责任科室"}, {"单独入校", Content::boolean}, {"原因", Content::prose}});
    const auto names = schools::names(in, calendar.county);
    const auto windows = check_windows(in, calendar);
    for (const UnmergedCheck& one : all_unmerged(in, scope, calendar.county, calendar.id)) {
        const auto window = windows.find(one.check_id);
        const bool known = window != windows.end();
        writer->row({names.of(one.school), known ? window->second.title : std::string(),
                     known ? window->second.department_name : std::string(), one.made, one.zh});
    }
    return writer->finish();
}

} // namespace

std::string Service::report_xlsx(const identity::Actor& actor, std::string_view county, const Id& id, ReportPart part) {
    return read(database_, [&](Reader& in) {
        const VisitCalendar calendar = require(in, actor, county, id);
        switch (part) {
        case ReportPart::departments:
            return departments_of(calendar);
        case ReportPart::unmerged:
            return unmerged_of(in, actor.scope, calendar);
        case ReportPart::schools:
            break;
        }
        return schools_of(in, actor.scope, calendar);
    });
}

} // namespace guapai::calendars
