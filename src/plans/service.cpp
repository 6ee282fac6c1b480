#include "plans/service.h"

#include "audit/service.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/problem.h"
#include "inspectors/service.h"
#include "organisation/service.h"
#include "plans/names.h"
#include "plans/rules.h"
#include "plans/store.h"

#include <algorithm>

namespace guapai::plans {

using identity::Actor;
using identity::Role;

namespace {

Problem no_such_item() { return Problem::not_found("没有这个督导事项", "There is no such item"); }
Problem no_such_task() { return Problem::not_found("没有这项任务", "There is no such task"); }

// The catalogue is written down for a county when something in it is first changed; until then it is the national one.
void write_down_catalogue(Transaction& tx, std::string_view county) {
    if (has_items(tx, county)) return;
    for (const SupervisionItem& item : national_items(county))
        save_new(tx, item);
}

// The ninth item is the office's to name in its settings; a title given in the catalogue stands when it has not.
void name_ninth_item(const Reader& in, std::string_view county, std::vector<SupervisionItem>& items) {
    const auto ninth = std::find_if(items.begin(), items.end(),
                                    [](const SupervisionItem& item) { return item.code == ninth_item_code; });
    if (ninth == items.end()) return;
    const std::string name = organisation::office(in, county).ninth_item;
    if (!name.empty()) ninth->title = name;
}

bool fits(const SupervisionItem& item, const ItemFilters& filters) {
    return (!filters.audience || item.audience == *filters.audience) && (!filters.kind || item.kind == *filters.kind) &&
           (!filters.active || item.active == *filters.active);
}

ProgressOf progress_of(const Actor& actor) {
    if (actor.account.role == Role::inspector) return {.inspector = actor.account.subject.value_or(Id{})};
    if (actor.account.role == Role::area_leader) return {.area = actor.account.subject.value_or(Id{})};
    return {};
}

} // namespace

std::vector<SupervisionItem> all_items(const Reader& in, std::string_view county) {
    std::vector<SupervisionItem> items = stored_items(in, county);
    if (items.empty()) items = national_items(county);
    name_ninth_item(in, county, items);
    return items;
}

std::vector<SupervisionItem> items(const Reader& in, std::string_view county, const Date& on,
                                   std::optional<Audience> audience) {
    std::vector<SupervisionItem> out = all_items(in, county);
    std::erase_if(out, [&](const SupervisionItem& item) {
        return !is_valid_on(item, on) || (audience && item.audience != *audience);
    });
    return out;
}

std::optional<Id> task_of_visit(const Reader& in, std::string_view county, const Id& school,
                                const std::optional<Id>& named, const Date& visited_on) {
    if (!named) return open_task_of_month(in, county, school, YearMonth::of(visited_on).iso());
    if (!task_exists(in, county, school, *named))
        throw Problem::invalid("plans.no_task", "没有这项任务，或不是这所学校的任务",
                               "There is no such task of this school")
            .at("/task", "没有这项任务", "is no task of this school");
    return named;
}

void complete_task(Transaction& tx, std::string_view county, const Id& task, const Id& visit) {
    if (const auto done = finish_task(tx, county, task, visit)) add_progress(tx, *done, 0, 1);
}

std::optional<KeyPoints> key_points_of(const Reader& in, std::string_view county, const YearMonth& month) {
    return key_points_by_month(in, county, month.iso());
}

std::vector<Task> month_tasks(const Reader& in, const Sight& sight, std::string_view county, const YearMonth& month) {
    auto tasks = tasks_of_month(in, sight, county, month.iso());
    fill_names_and_places(in, county, tasks);
    return tasks;
}

std::vector<Task> overdue_tasks(const Reader& in, const Sight& sight, std::string_view county, const Date& on) {
    auto tasks = overdue_tasks(in, sight, county, on, 100);
    fill_names_and_places(in, county, tasks);
    return tasks;
}

OpenTasks open_tasks(const Reader& in, const Sight& sight, std::string_view county, const Date& on) {
    return count_open(in, sight, county, on, YearMonth::of(on).last_day());
}

Listed<SupervisionItem> Service::list_items(const Actor&, std::string_view county, const ItemFilters& filters) {
    Listed<SupervisionItem> out;
    out.items = read(database_, [&](Reader& in) { return all_items(in, county); });
    std::erase_if(out.items, [&](const SupervisionItem& item) { return !fits(item, filters); });
    out.total = std::ssize(out.items);
    return out;
}

std::pair<SupervisionItem, Put> Service::put_item(const Actor& actor, std::string_view county, const Id& id,
                                                  SupervisionItem wanted, std::optional<std::int64_t> seen) {
    wanted.county = county;
    wanted.id = id;
    try {
        return write(database_, county, [&](Transaction& tx) {
            write_down_catalogue(tx, county);
            const auto current = find_item(tx, county, id);
            check_item(wanted, current ? &*current : nullptr);
            SupervisionItem item = wanted;
            const Put done = save(tx, item, current, seen);
            if (done != Put::unchanged)
                audit::record(tx, county, actor.name(), "plans.put_item", "supervision_item", id.text(),
                              json::write(item));
            return std::pair(item, done);
        });
    } catch (const DuplicateKey&) {
        throw Problem::conflict("plans.code_taken", "这个代码已有事项使用", "Another item has this code")
            .at("/code", "已被使用", "is taken");
    }
}

void Service::drop_item(const Actor& actor, std::string_view county, const Id& id, std::int64_t seen) {
    database_.write(county, [&](Transaction& tx) {
        write_down_catalogue(tx, county);
        const auto current = find_item(tx, county, id);
        if (!current) throw no_such_item();
        SupervisionItem item = *current;
        item.active = false;
        check_item(item, &*current);
        if (save(tx, item, current, seen) != Put::unchanged)
            audit::record(tx, county, actor.name(), "plans.drop_item", "supervision_item", id.text(),
                          json::write(item));
    });
}

Listed<KeyPoints> Service::list_key_points(const Actor& actor, std::string_view county, const Page& page) {
    return read(database_, [&](Reader& in) { return plans::list_key_points(in, actor.scope, county, page); });
}

KeyPoints Service::get_key_points(const Actor& actor, std::string_view county, const Id& id) {
    auto found = read(database_, [&](Reader& in) { return find_key_points(in, actor.scope, county, id); });
    if (!found) throw Problem::not_found("没有这个月度要点", "There are no such key points");
    return std::move(*found);
}

std::pair<KeyPoints, Put> Service::put_key_points(const Actor& actor, std::string_view county, const Id& id,
                                                  KeyPoints wanted, std::optional<std::int64_t> seen) {
    parse_month(wanted.month, "/month");
    wanted.county = county;
    wanted.id = id;
    try {
        return write(database_, county, [&](Transaction& tx) {
            write_down_catalogue(tx, county);
            const auto current = find_key_points(tx, actor.scope, county, id);
            KeyPoints points = wanted;
            points.seed = current ? current->seed : random_token();
            if (current) {
                points.state = current->state;
                points.published_at = current->published_at;
                points.tasks = current->tasks;
                if (current->state == KeyPointsState::published && current->month != points.month)
                    throw Problem::invalid("plans.published", "要点已下达，不能改月份",
                                           "These key points are published: the month cannot be changed")
                        .at("/month", "不能改", "cannot be changed");
            }
            check_items(all_items(tx, county), points.items);
            const Put done = save(tx, points, current, seen);
            if (done != Put::unchanged)
                audit::record(tx, county, actor.name(), "plans.put_key_points", "key_points", id.text(),
                              json::write(points));
            return std::pair(points, done);
        });
    } catch (const DuplicateKey&) {
        throw Problem::conflict("plans.month_taken", "这个月已有督导要点", "This month already has key points")
            .at("/month", "已有要点", "is taken");
    }
}

Listed<Task> Service::list_tasks(const Actor& actor, std::string_view county, const TaskFilters& filters,
                                 const Page& page) {
    if (filters.month) parse_month(*filters.month, "/month");
    return read(database_, [&](Reader& in) {
        auto out = plans::list_tasks(in, Sight::of(actor), county, filters, Date::today(), page);
        fill_names_and_places(in, county, out.items);
        return out;
    });
}

Task Service::get_task(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) {
        auto task = find_task(in, Sight::of(actor), county, id);
        if (!task) throw no_such_task();
        std::vector<Task> one{std::move(*task)};
        fill_names_and_places(in, county, one);
        return one.front();
    });
}

