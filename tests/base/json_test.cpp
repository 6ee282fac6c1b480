#include "base/json.h"

#include "base/problem.h"

#include <gtest/gtest.h>

namespace guapai {

namespace {

enum class Shift { morning, afternoon };
inline ChoiceType describe(Choice<Shift>) {
    return {"Shift", {{"morning", "上午", "Morning"}, {"afternoon", "下午", "Afternoon"}}};
}

struct Item {
    std::string title;
    std::int64_t score = 0;

    static RecordType describe() {
        return RecordType::of<Item>("Item", "事项", "Item")
            .field<&Item::title>("title", "标题", "Title")
            .length(1, 5)
            .field<&Item::score>("score", "得分", "Score")
            .range(0, 100);
    }
};

struct Duty {
    Id id;
    std::string place;
    Shift shift = Shift::morning;
    std::optional<double> longitude;
    Date on;
    Instant at;
    bool open = false;
    std::vector<Item> items;
    std::string password;

    static RecordType describe() {
        return RecordType::of<Duty>("Duty", "值班", "Duty")
            .field<&Duty::id>("id", "编号", "Identifier")
            .server()
            .field<&Duty::place>("place", "地点", "Place")
            .length(1, 4)
            .field<&Duty::shift>("shift", "时段", "Shift")
            .field<&Duty::longitude>("longitude", "经度", "Longitude")
            .range(-180, 180)
            .field<&Duty::on>("on", "日期", "Date")
            .field<&Duty::at>("at", "时间", "Time")
            .defaulted()
            .field<&Duty::open>("open", "开放", "Open")
            .defaulted()
            .field<&Duty::items>("items", "事项", "Items")
            .field<&Duty::password>("password", "密码", "Password")
            .secret()
            .defaulted();
    }
};

std::vector<std::string> pointers(const std::string& text) {
    try {
        json::read<Duty>(text);
    } catch (const Problem& problem) {
        std::vector<std::string> out;
        for (const FieldError& error : problem.errors)
            out.push_back(error.pointer);
        return out;
    }
    return {};
}

const std::string good = R"({"place":"东门","shift":"afternoon","on":"2026-03-05","at":"2026-03-05T09:30:00+08:00",
    "longitude":115.04,"items":[{"title":"食堂","score":90}],"password":"secret"})";

} // namespace

TEST(Json, ReadsFractionsOfManyDigitsAsTheNearestNumber) {
    for (const std::string digits :
         {"1.5222222222222222222222222222222222222222222222222222222222222222", "115.0412345678901234",
          "1.5222222222222221", "0.1000000000000000055511151231257827"}) {
        std::string text = good;
        const Duty duty = json::read<Duty>(text.replace(text.find("115.04"), 6, digits));
        EXPECT_EQ(duty.longitude, std::stod(digits)) << digits;
    }
}

TEST(Json, ReadsWhatItWritesExceptSecrets) {
    const Duty duty = json::read<Duty>(good);
    EXPECT_EQ(duty.items.at(0).title, "食堂");
    EXPECT_EQ(duty.at.rfc3339(), "2026-03-05T01:30:00.000Z");
    const std::string text = json::write(duty);
    EXPECT_EQ(text.find("secret"), std::string::npos);
    EXPECT_EQ(json::write(json::read<Duty>(text)), text);
}

TEST(Json, NamesEveryBadFieldAtOnce) {
    const auto found = pointers(R"({"place":"一二三四五","shift":"night","on":"2026-02-30","longitude":200,
        "items":[{"title":"","score":1.5},{"title":"x","score":101}],"more":1})");
    EXPECT_EQ(found, (std::vector<std::string>{"/place", "/shift", "/longitude", "/on", "/items/0/title",
                                               "/items/0/score", "/items/1/score", "/more"}));
}

TEST(Json, AbsentRequiredFieldsAreNamedAndOptionalOnesAreNot) {
    EXPECT_EQ(pointers("{}"), (std::vector<std::string>{"/place", "/shift", "/on"}));
}

TEST(Json, ServerSetFieldsInTheInputAreIgnored) {
    const Duty duty = json::read<Duty>(R"({"id":"not an id","place":"东","shift":"morning","on":"2026-03-05"})");
    EXPECT_TRUE(duty.id.is_nil());
}

// How a text that cannot be read at all is answered.
Problem refusal(const std::string& text) {
    try {
        json::read<Duty>(text);
    } catch (const Problem& problem) {
        return problem;
    }
    return Problem::not_found("读入了", "It was read");
}

