#include "base/origin.h"

#include <gtest/gtest.h>

namespace guapai {

TEST(Origin, IsSchemeHostAndPort) {
    EXPECT_EQ(origin_of("https://tiles.example/{z}/{x}/{y}.png"), "https://tiles.example");
    EXPECT_EQ(origin_of("http://10.1.2.3:8080/tiles?key=1"), "http://10.1.2.3:8080");
    EXPECT_EQ(origin_of("https://tiles.example"), "https://tiles.example");
}

TEST(Origin, OfWhatCouldSpeakInAHeaderIsNothing) {
    for (const char* wrong : {"", "https://", "ftp://tiles.example/", "https://a b/", "https://x;script-src *",
                              "https://user@host/", "https://{s}.tiles.example/", "https://a,https://b", "//host/"})
        EXPECT_EQ(origin_of(wrong), std::nullopt) << wrong;
}

} // namespace guapai
