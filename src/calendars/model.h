// The calendar of visits: which school on which day, and which departments' checks are made on the way.
//
// A calendar is proposed by the planner for some months as a draft, looked at, changed by hand, and accepted: then the
// inspectors have its visits as tasks. What has been accepted for a month stays in force until another calendar for
// that month is accepted. No school ever sees it: visits are unannounced.
#pragma once

#include "base/describe.h"

namespace guapai::calendars {

enum class CalendarState { draft, accepted, replaced };
inline ChoiceType describe(Choice<CalendarState>) {
    return {"CalendarState",
            {{"draft", "草案", "Draft"}, {"accepted", "已采用", "Accepted"}, {"replaced", "已被取代", "Replaced"}}};
}

// The checks of one department: how many need no entry of their own.
struct DepartmentSaving {
    Id department;
    std::string name;
    std::int64_t asked = 0, saved = 0, alone = 0, left_out = 0, waiting = 0;

    static RecordType describe() {
        return RecordType::of<DepartmentSaving>("DepartmentSaving", "科室减少入校", "Visits saved for a department")
            .field<&DepartmentSaving::department>("department", "科室", "Department")
            .field<&DepartmentSaving::name>("name", "科室名称", "Name")
            .field<&DepartmentSaving::asked>("asked", "申报入校", "Asked")
            .unit("次")
            .field<&DepartmentSaving::saved>("saved", "合并减少", "Saved")
            .unit("次")
            .field<&DepartmentSaving::alone>("alone", "单独入校", "Alone")
            .unit("次")
            .field<&DepartmentSaving::left_out>("left_out", "未能安排", "Left out")
            .unit("次")
            .field<&DepartmentSaving::waiting>("waiting", "留待以后", "Left for later")
            .unit("次");
    }
};

// Why something could not be granted at all, and what would help.
struct CalendarShortage {
    std::int64_t missing = 0;
    std::string why_zh, why_en, remedy_zh, remedy_en;
    std::vector<Id> schools; // the first hundred

    static RecordType describe() {
        return RecordType::of<CalendarShortage>("CalendarShortage", "缺口", "Shortage")
            .field<&CalendarShortage::missing>("missing", "未能安排", "Left out")
            .unit("次")
            .field<&CalendarShortage::why_zh>("why_zh", "原因", "Why (Chinese)")
            .field<&CalendarShortage::why_en>("why_en", "原因（英文）", "Why")
            .field<&CalendarShortage::remedy_zh>("remedy_zh", "办法", "What would help (Chinese)")
            .field<&CalendarShortage::remedy_en>("remedy_en", "办法（英文）", "What would help")
            .field<&CalendarShortage::schools>("schools", "学校", "Schools");
    }
};

// A visit that keeps its place although a rule speaks against it, or that fewer inspectors make than were asked for.
struct VisitRemark {
    Id school;
    std::string school_name;
    Date day;
    std::string zh, en, remedy_zh, remedy_en;

    static RecordType describe() {
        return RecordType::of<VisitRemark>("VisitRemark", "提请注意", "Remark on a visit")
            .field<&VisitRemark::school>("school", "学校", "School")
            .field<&VisitRemark::school_name>("school_name", "学校名称", "School name")
            .field<&VisitRemark::day>("day", "日期", "Day")
            .field<&VisitRemark::zh>("zh", "说明", "Text (Chinese)")
            .field<&VisitRemark::en>("en", "英文说明", "Text")
            .field<&VisitRemark::remedy_zh>("remedy_zh", "办法", "What would help (Chinese)")
            .field<&VisitRemark::remedy_en>("remedy_en", "办法（英文）", "What would help");
    }
};

struct VisitCalendar {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string from_month, to_month; // both included
    std::string note;
    CalendarState state = CalendarState::draft;
    Instant created_at;
    std::optional<Instant> accepted_at;
    std::int64_t per_day = 2; // schools an inspector visits a day at the most
    std::vector<Date> training_days;
    std::optional<Date> replan_from; // what lay before stayed
    std::optional<Id> based_on;      // whose locked visits stayed
    std::int64_t schools = 0, inspectors = 0, checks = 0;
    std::int64_t visits_asked = 0, entries = 0, saved = 0, entries_bound = 0;
    std::int64_t missed_visits = 0, missed_checks = 0, waiting = 0;
    std::int64_t moved = 0;                        // announced entries that lost their day
    std::int64_t close_pairs = 0;                  // entries less than a week after the last
    std::int64_t busiest_week = 0, full_weeks = 0; // entries of an inspector; weeks above four
    std::int64_t unannounced = 0;
    double travel_km = 0, travel_bound_km = 0;
    double secrecy = 0;          // of the bits that guessing the days could cost at the most
    std::int64_t hand_moves = 0; // visits that lie on another day than the one drawn
    std::int64_t locked = 0;     // visits that stay when the rest is proposed anew
    std::int64_t teams = 0;      // visits that several inspectors were asked for
    std::vector<DepartmentSaving> departments;
    std::vector<CalendarShortage> shortages;
    std::vector<VisitRemark> remarks; // as proposed; the first hundred
    std::vector<std::string> notes;
    std::string seed; // from which the days are drawn

