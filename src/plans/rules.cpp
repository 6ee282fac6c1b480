#include "plans/rules.h"

#include "base/hash.h"
#include "base/problem.h"
#include "rules/basis.h"

#include <algorithm>

namespace guapai::plans {

namespace {

namespace basis = rules::basis;

SupervisionItem national_item(std::string_view county, std::string code, std::string title, Audience audience,
                              std::string document, std::int64_t position) {
    SupervisionItem item;
    item.county = county;
    item.id = Id::of_name("supervision-item/" + std::string(county), code);
    item.code = std::move(code);
    item.title = std::move(title);
    item.audience = audience;
    item.basis = std::move(document);
    item.position = position;
    return item;
}

bool is_national(const SupervisionItem& item) {
    const std::vector<SupervisionItem> all = national_items(item.county);
    return std::any_of(all.begin(), all.end(),
                       [&](const SupervisionItem& one) { return one.id == item.id && !one.basis.empty(); });
}

Basis basis_of(const SupervisionItem& item) {
    if (item.audience == Audience::schools) return basis::regular_items;
    return {basis::kindergarten_measures, "", "幼儿园责任督学的督导职责包括安全管理、规范办园、师德师风等。"};
}

// Random numbers that follow from a secret: HMAC-SHA256 in counter mode.
class Draw {
public:
    explicit Draw(std::string_view seed) : seed_(seed) {}
    // 0 … bound − 1; the bias of the remainder (bound / 2^64) is of no account.
    std::size_t below(std::size_t bound) {
        const Digest digest = hmac_sha256(seed_, std::to_string(counter_++));
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < 8; ++i)
            number = number << 8U | digest[i];
        return static_cast<std::size_t>(number % bound);
    }
    template <class T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }

private:
    std::string seed_;
    std::uint64_t counter_ = 0;
};

// The days of one month with how much is planned on each.
class Month {
public:
    Month(const std::vector<Date>& days, const DayLoads& taken) : days_(days), total_(days.size()), taken_(taken) {
        for (const auto& [inspector, loads] : taken_)
            for (std::size_t day = 0; day < days_.size(); ++day)
                if (const auto found = loads.find(days_[day]); found != loads.end()) total_[day] += found->second;
    }

    // Of the days first … last − 1, counted on from the end to the beginning, the one least used by the inspector, then
    // by all; a draw among equals.
    Date take(const Id& inspector, std::size_t first, std::size_t last, Draw& draw) {
        std::map<Date, int>& own = taken_[inspector];
        std::vector<std::size_t> best;
        std::pair<int, int> least{};
        for (std::size_t position = first; position < last; ++position) {
            const std::size_t day = position % days_.size();
            const std::pair load(own[days_[day]], total_[day]);
            if (best.empty() || load < least) {
                least = load;
                best.clear();
            }
            if (load == least) best.push_back(day);
        }
        const std::size_t chosen = best[draw.below(best.size())];
        ++own[days_[chosen]];
        ++total_[chosen];
        return days_[chosen];
    }
    std::size_t size() const { return days_.size(); }

private:
    const std::vector<Date>& days_;
    std::vector<int> total_;
    DayLoads taken_;
};

} // namespace

std::vector<SupervisionItem> national_items(std::string_view county) {
    constexpr std::string_view regular[] = {"校务管理和制度执行情况",         "招生、收费、择校情况",
                                            "课程开设和课堂教学情况",         "学生学习、体育锻炼和课业负担情况",
                                            "教师师德和专业发展情况",         "校园及周边安全情况，学生交通安全情况",
                                            "食堂、食品、饮水及宿舍卫生情况", "校风、教风、学风建设情况"};
    constexpr std::string_view kindergarten[] = {"安全管理情况", "规范办园情况", "师德师风建设情况",
                                                 "督导部门交办的其他任务"};
    std::vector<SupervisionItem> items;
    std::int64_t position = 0;
    for (const std::string_view title : regular) {
        ++position;
        items.push_back(national_item(county, "R" + std::to_string(position), std::string(title), Audience::schools,
                                      std::string(basis::school_measures) + "第四条", position));
    }
    items.push_back(
        national_item(county, std::string(ninth_item_code), std::string(ninth_item_unnamed), Audience::schools, "", 9));
    position = 0;
    for (const std::string_view title : kindergarten) {
        ++position;
        items.push_back(national_item(county, "K" + std::to_string(position), std::string(title),
                                      Audience::kindergartens, basis::kindergarten_measures, 20 + position));
    }
    return items;
}

