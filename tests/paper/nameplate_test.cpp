#include "paper/nameplate.h"

#include "paper/printed.h"

namespace guapai::paper {

namespace {

Nameplate plate() {
    return {.school = "湖滨路实验小学",
            .inspector = "张明华",
            .phone = "13800000000",
            .certificate = "HS2024017",
            .items = {"校务管理和制度执行情况", "招生、收费、择校情况"},
            .complaint_phone = "0714-6300000",
            .issuer = "黄石市教育督导室",
            .since = Date{2026, 9, 1},
            .qr = QrMark{"https://example.cn/p/1", "扫码查看\n监督投诉"}};
}

} // namespace

TEST(Nameplate, ShowsWhatTheMeasuresAskFor) {
    const Printed printed(print_nameplate(plate()));
    const std::string text = printed.text();
    EXPECT_EQ(printed.pages(), 1);
    for (const char* part : {"责任督学挂牌督导公示牌", "湖滨路实验小学", "张明华", "13800000000", "督学证号：HS2024017",
                             "督导事项", "校务管理和制度执行情况", "招生、收费、择校情况", "0714-6300000",
                             "黄石市教育督导室", "2026年9月1日", "扫码查看", "监督投诉"})
        EXPECT_NE(text.find(part), std::string::npos) << part;
}

TEST(Nameplate, AbsentFieldsLeaveNoLabels) {
    Nameplate bare = plate();
    bare.phone = bare.certificate = bare.complaint_phone = "";
    bare.since.reset();
    const std::string text = Printed(print_nameplate(bare)).text();
    for (const char* label : {"联系电话", "督学证号", "投诉举报", "挂牌日期"})
        EXPECT_EQ(text.find(label), std::string::npos) << label;
}

TEST(Nameplate, NothingOverflowsThePageHoweverLongTheTexts) {
    Nameplate endless = plate();
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += "督";
    endless.school = endless.inspector = endless.phone = endless.certificate = endless.issuer = text;
    endless.complaint_phone = endless.items_title = endless.remark = text;
    endless.items.assign(60, text);
    endless.qr->caption = text;
    const Printed printed(print_nameplate(endless));
    EXPECT_EQ(printed.pages(), 1);
    for (const auto& word : printed.words()) {
        EXPECT_GE(word.left, 9);
        EXPECT_LE(word.right, 297 - 9) << word.text;
        EXPECT_GE(word.top, 9);
        EXPECT_LE(word.bottom, 210 - 3) << word.text;
    }
}

TEST(Nameplate, ALongSchoolNameIsWrappedNotCut) {
    Nameplate longer = plate();
    longer.school = "黄石经济技术开发区铁山区某某街道办事处某某社区阳光宝贝双语艺术幼儿园（某某城市花园分园）";
    EXPECT_NE(Printed(print_nameplate(longer)).text().find(longer.school), std::string::npos);
}

TEST(Nameplate, AJpegPhotoGoesIntoTheFileAsItIsAndABrokenOneBecomesASilhouette) {
    Nameplate with_photo = plate();
    with_photo.photo = Printed(print_nameplate(plate())).jpeg();
    EXPECT_NE(Printed(print_nameplate(with_photo)).images().find("jpeg"), std::string::npos);
    with_photo.photo.resize(60);
    const Printed broken(print_nameplate(with_photo));
    EXPECT_EQ(broken.pages(), 1);
    EXPECT_EQ(broken.images().find("jpeg"), std::string::npos);
}

TEST(Nameplate, AWholeCountyIsOneFileAndCanBeFollowedAndCancelled) {
    std::size_t last = 0;
    const auto count_up = [&](std::size_t done) {
        EXPECT_EQ(done, last + 1);
        last = done;
        return true;
    };
    const auto source = [](std::size_t i) {
        Nameplate one = plate();
        one.school = "第" + std::to_string(i) + "小学";
        return one;
    };
    const auto pdf = print_nameplates(40, source, {}, count_up);
    ASSERT_TRUE(pdf.has_value());
    EXPECT_EQ(last, 40U);
    const Printed printed(*pdf);
    EXPECT_EQ(printed.pages(), 40);
    EXPECT_NE(printed.text(40).find("第39小学"), std::string::npos);

    std::size_t asked = 0;
    const auto cancelled = print_nameplates(
        40,
        [&](std::size_t i) {
            ++asked;
            return source(i);
        },
        {}, [](std::size_t done) { return done < 3; });
    EXPECT_FALSE(cancelled.has_value());
    EXPECT_EQ(asked, 3U);
}

} // namespace guapai::paper
