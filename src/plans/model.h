// What is to be looked at, and where: the catalogue of supervision items (9+N), the month's key points, and the tasks
// that follow from them: every school at least once a month outside vacations.
//
// The national list has eight regular items (国教督办〔2013〕2号, Article 4); kindergartens have duty blocks of their
// own (教督〔2019〕3号). The ninth is the county's to name; special topics (N) have a period.
#pragma once

#include "base/describe.h"

namespace guapai::plans {

enum class ItemKind { regular, special_topic };
inline ChoiceType describe(Choice<ItemKind>) {
    return {"ItemKind", {{"regular", "经常性督导事项", "Regular item"}, {"special_topic", "专题", "Special topic"}}};
}

enum class Audience { schools, kindergartens };
inline ChoiceType describe(Choice<Audience>) {
    return {"Audience", {{"schools", "中小学校", "Schools"}, {"kindergartens", "幼儿园", "Kindergartens"}}};
}

// The national list has eight; the ninth has this title until the office names it, and stands on no plate before.
constexpr std::string_view ninth_item_code = "R9";
constexpr std::string_view ninth_item_unnamed = "第九项（本地设定）";

struct SupervisionItem {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string code; // R1 … R9, K1 …, T2026-1
    std::string title;
    std::string points; // what to look at
    ItemKind kind = ItemKind::regular;
    Audience audience = Audience::schools;
    std::optional<Date> valid_from, valid_to; // of a special topic
    std::string basis;
    bool active = true;
    std::int64_t position = 0;
    std::optional<std::int64_t> inspectors; // who are to look at a special topic; one without

    static RecordType describe() {
        return RecordType::of<SupervisionItem>("SupervisionItem", "督导事项", "Supervision item")
            .field<&SupervisionItem::county>("county", "区划", "County")
            .server()
            .field<&SupervisionItem::id>("id", "编号", "Identifier")
            .server()
            .field<&SupervisionItem::version>("version", "版本", "Version")
            .server()
            .field<&SupervisionItem::code>("code", "代码", "Code")
            .length(1, 20)
            .field<&SupervisionItem::title>("title", "事项名称", "Title")
            .length(1, 80)
            .field<&SupervisionItem::points>("points", "督导要点", "Points to look at")
            .length(0, 2000)
            .defaulted()
            .field<&SupervisionItem::kind>("kind", "类别", "Kind")
            .field<&SupervisionItem::audience>("audience", "适用对象", "Audience")
            .field<&SupervisionItem::valid_from>("valid_from", "开始日期", "Valid from")
            .field<&SupervisionItem::valid_to>("valid_to", "截止日期", "Valid to")
            .field<&SupervisionItem::basis>("basis", "依据", "Basis")
            .length(0, 300)
            .defaulted()
            .field<&SupervisionItem::active>("active", "使用中", "Active")
            .defaulted()
            .field<&SupervisionItem::position>("position", "排序", "Position")
            .range(0, 10000)
            .defaulted()
            .field<&SupervisionItem::inspectors>("inspectors", "要求督学人数", "Inspectors asked for")
            .range(2, 5)
            .unit("人")
            .help("专题由几名督学共同查看；不填为 1 名",
                  "How many inspectors look at a special topic together; one when absent");
    }
};

enum class KeyPointsState { draft, published };
inline ChoiceType describe(Choice<KeyPointsState>) {
    return {"KeyPointsState", {{"draft", "草稿", "Draft"}, {"published", "已下达", "Published"}}};
}

// 月度督导要点: one a month.
struct KeyPoints {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string month; // 2026-11
    std::string title;
    std::string content;
    std::vector<Id> items;
    KeyPointsState state = KeyPointsState::draft;
    std::optional<Instant> published_at;
    std::int64_t tasks = 0; // given out when published
    std::string seed;       // random bytes (hex) from which the days are drawn; never leaves the server

