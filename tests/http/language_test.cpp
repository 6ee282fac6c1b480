#include "http/language.h"

#include <gtest/gtest.h>

namespace guapai::http {

namespace {

Language asked(const std::string& accepted) {
    Request request;
    if (!accepted.empty()) request.headers.emplace_back("accept-language", accepted);
    return language_of(request);
}

} // namespace

TEST(LanguageOfARequest, IsTheOneItPrefersByName) {
    EXPECT_EQ(asked("en"), Language::en);
    EXPECT_EQ(asked("EN-GB, zh;q=0.8"), Language::en);
    EXPECT_EQ(asked("zh;q=0.3,en;q=0.7"), Language::en);
    EXPECT_EQ(asked("zh-CN"), Language::zh);
    EXPECT_EQ(asked("zh-CN,zh;q=0.9,en;q=0.8"), Language::zh);
    EXPECT_EQ(asked("en;q=0.5, zh;q=0.5"), Language::zh);
}

TEST(LanguageOfARequest, IsChineseWhenItSaysNothingOrNothingThatIsKnown) {
    EXPECT_EQ(asked(""), Language::zh);
    EXPECT_EQ(asked("*"), Language::zh);
    EXPECT_EQ(asked("de, fr;q=0.9"), Language::zh);
    EXPECT_EQ(asked("english"), Language::zh);
    EXPECT_EQ(asked("en;q=0"), Language::zh);
    EXPECT_EQ(asked("en;q=much"), Language::zh);
    EXPECT_EQ(asked(";;,,q=,en;q="), Language::zh);
}

} // namespace guapai::http
