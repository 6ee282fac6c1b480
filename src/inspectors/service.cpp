#include "inspectors/service.h"

#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "base/text.h"
#include "files/service.h"
#include "inspectors/rules.h"
#include "inspectors/store.h"
#include "organisation/service.h"
#include "schools/service.h"
#include "sheet/write.h"

namespace guapai::inspectors {

using identity::Actor;
using identity::Role;

namespace {

// Where a colleague lives and when he was born is the office's business and his own.
void mask(const Actor& actor, Inspector& inspector) {
    const Role role = actor.account.role;
    if (role == Role::city_office || role == Role::county_office || actor.account.subject == inspector.id) return;
    inspector.home_longitude.reset();
    inspector.home_latitude.reset();
    inspector.birth_month.clear();
    if (role == Role::committee_member || role == Role::auditor) inspector.mobile = masked(inspector.mobile);
}

// A row as offices lay out their registers: what is no single cell in the record becomes columns of text.
struct SheetRow : Inspector {
    std::string standing; // 在职, 退休
    std::string recusal_codes, recusal_reasons;

    static RecordType describe() {
        return Inspector::describe()
            .field<&SheetRow::standing>("standing", "在职/退休", "Retired")
            .field<&SheetRow::recusal_codes>("recusal_codes", "回避学校标识码", "Recusals")
            .field<&SheetRow::recusal_reasons>("recusal_reasons", "回避原因", "Reasons");
    }
};

SheetRow sheet_row(const Inspector& inspector, Language language) {
    SheetRow row{
        inspector, (inspector.retired ? Words{"退休", "Retired"} : Words{"在职", "In post"}).in(language), {}, {}};
    for (const Recusal& recusal : inspector.recusals) {
        row.recusal_codes.append(row.recusal_codes.empty() ? "" : "；").append(recusal.school_code);
        row.recusal_reasons.append(row.recusal_reasons.empty() ? "" : "；").append(recusal.reason);
    }
    return row;
}

// The photo must be a file that was brought before; it then belongs to the register.
void keep_photo(Transaction& tx, const Actor& actor, const Inspector& inspector, const std::string& before) {
    if (inspector.photo == before) return;
    files::detach(tx, inspector.county, "inspector", inspector.id.text());
    if (inspector.photo.empty()) return;
    files::attach(tx, actor, inspector.county,
                  {.digest = inspector.photo, .subject_kind = "inspector", .subject = inspector.id.text()});
}

void check_recusals(const Reader& in, const Inspector& inspector) {
    Problem problem = Problem::invalid("inspectors.recusal", "回避学校有误", "A recusal is wrong");
    for (std::size_t i = 0; i < inspector.recusals.size(); ++i)
        if (!schools::by_code(in, inspector.county, inspector.recusals[i].school_code))
            problem.errors.push_back({"/recusals/" + std::to_string(i) + "/school_code", "学校名册中没有这个标识码",
                                      "the roster has no school of this identifier"});
    if (!problem.errors.empty()) throw problem;
}

} // namespace

Names names(const Reader& in, std::string_view county) { return names_of(in, county, "inspector"); }

std::map<Id, Home> homes(const Reader& in, std::string_view county) {
    return load_homes(in, Scope::office(county), county);
}

std::optional<Inspector> find(const Reader& in, std::string_view county, const Id& id) {
    return load(in, Scope::office(county), county, id);
}

Inspector require(const Reader& in, std::string_view county, const Id& id) {
    auto inspector = find(in, county, id);
    if (!inspector) throw Problem::not_found("没有这位督学", "There is no such inspector");
    return std::move(*inspector);
}

std::vector<Inspector> all_active(const Reader& in, std::string_view county) {
    return load_all(in, Scope::office(county), county, {.state = InspectorState::active});
}

std::vector<Eligibility> eligibilities(const Reader& in, std::string_view county, const Date& on) {
    const auto rules = organisation::parameters(in, county, on);
    std::vector<Eligibility> out;
    for (const Inspector& inspector : load_all(in, Scope::office(county), county, {}))
        out.push_back(eligibility(inspector, rules, on));
    return out;
}

Eligibility eligibility_of(const Reader& in, const Inspector& inspector, const Date& on) {
    return eligibility(inspector, organisation::parameters(in, inspector.county, on), on);
}

Listed<Inspector> Service::list(const Actor& actor, std::string_view county, const InspectorFilters& filters,
                                const Page& page) {
    auto out = read(database_, [&](Reader& in) { return inspectors::list(in, actor.scope, county, filters, page); });
    for (Inspector& inspector : out.items)
        mask(actor, inspector);
    return out;
}

Inspector Service::get(const Actor& actor, std::string_view county, const Id& id) {
    auto inspector = read(database_, [&](Reader& in) { return load(in, actor.scope, county, id); });
    if (!inspector) throw Problem::not_found("没有这位督学", "There is no such inspector");
    mask(actor, *inspector);
    return std::move(*inspector);
}

std::string Service::export_file(const Actor& actor, std::string_view county, const InspectorExport& wanted,
                                 Language language) {
    auto all = read(database_, [&](Reader& in) { return load_all(in, actor.scope, county, wanted); });
    std::vector<SheetRow> rows;
    for (Inspector& inspector : all) {
        mask(actor, inspector);
        rows.push_back(sheet_row(inspector, language));
    }
    const auto format = wanted.format == schools::ExportFormat::csv ? sheet::Format::csv : sheet::Format::xlsx;
    return sheet::write_records<SheetRow>(format, Words{"督学名册", "Inspectors"}.in(language), rows,
                                          {.english = language == Language::en, .keep = [](const FieldType& field) {
                                               return !field.server_set && field.name != "retired" &&
                                                      field.name != "photo";
                                           }});
}

std::pair<Inspector, Put> Service::put(const Actor& actor, std::string_view county, const Id& id, Inspector wanted,
                                       std::optional<std::int64_t> seen) {
    check(wanted);
    return write(database_, county, [&](Transaction& tx) {
        Inspector inspector = wanted;
        inspector.county = county;
        inspector.id = id;
        check_recusals(tx, inspector);
        const auto current = load(tx, actor.scope, county, id);
        const Put done = save(tx, inspector, current, seen);
        keep_photo(tx, actor, inspector, current ? current->photo : std::string());
        if (done != Put::unchanged)
            audit::record(tx, county, actor.name(), "inspectors.put", "inspector", id.text(), json::write(inspector));
        return std::pair(inspector, done);
    });
}

EligibilityList Service::eligibility(const Actor&, std::string_view county) {
    return read(database_, [&](Reader& in) { return EligibilityList{eligibilities(in, county, Date::today())}; });
}

} // namespace guapai::inspectors