    static RecordType describe() {
        return RecordType::of<KeyPoints>("KeyPoints", "月度督导要点", "Monthly key points")
            .field<&KeyPoints::county>("county", "区划", "County")
            .server()
            .field<&KeyPoints::id>("id", "编号", "Identifier")
            .server()
            .field<&KeyPoints::version>("version", "版本", "Version")
            .server()
            .field<&KeyPoints::month>("month", "月份", "Month")
            .length(7, 7)
            .example("2026-11")
            .field<&KeyPoints::title>("title", "标题", "Title")
            .length(1, 80)
            .field<&KeyPoints::content>("content", "要点", "Content")
            .length(0, 4000)
            .defaulted()
            .field<&KeyPoints::items>("items", "重点事项", "Items")
            .length(0, 60)
            .field<&KeyPoints::state>("state", "状态", "State")
            .server()
            .field<&KeyPoints::published_at>("published_at", "下达时间", "Published at")
            .server()
            .field<&KeyPoints::tasks>("tasks", "任务数", "Tasks")
            .unit("项")
            .server()
            .field<&KeyPoints::seed>("seed", "随机种子", "Seed")
            .server()
            .secret();
    }
};

enum class TaskState { open, done, cancelled };
inline ChoiceType describe(Choice<TaskState>) {
    return {"TaskState",
            {{"open", "待完成", "Open"}, {"done", "已完成", "Done"}, {"cancelled", "已取消", "Cancelled"}}};
}

// One school to be visited by one inspector within a month. The school never sees it: visits are unannounced.
struct Task {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string month;
    Id school;
    Id inspector;
    std::optional<Id> area;
    std::optional<Id> key_points;
    std::optional<Id> draw; // beside the month's task: the school was drawn
    bool secret = false;    // of a draw not revealed: for the office and the inspector alone
    std::vector<Id> items;
    Date planned_on; // suggested day, a working day
    Date due_on;
    TaskState state = TaskState::open;
    std::optional<Id> visit;
    std::string note;
    std::string school_name, inspector_name, town;
    std::optional<double> longitude, latitude;

    static RecordType describe() {
        return RecordType::of<Task>("Task", "督学任务", "Task")
            .field<&Task::county>("county", "区划", "County")
            .field<&Task::id>("id", "编号", "Identifier")
            .field<&Task::version>("version", "版本", "Version")
            .field<&Task::month>("month", "月份", "Month")
            .field<&Task::school>("school", "学校", "School")
            .field<&Task::inspector>("inspector", "督学", "Inspector")
            .field<&Task::area>("area", "责任区", "Area")
            .field<&Task::key_points>("key_points", "月度要点", "Key points")
            .field<&Task::draw>("draw", "随机抽取", "Draw")
            .field<&Task::secret>("secret", "尚未公开", "Not revealed")
            .field<&Task::items>("items", "重点事项", "Items")
            .field<&Task::planned_on>("planned_on", "建议日期", "Planned on")
            .field<&Task::due_on>("due_on", "截止日期", "Due on")
            .field<&Task::state>("state", "状态", "State")
            .field<&Task::visit>("visit", "督导记录", "Visit")
            .field<&Task::note>("note", "备注", "Note")
            .field<&Task::school_name>("school_name", "学校名称", "School name")
            .transient()
            .field<&Task::inspector_name>("inspector_name", "督学姓名", "Inspector name")
            .transient()
            .field<&Task::town>("town", "乡镇(街道)", "Town")
            .transient()
            .field<&Task::longitude>("longitude", "经度", "Longitude")
            .transient()
            .field<&Task::latitude>("latitude", "纬度", "Latitude")
            .transient();
    }
};

struct ItemFilters {
    std::optional<Audience> audience;
    std::optional<ItemKind> kind;
    std::optional<bool> active;

    static RecordType describe() {
        return RecordType::of<ItemFilters>("ItemFilters", "督导事项筛选", "Item filters")
            .field<&ItemFilters::audience>("audience", "适用对象", "Audience")
            .field<&ItemFilters::kind>("kind", "类别", "Kind")
            .field<&ItemFilters::active>("active", "使用中", "Active");
    }
};

// The month meant; absent: the current one.
struct MonthFilter {
    std::optional<std::string> month;

    static RecordType describe() {
        return RecordType::of<MonthFilter>("MonthFilter", "月份", "Month")
            .field<&MonthFilter::month>("month", "月份", "Month")
            .length(7, 7)
            .example("2026-11");
    }
};

struct PublishOptions {
    std::optional<bool> force;

