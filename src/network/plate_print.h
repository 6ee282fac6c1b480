// What stands on a plate, and its printed form. Internal to src/network.
#pragma once

#include "inspectors/model.h"
#include "network/model.h"
#include "organisation/model.h"
#include "paper/nameplate.h"
#include "schools/model.h"
#include "store/blobs.h"
#include "store/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace guapai::network {

struct PrintedPlate {
    Nameplate plate;
    schools::School school;
    inspectors::Inspector inspector;
    organisation::Office office;
    std::vector<std::string> items; // supervision items; of a kindergarten the duties
    std::string address;            // of the system, for the QR code

    bool kindergarten() const { return school.type == schools::SchoolType::kindergarten; }
};

// By division, town and name of the school; plates of schools that are closed are left out.
std::vector<PrintedPlate> load_printed(const Reader& in, std::string_view county, const std::vector<Nameplate>& plates,
                                       const std::string& asked_at);
paper::Nameplate plate_of(const PrintedPlate& printed, const Blobs& blobs);

} // namespace guapai::network
