#include "network/store.h"
#include "support/network_api.h"

#include <atomic>
#include <random>
#include <set>

namespace guapai {

class Networks : public NetworkApi {
protected:
    std::vector<std::string> texts(const boost::json::value& list) {
        std::vector<std::string> out;
        for (const auto& text : list.as_array())
            out.emplace_back(text.as_string());
        return out;
    }
    static bool says(const std::vector<std::string>& texts, const std::string& part) {
        return std::any_of(texts.begin(), texts.end(),
                           [&](const std::string& text) { return text.find(part) != std::string::npos; });
    }
};

TEST_P(Networks, AProposalCoversEverySchoolAndSaysWhy) {
    settle(12, 3);
    const Id draft = proposed(R"({"note":"首次方案"})");
    const auto report = get(office, path_of(draft));
    const auto& version = report.at("network").as_object();
    EXPECT_EQ(version.at("state").as_string(), "draft");
    EXPECT_EQ(version.at("assigned").as_int64(), 12);
    EXPECT_EQ(version.at("schools").as_int64(), 12);
    EXPECT_LE(version.at("lower_bound_km").to_number<double>(), version.at("travel_km").to_number<double>() + 0.01);
    EXPECT_TRUE(report.at("uncovered").as_array().empty());
    EXPECT_FALSE(report.at("notes").as_array().empty());
    EXPECT_EQ(report.at("notes_en").as_array().size(), report.at("notes").as_array().size());
    EXPECT_TRUE(says(texts(report.at("notes_en")), "every area hangs together"));
    const auto all = assignments(office, draft);
    ASSERT_EQ(all.size(), 12U);
    for (const auto& item : all) {
        EXPECT_NE(std::string(item.at("reason").as_string()).find("公里"), std::string::npos);
        EXPECT_NE(std::string(item.at("reason_en").as_string()).find(" km from home"), std::string::npos);
        EXPECT_FALSE(item.at("school_name").as_string().empty());
        EXPECT_TRUE(item.at("area").is_string());
    }
    EXPECT_EQ(assignments(office, draft, "?inspector=" + inspectors_[0].id.text()).size(), 4U);
    EXPECT_FALSE(list(office, path_of(draft) + "/areas").empty());
}

TEST_P(Networks, BySizeAnInspectorHasFewLargeSchoolsOrMoreSmallOnes) {
    settle(12, 3);
    for (std::size_t s = 0; s < schools_.size(); ++s)
        schools_[s].pupils = s < 4 ? 1600 : 400; // average 800: two each, a half each
    store_roster();
    const Id draft = proposed(R"({"weigh_by_size":true})");
    const auto report = get(office, path_of(draft));
    EXPECT_TRUE(report.at("network").at("weigh_by_size").as_bool());
    double sum = 0;
    for (const auto& load : report.at("loads").as_array()) {
        EXPECT_LE(load.at("weighted_schools").to_number<double>(), 5);
        sum += load.at("weighted_schools").to_number<double>();
    }
    EXPECT_DOUBLE_EQ(sum, 12);
    const Response copied = ask(office, Method::post, home + "/networks", R"({"copy_of":")" + draft.text() + "\"}");
    EXPECT_TRUE(json_of(copied).at("weigh_by_size").as_bool());
}

TEST_P(Networks, ASchoolWithoutCoordinatesIsPlannedAtItsTownAndListed) {
    settle(6, 2);
    schools_[3].longitude.reset();
    schools_[3].latitude.reset();
    store_roster();
    const Id draft = proposed();
    EXPECT_TRUE(inspector_of(draft, schools_[3].id));
    const auto report = get(office, path_of(draft));
    EXPECT_TRUE(says(texts(report.at("notes")), schools_[3].name + "没有经纬度，按所在乡镇"));
    EXPECT_TRUE(says(texts(report.at("notes_en")), schools_[3].name + " has no coordinates"));
}

TEST_P(Networks, WhatCannotBeCoveredIsToldWithWhatWouldHelp) {
    settle(9, 1);
    const auto report = get(office, path_of(proposed()));
    EXPECT_EQ(report.at("uncovered").as_array().size(), 2U);
    EXPECT_TRUE(says(texts(report.at("notes")),
                     "有 2 所排不下，还缺 1 名小学学段督学，或将每名督学负责学校数的上限由 7 所提高到 9 所"));
    EXPECT_TRUE(says(texts(report.at("notes_en")), "or the highest load raised from 7 to 9"));
}

