#include "checks/service.h"

#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "checks/rules.h"
#include "checks/store.h"
#include "organisation/service.h"
#include "schools/service.h"

#include <algorithm>

namespace guapai::checks {

using identity::Actor;
using identity::Role;

namespace {

void fill_names(const Reader& in, std::string_view county, std::vector<DepartmentCheck>& checks) {
    if (checks.empty()) return;
    const auto names = organisation::department_names(in, county);
    for (DepartmentCheck& check : checks)
        if (const auto name = names.find(check.department); name != names.end()) check.department_name = name->second;
}

// As the pages show them: with the schools each covers by the roster of today.
void complete(const Reader& in, std::string_view county, std::vector<DepartmentCheck>& checks) {
    if (checks.empty()) return;
    fill_names(in, county, checks);
    const auto schools = schools::all_active(in, county);
    for (DepartmentCheck& check : checks)
        check.schools_now = std::ssize(schools_of(check, schools));
}

DepartmentCheck completed(const Reader& in, DepartmentCheck check) {
    std::vector<DepartmentCheck> one{std::move(check)};
    complete(in, one.front().county, one);
    return std::move(one.front());
}

DepartmentCheck require(const Reader& in, const Actor& actor, std::string_view county, const Id& id) {
    auto found = find(in, actor.scope, county, id);
    if (!found) throw Problem::not_found("没有这项检查", "There is no such check");
    return std::move(*found);
}

bool of_the_office(const Actor& actor) { return actor.account.role != Role::department; }

void check_wanted(const Reader& in, const Actor& actor, const DepartmentCheck& wanted) {
    if (auto wrong = faults(wanted); !wrong.empty()) {
        Problem problem = Problem::invalid("checks.months", "检查的起止月份不对", "The months of the check are wrong");
        problem.errors = std::move(wrong);
        throw problem;
    }
    const bool own = of_the_office(actor) || wanted.department == actor.account.subject;
    if (own && organisation::department(in, wanted.county, wanted.department)) return;
    throw Problem::invalid("checks.department", own ? "没有这个科室" : "只能申报本科室的检查",
                           own ? "There is no such department" : "A department files its own checks only")
        .at("/department", own ? "没有这个科室" : "不是本科室", own ? "does not exist" : "is another department");
}

// One step of a check by the office: approved, withdrawn.
template <class F>
DepartmentCheck step(Database& database, const Actor& actor, std::string_view county, const Id& id, std::int64_t seen,
                     std::string_view action, const F& change) {
    return write(database, county, [&](Transaction& tx) {
        const DepartmentCheck current = require(tx, actor, county, id);
        DepartmentCheck wanted = current;
        change(wanted);
        if (save(tx, wanted, current, seen) != Put::unchanged)
            audit::record(tx, county, actor.name(), action, "department_check", id.text(), json::write(wanted));
        return completed(tx, std::move(wanted));
    });
}

} // namespace

std::vector<DepartmentCheck> approved(const Reader& in, std::string_view county, const YearMonth& from,
                                      const YearMonth& to) {
    std::vector<DepartmentCheck> out = load_all(in, Scope::office(county), county);
    std::erase_if(out, [&](const DepartmentCheck& check) {
        return check.state != CheckState::approved || check.to_month < from.iso() || to.iso() < check.from_month;
    });
    fill_names(in, county, out);
    return out;
}

std::vector<std::size_t> schools_of(const DepartmentCheck& check, const std::vector<schools::School>& schools) {
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k < schools.size(); ++k)
        if (covers(check.scope, schools[k])) out.push_back(k);
    return out;
}

Listed<DepartmentCheck> Service::list(const Actor& actor, std::string_view county, const CheckFilters& filters,
                                      const Page& page) {
    return read(database_, [&](Reader& in) {
        auto out = checks::list(in, actor.scope, county, filters, page);
        complete(in, county, out.items);
        return out;
    });
}

DepartmentCheck Service::get(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) { return completed(in, require(in, actor, county, id)); });
}

std::pair<DepartmentCheck, Put> Service::put(const Actor& actor, std::string_view county, const Id& id,
                                             DepartmentCheck wanted, std::optional<std::int64_t> seen) {
    wanted.county = county;
    wanted.id = id;
    return write(database_, county, [&](Transaction& tx) {
        const auto current = find(tx, actor.scope, county, id);
        DepartmentCheck check = wanted;
        if (current) {
            check_may_change(*current, of_the_office(actor));
            check.state = current->state;
        }
        if (!of_the_office(actor)) check.approval_number = current ? current->approval_number : std::string();
        check_wanted(tx, actor, check);
        const Put done = save(tx, check, current, seen);
        if (done != Put::unchanged)
            audit::record(tx, county, actor.name(), "checks.put", "department_check", id.text(), json::write(check));
        return std::pair(completed(tx, std::move(check)), done);
    });
}

DepartmentCheck Service::approve(const Actor& actor, std::string_view county, const Id& id,
                                 const CheckApproval& approval, std::int64_t seen) {
    return step(database_, actor, county, id, seen, "checks.approve", [&](DepartmentCheck& check) {
        check.state = CheckState::approved;
        check.approval_number = approval.approval_number;
    });
}

DepartmentCheck Service::withdraw(const Actor& actor, std::string_view county, const Id& id, std::int64_t seen) {
    return step(database_, actor, county, id, seen, "checks.withdraw",
                [](DepartmentCheck& check) { check.state = CheckState::withdrawn; });
}

} // namespace guapai::checks
