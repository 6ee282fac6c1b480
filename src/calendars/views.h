// What is sent to and answered by the operations of calendars, beside the stored records of model.h.
#pragma once

#include "calendars/model.h"

namespace guapai::calendars {

// Several inspectors for the month's visit of a school.
struct TeamWanted {
    Id school;
    std::string month;
    std::int64_t inspectors = 2;

    static RecordType describe() {
        return RecordType::of<TeamWanted>("TeamWanted", "多人督导", "Visit by several inspectors")
            .field<&TeamWanted::school>("school", "学校", "School")
            .field<&TeamWanted::month>("month", "月份", "Month")
            .length(7, 7)
            .example("2026-03")
            .field<&TeamWanted::inspectors>("inspectors", "督学人数", "Inspectors")
            .range(2, 5)
            .unit("人");
    }
};

struct CalendarWish {
    std::string from_month, to_month;
    std::string note;
    std::optional<std::int64_t> seed;
    std::optional<double> seconds;
    std::int64_t per_day = 2;
    std::vector<Date> training_days;
    std::optional<Date> replan_from;
    std::optional<Id> based_on; // whose locked visits stay and whose wishes for several inspectors hold
    std::vector<TeamWanted> teams;
    std::int64_t threads = 2;

    static RecordType describe() {
        return RecordType::of<CalendarWish>("CalendarWish", "日历方案要求", "Wish for a calendar")
            .field<&CalendarWish::from_month>("from_month", "开始月份", "From month")
            .length(7, 7)
            .example("2026-03")
            .field<&CalendarWish::to_month>("to_month", "截止月份", "To month")
            .length(7, 7)
            .example("2026-06")
            .field<&CalendarWish::note>("note", "说明", "Note")
            .length(0, 200)
            .defaulted()
            .field<&CalendarWish::seed>("seed", "随机种子", "Seed")
            .range(0, 1e9)
            .help("不填则由系统抽取并密封；填写后同样的数据得到同样的日历",
                  "Drawn and sealed by the system when absent; the same data and seed give the same calendar")
            .field<&CalendarWish::seconds>("seconds", "搜索时间", "Seconds of search")
            .range(0.1, 120)
            .unit("秒")
            .field<&CalendarWish::per_day>("per_day", "督学每天最多", "Schools a day")
            .range(1, 8)
            .unit("所")
            .defaulted()
            .field<&CalendarWish::training_days>("training_days", "培训日", "Training days")
            .length(0, 100)
            .defaulted()
            .help("这些日子督学不入校", "No inspector visits a school on these days")
            .field<&CalendarWish::replan_from>("replan_from", "从此日起重排", "Plan anew from")
            .help("此日之前的安排保持不变", "What is planned before this day stays")
            .field<&CalendarWish::based_on>("based_on", "以此为基础", "Based on")
            .help("这份日历中已锁定的入校保持不变，其余重新安排",
                  "Visits locked in this calendar stay as they are, the rest is planned anew")
            .field<&CalendarWish::teams>("teams", "多人督导", "Visits by several inspectors")
            .length(0, 1000)
            .defaulted()
            .field<&CalendarWish::threads>("threads", "并行搜索数", "Searches side by side")
            .range(1, 2)
            .defaulted()
            .help("取较好的一个；种子和此数相同，日历就相同",
                  "The better is taken; the same seed and number give the same calendar");
    }
};

struct CalendarFilters {
    std::optional<CalendarState> state;

    static RecordType describe() {
        return RecordType::of<CalendarFilters>("CalendarFilters", "日历筛选", "Filters of calendars")
            .field<&CalendarFilters::state>("state", "状态", "State");
    }
};

enum class ReportPart { departments, schools, unmerged };
inline ChoiceType describe(Choice<ReportPart>) {
    return {"ReportPart",
            {{"departments", "各科室", "By department"},
             {"schools", "各学校", "By school"},
             {"unmerged", "未能合并的检查", "Checks that could not be merged"}}};
}

struct ReportWanted {
    std::optional<ReportPart> part; // by school without

    static RecordType describe() {
        return RecordType::of<ReportWanted>("ReportWanted", "导出内容", "Part of the report")
            .field<&ReportWanted::part>("part", "内容", "Part");
    }
};

struct MonthWanted {
    std::string month;

    static RecordType describe() {
        return RecordType::of<MonthWanted>("MonthWanted", "月份", "Month")
            .field<&MonthWanted::month>("month", "月份", "Month")
            .length(7, 7)
            .example("2026-03");
    }
};

struct CalendarDayView {
    Date date;
    bool working = true, vacation = false, training = false;
    std::string name; // 国庆节