TEST_P(Networks, WithoutSchoolsTheJobSaysWhatToDo) {
    const auto job = ended(json_of(ask(office, Method::post, home + "/networks/propose", "{}")));
    EXPECT_EQ(job.at("state").as_string(), "failed");
    EXPECT_EQ(job.at("problem").at("code").as_string(), "network.no_schools");
}

TEST_P(Networks, MovingASchoolByHandShowsTheEffectAtOnce) {
    settle(12, 3);
    const Id draft = proposed();
    const Id school = schools_[0].id, far = inspectors_[2].id;
    const Response response = give(draft, school, far);
    ASSERT_EQ(response.status, 200) << text_of(response);
    const auto effect = json_of(response);
    EXPECT_EQ(id_of(effect.at("assignment").at("inspector")), far);
    const auto changes = texts(effect.at("changes"));
    EXPECT_TRUE(says(changes, "演示督学2负责学校 4 → 5 所"));
    EXPECT_TRUE(says(changes, "演示督学0负责学校 4 → 3 所"));
    EXPECT_TRUE(says(changes, "路程合计 增加"));
    EXPECT_TRUE(says(texts(effect.at("changes_en")), "schools of 演示督学2: 4 → 5"));
    EXPECT_EQ(effect.at("changes_en").as_array().size(), effect.at("changes").as_array().size());
    EXPECT_EQ(inspector_of(draft, school), far);
    const auto off = json_of(edit(draft, school, R"({"without_inspector":true})"));
    EXPECT_TRUE(says(texts(off.at("changes")), "未配督学的学校 0 → 1 所"));
    EXPECT_TRUE(says(texts(off.at("changes")), "新增：1 所学校没有责任督学：" + schools_[0].name));
    EXPECT_EQ(off.at("report").at("uncovered").as_array().size(), 1U);
    const auto& rule = off.at("report").at("broken_rules").at(0);
    EXPECT_EQ(rule.at("gravity").as_string(), "violation");
    EXPECT_EQ(rule.at("code").as_string(), "network.coverage");
    EXPECT_EQ(rule.at("article").as_string(), "第一条");
}

TEST_P(Networks, ARecusedInspectorIsNeitherProposedNorSetByHand) {
    settle(4, 2);
    inspectors_[0].recusals = {{schools_[0].code, "配偶任该校校长"}};
    store_roster();
    const Id draft = proposed();
    EXPECT_EQ(inspector_of(draft, schools_[0].id), inspectors_[1].id);
    const Response refused = give(draft, schools_[0].id, inspectors_[0].id);
    EXPECT_EQ(refused.status, 422);
    const auto problem = json_of(refused);
    EXPECT_EQ(problem.at("code").as_string(), "network.recused");
    EXPECT_EQ(problem.at("basis").at("article").as_string(), "第十条");
    EXPECT_NE(std::string(problem.at("title").as_string()).find("配偶任该校校长"), std::string::npos);
}

TEST_P(Networks, AnInspectorWhoMayNotBeAppointedIsRefusedWithTheArticle) {
    settle(4, 2);
    inspectors_[0].degree = inspectors::Degree::college;
    store_roster();
    const Id draft = proposed();
    for (const auto& item : assignments(office, draft))
        EXPECT_EQ(id_of(item.at("inspector")), inspectors_[1].id);
    const Response refused = give(draft, schools_[0].id, inspectors_[0].id);
    EXPECT_EQ(code_of(refused), "network.ineligible");
    EXPECT_EQ(json_of(refused).at("basis").at("article").as_string(), "第七条");
}

TEST_P(Networks, ARecusalDeclaredAfterTheDraftStopsItsPublication) {
    settle(4, 2);
    const Id draft = proposed();
    const Id held = *inspector_of(draft, schools_[0].id);
    for (auto& inspector : inspectors_)
        if (inspector.id == held) inspector.recusals = {{schools_[0].code, "子女就读该校"}};
    store_roster();
    const Response refused = try_to_publish(draft, "2026-03-02");
    EXPECT_EQ(code_of(refused), "network.not_publishable");
    EXPECT_EQ(json_of(refused).at("basis").at("article").as_string(), "第十条");
}