    static RecordType describe();
};

inline RecordType VisitCalendar::describe() {
    return RecordType::of<VisitCalendar>("VisitCalendar", "督导日历", "Calendar of visits")
        .field<&VisitCalendar::county>("county", "区划", "County")
        .field<&VisitCalendar::id>("id", "编号", "Identifier")
        .field<&VisitCalendar::version>("version", "版本", "Version")
        .field<&VisitCalendar::from_month>("from_month", "开始月份", "From month")
        .field<&VisitCalendar::to_month>("to_month", "截止月份", "To month")
        .field<&VisitCalendar::note>("note", "说明", "Note")
        .field<&VisitCalendar::state>("state", "状态", "State")
        .field<&VisitCalendar::created_at>("created_at", "生成时间", "Created at")
        .field<&VisitCalendar::accepted_at>("accepted_at", "采用时间", "Accepted at")
        .field<&VisitCalendar::per_day>("per_day", "督学每天最多", "Schools a day")
        .unit("所")
        .field<&VisitCalendar::training_days>("training_days", "培训日", "Training days")
        .field<&VisitCalendar::replan_from>("replan_from", "从此日起重排", "Planned anew from")
        .field<&VisitCalendar::based_on>("based_on", "以此为基础", "Based on")
        .field<&VisitCalendar::schools>("schools", "学校", "Schools")
        .unit("所")
        .field<&VisitCalendar::inspectors>("inspectors", "督学", "Inspectors")
        .unit("人")
        .field<&VisitCalendar::checks>("checks", "科室检查", "Checks")
        .unit("项")
        .field<&VisitCalendar::visits_asked>("visits_asked", "应入校", "Visits asked for")
        .unit("次")
        .field<&VisitCalendar::entries>("entries", "实际入校", "Entries")
        .unit("次")
        .field<&VisitCalendar::saved>("saved", "减少入校", "Visits saved")
        .unit("次")
        .field<&VisitCalendar::entries_bound>("entries_bound", "入校次数下界", "Least entries possible")
        .unit("次")
        .field<&VisitCalendar::missed_visits>("missed_visits", "未能安排的督导", "Visits left out")
        .unit("次")
        .field<&VisitCalendar::missed_checks>("missed_checks", "未能安排的检查", "Checks left out")
        .unit("次")
        .field<&VisitCalendar::waiting>("waiting", "留待以后的检查", "Checks left for later")
        .unit("次")
        .field<&VisitCalendar::moved>("moved", "改期", "Announced days moved")
        .unit("次")
        .field<&VisitCalendar::close_pairs>("close_pairs", "间隔不足一周", "Less than a week apart")
        .unit("次")
        .field<&VisitCalendar::busiest_week>("busiest_week", "督学一周最多", "Busiest week of an inspector")
        .unit("次")
        .field<&VisitCalendar::full_weeks>("full_weeks", "一周超过 4 次", "Weeks above four visits")
        .unit("人周")
        .field<&VisitCalendar::unannounced>("unannounced", "不打招呼", "Unannounced")
        .unit("次")
        .field<&VisitCalendar::travel_km>("travel_km", "路程", "Travel, km")
        .unit("公里")
        .field<&VisitCalendar::travel_bound_km>("travel_bound_km", "路程下界", "Least travel possible, km")
        .unit("公里")
        .field<&VisitCalendar::secrecy>("secrecy", "日期不可预测程度", "How hard the days are to guess")
        .help("1 表示当月每个工作日的可能性相同", "1: every working day of the month is as likely")
        .field<&VisitCalendar::hand_moves>("hand_moves", "人工调整", "Moved by hand")
        .unit("次")
        .field<&VisitCalendar::locked>("locked", "已锁定", "Locked")
        .unit("次")
        .field<&VisitCalendar::teams>("teams", "多人督导", "Visits by several inspectors")
        .unit("次")
        .field<&VisitCalendar::departments>("departments", "各科室", "Departments")
        .field<&VisitCalendar::shortages>("shortages", "缺口", "Shortages")
        .field<&VisitCalendar::remarks>("remarks", "提请注意", "Remarks")
        .field<&VisitCalendar::notes>("notes", "说明事项", "Notes")
        .field<&VisitCalendar::seed>("seed", "随机种子", "Seed")
        .secret()
        .personal();
}

struct CalendarVisit {
    std::string county;
    Id id;
    std::int64_t version = 1;
    Id calendar;
    Id school;
    Date day;
    bool duty = false;          // the month's visit by the school's inspector
    std::vector<Id> inspectors; // the school's own first; nobody: a department comes alone
    std::optional<Id> area;
    std::vector<Id> checks; // departments' checks made on the way
    std::vector<Id> items;  // special topics looked at
    bool unannounced = false;
    std::int64_t slack = 1;        // equally good days among which this one was drawn
    bool announced = false;        // departments knew of its drawn day before
    std::optional<Date> drawn_day; // while it lies on another day, chosen by hand
    std::int64_t drawn_slack = 1;  // what it was when drawn, for when it comes back
    bool drawn_unannounced = false;
    bool locked = false;   // stays when the rest is proposed anew
    std::int64_t team = 1; // inspectors asked for by the office
    std::string school_name;
    std::vector<std::string> inspector_names, check_titles;

