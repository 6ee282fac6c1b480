#include "schools/service.h"

#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "base/text.h"
#include "schools/rules.h"
#include "schools/store.h"
#include "sheet/write.h"

namespace guapai::schools {

using identity::Actor;

namespace {

Problem no_such_school() { return Problem::not_found("没有这所学校", "There is no such school"); }

// A mobile number is shown whole to who may change it, to the school itself and to who has to ring there.
void mask(const Actor& actor, School& school) {
    if (actor.account.role == identity::Role::committee_member || actor.account.role == identity::Role::auditor)
        school.mobile = masked(school.mobile);
}

void save_with_audit(Transaction& tx, std::string_view actor, std::string_view action, School& wanted,
                     const std::optional<School>& current, std::optional<std::int64_t> seen, Put& done) {
    try {
        done = save(tx, wanted, current, seen);
    } catch (const DuplicateKey&) {
        throw Problem::conflict("schools.code_taken", "这个学校(机构)标识码已有学校使用",
                                "Another school has this identifier")
            .at("/code", "已被使用", "is taken");
    }
    if (done != Put::unchanged)
        audit::record(tx, wanted.county, actor, action, "school", wanted.id.text(), json::write(wanted));
}

} // namespace

Names names(const Reader& in, std::string_view county) { return names_of(in, county, "school"); }

std::map<Id, Place> places(const Reader& in, std::string_view county, const std::vector<Id>& ids) {
    return load_places(in, Scope::office(county), county, ids);
}

std::optional<School> find(const Reader& in, std::string_view county, const Id& id) {
    return load(in, Scope::office(county), county, id);
}

std::optional<School> find(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    return load(in, scope, county, id);
}

School require(const Reader& in, const Scope& scope, std::string_view county, const Id& id) {
    auto school = load(in, scope, county, id);
    if (!school) throw no_such_school();
    return std::move(*school);
}

std::vector<School> all_active(const Reader& in, std::string_view county) {
    return all_active(in, Scope::office(county), county);
}

std::vector<School> all_active(const Reader& in, const Scope& scope, std::string_view county) {
    return load_all(in, scope, county, {.state = SchoolState::active}, Date::today());
}

std::optional<School> by_code(const Reader& in, std::string_view county, std::string_view code) {
    return load_by_code(in, Scope::office(county), county, code);
}

std::map<std::string, School> by_codes(const Reader& in, std::string_view county,
                                       const std::vector<std::string>& codes) {
    std::map<std::string, School> out;
    for (School& school : load_by_codes(in, Scope::office(county), county, codes))
        out.emplace(school.code, std::move(school));
    return out;
}

Listed<School> Service::list(const Actor& actor, std::string_view county, const SchoolFilters& filters,
                             const Page& page) {
    auto out = read(database_,
                    [&](Reader& in) { return schools::list(in, actor.scope, county, filters, page, Date::today()); });
    for (School& school : out.items)
        mask(actor, school);
    return out;
}

School Service::get(const Actor& actor, std::string_view county, const Id& id) {
    School school = read(database_, [&](Reader& in) { return require(in, actor.scope, county, id); });
    mask(actor, school);
    return school;
}

std::string Service::export_file(const Actor& actor, std::string_view county, const SchoolExport& wanted,
                                 Language language) {
    auto all = read(database_, [&](Reader& in) { return load_all(in, actor.scope, county, wanted, Date::today()); });
    for (School& school : all)
        mask(actor, school);
    const auto format = wanted.format == ExportFormat::csv ? sheet::Format::csv : sheet::Format::xlsx;
    return sheet::write_records<School>(
        format, Words{"学校名册", "Schools"}.in(language), all,
        {.english = language == Language::en, .keep = [](const FieldType& field) { return !field.server_set; }});
}

std::pair<School, Put> Service::put(const Actor& actor, std::string_view county, const Id& id, School wanted,
                                    std::optional<std::int64_t> seen) {
    check(wanted);
    return write(database_, county, [&](Transaction& tx) {
        School school = wanted;
        school.county = county;
        school.id = id;
        Put done{};
        save_with_audit(tx, actor.name(), "schools.put", school, load(tx, actor.scope, county, id), seen, done);
        return std::pair(school, done);
    });
}

School Service::close(const Actor& actor, std::string_view county, const Id& id) {
    return write(database_, county, [&](Transaction& tx) {
        const School current = require(tx, actor.scope, county, id);
        School school = current;
        school.state = SchoolState::closed;
        Put done{};
        save_with_audit(tx, actor.name(), "schools.close", school, current, current.version, done);
        return school;
    });
}

} // namespace guapai::schools
