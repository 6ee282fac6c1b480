#include "app/calendar_commands.h"

#include "app/command_parts.h"
#include "app/modules.h"
#include "base/json.h"
#include "identity/rules.h"

#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <memory>

namespace guapai::app {

namespace {

struct CalendarOptions {
    DatabaseOptions database;
    std::string county, month, replan_from, based_on;
    int year = 0;
    calendars::CalendarWish wish;
    bool json = false;
};

struct WrittenEntry {
    Date day;
    Id school;
    std::string school_name;
    bool duty = false;
    std::vector<std::string> inspectors, checks;
    bool unannounced = false, locked = false;

    static RecordType describe() {
        return RecordType::of<WrittenEntry>("CalendarEntryLine", "入校", "Entry")
            .field<&WrittenEntry::day>("day", "日期", "Day")
            .field<&WrittenEntry::school>("school", "学校", "School")
            .field<&WrittenEntry::school_name>("school_name", "学校名称", "School name")
            .field<&WrittenEntry::duty>("duty", "经常性督导", "Regular visit")
            .field<&WrittenEntry::inspectors>("inspectors", "督学", "Inspectors")
            .field<&WrittenEntry::checks>("checks", "合并检查", "Merged checks")
            .field<&WrittenEntry::unannounced>("unannounced", "不打招呼", "Unannounced")
            .field<&WrittenEntry::locked>("locked", "已锁定", "Locked");
    }
};

struct WrittenSaving {
    Id school;
    std::string school_name;
    std::int64_t asked = 0, made = 0, saved = 0, left_out = 0;

    static RecordType describe() {
        return RecordType::of<WrittenSaving>("SchoolSavingLine", "学校减少入校", "Visits saved for a school")
            .field<&WrittenSaving::school>("school", "学校", "School")
            .field<&WrittenSaving::school_name>("school_name", "学校名称", "School name")
            .field<&WrittenSaving::asked>("asked", "应入校", "Asked")
            .field<&WrittenSaving::made>("made", "实际入校", "Made")
            .field<&WrittenSaving::saved>("saved", "减少入校", "Saved")
            .field<&WrittenSaving::left_out>("left_out", "未能安排", "Left out");
    }
};

struct WrittenUnmerged {
    Id school;
    std::string school_name, check;
    bool made = true;
    std::string reason;

