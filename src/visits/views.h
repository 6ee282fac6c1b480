// What the operations of visits answer beside the stored records of model.h: put together for one screen each.
#pragma once

#include "plans/model.h"
#include "rectification/model.h"
#include "schools/model.h"
#include "visits/model.h"

namespace guapai::visits {

// Who is in charge of a school today.
struct InCharge {
    std::optional<Id> inspector, area;
    std::string inspector_name;

    static RecordType describe() {
        return RecordType::of<InCharge>("InCharge", "现任责任督学", "In charge")
            .field<&InCharge::inspector>("inspector", "责任督学", "Responsible inspector")
            .field<&InCharge::area>("area", "责任区", "Area")
            .field<&InCharge::inspector_name>("inspector_name", "督学姓名", "Inspector name");
    }
};

// An item of the catalogue that no visit of this term has looked at.
struct UncoveredItem {
    Id item;
    std::string code, title;

    static RecordType describe() {
        return RecordType::of<UncoveredItem>("UncoveredItem", "本学期未查看事项", "Item not looked at this term")
            .field<&UncoveredItem::item>("item", "督导事项", "Item")
            .field<&UncoveredItem::code>("code", "代码", "Code")
            .field<&UncoveredItem::title>("title", "事项名称", "Title");
    }
};

// What an inspector should know before he enters.
struct SchoolCard {
    schools::School school;
    InCharge assignment;
    std::vector<VisitSummary> visits;             // the last three
    std::vector<rectification::Finding> findings; // open ones
    std::vector<rectification::Notice> notices;   // open ones
    Date term_start;
    std::int64_t visits_this_term = 0;
    std::vector<UncoveredItem> uncovered;

    static RecordType describe() {
        return RecordType::of<SchoolCard>("SchoolCard", "学校卡片", "School card")
            .field<&SchoolCard::school>("school", "学校", "School")
            .field<&SchoolCard::assignment>("assignment", "责任督学", "Assignment")
            .field<&SchoolCard::visits>("visits", "最近督导", "Last visits")
            .field<&SchoolCard::findings>("findings", "未销号问题", "Open findings")
            .field<&SchoolCard::notices>("notices", "未办结通知书", "Open notices")
            .field<&SchoolCard::term_start>("term_start", "学期开始", "Term start")
            .field<&SchoolCard::visits_this_term>("visits_this_term", "本学期督导次数", "Visits this term")
            .unit("次")
            .field<&SchoolCard::uncovered>("uncovered", "本学期未查看事项", "Items not looked at");
    }
};

// The field app's first page.
struct Today {
    Date date;
    std::string month;
    bool working_day = true;
    std::optional<plans::KeyPoints> key_points;
    std::vector<plans::Task> tasks; // open: overdue first, then by planned day; then those done this month
    std::int64_t overdue = 0, open = 0, done = 0, planned_today = 0;

    static RecordType describe() {
        return RecordType::of<Today>("Today", "今日任务", "Today")
            .field<&Today::date>("date", "日期", "Date")
            .field<&Today::month>("month", "月份", "Month")
            .field<&Today::working_day>("working_day", "工作日", "Working day")
            .field<&Today::key_points>("key_points", "月度要点", "Key points")
            .field<&Today::tasks>("tasks", "任务", "Tasks")
            .field<&Today::overdue>("overdue", "已逾期", "Overdue")
            .field<&Today::open>("open", "待完成", "Open")
            .field<&Today::done>("done", "已完成", "Done")
            .field<&Today::planned_today>("planned_today", "今日计划", "Planned today");
    }
};

struct ItemRollup {
    Id item;
    std::string code, title;
    std::int64_t visits = 0, good = 0, fair = 0, problem = 0, findings = 0;