TEST_P(Networks, VersionsFollowEachOtherWithoutGapOrOverlap) {
    settle(6, 2);
    const Id first = proposed();
    publish(first, "2026-01-01"); // work began before the software
    const Id second = proposed();
    EXPECT_EQ(try_to_publish(second, "2026-02-01").status, 422); // the past is history
    EXPECT_EQ(try_to_publish(second, "2026-01-01").status, 422);
    EXPECT_EQ(try_to_publish(second, "2026-04-01", 99).status, 412);
    const Id other = inspectors_[1].id, school = schools_[0].id;
    ASSERT_EQ(on(school, "2026-03-02")->inspector, inspectors_[0].id);
    give(second, school, other);
    publish(second, "2026-04-01");
    const auto versions = list(office, "/networks");
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(get(office, path_of(first)).at("network").at("number").as_int64(), 1);
    EXPECT_EQ(get(office, path_of(second)).at("network").at("number").as_int64(), 2); // refusals burnt no number
    EXPECT_EQ(get(office, path_of(first)).at("network").at("effective_to").as_string(), "2026-04-01");
    EXPECT_FALSE(on(school, "2025-12-31"));
    EXPECT_EQ(on(school, "2026-03-31")->inspector, inspectors_[0].id);
    EXPECT_EQ(on(school, "2026-04-01")->inspector, other);
    EXPECT_EQ(id_of(get(office, "/networks/current").at("network").at("id")), first);
    set_now(Date{2026, 4, 1}.midnight_in_china());
    EXPECT_EQ(id_of(get(office, "/networks/current").at("network").at("id")), second);
}

// Offices that publish at the same moment, on PostgreSQL through two processes: one after the other, or refused.
TEST_P(Networks, PublishingAtOnceNeverPutsTwoVersionsInForce) {
    settle(6, 2);
    publish(proposed(), "2026-01-01");
    std::vector<Id> drafts;
    for (int i = 0; i < 6; ++i)
        drafts.push_back(proposed());
    std::unique_ptr<Database> second;
    if (GetParam() == Engine::postgres) second = Database::open(options());
    std::atomic<int> published = 0;
    std::vector<std::thread> people;
    for (std::size_t i = 0; i < drafts.size(); ++i)
        people.emplace_back([&, i] {
            network::Service service(second && i % 2 == 0 ? *second : db(), *jobs_);
            const Date from = Date{2026, 3, 5}.plus_days(static_cast<std::int64_t>(i % 4) * 7);
            try {
                service.publish(office, code, drafts[i], {from}, 1);
                ++published;
            } catch (const Problem& refused) {
                EXPECT_TRUE(refused.status == 422 || refused.status == 412 || refused.status == 409) << refused.code;
            }
        });
    for (auto& person : people)
        person.join();
    EXPECT_GE(published, 1);
    const auto versions = read(db(), [](Reader& in) { return network::published_versions(in, code); });
    ASSERT_EQ(std::ssize(versions), published + 1);
    for (std::size_t i = 0; i < versions.size(); ++i) {
        EXPECT_EQ(versions[i].number, static_cast<std::int64_t>(i) + 1);
        EXPECT_EQ(versions[i].effective_to, i + 1 < versions.size() ? versions[i + 1].effective_from : std::nullopt);
    }
}

TEST_P(Networks, APublishedVersionDoesNotChange) {
    settle(4, 2);
    const Id network = proposed();
    publish(network, "2026-03-02");
    EXPECT_EQ(code_of(give(network, schools_[0].id, inspectors_[1].id)), "network.published");
    EXPECT_EQ(code_of(ask(office, Method::del, home + path_of(network))), "network.published");
    EXPECT_EQ(code_of(try_to_publish(network, "2026-05-01")), "network.published");
}

TEST_P(Networks, TheNextVersionKeepsLocksAndTheIdsOfItsAreas) {
    settle(12, 3);
    const Id first = proposed();
    const Id school = schools_[0].id, far = inspectors_[2].id;
    give(first, school, far);
    edit(first, school, R"({"locked":true})");
    publish(first, "2026-03-02");
    const Id second = proposed();
    EXPECT_EQ(inspector_of(second, school), far);
    const auto areas = [&](const Id& network) {
        std::set<std::string> out;
        for (const auto& area : list(office, path_of(network) + "/areas"))
            out.emplace(area.at("id").as_string());
        return out;
    };
    EXPECT_EQ(areas(first), areas(second));
    for (const auto& load : list(office, path_of(second), "loads"))
        EXPECT_LE(load.at("schools").as_int64(), 5);
}

