#include "demo/draws.h"

#include "base/hash.h"

#include <fmt/format.h>

#include <random>

namespace guapai::demo {

namespace {

constexpr int years_draws = 4; // the second of them, counted from today, is forgotten

struct Planned {
    Id id = Id::mint();
    std::string lottery, witness = "演示见证人", seed;
    std::string numbers; // of the lottery
};

std::string numbers_of(std::mt19937& random) {
    std::string out;
    for (int i = 0; i < 6; ++i)
        out += std::to_string(1 + random() % 33) + " ";
    return out + "/ " + std::to_string(1 + random() % 16);
}

Planned planned_for(const YearMonth& month, std::mt19937& random) {
    return {.lottery = fmt::format("演示彩票{}第{}期", month.year, month.month * 12),
            .seed = fmt::format("2026{:018}", random()),
            .numbers = numbers_of(random)};
}

draws::Draw draft_of(const Planned& planned, const YearMonth& month, const Date& day) {
    const Instant falls = moment(day.plus_days(2), 21, 15);
    return {.name = month.chinese() + "随机督导（演示）",
            .quotas = {{"小学", 5}, {"幼儿园", 5}, {"初级中学", 3}},
            .sources = {{.name = planned.lottery, .falls_at = falls},
                        {.name = planned.witness,
                         .kind = draws::SourceKind::witness,
                         .falls_at = falls,
                         .seed_hash = hex(sha256(planned.seed))}},
            .reveal_by = day.plus_days(40)};
}

std::int64_t version_of(const Parts& parts, const identity::Actor& office, const Id& draw) {
    return parts.draws.get(office, demo_county, draw).version;
}

void publish(const Parts& parts, const identity::Actor& office, const Planned& planned, const YearMonth& month,
             const Date& day) {
    parts.draws.put(office, demo_county, planned.id, draft_of(planned, month, day), std::nullopt);
    parts.draws.commit(office, demo_county, planned.id, version_of(parts, office, planned.id));
}

// Numbers, schools, tasks and visits.
void hold(const Parts& parts, const identity::Actor& office, const Planned& planned, const YearMonth& month,
          Year& year) {
    const auto version = [&] { return version_of(parts, office, planned.id); };
    parts.draws.enter(office, demo_county, planned.id,
                      {.sources = {{planned.lottery, planned.numbers}, {planned.witness, planned.seed}}}, version());
    parts.draws.draw(office, demo_county, planned.id, version());
    parts.draws.give_tasks(office, demo_county, planned.id, {.month = month.iso(), .items = {}}, version());
    year.carry_out(read(parts.database, [&](Reader& in) { return plans::drawn_tasks(in, demo_county, planned.id); }));
}

} // namespace

void plan_draws(const Parts& parts, const identity::Actor& office, Timeline& timeline, Year& year, const Date& today) {
    const auto calendar = read(parts.database, [&](Reader& in) { return organisation::calendar(in, demo_county); });
    constexpr int newest = 15, apart = 61, eleven_months = 330, until_told = 30; // days
    std::mt19937 random{3797};
    int count = 0;
    for (int back = newest; count < years_draws && back < eleven_months; back += apart) {
        const Date day = calendar.add_working_days(today.plus_days(-back), 1).date,
                   drawn = calendar.add_working_days(day, 3).date;
        const YearMonth month = YearMonth::of(drawn.plus_days(10)); // of the tasks: days enough are left
        if (calendar.is_vacation_month(month)) continue;
        ++count;
        const Planned planned = planned_for(month, random);
        timeline.at(moment(day, 10), [=, &parts] { publish(parts, office, planned, month, day); });
        timeline.at(moment(drawn, 9), [=, &parts, &year] { hold(parts, office, planned, month, year); });
        const bool forgotten = count == 2;
        if (forgotten) continue;
        timeline.at(moment(day.plus_days(until_told), 16), [=, &parts] {
            parts.draws.reveal(office, demo_county, planned.id, version_of(parts, office, planned.id));
        });
    }
}

void publish_draw(const Parts& parts, const identity::Actor& office, const YearMonth& month) {
    std::mt19937 random{5489};
    publish(parts, office, planned_for(month, random), month, Date::today());
}

} // namespace guapai::demo