    static RecordType describe() {
        return RecordType::of<ItemRollup>("ItemRollup", "事项统计", "Counts of an item")
            .field<&ItemRollup::item>("item", "督导事项", "Item")
            .field<&ItemRollup::code>("code", "代码", "Code")
            .field<&ItemRollup::title>("title", "事项名称", "Title")
            .field<&ItemRollup::visits>("visits", "查看次数", "Times looked at")
            .unit("次")
            .field<&ItemRollup::good>("good", "好", "Good")
            .field<&ItemRollup::fair>("fair", "一般", "Fair")
            .field<&ItemRollup::problem>("problem", "有问题", "Problem")
            .field<&ItemRollup::findings>("findings", "问题数", "Findings");
    }
};

// Severity is the inspector's on the spot; what triage made of it later is in rectification.
struct MonthRollup {
    std::string month;
    std::int64_t visits = 0, findings = 0;
    std::int64_t minor = 0, general = 0, serious = 0, complex = 0, unrated = 0, danger = 0;
    std::vector<ItemRollup> items;

    static RecordType describe() {
        return RecordType::of<MonthRollup>("MonthRollup", "月度统计", "Counts of a month")
            .field<&MonthRollup::month>("month", "月份", "Month")
            .field<&MonthRollup::visits>("visits", "督导次数", "Visits")
            .unit("次")
            .field<&MonthRollup::findings>("findings", "问题数", "Findings")
            .unit("个")
            .field<&MonthRollup::minor>("minor", "小问题", "Minor")
            .field<&MonthRollup::general>("general", "一般问题", "General")
            .field<&MonthRollup::serious>("serious", "严重问题", "Serious")
            .field<&MonthRollup::complex>("complex", "复杂问题", "Complex")
            .field<&MonthRollup::unrated>("unrated", "未分级", "Not rated")
            .field<&MonthRollup::danger>("danger", "危及生命安全", "Danger to life")
            .field<&MonthRollup::items>("items", "按事项", "By item");
    }
};

struct AreaRollup {
    std::optional<Id> area;
    std::int64_t visits = 0, findings = 0;

    static RecordType describe() {
        return RecordType::of<AreaRollup>("AreaRollup", "责任区统计", "Counts of an area")
            .field<&AreaRollup::area>("area", "责任区", "Area")
            .field<&AreaRollup::visits>("visits", "督导次数", "Visits")
            .field<&AreaRollup::findings>("findings", "问题数", "Findings");
    }
};

struct Rollups {
    std::string from, to; // months, both counted
    std::vector<MonthRollup> months;
    std::vector<AreaRollup> areas;

    static RecordType describe() {
        return RecordType::of<Rollups>("VisitRollups", "督导统计", "Counts of visits")
            .field<&Rollups::from>("from", "起始月份", "From month")
            .field<&Rollups::to>("to", "截止月份", "To month")
            .field<&Rollups::months>("months", "按月", "By month")
            .field<&Rollups::areas>("areas", "按责任区", "By area");
    }
};

// Something the signed-in user must do: so many of a kind, by when, and where in the web app.
struct WorkItem {
    std::string kind, title;
    std::optional<Date> deadline;
    std::string link;
    std::int64_t count = 0;

    static RecordType describe() {
        return RecordType::of<WorkItem>("WorkItem", "待办", "Something to do")
            .field<&WorkItem::kind>("kind", "类别", "Kind")
            .field<&WorkItem::title>("title", "事项", "Title")
            .field<&WorkItem::deadline>("deadline", "期限", "Deadline")
            .field<&WorkItem::link>("link", "链接", "Link")
            .field<&WorkItem::count>("count", "数量", "Count");
    }
};

struct RollupFilters {
    std::optional<std::string> from, to;

    static RecordType describe() {
        return RecordType::of<RollupFilters>("RollupFilters", "统计范围", "Range of counts")
            .field<&RollupFilters::from>("from", "起始月份", "From month")
            .length(7, 7)
            .example("2026-09")
            .field<&RollupFilters::to>("to", "截止月份", "To month")
            .length(7, 7)
            .example("2026-11");
    }
};

struct VersionFilter {
    std::optional<std::int64_t> version;

    static RecordType describe() {
        return RecordType::of<VersionFilter>("VersionFilter", "版本", "Version")
            .field<&VersionFilter::version>("version", "版本", "Version")
            .range(1, 1'000'000)
            .help("1 为签字时的原文", "1 is the record as signed");
    }
};

} // namespace guapai::visits
