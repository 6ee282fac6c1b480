// Published instances: every file of tests/data/planner is read whole, and some of each kind are solved near their best
// known values within a small budget. How near all of them come in their time is measured by bench/.
#include "periodic_checker.h"
#include "planner/periodic_file.h"
#include "pmedian_checker.h"

#include <gmock/gmock.h>

#include <filesystem>

namespace guapai::planner {

namespace {

using testing::IsEmpty;

constexpr double long_enough = 600; // the budget is the kicks

bool is_periodic(const std::string& name) {
    return name.starts_with("pr") || (name.starts_with("p") && name.size() == 3);
}

} // namespace

TEST(Published, EveryFileIsReadWhole) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(GUAPAI_SOURCE_DIR "/tests/data/planner")) {
        if (entry.path().extension() != ".txt") continue;
        const std::string name = entry.path().stem();
        const std::string text = instance_text(name + ".txt");
        std::istringstream head(text);
        std::size_t first = 0, second = 0, third = 0;
        head >> first >> second >> third;
        if (is_periodic(name)) {
            const PeriodicProblem problem = read_periodic(text);
            EXPECT_EQ(problem.vehicles, second) << name;
            EXPECT_EQ(problem.customers.size(), third) << name;
        } else {
            const PMedianProblem problem = published_pmedian(name);
            EXPECT_EQ(problem.x.size(), first) << name;
            EXPECT_EQ(problem.p, second) << name;
        }
        ++files;
    }
    EXPECT_GE(files, 70U);
}

TEST(Published, PMediansOfACityAreAtTheBestKnownWithinASmallBudget) {
    for (const auto& [name, best] : {std::pair("SJC1", 17288.99), std::pair("SJC3b", 40635.90)}) {
        const PMedianProblem problem = published_pmedian(name);
        const PMedianAnswer answer = solve(problem, {.seconds = long_enough, .kicks = 40'000});
        EXPECT_THAT(faults_of(problem, answer), IsEmpty()) << name;
        EXPECT_LE(answer.objective, best * 1.0005) << name;
        ASSERT_TRUE(answer.lower_bound) << name;
        EXPECT_GE(*answer.lower_bound, answer.objective * 0.995) << name;
    }
}

TEST(Published, AThousandMediansAmongThousandsAreNearTheBestKnownWithinASmallBudget) {
    const PMedianProblem problem = published_pmedian("p3038_1000");
    const PMedianAnswer answer = solve(problem, {.seconds = long_enough, .kicks = 60'000, .bound = false});
    EXPECT_THAT(faults_of(problem, answer), IsEmpty());
    EXPECT_LE(answer.objective, 85854.05 * 1.02);
}

// pr07: durations bind, six days; p21: four days on rings.
TEST(Published, PeriodicRoutesAreNearThePublishedPlansWithinASmallBudget) {
    for (const auto& [name, published, above, offspring] :
         {std::tuple("pr07", 4996.14, 1.04, 600), std::tuple("p21", 2170.61, 1.02, 600)}) {
        const std::string bytes = periodic_instance(name);
        const PeriodicProblem problem = read_periodic(bytes);
        const PeriodicPlan plan = solve(problem, {.seconds = std::nullopt, .iterations = offspring});
        EXPECT_THAT(PeriodicChecker(bytes).faults_of(problem, plan), IsEmpty()) << name;
        EXPECT_LE(plan.objective, published * above) << name;
    }
}

} // namespace guapai::planner
