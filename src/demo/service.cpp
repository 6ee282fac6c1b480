#include "demo/service.h"

#include "base/problem.h"
#include "base/text.h"
#include "demo/calendars.h"
#include "demo/draws.h"
#include "demo/files.h"
#include "demo/people.h"
#include "demo/pictures.h"
#include "demo/timeline.h"
#include "demo/year.h"

#include <fmt/format.h>

#include <thread>

namespace guapai::demo {

using identity::Actor;

namespace {

constexpr const char* departments[] = {
    "安全管理科", "体育卫生与艺术教育科", "基础教育科",   "教师管理科", "计划财务科",
    "德育科",     "学前教育科",           "学生资助中心", "教研室",     "职业教育与成人教育科"};

// The clock goes back to the real time whatever happens.
struct PastTime {
    ~PastTime() { set_now(std::nullopt); }
};

void settle_office(const Parts& parts, const Actor& office) {
    organisation::Office settings{.name = "演示市",
                                  .office_name = "演示市人民政府教育督导室",
                                  .issuer_mark = "演示市人民政府教育督导室",
                                  .complaint_phone = "0714-0000000",
                                  .address = "演示市演示路1号",
                                  .number_prefix = "演教督"};
    parts.organisation.put_office(office, demo_county, settings, std::nullopt);
    for (const char* name : departments)
        parts.organisation.put_department(office, demo_county, Id::mint(), {.name = name, .phone = "0714-0000001"},
                                          std::nullopt);
    std::map<int, std::vector<organisation::CalendarDay>> years;
    for (const std::string& line : split(std::string(file("holidays-2026.csv")), '\n')) {
        const auto cells = split(std::string(trimmed(line)), ',');
        const auto date = cells.size() == 3 ? Date::try_parse(cells[0]) : std::nullopt;
        if (!date) continue;
        const auto kind = cells[1] == "休" ? organisation::DayKind::off : organisation::DayKind::work;
        years[date->year].push_back({.date = *date, .kind = kind, .name = cells[2]});
    }
    for (auto& [year, days] : years)
        parts.organisation.put_calendar(office, demo_county, year, std::move(days));
    parts.database.write(demo_county, [&](Transaction& tx) { organisation::mark_demo(tx, demo_county); });
}

void import_roster(const Parts& parts, const Actor& office, const char* kind, const char* name) {
    const auto preview = parts.imports.upload(office, demo_county, kind, name, file(name));
    parts.imports.apply(office, demo_county, preview.id);
}

// The list of 2026 as that of the demo's last year.
void import_checks(const Parts& parts, const Actor& office, int year) {
    std::string list(file("department-checks-2026.csv"));
    const std::string wanted = std::to_string(year);
    for (std::size_t at = 0; (at = list.find("2026", at)) != std::string::npos; at += wanted.size())
        list.replace(at, wanted.size(), wanted);
    const auto preview = parts.imports.upload(office, demo_county, "checks", "department-checks.csv", list);
    parts.imports.apply(office, demo_county, preview.id);
}

Id propose_network(const Parts& parts, const Actor& office, const network::ProposalWish& wish) {
    const Id job = parts.networks.propose(office, demo_county, wish).id;
    for (;;) {
        const auto now = read(parts.database, [&](Reader& in) { return find_job(in, demo_county, job); });
        if (now && now->state == JobState::done) return *now->result->record;
        if (now && now->ended())
            throw Problem(500, "demo.network", "演示网络没有生成", "The demo's network was not proposed");
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

void build_network(const Parts& parts, const Actor& office, const Date& from) {
    const Id network = propose_network(parts, office, {.note = "演示网络"});
    const auto draft = parts.networks.report(office, demo_county, network);
    parts.networks.publish(office, demo_county, network, {.effective_from = from}, draft.network.version);
}

// Nearly all of them hang; the rest shows what the list of missing ones looks like.
void post_plates(const Parts& parts, const Actor& office, Timeline& timeline, const Date& from) {
    Page page{.limit = 100};
    int count = 0;
    do {
        const auto plates = parts.plates.list(office, demo_county, {}, page);
        for (const network::Nameplate& plate : plates.items)
            if (++count % 20 != 0)
                timeline.at(moment(from.plus_days(count % 9), 11), [&parts, plate, office] {
                    parts.plates.posted(office, demo_county, plate.id, {.posted_on = Date::today(), .photo = ""},
                                        plate.version);
                });
        page.cursor = plates.next;
    } while (!page.cursor.empty());
}

Roster roster_of(Database& database, const Date& on) {
    return read(database, [&](Reader& in) {
        Roster out{.schools = schools::all_active(in, demo_county),
                   .inspectors = inspectors::all_active(in, demo_county),
                   .assignments = network::assignments_in_force(in, demo_county, on),
                   .departments = {}};
        for (const auto& [id, name] : organisation::department_names(in, demo_county))
            out.departments.push_back(*organisation::department(in, demo_county, id));
        return out;
    });
}

} // namespace

bool is_loaded(const Reader& in) { return organisation::office(in, demo_county).demo; }

void load(const Parts& parts, const std::function<void(double, std::string_view)>& progress) {
    const PastTime guard;
    const Instant end = Instant::now();
    const YearMonth last = YearMonth::of(Date::in_china(end)), first = last.plus(-11);
    const Date start = first.first_day();
    set_now(moment(start.plus_days(-20), 9));

    progress(0, "账号与设置 Accounts and settings");
    People people;
    people.add_offices(parts.database);
    const Actor office = people.office();
    settle_office(parts, office);
    progress(0.02, "导入名册 Rosters");
    import_roster(parts, office, "schools", "schools.csv");
    import_roster(parts, office, "inspectors", "inspectors.csv");
    import_checks(parts, office, last.year);
    progress(0.05, "督导网络 Network");
    build_network(parts, office, start);
    const Roster roster = roster_of(parts.database, start);
    people.add_others(parts.database, roster);

    Timeline timeline(parts.database, std::string(demo_county));
    post_plates(parts, office, timeline, start);
    Year year(parts, people, roster, timeline);
    year.plan(first, last);
    const auto working = read(parts.database, [&](Reader& in) { return organisation::calendar(in, demo_county); });
    if (!working.is_vacation_month(last)) plan_calendar(parts, office, timeline, last);
    plan_draws(parts, office, timeline, year, Date::in_china(end));
    const double days = static_cast<double>(Date::in_china(end) - start) + 1;
    timeline.run_until(end, [&](const Date& day) {
        progress(0.1 + 0.84 * std::max(0.0, static_cast<double>(day - start) / days), day.chinese(false));
    });
    set_now(std::nullopt);
    progress(0.94, "下月督导 The next month");
    YearMonth next = last.next();
    while (working.is_vacation_month(next))
        next = next.next();
    propose_calendar(parts, office, next);
    publish_draw(parts, office, next);
    propose_network(parts, office, {.note = "按学校规模折算（演示草案）", .weigh_by_size = true}); // to compare with
    progress(0.95, "年度结果 Yearly results");
    const auto this_year = static_cast<std::int64_t>(last.year);
    parts.results.put_indicators(office, demo_county, this_year, parts.results.sample(demo_county, this_year));
    parts.results.compute_now(office.name(), demo_county, this_year, [](auto...) {});
    progress(1, "完成 Done");
}

} // namespace guapai::demo
