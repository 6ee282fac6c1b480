#include "draws/service.h"

#include "audit/service.h"
#include "base/hash.h"
#include "draws/loading.h"
#include "draws/outcome.h"
#include "draws/rules.h"
#include "draws/store.h"
#include "plans/service.h"
#include "schools/service.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace guapai::draws {

using identity::Actor;

namespace {

// One step of a draw that stands in `from`: checked, taken, saved, recorded by the text that `state_of` gives.
Draw step(Database& database, const Actor& actor, std::string_view county, const Id& id, std::int64_t seen,
          DrawState from, std::string_view action, const std::function<void(Transaction&, Draw&)>& change,
          const std::function<std::string(Transaction&, const Draw&)>& state_of) {
    return write(database, county, [&](Transaction& tx) {
        Draw draw = require(tx, actor, county, id);
        if (draw.version != seen) throw Problem::stale(json::write(shown(tx, actor, draw)));
        check_state(draw, from, Date::today());
        change(tx, draw);
        save(tx, draw);
        audit::record(tx, county, actor.name(), action, "draw", id.text(), state_of(tx, draw));
        return shown(tx, actor, std::move(draw));
    });
}

// As the schools there write it; the code where none does.
std::string division_name(const Reader& in, std::string_view county, const std::string& division) {
    if (division.empty()) return "";
    for (const schools::School& school : schools::all_active(in, county))
        if (school.division == division && !school.division_name.empty()) return school.division_name;
    return division;
}

// The schools in operation that belong to a stratum with a quota; the quotas in the roster's order, with sizes.
std::string freeze_roster(const Reader& in, Draw& draw) {
    std::map<std::string, StratumQuota> wanted;
    for (const StratumQuota& quota : draw.quotas)
        if (quota.quota > 0) wanted[quota.stratum] = {quota.stratum, quota.quota, 0};
    std::vector<planner::DrawEntry> entries;
    for (const schools::School& school : schools::all_active(in, draw.county)) {
        if (!in_reach(school, draw.division, draw.town)) continue;
        const auto stratum = wanted.find(stratum_of(school, draw.strata_by));
        if (stratum == wanted.end()) continue;
        stratum->second.schools += 1;
        entries.push_back({stratum->first, school.code, weight_of(school, draw.weight_by)});
    }
    for (const auto& [name, quota] : wanted)
        if (quota.quota > quota.schools)
            throw Problem::invalid("draws.quota",
                                   "“" + name + "”要抽 " + std::to_string(quota.quota) + " 所，名册中只有 " +
                                       std::to_string(quota.schools) + " 所",
                                   "\"" + name + "\" has only " + std::to_string(quota.schools) + " schools")
                .at("/quotas", "超过学校数", "more than there are schools");
    draw.quotas.clear();
    for (const auto& [name, quota] : wanted)
        draw.quotas.push_back(quota);
    return planner::write_roster(std::move(entries));
}

std::string public_text(const Draw& draw) {
    planner::DrawPublicText text{.sm3 = draw.algorithm == DrawAlgorithm::sm3,
                                 .id = draw.id.text(),
                                 .roster_digest = draw.roster_digest,
                                 .salt_commitment = draw.salt_commitment,
                                 .quotas = {},
                                 .sources = {}};
    for (const StratumQuota& quota : draw.quotas)
        text.quotas.push_back({quota.stratum, quota.quota});
    for (const DrawSource& source : draw.sources) {
        if (source.values.empty())
            throw Problem::invalid("draws.values_missing", "“" + source.name + "”的数值还没有录入",
                                   "The values of \"" + source.name + "\" are not entered yet");
        text.sources.push_back({source.name, source.values});
    }
    return planner::write_public_text(text);
}

void take_values(DrawSource& source, const SourceValues& entered) {
    check_can_enter(source, Instant::now());
    if (source.kind == SourceKind::witness) check_seed(source, entered.values);
    source.values = canonical_values(entered.values);
}

} // namespace

Waiting waiting(const Reader& in, const Scope& scope, std::string_view county, Instant now) {
    const Date today = Date::in_china(now);
    Waiting out{.to_draw = {}, .to_reveal = {}, .draw_by = today, .reveal_by = today};
    for (const Draw& draw : under_way(in, scope, county, today)) {
        const bool drawn = draw.state == DrawState::drawn;
        if (!drawn && std::any_of(draw.sources.begin(), draw.sources.end(),
                                  [&](const DrawSource& one) { return one.falls_at > now; }))
            continue;
        auto& list = drawn ? out.to_reveal : out.to_draw;
        if (list.empty()) (drawn ? out.reveal_by : out.draw_by) = draw.reveal_by; // they come by deadline
        list.push_back(draw.id);
    }
    return out;
}

Listed<Draw> Service::list(const Actor& actor, std::string_view county, const DrawFilters& filters, const Page& page) {
    return read(database_, [&](Reader& in) {
        auto out = draws::list(in, actor.scope, county, filters, page);
        for (Draw& draw : out.items) {
            draw.voided = is_void(draw, Date::today());
            draw.withdrawn.clear();
        }
        return out;
    });
}

Draw Service::get(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) { return shown(in, actor, require(in, actor, county, id)); });
}