    static RecordType describe() {
        return RecordType::of<CalendarVisit>("CalendarVisit", "计划入校", "Planned visit")
            .field<&CalendarVisit::county>("county", "区划", "County")
            .field<&CalendarVisit::id>("id", "编号", "Identifier")
            .field<&CalendarVisit::version>("version", "版本", "Version")
            .field<&CalendarVisit::calendar>("calendar", "日历", "Calendar")
            .field<&CalendarVisit::school>("school", "学校", "School")
            .field<&CalendarVisit::day>("day", "日期", "Day")
            .field<&CalendarVisit::duty>("duty", "经常性督导", "Regular visit")
            .field<&CalendarVisit::inspectors>("inspectors", "督学", "Inspectors")
            .field<&CalendarVisit::area>("area", "责任区", "Area")
            .field<&CalendarVisit::checks>("checks", "合并检查", "Merged checks")
            .field<&CalendarVisit::items>("items", "专题", "Special topics")
            .field<&CalendarVisit::unannounced>("unannounced", "不打招呼", "Unannounced")
            .field<&CalendarVisit::slack>("slack", "可选日期数", "Equally good days")
            .unit("天")
            .field<&CalendarVisit::announced>("announced", "原已告知", "Announced before")
            .field<&CalendarVisit::drawn_day>("drawn_day", "原定日期", "Day it was drawn for")
            .field<&CalendarVisit::drawn_slack>("drawn_slack", "原可选日期数", "Equally good days when drawn")
            .unit("天")
            .field<&CalendarVisit::drawn_unannounced>("drawn_unannounced", "原为不打招呼", "Unannounced when drawn")
            .field<&CalendarVisit::locked>("locked", "已锁定", "Locked")
            .field<&CalendarVisit::team>("team", "要求督学人数", "Inspectors asked for")
            .unit("人")
            .field<&CalendarVisit::school_name>("school_name", "学校名称", "School name")
            .transient()
            .field<&CalendarVisit::inspector_names>("inspector_names", "督学姓名", "Names of inspectors")
            .transient()
            .field<&CalendarVisit::check_titles>("check_titles", "检查名称", "Titles of checks and topics")
            .transient();
    }
};

// What a school is spared: visits asked for, made, saved.
struct SchoolSaving {
    std::string county;
    Id id;
    Id calendar;
    Id school;
    std::int64_t asked = 0, made = 0, saved = 0, left_out = 0;
    std::string school_name;

    static RecordType describe() {
        return RecordType::of<SchoolSaving>("SchoolSaving", "学校减少入校", "Visits saved for a school")
            .field<&SchoolSaving::county>("county", "区划", "County")
            .field<&SchoolSaving::id>("id", "编号", "Identifier")
            .field<&SchoolSaving::calendar>("calendar", "日历", "Calendar")
            .field<&SchoolSaving::school>("school", "学校", "School")
            .field<&SchoolSaving::asked>("asked", "应入校", "Asked")
            .unit("次")
            .field<&SchoolSaving::made>("made", "实际入校", "Made")
            .unit("次")
            .field<&SchoolSaving::saved>("saved", "减少入校", "Saved")
            .unit("次")
            .field<&SchoolSaving::left_out>("left_out", "未能安排", "Left out")
            .unit("次")
            .field<&SchoolSaving::school_name>("school_name", "学校名称", "School name")
            .transient();
    }
};

// A check that needs an entry of its own, or is left out, and why.
struct UnmergedCheck {
    std::string county;
    Id id;
    Id calendar;
    Id school;
    Id check_id; // a department's check or a special topic
    bool made = true;
    std::string zh, en;
    std::string school_name, check_title;

    static RecordType describe() {
        return RecordType::of<UnmergedCheck>("UnmergedCheck", "未合并的检查", "Unmerged check")
            .field<&UnmergedCheck::county>("county", "区划", "County")
            .field<&UnmergedCheck::id>("id", "编号", "Identifier")
            .field<&UnmergedCheck::calendar>("calendar", "日历", "Calendar")
            .field<&UnmergedCheck::school>("school", "学校", "School")
            .field<&UnmergedCheck::check_id>("check_id", "检查", "Check")
            .field<&UnmergedCheck::made>("made", "单独入校", "Made alone")
            .field<&UnmergedCheck::zh>("zh", "原因", "Reason (Chinese)")
            .field<&UnmergedCheck::en>("en", "原因（英文）", "Reason")
            .field<&UnmergedCheck::school_name>("school_name", "学校名称", "School name")
            .transient()
            .field<&UnmergedCheck::check_title>("check_title", "检查事项", "Title")
            .transient();
    }
};

} // namespace guapai::calendars