    static RecordType describe() {
        return RecordType::of<PublishOptions>("PublishOptions", "下达选项", "Publish options")
            .field<&PublishOptions::force>("force", "强制下达", "Force")
            .help("假期月份或已过去的月份也下达", "Give out tasks in a vacation month or a past one all the same");
    }
};

struct TaskFilters {
    std::optional<std::string> month;
    std::optional<Id> inspector, area, school;
    std::optional<TaskState> state;
    std::optional<bool> overdue;

    static RecordType describe() {
        return RecordType::of<TaskFilters>("TaskFilters", "任务筛选", "Task filters")
            .field<&TaskFilters::month>("month", "月份", "Month")
            .length(7, 7)
            .field<&TaskFilters::inspector>("inspector", "督学", "Inspector")
            .field<&TaskFilters::area>("area", "责任区", "Area")
            .field<&TaskFilters::school>("school", "学校", "School")
            .field<&TaskFilters::state>("state", "状态", "State")
            .field<&TaskFilters::overdue>("overdue", "已逾期", "Overdue");
    }
};

// What may be changed on a task: an inspector moves his own day within the month.
struct TaskChange {
    std::optional<Date> planned_on;
    std::optional<std::string> note;

    static RecordType describe() {
        return RecordType::of<TaskChange>("TaskChange", "任务调整", "Change of a task")
            .field<&TaskChange::planned_on>("planned_on", "建议日期", "Planned on")
            .field<&TaskChange::note>("note", "备注", "Note")
            .length(0, 500);
    }
};

// How far a month's tasks are, per area and inspector.
struct Progress {
    std::string month;
    std::optional<Id> area;
    Id inspector;
    std::string inspector_name;
    std::int64_t tasks = 0, done = 0;

    static RecordType describe() {
        return RecordType::of<Progress>("Progress", "任务进度", "Progress")
            .field<&Progress::month>("month", "月份", "Month")
            .field<&Progress::area>("area", "责任区", "Area")
            .field<&Progress::inspector>("inspector", "督学", "Inspector")
            .field<&Progress::inspector_name>("inspector_name", "督学姓名", "Inspector name")
            .field<&Progress::tasks>("tasks", "任务数", "Tasks")
            .unit("项")
            .field<&Progress::done>("done", "已完成", "Done")
            .unit("项");
    }
};

struct MonthProgress {
    std::string month;
    std::int64_t tasks = 0, done = 0, overdue = 0;
    std::vector<Progress> rows;

    static RecordType describe() {
        return RecordType::of<MonthProgress>("MonthProgress", "月度任务进度", "Progress of a month")
            .field<&MonthProgress::month>("month", "月份", "Month")
            .field<&MonthProgress::tasks>("tasks", "任务数", "Tasks")
            .unit("项")
            .field<&MonthProgress::done>("done", "已完成", "Done")
            .unit("项")
            .field<&MonthProgress::overdue>("overdue", "已逾期", "Overdue")
            .unit("项")
            .field<&MonthProgress::rows>("rows", "明细", "Rows");
    }
};

// How many tasks wait: due before today; due later in the month.
struct OpenTasks {
    std::int64_t overdue = 0, current = 0;
};

struct PlanDay {
    Date date;
    bool working = true;
    bool vacation = false;
    std::string name; // 国庆节
    std::int64_t tasks = 0, done = 0;

    static RecordType describe() {
        return RecordType::of<PlanDay>("PlanDay", "计划日", "Day of the plan")
            .field<&PlanDay::date>("date", "日期", "Date")
            .field<&PlanDay::working>("working", "工作日", "Working day")
            .field<&PlanDay::vacation>("vacation", "假期", "Vacation")
            .field<&PlanDay::name>("name", "节日", "Name")
            .field<&PlanDay::tasks>("tasks", "任务数", "Tasks")
            .field<&PlanDay::done>("done", "已完成", "Done");
    }
};

struct PlanCalendar {
    std::string month;
    bool certain = true; // false: the year has no holiday schedule yet
    std::vector<PlanDay> days;

    static RecordType describe() {
        return RecordType::of<PlanCalendar>("PlanCalendar", "任务日历", "Calendar of tasks")
            .field<&PlanCalendar::month>("month", "月份", "Month")
            .field<&PlanCalendar::certain>("certain", "已有节假日安排", "Holidays known")
            .field<&PlanCalendar::days>("days", "日期", "Days");
    }
};

} // namespace guapai::plans