StrataList Service::strata(const Actor& actor, std::string_view county, const StrataQuery& wanted) {
    const StrataBy by = wanted.by.value_or(StrataBy::type);
    std::map<std::string, StratumQuota> found;
    std::map<std::pair<std::string, std::string>, DrawPlace> places;
    database_.read([&](Reader& in) {
        for (const schools::School& school : schools::all_active(in, actor.scope, county)) {
            places[{school.division, school.town}] = {school.division, school.division_name, school.town};
            if (!in_reach(school, wanted.division.value_or(""), wanted.town.value_or(""))) continue;
            StratumQuota& stratum = found[stratum_of(school, by)];
            stratum.stratum = stratum_of(school, by);
            stratum.schools += 1;
        }
    });
    StrataList out;
    for (auto& [name, stratum] : found)
        out.items.push_back(std::move(stratum));
    for (auto& [name, place] : places)
        out.places.push_back(std::move(place));
    return out;
}

std::pair<Draw, Put> Service::put(const Actor& actor, std::string_view county, const Id& id, Draw wanted,
                                  std::optional<std::int64_t> seen) {
    check_draft(wanted);
    return write(database_, county, [&](Transaction& tx) {
        const auto current = load(tx, actor.scope, county, id);
        if (current) check_state(*current, DrawState::draft, Date::today());
        Draw draft = wanted;
        draft.county = county;
        draft.id = id;
        draft.division_name = division_name(tx, county, draft.division);
        draft.created_at = current ? current->created_at : Instant::now();
        const Put done = save_draft(tx, draft, current, seen);
        if (done != Put::unchanged)
            audit::record(tx, county, actor.name(), "draws.put", "draw", id.text(), json::write(draft));
        return std::pair(draft, done);
    });
}

Draw Service::commit(const Actor& actor, std::string_view county, const Id& id, std::int64_t seen) {
    std::array<std::uint8_t, 32> salt{};
    fill_random(salt);
    return step(
        database_, actor, county, id, seen, DrawState::draft, "draws.commit",
        [&](Transaction& tx, Draw& draw) {
            check_can_commit(draw, Instant::now());
            const std::string roster = freeze_roster(tx, draw);
            draw.salt = hex(salt);
            draw.salt_commitment = hex(sha256({reinterpret_cast<const char*>(salt.data()), salt.size()}));
            draw.roster_digest = hex(sha256(roster));
            draw.commitment = commitment_text(draw);
            draw.committed_at = Instant::now();
            draw.state = DrawState::committed;
            save_roster(tx, {draw.county, draw.id, roster});
        },
        [](Transaction&, const Draw& draw) { return draw.commitment; });
}

Draw Service::enter(const Actor& actor, std::string_view county, const Id& id, const EnteredNumbers& numbers,
                    std::int64_t seen) {
    return step(
        database_, actor, county, id, seen, DrawState::committed, "draws.enter",
        [&](Transaction&, Draw& draw) {
            for (std::size_t i = 0; i < numbers.sources.size(); ++i) {
                const SourceValues& entered = numbers.sources[i];
                const auto source = std::find_if(draw.sources.begin(), draw.sources.end(),
                                                 [&](const DrawSource& one) { return one.name == entered.name; });
                const std::string at = "/sources/" + std::to_string(i);
                if (source == draw.sources.end())
                    throw Problem::invalid("draws.source_unknown", "“" + entered.name + "”不是这次抽取的来源",
                                           "\"" + entered.name + "\" is no source of this draw")
                        .at(at + "/name", "不是事先公布的来源", "is no source named beforehand");
                take_values(*source, entered);
            }
        },
        [](Transaction&, const Draw& draw) { return json::write(draw); });
}

Draw Service::draw(const Actor& actor, std::string_view county, const Id& id, std::int64_t seen) {
    return step(
        database_, actor, county, id, seen, DrawState::committed, "draws.draw",
        [&](Transaction&, Draw& draw) {
            draw.public_text = public_text(draw);
            draw.drawn_at = Instant::now();
            draw.state = DrawState::drawn;
        },
        [](Transaction&, const Draw& draw) { return draw.public_text; });
}

Draw Service::withdraw(const Actor& actor, std::string_view county, const Id& id, const DrawWithdrawal& wanted,
                       std::int64_t seen) {
    return step(
        database_, actor, county, id, seen, DrawState::drawn, "draws.withdraw",
        [&](Transaction& tx, Draw& draw) {
            const auto drawn = outcome(tx, draw);
            const auto school = std::find_if(drawn.begin(), drawn.end(),
                                             [&](const DrawnSchool& one) { return one.code == wanted.code; });
            if (school == drawn.end())
                throw Problem::invalid("draws.not_drawn", "这所学校没有被抽中", "The school is not among those drawn")
                    .at("/code", "不在抽中学校之列", "is not among the schools drawn");
            draw.withdrawn.push_back(
                {school->stratum, wanted.code, school->school_name, wanted.reason, Instant::now()});
            if (const auto known = schools::by_code(tx, county, wanted.code))
                plans::withdraw_drawn(tx, county, draw.id, known->id);
        },
        [](Transaction&, const Draw& draw) { return json::write(draw); });
}

Draw Service::reveal(const Actor& actor, std::string_view county, const Id& id, std::int64_t seen) {
    return step(
        database_, actor, county, id, seen, DrawState::drawn, "draws.reveal",
        [&](Transaction& tx, Draw& draw) {
            draw.revealed_at = Instant::now();
            draw.state = DrawState::revealed;
            plans::reveal_drawn(tx, county, draw.id);
        },
        [](Transaction& tx, const Draw& draw) { return json::write(published_form(tx, draw)); });
}

} // namespace guapai::draws
