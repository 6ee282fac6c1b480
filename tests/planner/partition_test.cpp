#include "planner/partition.h"

#include "planner/adjacency.h"
#include "planner/city.h"
#include "planner/clusters.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace guapai::planner {

namespace {

using Places = std::vector<Point>;
using Parts = std::vector<std::size_t>;

// Ways and pieces again, by other means: neighbours by asking every third place, pieces by joining labels.
bool next_to(const Places& places, std::size_t a, std::size_t b) {
    const auto square = [&](std::size_t i, std::size_t j) {
        const std::int64_t d = metres(places[i], places[j]);
        return d * d;
    };
    for (std::size_t c = 0; c < places.size(); ++c)
        if (c != a && c != b && square(a, c) + square(b, c) < square(a, b)) return false;
    return true;
}

std::int64_t ways_of(const Places& places, const Parts& part_of, std::size_t parts) {
    std::int64_t out = 0;
    for (std::size_t k = 0; k < parts; ++k) {
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        for (std::size_t a = 0; a < places.size(); ++a) {
            std::int64_t sum = 0;
            for (std::size_t b = 0; b < places.size(); ++b)
                if (part_of[b] == k) sum += metres(places[a], places[b]);
            if (part_of[a] == k) least = std::min(least, sum);
        }
        out += least;
    }
    return out;
}

std::size_t pieces_of(const Places& places, const Parts& part_of) {
    std::vector<std::size_t> label(places.size());
    for (std::size_t a = 0; a < label.size(); ++a)
        label[a] = a;
    std::size_t pieces = places.size();
    for (std::size_t a = 0; a < places.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            if (part_of[a] != part_of[b] || label[a] == label[b] || !next_to(places, a, b)) continue;
            const std::size_t from = label[a], to = label[b];
            std::replace(label.begin(), label.end(), from, to);
            --pieces;
        }
    return pieces;
}

Places some_places(int least, int most) {
    Places out;
    const int count = *rc::gen::inRange(least, most);
    for (int i = 0; i < count; ++i)
        out.push_back({115 + *rc::gen::inRange(0, 40) / 100.0, 30 + *rc::gen::inRange(0, 40) / 100.0});
    return out;
}

std::vector<Places> groups_of_the_city() {
    std::map<std::pair<std::string, bool>, Places> groups;
    for (const SchoolSite& school : the_city().schools)
        groups[{school.district, school.kindergarten}].push_back(*school.place);
    std::vector<Places> out;
    for (const auto& [key, places] : groups)
        out.push_back(places);
    return out;
}

} // namespace

TEST(Adjacency, SchoolsAlongARoadAreNeighboursOfTheNextOnly) {
    const Distances road(Places{{115.0, 30}, {115.3, 30}, {115.1, 30}, {115.2, 30}});
    EXPECT_EQ(gabriel_neighbours(road), (Neighbours{{2}, {3}, {0, 3}, {1, 2}}));
    const Neighbours neighbours = gabriel_neighbours(road);
    Pieces pieces(neighbours);
    EXPECT_EQ(pieces.of({0, 2}), 1U);
    EXPECT_EQ(pieces.of({0, 3, 1}), 2U);
    EXPECT_EQ(pieces.of({}), 0U);
}

TEST(Partition, TheCitysAreasHangTogetherAndAreMoreCompactThanClusters) {
    std::int64_t ways = 0, clustered = 0, bound = 0;
    for (const Places& places : groups_of_the_city()) {
        const std::size_t parts = (places.size() + 19) / 20;
        const Partition made = partition(places, {.parts = parts, .cap = 20, .bound = true});
        EXPECT_EQ(made.pieces, parts);
        EXPECT_EQ(made.pieces, pieces_of(places, made.part_of));
        ways += made.metres;
        bound += made.bound_m.value();
        clustered += ways_of(places, clusters(places, parts, 20, 1), parts);
    }
    EXPECT_LT(ways, clustered);
    EXPECT_LE(bound, ways);
    EXPECT_GT(bound, ways * 9 / 10);
}

TEST(Partition, SchoolsThatAllStandAtTheCentresOfTwoTownsAreCut) {
    Places places(23, {115.0, 30.0});
    for (int i = 0; i < 20; ++i)
        places.push_back({115.5, 30.5});
    const Partition made = partition(places, {.parts = 4, .cap = 13});
    EXPECT_EQ(made.metres, 0);
    EXPECT_EQ(made.pieces, 4U);
}

RC_GTEST_PROP(PartitionProperty, EveryCutKeepsItsCapAndSaysWhatItIsWorth, ()) {
    const Places places = some_places(1, 30);
    const auto cap = static_cast<std::size_t>(*rc::gen::inRange(1, 9));
    const auto wished = static_cast<std::size_t>(*rc::gen::inRange(1, 9));
    const PartitionWish wish{.parts = wished, .cap = cap, .seed = 3, .bound = true};
    const Partition made = partition(places, wish);
    const std::size_t parts = *std::max_element(made.part_of.begin(), made.part_of.end()) + 1;
    RC_ASSERT(parts == std::min(places.size(), std::max(wished, (places.size() + cap - 1) / cap)));
    for (std::size_t k = 0; k < parts; ++k) {
        const auto size = static_cast<std::size_t>(std::count(made.part_of.begin(), made.part_of.end(), k));
        RC_ASSERT(size > 0 && size <= cap);
    }
    RC_ASSERT(made.metres == ways_of(places, made.part_of, parts));
    RC_ASSERT(made.pieces == pieces_of(places, made.part_of));
    if (made.bound_m) RC_ASSERT(*made.bound_m <= made.metres);
    RC_ASSERT(partition(places, wish).part_of == made.part_of);
}

} // namespace guapai::planner
