#include "organisation/service.h"

#include "audit/service.h"
#include "base/json.h"
#include "base/origin.h"
#include "base/problem.h"
#include "organisation/rules.h"
#include "organisation/store.h"
#include "sheet/table.h"

#include <algorithm>
#include <set>

namespace guapai::organisation {

using identity::Actor;

Office office(const Reader& in, std::string_view county) {
    return load_office(in, Scope::office(county), county).value_or(default_office(county));
}

rules::WorkingCalendar calendar(const Reader& in, std::string_view county) {
    return working_calendar(load_calendar(in, Scope::office(county), county));
}

rules::Parameters parameters(const Reader& in, std::string_view county, const Date& on) {
    const auto chain = rules::place_chain(county);
    return rules::resolve(parameter_rows(load_parameters(in, chain)), chain, on);
}

std::int64_t parameter(const Reader& in, std::string_view county, std::string_view code, const Date& on) {
    return parameters(in, county, on).value(code);
}

std::map<Id, std::string> department_names(const Reader& in, std::string_view county) {
    return names_of_departments(in, Scope::office(county), county);
}

std::optional<Department> department(const Reader& in, std::string_view county, const Id& id) {
    return load_department(in, Scope::office(county), county, id);
}

std::vector<std::string> tile_origins(const Reader& in) {
    std::set<std::string> out;
    for (const std::string& server : load_tile_servers(in))
        if (auto origin = origin_of(server)) out.insert(*std::move(origin));
    return {out.begin(), out.end()};
}

void mark_demo(Transaction& tx, std::string_view county) {
    auto current = load_office(tx, Scope::office(county), county);
    Office marked = current.value_or(default_office(county));
    marked.demo = true;
    save(tx, marked, current, current ? std::optional(current->version) : std::nullopt);
    audit::record(tx, county, "system", "organisation.mark_demo", "office", marked.id.text(), json::write(marked));
}

Office Service::get_office(const Actor& actor, std::string_view county) {
    return read(database_,
                [&](Reader& in) { return load_office(in, actor.scope, county).value_or(default_office(county)); });
}

std::pair<Office, Put> Service::put_office(const Actor& actor, std::string_view county, Office wanted,
                                           std::optional<std::int64_t> seen) {
    check_office(wanted);
    if (seen == 0) seen.reset(); // the defaults, which are nowhere stored
    return write(database_, county, [&](Transaction& tx) {
        const auto current = load_office(tx, actor.scope, county);
        Office office = wanted;
        office.county = county;
        office.id = default_office(county).id;
        office.demo = current && current->demo;
        const Put done = save(tx, office, current, seen);
        if (done != Put::unchanged)
            audit::record(tx, county, actor.name(), "organisation.put_office", "office", office.id.text(),
                          json::write(office));
        return std::pair(office, done);
    });
}

Listed<Department> Service::departments(const Actor& actor, std::string_view county, const Page& page) {
    return read(database_, [&](Reader& in) { return list_departments(in, actor.scope, county, page); });
}

std::pair<Department, Put> Service::put_department(const Actor& actor, std::string_view county, const Id& id,
                                                   Department wanted, std::optional<std::int64_t> seen) {
    return write(database_, county, [&](Transaction& tx) {
        Department department = wanted;
        department.county = county;
        department.id = id;
        try {
            const Put done = save(tx, department, load_department(tx, actor.scope, county, id), seen);
            if (done != Put::unchanged)
                audit::record(tx, county, actor.name(), "organisation.put_department", "department", id.text(),
                              json::write(department));
            return std::pair(department, done);
        } catch (const DuplicateKey&) {
            throw Problem::conflict("organisation.department_taken", "已有同名科室",
                                    "There is a department of that name")
                .at("/name", "已被使用", "is taken");
        }
    });
}

CalendarYear Service::get_calendar(const Actor& actor, std::string_view county, int year) {
    return read(database_, [&](Reader& in) {
        return CalendarYear{year, load_calendar(in, actor.scope, county, year)};
    });
}

CalendarYear Service::put_calendar(const Actor& actor, std::string_view county, int year,
                                   std::vector<CalendarDay> days) {
    check_calendar(year, days);
    std::sort(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    for (CalendarDay& day : days) {
        day.county = county;
        day.id = Id::of_name("organisation.calendar_day", std::string(county) + day.date.iso());
    }
    const CalendarYear wanted{year, days};
    database_.write(county, [&](Transaction& tx) {
        const CalendarYear current{year, load_calendar(tx, actor.scope, county, year)};
        if (json::write(current) == json::write(wanted)) return;
        replace_calendar(tx, county, year, days);
        audit::record(tx, county, actor.name(), "organisation.put_calendar", "calendar", std::to_string(year),
                      json::write(wanted));
    });
    return wanted;
}

CalendarYear Service::import_calendar(const Actor& actor, std::string_view county, std::string_view bytes) {
    const auto table = sheet::read_table<CalendarDay>(bytes);
    Problem wrong = Problem::invalid("organisation.calendar_cells", "节假日表中有填写错误，没有导入",
                                     "The calendar has wrong cells and was not taken over");
    std::vector<CalendarDay> days;
    for (const auto& [row, day] : table.rows) {
        for (const auto& error : row.errors)
            wrong.errors.push_back({"/rows/" + std::to_string(row.number) + "/" + error.column, error.zh, error.en});
        days.push_back(day);
    }
    if (!wrong.errors.empty()) throw wrong;
    if (days.empty())
        throw Problem::invalid("organisation.calendar_empty", "表中没有日期", "There is no date in the table");
    const int year = days.front().date.year;
    return put_calendar(actor, county, year, std::move(days));
}

ParameterList Service::list_parameters(const Actor&, std::string_view county, const Date& on) {
    return read(database_, [&](Reader& in) {
        return ParameterList{parameter_views(load_parameters(in, rules::place_chain(county)), county, on)};
    });
}

ParameterView Service::put_parameter(const Actor& actor, std::string_view county, std::string_view code,
                                     const NewParameterValue& wanted) {
    ParameterValue value;
    value.county = county;
    value.id = Id::mint();
    value.code = code;
    value.effective_from = wanted.effective_from;
    value.value = wanted.value;
    value.reason = wanted.reason;
    return write(database_, county, [&](Transaction& tx) {
        auto own = load_parameters(tx, rules::place_chain(county));
        rules::check_override(parameter_rows(own), parameter_row(value));
        const ParameterValue saved = save(tx, value);
        audit::record(tx, county, actor.name(), "organisation.put_parameter", "parameter", saved.id.text(),
                      json::write(saved));
        own = load_parameters(tx, rules::place_chain(county));
        const auto views = parameter_views(own, county, std::max(wanted.effective_from, Date::today()));
        return *std::find_if(views.begin(), views.end(), [&](const ParameterView& view) { return view.code == code; });
    });
}

} // namespace guapai::organisation