TEST(Json, TenThousandLevelsAreRefusedNotFollowed) {
    const Problem problem = refusal(std::string(10'000, '['));
    EXPECT_EQ(problem.code, "json.too_deep");
    EXPECT_EQ(problem.status, 400);
}

TEST(Json, ControlCharactersAndBrokenUtf8AreRefused) {
    EXPECT_EQ(pointers("{\"place\":\"\\u0000\",\"shift\":\"morning\",\"on\":\"2026-03-05\"}"),
              std::vector<std::string>{"/place"});
    EXPECT_EQ(refusal("{\"place\":\"\xff\"}").code, "json.encoding");
}

TEST(Json, ABrokenTextIsRefusedWithItsPlace) {
    const Problem problem = refusal(R"({"place":"东",})");
    EXPECT_EQ(problem.code, "json.malformed");
    EXPECT_NE(problem.en.find("at byte 16"), std::string::npos) << problem.en;
}

TEST(Describe, FieldsFillTheRecord) {
    // A member forgotten in describe() leaves a hole: the count of described fields is checked against the C++ size.
    EXPECT_EQ(record_type<Duty>().fields().size(), 9U);
    EXPECT_EQ(record_type<Duty>().size(), sizeof(Duty));
}

struct Parcel {
    std::string label, contents;

    static RecordType describe() {
        return RecordType::of<Parcel>("Parcel", "包裹", "Parcel")
            .field<&Parcel::label>("label", "标签", "Label")
            .field<&Parcel::contents>("contents", "内容", "Contents")
            .document()
            .defaulted();
    }
};

TEST(Json, ADocumentOfAnotherShapeIsTakenAndGivenAsItIs) {
    const auto parcel = json::read<Parcel>(R"({"label":"a","contents":{"x":[1,2]}})");
    EXPECT_EQ(parcel.contents, R"({"x":[1,2]})");
    EXPECT_EQ(json::write(parcel), R"({"label":"a","contents":{"x":[1,2]}})");
    EXPECT_EQ(json::write(Parcel{"b", ""}), R"({"label":"b","contents":null})");
    std::string stored;
    json::append_stored(stored, value_type<Parcel>(), &parcel);
    Parcel again;
    json::read_stored(stored, value_type<Parcel>(), &again);
    EXPECT_EQ(again.contents, parcel.contents);
}

TEST(Json, AnObjectOfTextsIsReadAndEveryOtherValueNamed) {
    EXPECT_EQ(json::read_texts(R"({"name":"明岭小学","code":""})"),
              (std::map<std::string, std::string>{{"name", "明岭小学"}, {"code", ""}}));
    try {
        json::read_texts(R"({"name":1,"code":null})");
        FAIL();
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.errors.size(), 2U);
    }
    EXPECT_THROW(json::read_texts("[]"), Problem);
}

TEST(Json, EscapesWhatATextMayNotHoldAndAppendsBehindWhatIsThere) {
    std::string out = "before ";
    json::append_quoted(out, "a\"b\\c\n\r\t\x01校");
    EXPECT_EQ(out, R"(before "a\"b\\c\n\r\t\u0001校")");
    const std::string kept = "\"\\\n\r\t/校";
    EXPECT_EQ(json::read<std::string>(json::quoted(kept)), kept);
}

TEST(Json, StoredListsComeBackWhateverTheyHold) {
    using Texts = std::vector<std::string>;
    const auto stored = [](const std::string& text) {
        Texts out{"old"};
        json::read_stored(text, value_type<Texts>(), &out);
        return out;
    };
    EXPECT_EQ(stored("[]"), Texts{});
    EXPECT_EQ(stored(R"(["a","b c"])"), (Texts{"a", "b c"}));
    EXPECT_EQ(stored(R"([ "a" , "校\"门\"", "" ])"), (Texts{"a", "校\"门\"", ""}));
    for (const char* broken : {R"(["a",])", R"(["a""b"])", R"(["a)", R"(["a",1])", R"([,"a"])", "[\"a\"", "x"})
        EXPECT_THROW(stored(broken), Problem) << broken;
    std::vector<Shift> shifts;
    json::read_stored(R"(["morning","afternoon"])", value_type<std::vector<Shift>>(), &shifts);
    EXPECT_EQ(shifts, (std::vector{Shift::morning, Shift::afternoon}));
    EXPECT_THROW(json::read_stored(R"(["night"])", value_type<std::vector<Shift>>(), &shifts), Problem);
}

} // namespace guapai
