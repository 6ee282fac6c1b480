#include "network/geojson.h"

#include "base/problem.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guapai::network {

namespace {

std::string polygon(const std::string& rings) { return R"({"type":"Polygon","coordinates":)" + rings + "}"; }

// Where it says the fault lies, what is wrong with text that is no JSON; "" when it takes the text.
std::string fault_at(const std::string& text) {
    try {
        read_boundary(text, "/boundary");
        return "";
    } catch (const Problem& problem) {
        if (problem.code.starts_with("json.")) return problem.code;
        EXPECT_EQ(problem.code, "network.geojson");
        return problem.errors.empty() ? "(whole)" : problem.errors.front().pointer;
    }
}

} // namespace

TEST(Geojson, APolygonWithAHoleComesBackInSixDecimalsWithoutHeights) {
    const Boundary boundary = read_boundary(
        polygon("[[[115,30,12.5],[116,30],[116,31],[115,30]],[[115.5,30.1],[115.6,30.1],[115.6,30.2],[115.5,30.1]]]"),
        "");
    ASSERT_EQ(boundary.rings.size(), 2U);
    EXPECT_EQ(boundary.rings[0].size(), 4U);
    EXPECT_EQ(boundary.text.substr(0, 70), R"({"type":"Polygon","coordinates":[[[115.000000,30.000000],[116.000000,3)");
}

TEST(Geojson, EachFaultIsNamedWithItsPlace) {
    EXPECT_EQ(fault_at("{"), "json.malformed");
    EXPECT_EQ(fault_at(std::string(40, '[')), "json.too_deep");
    EXPECT_EQ(fault_at("\"\xff\""), "json.encoding");
    EXPECT_EQ(fault_at("[]"), "/boundary");
    EXPECT_EQ(fault_at(R"({"type":"Point","coordinates":[115,30]})"), "/boundary/type");
    EXPECT_EQ(fault_at(polygon("[]")), "/boundary/coordinates");
    EXPECT_EQ(fault_at(polygon("[[[115,30],[116,30],[115,30]]]")), "/boundary/coordinates/0");
    EXPECT_EQ(fault_at(polygon("[[[115,30],[116,30],[116,31],[115,31]]]")), "/boundary/coordinates/0"); // not closed
    EXPECT_EQ(fault_at(polygon("[[[30,115],[30,116],[31,116],[30,115]]]")), "/boundary/coordinates/0/0");
    EXPECT_EQ(fault_at(polygon(R"([[[115,"30"],[116,30],[116,31],[115,30]]])")), "/boundary/coordinates/0/0/1");
    EXPECT_EQ(fault_at(polygon("[[[115,30],[116,30],[116,31],[115,30]]]")), "");
}

TEST(Geojson, AnEndlessRingIsRefused) {
    std::string ring = "[115,30]";
    for (int i = 0; i < 20'000; ++i)
        ring += ",[116,31]";
    EXPECT_EQ(fault_at(polygon("[[" + ring + ",[115,30]]]")), "/boundary/coordinates/0");
}

TEST(Geojson, FeaturesAreNamedByTheirProperties) {
    const std::string ring = "[[[115,30],[116,30],[116,31],[115,30]]]";
    const auto features = read_features(
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"名称":"城东"},"geometry":)" +
        polygon(ring) + R"(},{"type":"Feature","properties":null,"geometry":)" + polygon(ring) + "}]}");
    ASSERT_EQ(features.size(), 2U);
    EXPECT_EQ(features[0].name, "城东");
    EXPECT_EQ(features[1].name, "");
}

RC_GTEST_PROP(GeojsonProperty, WhatWasReadIsReadAgainUnchanged, ()) {
    std::string ring;
    const int corners = *rc::gen::inRange(3, 30);
    std::string first;
    for (int i = 0; i < corners; ++i) {
        const std::string position = "[" + std::to_string(73 + *rc::gen::inRange(0, 62'000) / 1000.0) + "," +
                                     std::to_string(4 + *rc::gen::inRange(0, 49'000) / 1000.0) + "]";
        if (i == 0) first = position;
        ring += position + ",";
    }
    const Boundary once = read_boundary(polygon("[[" + ring + first + "]]"), "");
    RC_ASSERT(read_boundary(once.text, "").text == once.text);
}

} // namespace guapai::network
