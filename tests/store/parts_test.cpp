#include "store/parts.h"

#include "base/hash.h"

#include <gtest/gtest.h>

namespace guapai {

namespace fs = std::filesystem;

class PartsOfFiles : public testing::Test {
protected:
    ~PartsOfFiles() override { fs::remove_all(folder_); }

    fs::path folder_ = fs::temp_directory_path() / ("guapai-parts-" + random_token(8));
    Parts parts_{folder_};
};

TEST_F(PartsOfFiles, APieceSentAgainLiesWhereItLay) {
    parts_.write("a", 0, "one ");
    parts_.write("a", 4, "thrice");
    parts_.write("a", 4, "two");
    parts_.write("a", 7, " more");
    EXPECT_EQ(parts_.read("a"), "one two more");
    EXPECT_TRUE(parts_.holds("a", 12));
    EXPECT_FALSE(parts_.holds("a", 13));
}

TEST_F(PartsOfFiles, WhatIsNotThereIsEmpty) {
    EXPECT_TRUE(parts_.holds("a", 0));
    EXPECT_FALSE(parts_.holds("a", 1));
    EXPECT_EQ(parts_.read("a"), "");
    parts_.remove("a");
}

TEST_F(PartsOfFiles, WhatNobodyWritesToIsRemovedInTheEnd) {
    parts_.write("old", 0, "x");
    parts_.write("new", 0, "x");
    fs::last_write_time(folder_ / "old", fs::file_time_type::clock::now() - std::chrono::hours(48));
    EXPECT_EQ(parts_.remove_untouched_for(std::chrono::hours(24)), 1);
    EXPECT_FALSE(parts_.holds("old", 1));
    EXPECT_TRUE(parts_.holds("new", 1));
}

} // namespace guapai