TEST_P(Networks, ADraftIsCopiedAndThrownAway) {
    settle(4, 2);
    const Id first = proposed();
    publish(first, "2026-03-02");
    const Response copied = ask(office, Method::post, home + "/networks", R"({"copy_of":")" + first.text() + "\"}");
    ASSERT_EQ(copied.status, 201) << text_of(copied);
    const Id draft = id_of(json_of(copied).at("id"));
    EXPECT_EQ(assignments(office, draft).size(), 4U);
    EXPECT_EQ(ask(office, Method::del, home + path_of(draft)).status, 204);
    EXPECT_EQ(ask(office, Method::get, home + path_of(draft)).status, 404);
    EXPECT_EQ(assignments(office, first).size(), 4U);
}

TEST_P(Networks, CoverageNamesTheSchoolsWithoutInspector) {
    settle(4, 2);
    const auto before = get(office, "/coverage");
    EXPECT_EQ(before.at("covered").as_int64(), 0);
    EXPECT_EQ(before.at("uncovered").as_array().size(), 4U);
    const Id network = proposed();
    edit(network, schools_[2].id, R"({"without_inspector":true})");
    publish(network, "2026-03-02");
    schools_.push_back(a_school(99)); // opened since
    store_roster();
    const auto after = get(office, "/coverage");
    EXPECT_EQ(after.at("covered").as_int64(), 3);
    ASSERT_EQ(after.at("uncovered").as_array().size(), 2U);
    EXPECT_EQ(get(office, "/coverage?on=2026-03-01").at("covered").as_int64(), 0);
}

TEST_P(Networks, AnInspectorSeesOnlyHisSchoolsAndNoDraft) {
    settle(12, 3);
    const Id network = proposed();
    const Actor inspector = user(Role::inspector, inspectors_[0].id);
    EXPECT_EQ(ask(inspector, Method::get, home + path_of(network)).status, 404);
    publish(network, "2026-03-02");
    const auto all = assignments(inspector, network);
    ASSERT_EQ(all.size(), 4U);
    for (const auto& item : all)
        EXPECT_EQ(id_of(item.at("inspector")), inspectors_[0].id);
    const auto map = get(inspector, path_of(network) + "/map");
    EXPECT_EQ(map.at("schools").as_array().size(), 4U);
    for (const auto& person : map.at("inspectors").as_array())
        EXPECT_TRUE(!person.as_object().contains("lon") || person.at("lon").is_null()) << "an inspector's home";
    EXPECT_EQ(list(inspector, path_of(network), "loads").size(), 1U);
    EXPECT_EQ(get(inspector, "/coverage").at("schools").as_int64(), 4);
    EXPECT_EQ(
        ask(inspector, Method::put, home + path_of(network) + "/assignments/" + schools_[0].id.text(), "{}").status,
        403);
}

// Random people, random versions: whoever asks, no row of a school outside his scope comes back.
TEST_P(Networks, NoOneSeesASchoolOutsideHisScope) {
    settle(15, 4);
    std::mt19937 random(static_cast<unsigned>(20260302));
    Id last;
    for (int version = 0; version < 3; ++version) {
        const Id draft = proposed();
        for (int k = 0; k < 6; ++k)
            give(draft, schools_[random() % schools_.size()].id, inspectors_[random() % inspectors_.size()].id);
        const Date from = Date{2026, 3, 2}.plus_days(30 * version);
        set_now(from.midnight_in_china());
        publish(draft, from.iso());
        last = draft;
        for (int k = 0; k < 12; ++k) {
            const auto all = read(db(), [&](Reader& in) { return network::assignments_in_force(in, code, from); });
            const auto& sample = all[random() % all.size()];
            const bool leader = random() % 2 == 0;
            const Id holder = leader ? *sample.area : *sample.inspector;
            const Actor actor = user(leader ? Role::area_leader : Role::inspector, holder);
            std::set<Id> own;
            for (const auto& assignment : all)
                if (assignment.area == holder || assignment.inspector == holder) own.insert(assignment.school);
            std::set<Id> seen;
            for (const auto& item : assignments(actor, last))
                seen.insert(id_of(item.at("school")));
            EXPECT_EQ(seen, own);
            for (const auto& item : list(actor, path_of(last) + "/map", "schools"))
                EXPECT_TRUE(own.contains(id_of(item.at("id"))));
            for (const auto& item : list(actor, "/nameplates?limit=100"))
                EXPECT_TRUE(own.contains(id_of(item.at("school"))));
        }
    }
}

