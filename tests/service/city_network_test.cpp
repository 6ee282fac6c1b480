// The whole synthetic city of tests/data: 650 schools, 132 inspectors, from proposal to plates.
#include "base/text.h"
#include "support/network_api.h"

#include <fstream>
#include <map>
#include <set>

namespace guapai {

namespace {

std::vector<std::vector<std::string>> rows_of(const std::string& name) {
    std::ifstream file(std::string(GUAPAI_SOURCE_DIR) + "/tests/data/" + name);
    EXPECT_TRUE(file.good()) << name;
    std::vector<std::vector<std::string>> out;
    std::string line;
    std::getline(file, line); // header
    while (std::getline(file, line)) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        out.push_back(split(line, ','));
    }
    return out;
}

template <class Enum>
Enum titled(const std::string& zh, Enum otherwise) {
    const auto& values = choice_type<Enum>().values;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i].zh == zh) return static_cast<Enum>(i);
    return otherwise;
}

} // namespace

class CityNetwork : public NetworkApi {
protected:
    void settle_the_city() {
        for (const auto& row : rows_of("schools.csv")) {
            auto& school = schools_.emplace_back(a_school(0));
            school.name = row.at(1);
            school.code = row.at(2);
            school.type = row.at(3) == "其他特教" ? schools::SchoolType::special
                                                  : titled(row.at(3), schools::SchoolType::vocational);
            school.division_name = row.at(5);
            school.division = row.at(6);
            school.town = row.at(7);
            school.longitude = std::stod(row.at(11));
            school.latitude = std::stod(row.at(12));
            school.pupils = std::stol(row.at(14));
        }
        for (const auto& row : rows_of("inspectors.csv")) {
            auto& inspector = inspectors_.emplace_back(an_inspector(0, 1, 1));
            inspector.name = row.at(0);
            inspector.degree = titled(row.at(3), inspectors::Degree::bachelor);
            inspector.years = std::stol(row.at(4));
            inspector.employment = titled(row.at(5), inspectors::Employment::part_time);
            inspector.stages.clear();
            for (const auto& stage : choice_type<schools::EducationStage>().values)
                if (row.at(8).find(stage.zh) != std::string::npos)
                    inspector.stages.push_back(*enum_of<schools::EducationStage>(stage.code));
            inspector.division = row.at(12);
            inspector.home_longitude = std::stod(row.at(13));
            inspector.home_latitude = std::stod(row.at(14));
            inspector.mobile = row.at(15);
            inspector.term_start = row.at(16);
            inspector.consecutive_terms = std::stol(row.at(17));
            if (!row.at(18).empty()) inspector.recusals = {{row.at(18), row.at(19)}};
        }
        store_roster();
    }
};

TEST_P(CityNetwork, IsProposedAndPublishedWithEverySchoolCoveredAndNoRuleBroken) {
    settle_the_city();
    const Id draft = proposed();
    const auto report = get(office, path_of(draft));
    EXPECT_EQ(report.at("network").at("assigned").as_int64(), 650);
    EXPECT_TRUE(report.at("uncovered").as_array().empty());
    for (const auto& rule : report.at("broken_rules").as_array())
        EXPECT_NE(rule.at("gravity").as_string(), "violation") << rule;
    std::map<Id, const inspectors::Inspector*> people;
    for (const auto& inspector : inspectors_)
        people.emplace(inspector.id, &inspector);
    std::set<Id> seen;
    std::string cursor;
    do {
        const auto page =
            get(office, path_of(draft) + "/assignments?limit=100" + (cursor.empty() ? "" : "&cursor=" + cursor));
        for (const auto& item : page.at("items").as_array()) {
            EXPECT_TRUE(seen.insert(id_of(item.at("school"))).second);
            const auto& inspector = *people.at(id_of(item.at("inspector")));
            EXPECT_GE(inspector.degree, inspectors::Degree::bachelor);
            EXPECT_GE(inspector.years, 10);
            for (const auto& recusal : inspector.recusals)
                EXPECT_NE(recusal.school_code, std::string(item.at("school_code").as_string()));
        }
        cursor = std::string(page.at("next").is_string() ? page.at("next").as_string() : "");
        for (std::size_t at = 0; (at = cursor.find_first_of("+/=", at)) != std::string::npos; at += 3)
            cursor.replace(at, 1, cursor[at] == '+' ? "%2B" : cursor[at] == '/' ? "%2F" : "%3D");
    } while (!cursor.empty());
    EXPECT_EQ(seen.size(), 650U);
    const auto map = get(office, path_of(draft) + "/map");
    EXPECT_EQ(map.at("schools").as_array().size(), 650U);
    EXPECT_EQ(map.at("inspectors").as_array().size(), 132U);
    publish(draft, "2026-03-02");
    EXPECT_EQ(get(office, "/coverage").at("covered").as_int64(), 650);
    EXPECT_EQ(get(office, "/nameplates?limit=1&total=1").at("total").as_int64(), 650);
    EXPECT_EQ(on(schools_[0].id, "2026-03-02")->network, draft);
}

ON_BOTH_ENGINES(CityNetwork);

} // namespace guapai