void check_item(const SupervisionItem& wanted, const SupervisionItem* current) {
    if (wanted.valid_from && wanted.valid_to && *wanted.valid_to < *wanted.valid_from)
        throw Problem::invalid("plans.dates", "截止日期早于开始日期", "The last day lies before the first")
            .at("/valid_to", "早于开始日期", "lies before the first day");
    if (!current || !is_national(*current)) return;
    if (!wanted.active)
        throw Problem::invalid("plans.national_item", "国家规定的督导事项不能停用",
                               "An item of the national list cannot be dropped")
            .at("/active", "不能停用", "cannot be dropped")
            .because(basis_of(*current));
    if (wanted.code != current->code || wanted.audience != current->audience || wanted.kind != current->kind)
        throw Problem::invalid("plans.national_item", "国家规定的督导事项不能改代码、类别和适用对象",
                               "The code, kind and audience of a national item cannot be changed")
            .at("/code", "不能改", "cannot be changed")
            .because(basis_of(*current));
}

bool is_valid_on(const SupervisionItem& item, const Date& date) {
    return item.active && (!item.valid_from || *item.valid_from <= date) && (!item.valid_to || date <= *item.valid_to);
}

void check_items(const std::vector<SupervisionItem>& catalogue, const std::vector<Id>& wanted) {
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (std::none_of(catalogue.begin(), catalogue.end(), [&](const auto& one) { return one.id == wanted[i]; }))
            throw Problem::invalid("plans.item", "事项目录中没有这一项", "The catalogue has no such item")
                .at("/items/" + std::to_string(i), "没有这一项", "is not in the catalogue");
}

YearMonth parse_month(std::string_view text, std::string pointer) {
    const auto month = YearMonth::try_parse(text);
    if (!month)
        throw Problem::invalid("plans.month", "月份格式不对", "The month is malformed")
            .at(std::move(pointer), "应为月份，如 2026-11", "must be a month such as 2026-11");
    return *month;
}

std::vector<Date> days_to_plan(const rules::WorkingCalendar& calendar, const YearMonth& month, const Date& today,
                               const PlanOptions& options) {
    std::vector<Date> days = calendar.working_days_in(month);
    if (options.force) return days.empty() ? std::vector<Date>{month.last_day()} : days;
    if (options.vacations_excused) {
        if (calendar.is_vacation_month(month))
            throw Problem::invalid("plans.vacation_month",
                                   month.chinese() + "为寒暑假月份，按本地设定不安排经常性督导；确需下达请选“强制下达”",
                                   "This is a vacation month without regular visits; force it when they are wanted")
                .at("/month", "寒暑假月份", "a vacation month");
        std::erase_if(days, [&](const Date& day) { return calendar.is_vacation(day); });
    }
    std::erase_if(days, [&](const Date& day) { return day < today; });
    if (days.empty())
        throw Problem::invalid("plans.no_days_left", month.chinese() + "已没有可安排的工作日；确需下达请选“强制下达”",
                               "No working day is left in this month; force it when tasks are wanted all the same")
            .at("/month", "没有可安排的工作日", "no working day is left");
    return days;
}

std::vector<Date> plan_days(const std::vector<PlannedVisit>& visits, const std::vector<Date>& days,
                            const DayLoads& taken, std::string_view seed) {
    Draw draw(seed);
    Month month(days, taken);
    std::map<Id, std::vector<std::size_t>> by_inspector; // positions in `visits`
    for (std::size_t i = 0; i < visits.size(); ++i)
        by_inspector[visits[i].inspector].push_back(i);
    std::vector<Id> order;
    for (const auto& [inspector, own] : by_inspector)
        order.push_back(inspector);
    draw.shuffle(order);

    std::vector<Date> out(visits.size());
    for (const Id& inspector : order) {
        std::vector<std::size_t>& own = by_inspector[inspector];
        draw.shuffle(own);
        // The month is cut into as many parts as there are visits, from a day that is drawn too: uneven parts would
        // load the same days for everybody. Beyond one visit a day come whole rounds over all days first.
        const std::size_t days_left = month.size(), start = draw.below(days_left);
        const std::size_t whole = own.size() - own.size() % days_left, rest = own.size() - whole;
        for (std::size_t i = 0; i < own.size(); ++i) {
            const std::size_t part = i - whole;
            out[own[i]] = i < whole ? month.take(inspector, 0, days_left, draw)
                                    : month.take(inspector, start + part * days_left / rest,
                                                 start + (part + 1) * days_left / rest, draw);
        }
    }
    return out;
}

void check_task_change(const Task& task, const TaskChange& change) {
    if (!change.planned_on || *change.planned_on == task.planned_on) return;
    if (task.state != TaskState::open)
        throw Problem::invalid("plans.not_open", "任务已完成或已取消，不能再改日期", "This task is no longer open")
            .at("/planned_on", "不能再改", "can no longer be changed");
    if (YearMonth::of(*change.planned_on).iso() != task.month)
        throw Problem::invalid("plans.other_month", "建议日期须在任务所属月份内",
                               "The day must lie in the task's month")
            .at("/planned_on", "须在 " + task.month + " 内", "must lie in " + task.month);
}

} // namespace guapai::plans
