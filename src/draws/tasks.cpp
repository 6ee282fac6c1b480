// What follows from a draw: its schools as tasks of their inspectors.
#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "draws/loading.h"
#include "draws/outcome.h"
#include "draws/rules.h"
#include "draws/service.h"
#include "inspectors/service.h"
#include "plans/service.h"
#include "schools/service.h"

#include <map>

namespace guapai::draws {

using identity::Actor;

namespace {

YearMonth month_of(const std::string& text) {
    const auto month = YearMonth::try_parse(text);
    if (month) return *month;
    throw Problem::invalid("draws.month", "月份格式不对", "The month is malformed")
        .at("/month", "应为年月，如 2026-12", "must be a month, such as 2026-12");
}

// Only of a draw whose schools are drawn, void or revealed ones too.
void check_has_schools(const Draw& draw) {
    if (draw.state != DrawState::drawn && draw.state != DrawState::revealed)
        check_state(draw, DrawState::drawn, Date::today());
}

void fill_from_task(DrawTask& line, const plans::Task& task) {
    line.task = task.id;
    line.inspector = task.inspector;
    line.inspector_name = task.inspector_name;
    line.month = task.month;
    line.planned_on = task.planned_on;
    line.state = task.state == plans::TaskState::open   ? DrawTaskState::given
                 : task.state == plans::TaskState::done ? DrawTaskState::done
                                                        : DrawTaskState::withdrawn;
}

void count(DrawTasks& out) {
    for (const DrawTask& line : out.items) {
        out.to_give += line.state == DrawTaskState::to_give ? 1 : 0;
        out.given += line.state == DrawTaskState::given ? 1 : 0;
        out.done += line.state == DrawTaskState::done ? 1 : 0;
        out.withdrawn += line.state == DrawTaskState::withdrawn ? 1 : 0;
        out.no_inspector += line.state == DrawTaskState::no_inspector ? 1 : 0;
    }
}

// The drawn schools in their order, then those withdrawn that had a task.
DrawTasks tasks_of(const Reader& in, const Draw& draw, const std::vector<DrawnSchool>& drawn, const YearMonth& month) {
    std::map<Id, plans::Task> given;
    for (plans::Task& task : plans::drawn_tasks(in, draw.county, draw.id))
        given.emplace(task.school, std::move(task));
    const auto in_charge = plans::inspectors_of_month(in, draw.county, month);
    const Names names = inspectors::names(in, draw.county);
    std::vector<std::string> codes;
    for (const DrawnSchool& one : drawn)
        codes.push_back(one.code);
    for (const DrawWithdrawal& one : draw.withdrawn)
        codes.push_back(one.code);
    const auto known = schools::by_codes(in, draw.county, codes);
    DrawTasks out{.month = month.iso(), .items = {}};
    const auto add = [&](DrawTask line) {
        const auto school = known.find(line.code);
        const auto task = school != known.end() ? given.find(school->second.id) : given.end();
        const auto inspector = school != known.end() ? in_charge.find(school->second.id) : in_charge.end();
        if (task != given.end()) {
            fill_from_task(line, task->second);
        } else if (inspector != in_charge.end()) {
            line.inspector = inspector->second;
            line.inspector_name = names.of(inspector->second);
            line.month = out.month;
        } else {
            line.state = DrawTaskState::no_inspector;
        }
        out.items.push_back(std::move(line));
    };
    for (const DrawnSchool& one : drawn)
        add({.stratum = one.stratum, .code = one.code, .school_name = one.school_name, .replacement = one.replacement});
    for (const DrawWithdrawal& one : draw.withdrawn)
        if (const auto school = known.find(one.code); school != known.end() && given.contains(school->second.id))
            add({.stratum = one.stratum, .code = one.code, .school_name = one.school_name});
    count(out);
    return out;
}

std::vector<Id> schools_of(const Reader& in, std::string_view county, const std::vector<DrawnSchool>& drawn) {
    std::vector<std::string> codes;
    for (const DrawnSchool& one : drawn)
        codes.push_back(one.code);
    const auto known = schools::by_codes(in, county, codes);
    std::vector<Id> out;
    for (const std::string& code : codes) // in the order drawn
        if (const auto school = known.find(code); school != known.end()) out.push_back(school->second.id);
    return out;
}

} // namespace

DrawTasks Service::tasks(const Actor& actor, std::string_view county, const Id& id, const plans::MonthFilter& of) {
    const YearMonth month = of.month ? month_of(*of.month) : YearMonth::of(Date::today());
    return read(database_, [&](Reader& in) {
        const Draw draw = require(in, actor, county, id);
        check_has_schools(draw);
        return tasks_of(in, draw, outcome(in, draw), month);
    });
}

DrawTasks Service::give_tasks(const Actor& actor, std::string_view county, const Id& id, const DrawTaskWish& wish,
                              std::int64_t seen) {
    const YearMonth month = month_of(wish.month);
    return write(database_, county, [&](Transaction& tx) {
        const Draw draw = require(tx, actor, county, id);
        if (draw.version != seen) throw Problem::stale(json::write(shown(tx, actor, draw)));
        check_state(draw, DrawState::drawn, Date::today());
        const std::vector<DrawnSchool> drawn = outcome(tx, draw);
        const std::int64_t added = plans::give_drawn(tx, county,
                                                     {.draw = id,
                                                      .name = draw.name,
                                                      .month = month,
                                                      .items = wish.items,
                                                      .schools = schools_of(tx, county, drawn)});
        DrawTasks out = tasks_of(tx, draw, drawn, month);
        out.added = added;
        audit::record(tx, county, actor.name(), "draws.tasks", "draw", id.text(), json::write(out));
        return out;
    });
}

} // namespace guapai::draws