Task Service::change_task(const Actor& actor, std::string_view county, const Id& id, const TaskChange& change,
                          std::int64_t seen) {
    return write(database_, county, [&](Transaction& tx) {
        auto task = find_task(tx, Sight::of(actor), county, id);
        if (!task) throw no_such_task();
        check_task_change(*task, change);
        if (change.planned_on) task->planned_on = *change.planned_on;
        if (change.note) task->note = *change.note;
        std::vector<Task> one{*task};
        if (task->version != seen || !save(tx, one.front())) {
            fill_names_and_places(tx, county, one);
            throw Problem::stale(json::write(one.front()));
        }
        audit::record(tx, county, actor.name(), "plans.change_task", "task", id.text(), json::write(one.front()));
        fill_names_and_places(tx, county, one);
        return one.front();
    });
}

MonthProgress Service::progress(const Actor& actor, std::string_view county, const YearMonth& month) {
    return read(database_, [&](Reader& in) {
        MonthProgress out{.month = month.iso()};
        out.rows = plans::progress(in, actor.scope, county, month.iso(), progress_of(actor));
        for (const Progress& row : out.rows) {
            out.tasks += row.tasks;
            out.done += row.done;
        }
        const Names inspectors = inspectors::names(in, county);
        for (Progress& row : out.rows)
            row.inspector_name = inspectors.of(row.inspector);
        out.overdue = count_overdue(in, Sight::of(actor), county, month.iso(), Date::today());
        return out;
    });
}

PlanCalendar Service::calendar(const Actor& actor, std::string_view county, const YearMonth& month) {
    return read(database_, [&](Reader& in) {
        const auto working = organisation::calendar(in, county);
        const auto counts = tasks_by_day(in, Sight::of(actor), county, month.iso());
        PlanCalendar out{.month = month.iso(), .certain = working.knows(month.year)};
        for (Date day = month.first_day(); day <= month.last_day(); day = day.plus_days(1)) {
            PlanDay& one = out.days.emplace_back();
            one.date = day;
            one.working = working.is_working_day(day);
            one.vacation = working.is_vacation(day);
            one.name = working.name_of(day);
            if (const auto count = counts.find(day.iso()); count != counts.end()) {
                one.tasks = count->second.tasks;
                one.done = count->second.done;
            }
        }
        return out;
    });
}

} // namespace guapai::plans
