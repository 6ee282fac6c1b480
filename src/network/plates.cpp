#include "network/plates.h"

#include "audit/service.h"
#include "base/hash.h"
#include "base/json.h"
#include "inspectors/service.h"
#include "network/loading.h"
#include "network/plate_print.h"
#include "network/rules.h"
#include "network/store_plates.h"
#include "paper/image.h"
#include "schools/service.h"
#include "store/media_type.h"

namespace guapai::network {

using identity::Actor;

namespace {

// The county stands in front, so that the row is found without asking every county.
constexpr std::size_t county_digits = 6;

std::string new_token(std::string_view county) { return std::string(county) + random_token(15); }

Nameplate new_plate(std::string_view county, const Date& from, const Id& school, const Id& inspector) {
    Nameplate out;
    out.county = county;
    out.id = Id::mint();
    out.token = new_token(county);
    out.school = school;
    out.inspector = inspector;
    out.valid_from = from;
    return out;
}

void save_audited(Transaction& tx, Nameplate& plate, std::string_view actor, std::string_view action) {
    if (!save_plate(tx, plate)) throw Problem::stale(json::write(plate));
    audit::record(tx, plate.county, actor, action, "nameplate", plate.id.text(), json::write(plate));
}

Problem no_plate() { return Problem::not_found("没有这块公示牌", "There is no such nameplate"); }

Nameplate by_token(const Reader& in, std::string_view token) {
    if (token.size() <= county_digits) throw no_plate();
    auto plate = plate_by_token(in, token.substr(0, county_digits), token);
    if (!plate) throw no_plate();
    return std::move(*plate);
}

void fill_in(const Reader& in, std::string_view county, std::vector<Nameplate>& plates) {
    const Names schools = schools::names(in, county), inspectors = inspectors::names(in, county);
    for (Nameplate& plate : plates) {
        plate.state = state_on(plate, Date::today());
        plate.school_name = schools.of(plate.school);
        plate.inspector_name = inspectors.of(plate.inspector);
    }
}

} // namespace

void renew_plates(Transaction& tx, std::string_view county, const Date& from,
                  const std::vector<Assignment>& assignments) {
    std::map<Id, Id> inspector_of;
    for (const Assignment& assignment : assignments)
        if (assignment.inspector) inspector_of.emplace(assignment.school, *assignment.inspector);
    for (Nameplate& plate : lasting_plates(tx, Scope::office(county), county)) {
        const auto now = inspector_of.find(plate.school);
        if (now != inspector_of.end() && now->second == plate.inspector) {
            inspector_of.erase(now); // stays at the gate
            continue;
        }
        plate.retired_on = from;
        if (!save_plate(tx, plate)) throw Problem::stale(json::write(plate));
    }
    for (const auto& [school, inspector] : inspector_of)
        add_plate(tx, new_plate(county, from, school, inspector));
}

Listed<Nameplate> Plates::list(const Actor& actor, std::string_view county, const PlateFilters& filters,
                               const Page& page) {
    return read(database_, [&](Reader& in) {
        auto out = list_plates(in, actor.scope, county, filters, page, Date::today());
        fill_in(in, county, out.items);
        return out;
    });
}

std::string Plates::print(const Actor& actor, std::string_view county, const Id& school, const std::string& asked_at) {
    const auto printed = read(database_, [&](Reader& in) {
        schools::require(in, actor.scope, county, school);
        return load_printed(in, county, lasting_plates(in, actor.scope, county, school), asked_at);
    });
    if (printed.empty())
        throw Problem(404, "nameplates.none", "这所学校还没有责任督学，没有公示牌",
                      "The school has no responsible inspector, hence no nameplate");
    return paper::print_nameplate(plate_of(printed.back(), files_.blobs()));
}

Job Plates::print_all(const Actor& actor, std::string_view county, const std::string& asked_at) {
    return jobs_.submit(
        {.county = std::string(county),
         .kind = "nameplates.print",
         .account = actor.name(),
         .input = json::ObjectWriter().text("address", asked_at).done()},
        [this, actor, home = std::string(county), asked_at](JobProgress& progress) -> JobResult {
            progress.report(0, "读取公示牌内容", "Reading what the plates say");
            const auto printed = read(database_, [&](Reader& in) {
                return load_printed(in, home, lasting_plates(in, actor.scope, home), asked_at);
            });
            if (printed.empty())
                throw Problem(404, "nameplates.none", "还没有公示牌，请先发布网络版本",
                              "There are no nameplates: publish a version of the network");
            const auto pdf = paper::print_nameplates(
                printed.size(), [&](std::size_t i) { return plate_of(printed[i], files_.blobs()); }, {},
                [&](std::size_t done) {
                    progress.report(0.95 * static_cast<double>(done) / static_cast<double>(printed.size()),
                                    "打印公示牌", "Printing the nameplates");
                    return true;
                });
            const std::string name = "责任督学公示牌.pdf";
            const auto file = files_.put(actor, home, hex(sha256(*pdf)), *pdf, name);
            return {
                .file = file.info.digest, .file_name = name, .counts = {{"公示牌", "Nameplates", std::ssize(printed)}}};
        });
}

Nameplate Plates::posted(const Actor& actor, std::string_view county, const Id& id, const PostedProof& proof,
                         std::int64_t seen) {
    return write(database_, county, [&](Transaction& tx) {
        auto plate = find_plate(tx, actor.scope, county, id);
        if (!plate) throw no_plate();
        if (plate->version != seen) throw Problem::stale(json::write(*plate));
        check_posted(*plate, proof.posted_on, Date::today());
        if (!proof.photo.empty())
            files::attach(tx, actor, county,
                          {.digest = proof.photo,
                           .subject_kind = "nameplate",
                           .subject = id.text(),
                           .school = plate->school.text(),
                           .department = {}});
        plate->state = PlateState::posted;
        plate->posted_on = proof.posted_on;
        plate->posted_photo = proof.photo;
        save_audited(tx, *plate, actor.name(), "nameplates.posted");
        std::vector<Nameplate> named = {*plate};
        fill_in(tx, county, named);
        return named.front();
    });
}

PublicPlate Plates::public_plate(std::string_view token) {
    return read(database_, [&](Reader& in) {
        const Nameplate plate = by_token(in, token);
        const bool retired = state_on(plate, Date::today()) == PlateState::retired;
        const auto printed = load_printed(in, plate.county, {plate}, "");
        PublicPlate out;
        out.retired = retired;
        out.valid_from = plate.valid_from;
        if (printed.empty()) return out; // the school is no longer in operation
        const PrintedPlate& content = printed.front();
        out.school_name = content.school.name;
        out.office_name = content.office.office_name;
        out.complaint_phone = content.office.complaint_phone;
        out.demo = content.office.demo;
        out.kindergarten = content.kindergarten();
        out.items = content.items;
        if (retired) return out; // who is no longer the inspector is no longer shown
        out.inspector_name = content.inspector.name;
        out.phone = content.inspector.mobile;
        out.certificate_number = content.inspector.certificate_number;
        out.has_photo = !content.inspector.photo.empty() && files_.blobs().exists(content.inspector.photo);
        return out;
    });
}

Plates::Photo Plates::public_photo(std::string_view token) {
    const std::string digest = read(database_, [&](Reader& in) {
        const Nameplate plate = by_token(in, token);
        const auto inspector = inspectors::find(in, plate.county, plate.inspector);
        const bool shown = inspector && state_on(plate, Date::today()) != PlateState::retired;
        return shown ? inspector->photo : std::string();
    });
    const Problem none = Problem::not_found("没有照片", "There is no photo");
    if (digest.empty() || !files_.blobs().exists(digest)) throw none;
    const std::string bytes = files_.blobs().read(digest);
    const std::string type = media_type_of(bytes);
    if (type != media::jpeg && type != media::png) throw none;
    return {type == media::jpeg ? paper::without_metadata(bytes) : bytes, type};
}

} // namespace guapai::network
