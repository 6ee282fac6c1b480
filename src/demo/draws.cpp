#include "demo/draws.h"

#include "base/hash.h"

#include <fmt/format.h>

#include <random>

namespace guapai::demo {

namespace {

constexpr int years_draws = 4; // the second of them is forgotten

struct Planned {
    Id id;
    std::string lottery, witness = "演示见证人", seed;
    std::string numbers; // of the lottery
};

std::string numbers_of(std::mt19937& random) {
    std::string out;
    for (int i = 0; i < 6; ++i)
        out += std::to_string(1 + random() % 33) + " ";
    return out + "/ " + std::to_string(1 + random() % 16);
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

} // namespace

void plan_draws(const Parts& parts, const identity::Actor& office, Timeline& timeline, const YearMonth& first,
                const YearMonth& last) {
    rules::WorkingCalendar calendar;
    parts.database.read([&](Reader& in) { calendar = organisation::calendar(in, demo_county); });
    std::mt19937 random{3797};
    int count = 0;
    for (YearMonth month = last; count < years_draws && first <= month; month = month.plus(-2)) {
        if (calendar.is_vacation_month(month)) continue;
        ++count;
        const bool forgotten = count == 2;
        const Planned planned{.id = Id::mint(),
                              .lottery = fmt::format("演示彩票{}第{}期", month.year, month.month * 12),
                              .seed = fmt::format("2026{:018}", random()),
                              .numbers = numbers_of(random)};
        const Date day = month.first_day().plus_days(2);
        const auto version = [&parts, office, planned] {
            return parts.draws.get(office, demo_county, planned.id).version;
        };
        timeline.at(moment(day, 10), [=, &parts] {
            parts.draws.put(office, demo_county, planned.id, draft_of(planned, month, day), std::nullopt);
            parts.draws.commit(office, demo_county, planned.id, version());
        });
        timeline.at(moment(day.plus_days(3), 9), [=, &parts] {
            const draws::EnteredNumbers numbers{
                .sources = {{planned.lottery, planned.numbers}, {planned.witness, planned.seed}}};
            parts.draws.enter(office, demo_county, planned.id, numbers, version());
            parts.draws.draw(office, demo_county, planned.id, version());
        });
        if (forgotten) continue;
        timeline.at(moment(day.plus_days(30), 16),
                    [=, &parts] { parts.draws.reveal(office, demo_county, planned.id, version()); });
    }
}

} // namespace guapai::demo
