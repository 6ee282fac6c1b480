#include "organisation/rules.h"

#include <gmock/gmock.h>

namespace guapai::organisation {

TEST(OfficeRules, ATileServerIsAnAddressWithPlaceholders) {
    Office office = default_office("420281");
    EXPECT_NO_THROW(check_office(office));
    office.tile_server = "https://tiles.example/{z}/{x}/{y}.png";
    EXPECT_NO_THROW(check_office(office));
    for (const char* wrong :
         {"https://tiles.example/", "javascript:alert({z}{x}{y})", "https://{s}.tiles.example/{z}/{x}/{y}.png",
          "https://tiles.example;script-src *;/{z}/{x}/{y}.png", "https://user@tiles.example/{z}/{x}/{y}",
          "file:///{z}/{x}/{y}"}) {
        office.tile_server = wrong;
        EXPECT_THROW(check_office(office), Problem) << wrong;
    }
}

TEST(OfficeRules, ThePublicAddressIsASiteWithoutAPath) {
    Office office = default_office("420281");
    for (const char* right : {"", "https://dudao.example", "http://10.1.2.3:8080"}) {
        office.public_address = right;
        EXPECT_NO_THROW(check_office(office)) << right;
    }
    for (const char* wrong : {"dudao.example", "https://", "https://dudao.example/", "https://dudao.example/p?x",
                              "https://user@dudao.example", "ftp://dudao.example", "https://du dao"}) {
        office.public_address = wrong;
        EXPECT_THROW(check_office(office), Problem) << wrong;
    }
}

TEST(CalendarRules, ADayOfAnotherYearOrTwiceIsNamed) {
    CalendarDay a, b, c;
    a.date = {2026, 10, 1};
    b.date = {2026, 10, 1};
    c.date = {2025, 10, 1};
    try {
        check_calendar(2026, {a, b, c});
        FAIL() << "accepted";
    } catch (const Problem& problem) {
        ASSERT_EQ(problem.errors.size(), 2U);
        EXPECT_EQ(problem.errors[0].pointer, "/days/1/date");
        EXPECT_EQ(problem.errors[1].pointer, "/days/2/date");
    }
}

TEST(ParameterRules, AViewTellsTheNationalAndTheOwnValue) {
    ParameterValue own;
    own.county = "420281";
    own.code = "inspector.experience";
    own.effective_from = {2026, 1, 1};
    own.value = 12;
    own.reason = "演教督〔2026〕3号";
    const auto at = [&](const Date& on) {
        for (const auto& view : parameter_views({own}, "420281", on))
            if (view.code == own.code) return view;
        return ParameterView{};
    };
    EXPECT_EQ(at({2025, 12, 31}).value, 10);
    const ParameterView view = at({2026, 1, 1});
    EXPECT_EQ(view.value, 12);
    EXPECT_EQ(view.national_value, 10);
    EXPECT_EQ(view.level, rules::Level::county);
    EXPECT_EQ(view.basis_document, own.reason);
    EXPECT_EQ(view.own.size(), 1U);
}

TEST(ParameterRules, ACitysValueCountsInItsCountiesAndNotElsewhere) {
    ParameterValue city;
    city.county = "420200";
    city.code = "rectification.deadline";
    city.effective_from = {2026, 1, 1};
    city.value = 10;
    const auto value_in = [&](std::string_view county) {
        return rules::resolve(parameter_rows({city}), rules::place_chain(county), {2026, 6, 1})
            .value("rectification.deadline");
    };
    EXPECT_EQ(value_in("420281"), 10);
    EXPECT_EQ(value_in("420381"), 15);
}

} // namespace guapai::organisation