    static RecordType describe() {
        return RecordType::of<WrittenUnmerged>("UnmergedLine", "未合并的检查", "Unmerged check")
            .field<&WrittenUnmerged::school>("school", "学校", "School")
            .field<&WrittenUnmerged::school_name>("school_name", "学校名称", "School name")
            .field<&WrittenUnmerged::check>("check", "检查事项", "Check")
            .field<&WrittenUnmerged::made>("made", "单独入校", "Made alone")
            .field<&WrittenUnmerged::reason>("reason", "原因", "Reason");
    }
};

// A calendar with all that belongs to it.
struct Whole {
    calendars::VisitCalendar calendar;
    std::vector<WrittenEntry> entries;
    std::vector<WrittenSaving> savings;
    std::vector<WrittenUnmerged> unmerged;
};

Whole load(calendars::Service& calendars, const identity::Actor& actor, const std::string& county, const Id& id) {
    Whole out{.calendar = calendars.get(actor, county, id), .entries = {}, .savings = {}, .unmerged = {}};
    const YearMonth last = *YearMonth::try_parse(out.calendar.to_month);
    for (YearMonth month = *YearMonth::try_parse(out.calendar.from_month); month <= last; month = month.next())
        for (const calendars::CalendarVisit& visit : calendars.month(actor, county, id, month).visits)
            out.entries.push_back({visit.day, visit.school, visit.school_name, visit.duty, visit.inspector_names,
                                   visit.check_titles, visit.unannounced, visit.locked});
    for (const auto& one : all_of([&](const Page& page) { return calendars.savings(actor, county, id, page); }))
        out.savings.push_back({one.school, one.school_name, one.asked, one.made, one.saved, one.left_out});
    for (const auto& one : all_of([&](const Page& page) { return calendars.unmerged(actor, county, id, page); }))
        out.unmerged.push_back({one.school, one.school_name, one.check_title, one.made, one.zh});
    return out;
}

std::string written(const Whole& whole, double seconds) {
    const calendars::VisitCalendar& calendar = whole.calendar;
    auto out = json::ObjectWriter()
                   .text("calendar", calendar.id.text())
                   .value("entries", whole.entries)
                   .number("asked", calendar.visits_asked)
                   .number("made", calendar.entries)
                   .number("saved", calendar.saved)
                   .value("saved_by_school", whole.savings)
                   .value("saved_by_department", calendar.departments)
                   .value("unmerged", whole.unmerged)
                   .value("shortages", calendar.shortages)
                   .value("remarks", calendar.remarks)
                   .number("teams", calendar.teams)
                   .number("missed_visits", calendar.missed_visits)
                   .number("missed_checks", calendar.missed_checks)
                   .number("waiting", calendar.waiting)
                   .number("entries_bound", calendar.entries_bound);
    const auto gap = [](auto writer, const char* name, double value, double bound) {
        return bound > 0 ? std::move(writer).real(name, value / bound - 1) : std::move(writer).null(name);
    };
    auto with_gap =
        gap(std::move(out), "gap", static_cast<double>(calendar.entries), static_cast<double>(calendar.entries_bound))
            .real("travel_km", calendar.travel_km)
            .real("travel_bound_km", calendar.travel_bound_km);
    return gap(std::move(with_gap), "travel_gap", calendar.travel_km, calendar.travel_bound_km)
        .real("secrecy", calendar.secrecy)
        .value("notes", calendar.notes)
        .real("seconds", seconds)
        .done();
}

void print(const Whole& whole) {
    const calendars::VisitCalendar& calendar = whole.calendar;
    std::cout << fmt::format("草案 Draft {}：应入校 {} 次，安排 {} 次，减少 {} 次（下界 {} 次）；路程 {:.0f} 公里"
                             "（下界 {:.0f} 公里）\n",
                             calendar.id.text(), calendar.visits_asked, calendar.entries, calendar.saved,
                             calendar.entries_bound, calendar.travel_km, calendar.travel_bound_km);
    for (const calendars::DepartmentSaving& one : calendar.departments)
        std::cout << fmt::format("  {}：{} 次中减少 {} 次，单独入校 {} 次\n", one.name, one.asked, one.saved,
                                 one.alone);
    for (const calendars::CalendarShortage& one : calendar.shortages)
        std::cout << fmt::format("  未能安排 {} 次：{}；{}\n", one.missing, one.why_zh, one.remedy_zh);
    for (const calendars::VisitRemark& one : calendar.remarks)
        std::cout << fmt::format("  {} {}：{}；{}\n", one.school_name, one.day.iso(), one.zh, one.remedy_zh);
    for (const std::string& note : calendar.notes)
        std::cout << "  " << note << "\n";
}

int propose(const CalendarOptions& options) {
    identity::check_county_code(options.county);
    calendars::CalendarWish wish = options.wish;
    if (wish.seconds) check_seconds(*wish.seconds);
    wish.from_month = options.year > 0 ? fmt::format("{:04}-01", options.year) : options.month;
    wish.to_month = options.year > 0 ? fmt::format("{:04}-12", options.year) : options.month;
    if (!options.based_on.empty()) wish.based_on = Id::parse(options.based_on);
    if (!options.replan_from.empty()) wish.replan_from = Date::parse(options.replan_from);
    const auto database = open_existing(options.database);
    Jobs jobs(*database, 1);
    calendars::Service calendars(*database, jobs);
    const identity::Actor actor = console_actor(options.county);
    const auto begun = std::chrono::steady_clock::now();
    const Id calendar = record_made(*database, calendars.propose(actor, options.county, wish),
                                    Problem::conflict("calendars.not_finished", "日历没有生成，原因见日志",
                                                      "The calendar was not made; the log says why"));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    const Whole whole = load(calendars, actor, options.county, calendar);
    if (options.json)
        std::cout << written(whole, taken.count()) << "\n";
    else
        print(whole);
    return 0;
}

} // namespace

void add_calendar_commands(CLI::App& program, std::function<int()>& chosen) {
    const auto options = std::make_shared<CalendarOptions>();
    CLI::App* group = program.add_subcommand("calendar", "督导日历 The calendar of visits");
    group->require_subcommand(1);
    CLI::App* command = group->add_subcommand("propose", "生成督导日历（草案） Propose a calendar, as a draft");
    command->add_option("--county", options->county, "区划代码 Code of the county")->required();
    CLI::Option_group* span = command->add_option_group("span", "月份或年度 A month or a year");
    span->add_option("--month", options->month, "月份 Month, 2026-03");
    span->add_option("--year", options->year, "年度 Year")->check(CLI::Range(2000, 2100));
    span->require_option(1);
    command->add_option("--seed", options->wish.seed, "随机种子，不写则抽取并密封 Seed; drawn and sealed without it")
        ->check(CLI::Range(0, 1'000'000'000));
    command->add_option("--time", options->wish.seconds, "搜索秒数 Seconds of search")->check(CLI::Range(0.1, 3600.0));
    command->add_option("--per-day", options->wish.per_day, "督学每天最多几所 Schools an inspector a day")
        ->check(CLI::Range(1, 8));
    command->add_option("--replan-from", options->replan_from, "从此日起重排 Keep what is planned before this day");
    command->add_option("--based-on", options->based_on,
                        "保留这份日历中锁定的入校 Keep what is locked in this calendar");
    command->add_option("--threads", options->wish.threads, "并行搜索数 Searches side by side")
        ->check(CLI::Range(1, 2));
    command->add_option("--note", options->wish.note, "说明 Note");
    command->add_flag("--json", options->json, "只输出一个 JSON 对象 Print exactly one JSON object");
    add_database_options(*command, options->database);
    command->callback([options, &chosen] { chosen = [options] { return propose(*options); }; });
}

} // namespace guapai::app