    static RecordType describe() {
        return RecordType::of<CalendarDayView>("CalendarDayView", "日历日", "Day of a calendar")
            .field<&CalendarDayView::date>("date", "日期", "Date")
            .field<&CalendarDayView::working>("working", "工作日", "Working day")
            .field<&CalendarDayView::vacation>("vacation", "假期", "Vacation")
            .field<&CalendarDayView::training>("training", "培训日", "Training day")
            .field<&CalendarDayView::name>("name", "节日", "Name");
    }
};

struct CalendarMonth {
    std::string month;
    std::vector<CalendarDayView> days;
    std::vector<CalendarVisit> visits; // by day

    static RecordType describe() {
        return RecordType::of<CalendarMonth>("CalendarMonth", "日历月", "Month of a calendar")
            .field<&CalendarMonth::month>("month", "月份", "Month")
            .field<&CalendarMonth::days>("days", "日期", "Days")
            .field<&CalendarMonth::visits>("visits", "入校", "Visits");
    }
};

// A rule that a visit would break on some day. A hard one refuses the move, others are told.
struct BrokenRule {
    std::string code;
    bool hard = true;
    std::string zh, en;

    static RecordType describe() {
        return RecordType::of<BrokenRule>("CalendarBreach", "不合规则之处", "Broken rule")
            .field<&BrokenRule::code>("code", "代码", "Code")
            .field<&BrokenRule::hard>("hard", "不允许", "Not allowed")
            .field<&BrokenRule::zh>("zh", "说明", "Text (Chinese)")
            .field<&BrokenRule::en>("en", "英文说明", "Text");
    }
};

struct DayVerdict {
    Date date;
    std::vector<BrokenRule> breaks;

    static RecordType describe() {
        return RecordType::of<DayVerdict>("DayVerdict", "改期后果", "What a move to the day breaks")
            .field<&DayVerdict::date>("date", "日期", "Date")
            .field<&DayVerdict::breaks>("breaks", "不合规则之处", "Broken rules");
    }
};

struct VisitDays {
    Id visit;
    std::vector<DayVerdict> days;

    static RecordType describe() {
        return RecordType::of<VisitDays>("VisitDays", "可选日期", "Days for a visit")
            .field<&VisitDays::visit>("visit", "入校", "Visit")
            .field<&VisitDays::days>("days", "日期", "Days");
    }
};

struct VisitMove {
    Date day;

    static RecordType describe() {
        return RecordType::of<VisitMove>("VisitMove", "改期", "Move of a visit")
            .field<&VisitMove::day>("day", "日期", "Day");
    }
};

// Which visits of a draft are locked or unlocked: those named, or all moved by hand.
struct LockWish {
    std::vector<Id> visits;
    bool moved = false;
    bool locked = true;

    static RecordType describe() {
        return RecordType::of<LockWish>("CalendarLocks", "锁定入校", "Locking of visits")
            .field<&LockWish::visits>("visits", "入校", "Visits")
            .length(0, 5000)
            .defaulted()
            .field<&LockWish::moved>("moved", "全部人工调整的", "All moved by hand")
            .defaulted()
            .field<&LockWish::locked>("locked", "锁定", "Lock")
            .defaulted();
    }
};

struct TeamSize {
    std::int64_t inspectors = 1;

    static RecordType describe() {
        return RecordType::of<TeamSize>("TeamSize", "督学人数", "Inspectors asked for")
            .field<&TeamSize::inspectors>("inspectors", "督学人数", "Inspectors")
            .range(1, 5)
            .unit("人");
    }
};

struct MoveEffect {
    CalendarVisit visit;
    std::vector<BrokenRule> breaks; // soft ones
    VisitCalendar calendar;

    static RecordType describe() {
        return RecordType::of<MoveEffect>("MoveEffect", "改期结果", "Effect of a move")
            .field<&MoveEffect::visit>("visit", "入校", "Visit")
            .field<&MoveEffect::breaks>("breaks", "提示", "What it breaks")
            .field<&MoveEffect::calendar>("calendar", "日历", "Calendar");
    }
};

struct Acceptance {
    VisitCalendar calendar;
    std::int64_t added = 0, moved = 0, kept = 0;

    static RecordType describe() {
        return RecordType::of<Acceptance>("CalendarAcceptance", "采用结果", "Acceptance of a calendar")
            .field<&Acceptance::calendar>("calendar", "日历", "Calendar")
            .field<&Acceptance::added>("added", "新增任务", "Tasks added")
            .unit("项")
            .field<&Acceptance::moved>("moved", "改期任务", "Tasks moved")
            .unit("项")
            .field<&Acceptance::kept>("kept", "不变任务", "Tasks kept")
            .unit("项");
    }
};

} // namespace guapai::calendars
