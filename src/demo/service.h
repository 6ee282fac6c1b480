// A city's year of made-up work, lived through by the program's own services: rosters imported, the network proposed
// and published, months planned, schools visited, findings put right or not, results computed. Everything says
// 演示数据.
//
//     const auto accounts = demo::load(parts, county, [](double part, std::string_view words) { … });
//
// Only into an empty system. The clock (base/time.h, set_now) is moved while it runs, so nothing else may run beside
// it.
#pragma once

#include "calendars/service.h"
#include "demo/model.h"
#include "draws/service.h"
#include "identity/service.h"
#include "imports/service.h"
#include "inspectors/service.h"
#include "network/service.h"
#include "organisation/service.h"
#include "plans/service.h"
#include "rectification/service.h"
#include "results/service.h"
#include "schools/service.h"
#include "store/jobs.h"
#include "visits/service.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::demo {

struct Parts { // the services it lives through
    Database& database;
    files::Service& files;
    organisation::Service& organisation;
    imports::Service& imports;
    network::Service& networks;
    network::Plates& plates;
    plans::Service& plans;
    visits::Service& visits;
    rectification::Service& rectification;
    results::Service& results;
    draws::Service& draws;
    calendars::Service& calendars;
};

constexpr std::string_view demo_county = "420200";
constexpr std::string_view demo_password = "yanshi-2026";

const std::vector<ShownAccount>& accounts(); // one a role, for the terminal and the login page
void load(const Parts& parts, const std::function<void(double part, std::string_view words)>& progress);
bool is_loaded(const Reader& in); // this system holds demo data

} // namespace guapai::demo
