// A small county for service tests: areas with inspectors, each with schools, in a network in force since 2026-01-01.
//
//     const County county = County::settle(db(), {.areas = 2, .inspectors = 2, .schools = 5});   // 2 in each area
//     county.areas[0].inspectors[1].schools[4]
#pragma once

#include "inspectors/service.h"
#include "network/store.h"
#include "schools/service.h"
#include "store/database.h"

#include <string>
#include <vector>

namespace guapai {

struct CountySize {
    int areas = 1, inspectors = 2, schools = 3; // inspectors an area, schools an inspector
};

struct County {
    struct Inspector {
        Id id;
        std::vector<Id> schools;
    };
    struct Area {
        Id id;
        std::vector<Inspector> inspectors;
    };
    std::string code;
    std::vector<Area> areas;
    Id network;

    static County settle(Database& db, const CountySize& size, std::string code = "420281",
                         Date since = Date{2026, 1, 1}) {
        County county{.code = std::move(code)};
        identity::Actor office;
        office.account.county = county.code;
        office.account.id = Id::mint();
        office.account.role = identity::Role::county_office;
        office.scope = Scope::office(county.code);
        schools::Service schools(db);
        inspectors::Service inspectors(db);
        int number = 0;
        for (int a = 0; a < size.areas; ++a) {
            Area& area = county.areas.emplace_back();
            area.id = Id::mint();
            for (int i = 0; i < size.inspectors; ++i) {
                Inspector& inspector = area.inspectors.emplace_back();
                inspector.id = Id::mint();
                inspectors.put(office, county.code, inspector.id, inspector_record(a, i), std::nullopt);
                for (int s = 0; s < size.schools; ++s) {
                    inspector.schools.push_back(Id::mint());
                    schools.put(office, county.code, inspector.schools.back(), school_record(++number), std::nullopt);
                }
            }
        }
        county.network = Id::mint();
        county.publish(db, county.network, 1, since);
        return county;
    }

    // Puts a version in force from `since` on: every school with its inspector as `areas` has them now.
    void publish(Database& db, const Id& version_id, int number, Date since) const {
        db.write(code, [&](Transaction& tx) {
            network::NetworkVersion version;
            version.county = code;
            version.id = version_id;
            version.number = number;
            version.state = network::VersionState::published;
            version.effective_from = since;
            if (auto last = network::last_published(tx, code)) {
                last->effective_to = since;
                network::save_version(tx, *last);
            }
            network::add_version(tx, version);
            std::vector<network::Assignment> assignments;
            for (const Area& area : areas) {
                network::add_area(tx, {.county = code, .id = area.id, .network = version_id, .name = "演示责任区"});
                for (const Inspector& inspector : area.inspectors)
                    for (const Id& school : inspector.schools)
                        assignments.push_back({.county = code,
                                               .id = Id::mint(),
                                               .network = version_id,
                                               .school = school,
                                               .area = area.id,
                                               .inspector = inspector.id});
            }
            for (const auto& assignment : assignments)
                network::add_assignment(tx, assignment);
            network::hand_over_access(tx, code, since, assignments);
        });
    }

private:
    static schools::School school_record(int number) {
        schools::School school;
        school.name = "演示第" + std::to_string(number) + "小学";
        std::string digits = std::to_string(number);
        school.code = "2142" + std::string(6 - digits.size(), '0') + digits;
        school.type = number % 5 == 0 ? schools::SchoolType::kindergarten : schools::SchoolType::primary;
        school.division = "420281";
        school.town = "演示镇";
        school.longitude = 114.9 + number * 0.001;
        school.latitude = 30.1;
        return school;
    }
    static inspectors::Inspector inspector_record(int area, int number) {
        inspectors::Inspector inspector;
        inspector.name = "演示督学" + std::to_string(area) + "-" + std::to_string(number);
        inspector.birth_month = "1970-05";
        inspector.years = 20;
        inspector.stages = {schools::EducationStage::primary, schools::EducationStage::preschool};
        inspector.term_start = "2025-01";
        inspector.employer = "演示单位";
        inspector.mobile = "1390000" + std::to_string(1000 + area * 100 + number);
        return inspector;
    }
};

} // namespace guapai