TEST_P(Networks, AnotherCountysNetworkIsNotThere) {
    settle(4, 2);
    const Id network = proposed();
    publish(network, "2026-03-02");
    const Actor stranger = user(Role::county_office, {}, "420222");
    EXPECT_EQ(ask(stranger, Method::get, "/api/v1/counties/420222" + path_of(network)).status, 404);
    EXPECT_EQ(ask(stranger, Method::get, home + path_of(network)).status, 404);
}

TEST_P(Networks, BoundariesAreCheckedMatchedByNameAndDrawn) {
    settle(4, 2);
    const Id network = proposed();
    const auto areas = list(office, path_of(network) + "/areas");
    const std::string name(areas.at(0).at("name").as_string());
    const std::string ring = "[[114.8,30],[115.1,30],[115.1,30.2],[114.8,30]]";
    const auto collection = [&](const std::string& coordinates) {
        return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":")" + name +
               R"("},"geometry":{"type":"Polygon","coordinates":[)" + coordinates +
               R"(]}},{"type":"Feature","properties":{"name":"别处"},"geometry":{"type":"Polygon","coordinates":[)" +
               ring + "]}}]}";
    };
    const std::string path = home + path_of(network) + "/boundaries";
    const Response swapped = ask(office, Method::post, path, collection("[[30,114.8],[30,115],[31,115],[30,114.8]]"));
    EXPECT_EQ(code_of(swapped), "network.geojson");
    EXPECT_EQ(json_of(swapped).at("errors").at(0).at("pointer").as_string(), "/features/0/geometry/coordinates/0/0");
    const auto result = json_of(ask(office, Method::post, path, collection(ring)));
    EXPECT_EQ(result.at("matched").at(0).as_string(), name);
    EXPECT_EQ(result.at("unmatched").at(0).as_string(), "别处");
    const auto drawn = [&] { return get(office, path_of(network) + "/map"); };
    auto map = drawn();
    EXPECT_EQ(map.at("datum").as_string(), "wgs84");
    const auto& area = map.at("areas").at(0);
    EXPECT_TRUE(area.at("imported").as_bool());
    EXPECT_EQ(area.at("rings").at(0).at("coordinates").as_array().size(), 8U);
    EXPECT_DOUBLE_EQ(area.at("rings").at(0).at("coordinates").at(0).to_number<double>(), 114.8);
    // Tiles in GCJ-02 move what is drawn, by some hundred metres, and nothing that is stored.
    organisation::Service settings(db());
    organisation::Office wanted{.name = "大冶市",
                                .office_name = "大冶市教育督导室（演示）",
                                .issuer_mark = "大冶市教育督导室",
                                .number_prefix = "冶教督",
                                .tile_server = "https://tiles.example/{z}/{x}/{y}.png",
                                .tile_datum = organisation::MapDatum::gcj02};
    settings.put_office(office, code, wanted, std::nullopt);
    map = drawn();
    EXPECT_EQ(map.at("datum").as_string(), "gcj02");
    const double moved = map.at("areas").at(0).at("rings").at(0).at("coordinates").at(0).to_number<double>();
    EXPECT_GT(std::abs(moved - 114.8), 0.001);
    EXPECT_DOUBLE_EQ(assignments(office, network).at(0).at("longitude").to_number<double>(), *schools_[0].longitude);
}

TEST_P(Networks, AnAreaIsNamedAndLedByAnAppointedInspector) {
    settle(4, 2);
    const Id network = proposed();
    const auto area = list(office, path_of(network) + "/areas").at(0).as_object();
    const std::string path = home + path_of(network) + "/areas/" + std::string(area.at("id").as_string());
    const auto body = [&](const std::string& leader) { return R"({"name":"城东责任区","leader":")" + leader + "\"}"; };
    EXPECT_EQ(code_of(ask(office, Method::put, path, body(Id::mint().text()))), "network.inspector");
    const auto saved = json_of(ask(office, Method::put, path, body(inspectors_[0].id.text())));
    EXPECT_EQ(saved.at("name").as_string(), "城东责任区");
    EXPECT_EQ(saved.at("leader_name").as_string(), "演示督学0");
    publish(network, "2026-03-02");
    EXPECT_EQ(code_of(ask(office, Method::put, path, R"({"name":"城西责任区"})")), "network.published");
    EXPECT_EQ(ask(office, Method::put, path, R"({"name":"城东责任区"})").status, 200); // the leader leaves
}

ON_BOTH_ENGINES(Networks);

} // namespace guapai
