#include "network/plate_print.h"

#include "inspectors/service.h"
#include "organisation/service.h"
#include "plans/service.h"
#include "schools/service.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace guapai::network {

namespace {

using plans::Audience;

// The regular items that have a name: special topics come and go, a plate hangs for years.
std::vector<std::string> regular_items(const Reader& in, std::string_view county, Audience audience, const Date& on) {
    std::vector<std::string> out;
    for (const plans::SupervisionItem& item : plans::items(in, county, on, audience))
        if (item.kind == plans::ItemKind::regular && item.title != plans::ninth_item_unnamed) out.push_back(item.title);
    return out;
}

} // namespace

std::vector<PrintedPlate> load_printed(const Reader& in, std::string_view county, const std::vector<Nameplate>& plates,
                                       const std::string& asked_at) {
    const Date today = Date::today();
    const organisation::Office office = organisation::office(in, county);
    const auto of_schools = regular_items(in, county, Audience::schools, today),
               of_kindergartens = regular_items(in, county, Audience::kindergartens, today);
    std::map<Id, inspectors::Inspector> people;
    std::vector<PrintedPlate> out;
    for (const Nameplate& plate : plates) {
        auto school = schools::find(in, county, plate.school);
        if (!school || school->state == schools::SchoolState::closed) continue;
        auto person = people.find(plate.inspector);
        if (person == people.end())
            person = people.emplace(plate.inspector, inspectors::require(in, county, plate.inspector)).first;
        PrintedPlate& one = out.emplace_back();
        one.plate = plate;
        one.school = std::move(*school);
        one.inspector = person->second;
        one.office = office;
        one.items = one.kindergarten() ? of_kindergartens : of_schools;
        one.address = office.public_address.empty() ? asked_at : office.public_address;
    }
    std::sort(out.begin(), out.end(), [](const PrintedPlate& a, const PrintedPlate& b) {
        const auto key = [](const PrintedPlate& p) {
            return std::tie(p.school.division, p.school.town, p.school.name, p.plate.valid_from);
        };
        return key(a) < key(b);
    });
    return out;
}

paper::Nameplate plate_of(const PrintedPlate& printed, const Blobs& blobs) {
    const inspectors::Inspector& inspector = printed.inspector;
    paper::Nameplate out{.school = printed.school.name,
                         .inspector = inspector.name,
                         .phone = inspector.mobile,
                         .certificate = inspector.certificate_number,
                         .items_title = printed.kindergarten() ? "督导职责" : "督导事项",
                         .items = printed.items,
                         .complaint_phone = printed.office.complaint_phone,
                         .issuer = printed.office.office_name,
                         .since = printed.plate.valid_from,
                         .qr = paper::QrMark{printed.address + "/p/plate/" + printed.plate.token, "扫码监督"}};
    if (!inspector.photo.empty() && blobs.exists(inspector.photo)) out.photo = blobs.read(inspector.photo);
    if (printed.office.demo) out.remark = "演示数据";
    return out;
}

} // namespace guapai::network
