#include "paper/official.h"

#include "base/problem.h"
#include "paper/printed.h"

#include <algorithm>
#include <thread>

namespace guapai::paper {

namespace {

OfficialDocument notice(int paragraphs = 1) {
    OfficialDocument document;
    document.issuer_mark = "黄石市人民政府教育督导室文件";
    document.number = "黄教督整〔2026〕3号";
    document.title = "关于对湖滨路实验小学食堂管理问题限期整改的通知";
    document.addressee = "湖滨路实验小学";
    for (int i = 0; i < paragraphs; ++i)
        document.body.push_back(Paragraph{Level::text, "", "学校应当健全食品安全管理制度，落实陪餐制。"});
    document.issuer = "黄石市人民政府教育督导室";
    document.date = Date{2026, 11, 24};
    return document;
}

const Word* find(const std::vector<Word>& words, const std::string& part) {
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const Word& word) { return word.text.find(part) != std::string::npos; });
    return found == words.end() ? nullptr : &*found;
}

int page_of(const std::vector<Word>& words, const std::string& part) {
    const Word* word = find(words, part);
    return word == nullptr ? 0 : word->page;
}

} // namespace

TEST(Official, EveryElementCanBeReadBack) {
    OfficialDocument document = notice();
    document.secrecy = "机密★1年";
    document.urgency = "特急";
    document.body = {Paragraph{Level::one, "发现的问题"},     Paragraph{Level::two, "食堂。", "留样不足48小时。"},
                     Paragraph{Level::three, "", "第三层。"}, Paragraph{Level::four, "", "第四层。"},
                     Paragraph{Level::two, "门卫。", ""},     Paragraph{Level::one, "整改要求"},
                     Paragraph{Level::two, "期限。", ""}};
    document.annexes = {{"问题清单", {Table{"", {{"序号"}, {"问题"}}, {{"1", "留样不足"}}}}},
                        {"现场照片", {Photos{{{"", "留样柜"}}}}}};
    document.note = "联系人：李老师";
    document.imprint = Imprint{{"安全科", "基教科"}, "市教育督导室", Date{2026, 11, 25}};
    document.qr = QrMark{"https://example.cn/1", "扫码核验"};
    const std::string text = Printed(print_official(document)).text();
    for (const char* part : {"机密★1年",
                             "特急",
                             "黄石市人民政府教育督导室文件",
                             "黄教督整〔2026〕3号",
                             "湖滨路实验小学：",
                             "一、发现的问题",
                             "（一）食堂。留样不足48小时。",
                             "1.第三层。",
                             "（1）第四层。",
                             "（二）门卫。",
                             "二、整改要求",
                             "（一）期限。",
                             "附件：1.问题清单2.现场照片",
                             "2026年11月24日",
                             "（联系人：李老师）",
                             "附件1",
                             "附件2",
                             "留样不足",
                             "留样柜",
                             "抄送：安全科，基教科。",
                             "市教育督导室",
                             "2026年11月25日印发",
                             "扫码核验",
                             "—1—"})
        EXPECT_NE(text.find(part), std::string::npos) << part << " is missing in " << text;
}

TEST(Official, TextStandsInTheBlockOfTheStandard) {
    const auto words = Printed(print_official(notice(40))).words();
    double left = 1000, right = 0, bottom = 0;
    for (const auto& word : words) {
        if (word.text == "—" || word.text.size() <= 2) continue; // the page number stands outside the block
        left = std::min(left, word.left);
        right = std::max(right, word.right);
        bottom = std::max(bottom, word.bottom);
    }
    EXPECT_NEAR(left, 28, 0.5);
    EXPECT_LE(right, 28 + 156 + 0.5);
    EXPECT_LE(bottom, 37 + 225 + 0.5);
    EXPECT_NEAR(find(words, "文件")->top, 37 + 35, 4); // a glyph's box is a little higher than the glyph
    const auto second = std::find_if(words.begin(), words.end(), [](const Word& word) { return word.page == 2; });
    EXPECT_NEAR(second->top, 37 + 2.5, 2.5); // the first line of a full page: 22 lines of 10.2 mm
}

TEST(Official, TwentyEightCharactersFillALine) {
    OfficialDocument document = notice(0);
    std::string text;
    for (int i = 0; i < 26; ++i)
        text += "督";
    document.body = {Paragraph{Level::text, "", text}};
    const auto words = Printed(print_official(document)).words();
    const Word* line = find(words, "督督督");
    ASSERT_NE(line, nullptr);
    EXPECT_EQ(line->text, text); // two characters of indent and 26 fit
    EXPECT_NEAR(line->right, 28 + 156, 1);
}

TEST(Official, LongTextFillsPagesOfTwentyTwoLines) {
    const auto words = Printed(print_official(notice(200))).words();
    std::size_t on_second = 0;
    for (const auto& word : words)
        if (word.page == 2 && word.text.find("学校应当") != std::string::npos) ++on_second;
    EXPECT_EQ(on_second, 22U);
}

