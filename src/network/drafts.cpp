// Drafts: by the planner, as a copy, thrown away.
#include "audit/service.h"
#include "base/json.h"
#include "network/loading.h"
#include "network/proposal.h"
#include "network/service.h"

#include <algorithm>

namespace guapai::network {

using identity::Actor;

namespace {

// What the audit log keeps the digest of: the version and all that belongs to it.
std::string state_of(const NetworkVersion& version, const Contents& contents) {
    return json::ObjectWriter()
        .value("network", version)
        .value("areas", contents.areas)
        .value("assignments", contents.assignments)
        .done();
}

void save_draft(Transaction& tx, const NetworkVersion& version, const Contents& contents, std::string_view actor,
                std::string_view action) {
    add_version(tx, version);
    for (const Area& area : contents.areas)
        add_area(tx, area);
    for (const auto& [inspector, area] : contents.posts)
        add_post(tx, version.county, version.id, inspector, area);
    for (const Assignment& assignment : contents.assignments)
        add_assignment(tx, assignment);
    audit::record(tx, version.county, actor, action, "network", version.id.text(), state_of(version, contents));
}

NetworkVersion new_version(std::string_view county, const std::string& note) {
    NetworkVersion out;
    out.county = county;
    out.id = Id::mint();
    out.note = note;
    out.created_at = Instant::now();
    return out;
}

// The base of a proposal: the version named, else the one in force, else nothing.
std::optional<NetworkVersion> base_of(const Reader& in, const Scope& scope, std::string_view county,
                                      const ProposalWish& wish) {
    if (wish.base) return require_version(in, scope, county, *wish.base);
    return version_in_force(in, county, Date::today());
}

struct Asked {
    Roster roster;
    Contents base;
    Case problem;
};

Asked load_asked(const Reader& in, const Scope& scope, std::string_view county, const ProposalWish& wish) {
    Asked out{.roster = load_roster(in, county, Date::today()), .base = {}, .problem = {}};
    if (out.roster.schools.empty())
        throw Problem::conflict("network.no_schools", "还没有学校，请先导入学校名册",
                                "There are no schools: import them");
    if (out.roster.inspectors.empty())
        throw Problem::conflict("network.no_inspectors", "还没有督学，请先导入督学名册",
                                "There are no inspectors: import them");
    if (const auto base = base_of(in, scope, county, wish))
        out.base = load_contents(in, Scope::office(county), county, base->id);
    out.problem = make_case(out.roster, load_history(in, county, Date::today()), out.base, true);
    planner::NetworkProblem& problem = out.problem.problem;
    problem.parameters.areas = wish.areas;
    problem.parameters.sub_areas = wish.sub_areas;
    problem.parameters.cap_on_sub_areas = wish.cap_on_sub_areas;
    problem.parameters.weigh_by_size = wish.weigh_by_size;
    problem.parameters.recut = wish.recut;
    problem.seed = static_cast<std::uint64_t>(wish.seed);
    // A lock that a recusal declared since forbids is no lock any more.
    for (planner::Index s = 0; s < problem.schools.size(); ++s) {
        auto& locked = problem.schools[s].locked;
        if (!locked) continue;
        const planner::InspectorPost& inspector = problem.inspectors[*locked];
        const bool recused =
            std::find(inspector.recused.begin(), inspector.recused.end(), s) != inspector.recused.end();
        if (recused || !inspector.eligible) locked.reset();
    }
    return out;
}

planner::NetworkProposal proposal_for(const planner::NetworkProblem& problem) {
    try {
        return planner::propose(problem);
    } catch (const planner::Cancelled&) {
        throw JobCancelled();
    }
}

JobResult run_proposal(Database& database, const Actor& actor, std::string_view county, const ProposalWish& wish,
                       JobProgress& progress) {
    progress.report(0.02, "读取学校和督学", "Reading schools and inspectors");
    Asked asked = read(database, [&](Reader& in) { return load_asked(in, actor.scope, county, wish); });
    asked.problem.problem.progress = [&](double part) {
        progress.report(0.05 + 0.85 * part, "划分责任区，配备督学", "Laying out areas and assigning inspectors");
    };
    asked.problem.problem.cancelled = [&] { return progress.cancelled(); };
    const planner::NetworkProposal proposal = proposal_for(asked.problem.problem);
    progress.report(0.92, "保存草案", "Saving the draft");
    NetworkVersion version = new_version(county, wish.note);
    Contents contents = contents_of(asked.roster, asked.problem, proposal, asked.base, county, version.id);
    contents.weigh_by_size = wish.weigh_by_size;
    version = Review(asked.roster, {}, contents, {}).report(version).network;
    version.lower_bound_km = static_cast<double>(proposal.travel_bound_m) / 1000;
    version.weigh_by_size = wish.weigh_by_size;
    std::vector<std::string> notes, notes_en;
    for (planner::Text& note : notes_of(proposal)) {
        notes.push_back(std::move(note.zh));
        notes_en.push_back(std::move(note.en));
    }
    version.quality = json::write(notes);
    version.quality_en = json::write(notes_en);
    database.write(county,
                   [&](Transaction& tx) { save_draft(tx, version, contents, actor.name(), "network.propose"); });
    return {.record_kind = "network",
            .record = version.id,
            .counts = {{"学校", "Schools", version.schools},
                       {"已配督学", "Assigned", version.assigned},
                       {"责任区", "Areas", version.areas},
                       {"片区", "Sub-areas", version.sub_areas}}};
}

} // namespace

Job Service::propose(const Actor& actor, std::string_view county, const ProposalWish& wish) {
    database_.read([&](Reader& in) { base_of(in, actor.scope, county, wish); }); // 404 at once, not in the job
    return jobs_.submit(
        {.county = std::string(county), .kind = "network.propose", .account = actor.name(), .input = json::write(wish)},
        [this, actor, home = std::string(county), wish](JobProgress& progress) {
            return run_proposal(database_, actor, home, wish, progress);
        });
}

NetworkVersion Service::copy(const Actor& actor, std::string_view county, const NewDraft& wanted) {
    return write(database_, county, [&](Transaction& tx) {
        const NetworkVersion source = require_version(tx, actor.scope, county, wanted.copy_of);
        Contents contents = load_contents(tx, actor.scope, county, source.id);
        NetworkVersion version = new_version(county, wanted.note);
        for (Area& area : contents.areas)
            area.network = version.id;
        const Roster roster = load_roster(tx, county, Date::today());
        // Schools closed since are left behind.
        std::erase_if(contents.assignments, [&](const Assignment& one) { return !roster.school(one.school); });
        for (Assignment& assignment : contents.assignments) {
            assignment.network = version.id;
            assignment.id = Id::mint();
        }
        const Review review(roster, {}, contents, former_names(tx, county, roster, contents));
        version = review.report(version).network;
        version.lower_bound_km = source.lower_bound_km;
        version.quality = source.quality;
        version.quality_en = source.quality_en;
        version.weigh_by_size = source.weigh_by_size;
        save_draft(tx, version, contents, actor.name(), "network.copy");
        return version;
    });
}

void Service::remove(const Actor& actor, std::string_view county, const Id& network) {
    database_.write(county, [&](Transaction& tx) {
        const NetworkVersion version = require_draft(tx, actor.scope, county, network);
        remove_version(tx, county, network);
        audit::record(tx, county, actor.name(), "network.remove", "network", network.text(), json::write(version));
    });
}

} // namespace guapai::network