TEST(Official, TheSignatureNeverStandsOnAPageWithoutText) {
    for (int paragraphs = 1; paragraphs <= 40; ++paragraphs) {
        OfficialDocument document = notice(paragraphs);
        document.annexes = {{"问题清单", {}}};
        const auto words = Printed(print_official(document)).words();
        const int signature = page_of(words, "2026年11月24日");
        ASSERT_GT(signature, 0);
        EXPECT_TRUE(std::any_of(words.begin(), words.end(),
                                [&](const Word& word) {
                                    return word.page == signature && word.text.find("学校应当") != std::string::npos;
                                }))
            << paragraphs << " paragraphs: no text on page " << signature;
    }
}

TEST(Official, PageNumbersStandRightOnOddAndLeftOnEvenPages) {
    const auto words = Printed(print_official(notice(40))).words();
    for (const auto& word : words) {
        if (word.top < 37 + 225) continue;
        EXPECT_TRUE(word.page % 2 == 1 ? word.left > 150 : word.right < 60) << word.text;
    }
}

TEST(Official, TheIssuerIsCentredOverTheDateFourCharactersFromTheEdge) {
    OfficialDocument document = notice();
    document.issuer = "市教育督导室";
    const auto words = Printed(print_official(document)).words();
    const Word* issuer = find(words, "市教育督导室");
    for (const auto& word : words)
        if (word.text == document.issuer) issuer = &word;
    const Word* date = find(words, "2026年11月24日");
    ASSERT_TRUE(issuer != nullptr && date != nullptr);
    EXPECT_NEAR((issuer->left + issuer->right) / 2, (date->left + date->right) / 2, 0.6);
    EXPECT_NEAR(28 + 156 - date->right, 4 * 15.75 * 25.4 / 72, 0.6);
}

TEST(Official, TheImprintStandsAtTheFootOfAnEvenPageWhenAsked) {
    OfficialDocument document = notice();
    document.imprint = Imprint{{}, "市教育督导室", document.date, false};
    EXPECT_EQ(Printed(print_official(document)).pages(), 1);
    document.imprint->on_even_page = true;
    const Printed printed(print_official(document));
    EXPECT_EQ(printed.pages(), 2);
    const auto words = printed.words();
    const Word* imprint = find(words, "印发");
    ASSERT_NE(imprint, nullptr);
    EXPECT_EQ(imprint->page, 2);
    EXPECT_NEAR(imprint->bottom, 37 + 225, 3);
}

TEST(Official, FontsAreEmbeddedWithTheirTextMeaning) {
    const Printed printed(print_official(notice()));
    std::istringstream lines(printed.fonts());
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    int fonts = 0;
    for (; std::getline(lines, line); ++fonts)
        EXPECT_NE(line.find("yes yes yes"), std::string::npos) << line;
    EXPECT_GE(fonts, 2);
}

TEST(Official, HostileTextIsPrintedLiterallyAndCannotTurnTheLine) {
    OfficialDocument document = notice(0);
    document.title = "<b>标题</b>&amp;";
    document.body = {Paragraph{Level::text, "",
                               std::string("甲\0乙\x01<span size='99999'>丙</span>\xff\xfe"
                                           "\u202e丁\u2028戊",
                                           48)},
                     Paragraph{Level::text, "", std::string(5000, 'x')}, Paragraph{Level::text, "", "%s%n{}{0}"}};
    const std::string text = Printed(print_official(document)).text();
    EXPECT_NE(text.find("<b>标题</b>&amp;"), std::string::npos) << text;
    EXPECT_NE(text.find("甲乙<spansize='99999'>丙</span>"), std::string::npos) << text;
    EXPECT_NE(text.find("%s%n{}{0}"), std::string::npos);
    EXPECT_EQ(text.find("\u202e"), std::string::npos);
}

TEST(Official, AnEmptyDocumentAndAnEndlessOneArePrinted) {
    EXPECT_EQ(Printed(print_official({})).pages(), 1);
    OfficialDocument document = notice(0);
    std::string endless;
    for (int i = 0; i < 20'000; ++i)
        endless += "督";
    document.issuer_mark = document.number = document.issuer = document.title = document.addressee =
        endless.substr(0, 3000);
    document.body = {Paragraph{Level::text, "", endless}};
    EXPECT_GT(Printed(print_official(document)).pages(), 30);
}

TEST(Official, ATextTooLongForAQrCodeIsRefused) {
    OfficialDocument document = notice();
    document.qr = QrMark{std::string(4000, 'x'), ""};
    EXPECT_THROW(print_official(document), Problem);
}

TEST(Official, TheSameDocumentPrintsTheSameBytes) { EXPECT_EQ(print_official(notice(30)), print_official(notice(30))); }

TEST(Official, ManyThreadsPrintAtOnce) {
    const std::string expected = print_official(notice(30));
    std::vector<std::thread> threads;
    std::vector<std::string> results(4);
    for (auto& result : results)
        threads.emplace_back([&result] { result = print_official(notice(30)); });
    for (auto& thread : threads)
        thread.join();
    for (const auto& result : results)
        EXPECT_EQ(result, expected);
}

} // namespace guapai::paper
