// A page written straight from the rows is, byte for byte, the page made of records: for every record that lists show.
#include "base/json.h"
#include "calendars/model.h"
#include "checks/model.h"
#include "draws/model.h"
#include "identity/model.h"
#include "imports/model.h"
#include "inspectors/model.h"
#include "network/model.h"
#include "organisation/model.h"
#include "plans/model.h"
#include "rectification/model.h"
#include "results/model.h"
#include "schools/model.h"
#include "store/job.h"
#include "store/list_json.h"
#include "support/engines.h"
#include "visits/model.h"

#include <boost/json.hpp>

#include <random>

namespace guapai {

namespace {

// Any value of any described type: empty and long texts, quotes, line breaks, Chinese, negative numbers, no value.
class Dice {
public:
    explicit Dice(unsigned seed) : engine_(seed) {}

    std::size_t below(std::size_t limit) { return engine_() % limit; }

    void fill(const RecordType& type, void* record) {
        for (const FieldType& field : type.fields()) {
            if (field.transient || (field.optional && below(3) == 0)) continue;
            if (field.document)
                *static_cast<std::string*>(field.make(record)) = below(2) == 0 ? "" : R"({"人数":3})";
            else
                fill(*field.value, field.make(record));
        }
    }

private:
    void fill(const ValueType& type, void* value) {
        switch (type.kind) {
        case Kind::text:
            *static_cast<std::string*>(value) = text();
            return;
        case Kind::integer:
            *static_cast<std::int64_t*>(value) = below(3) == 0 ? 0 : static_cast<std::int64_t>(below(2'000'000)) - 1000;
            return;
        case Kind::real:
            *static_cast<double*>(value) = static_cast<double>(below(3'600'000)) / 10'000 - 180;
            return;
        case Kind::boolean:
            *static_cast<bool*>(value) = below(2) == 0;
            return;
        case Kind::date:
            *static_cast<Date*>(value) = Date::from_days(static_cast<std::int64_t>(below(30'000)));
            return;
        case Kind::instant:
            *static_cast<Instant*>(value) = {static_cast<std::int64_t>(below(4'000'000'000)) * 1000 / 7};
            return;
        case Kind::id:
            *static_cast<Id*>(value) = Id::mint();
            return;
        case Kind::choice:
            type.set_choice(value, static_cast<int>(below(type.choice().values.size())));
            return;
        case Kind::record:
            return fill(type.record(), value);
        case Kind::list:
            for (std::size_t i = below(4); i > 0; --i)
                fill(type.element(), type.append(value));
        }
    }

    std::string text() {
        static const std::vector<std::string> pieces = {"明岭小学", "\"",      "\\", "\n", "\t",
                                                        "a",        "0123456", "—",  " ",  "督学"};
        std::string out;
        for (std::size_t i = below(9); i > 0; --i)
            out += pieces[below(pieces.size())];
        return out;
    }

    std::mt19937_64 engine_;
};

// A table with a column for each field that is stored.
std::string table_of(const RecordType& type) {
    std::string columns;
    for (const FieldType& field : type.fields()) {
        if (field.transient) continue;
        const Kind kind = field.value->kind;
        const bool whole = kind == Kind::integer || kind == Kind::boolean || kind == Kind::instant;
        columns.append(columns.empty() ? "" : ", ").append(field.name);
        columns += whole ? " BIGINT" : kind == Kind::real ? " DOUBLE PRECISION" : " TEXT";
    }
    return "CREATE TABLE made_up (place BIGINT DEFAULT 1, " + columns + ")";
}

class ListsWrittenStraight : public OnBothEngines {
protected:
    // Fifty records of any content, listed as records and straight, in two pages.
    template <class T>
    void compare() {
        SCOPED_TRACE(record_type<T>().name());
        db().write("420281", [](Transaction& tx) { tx.run(Sql("DROP TABLE IF EXISTS made_up")); });
        db().write("420281", [](Transaction& tx) { tx.run(Sql(table_of(record_type<T>()))); });
        Dice dice(7);
        db().write("420281", [&](Transaction& tx) {
            for (int i = 0; i < 50; ++i) {
                T record{};
                dice.fill(record_type<T>(), &record);
                insert(tx, "made_up", record);
            }
        });
        compare_pages<T>();
    }

private:
    template <class T>
    void compare_pages() {
        const Sql all = select<T>("made_up").add(" WHERE t.place = ?", 1);
        const std::vector<SortKey> sorts = {{.name = "id", .expression = "t.id"}};
        Page page{.limit = 40, .total = true};
        for (int number = 0; number < 2; ++number) {
            db().read([&](Reader& in) {
                const auto records = list_page<T>(in, all, sorts, page);
                EXPECT_EQ(list_json<T>(in, all, sorts, page).text, as_answered(records));
                EXPECT_EQ(records.items.size(), number == 0 ? 40U : 10U);
                page.cursor = records.next;
            });
        }
        EXPECT_EQ(page.cursor, "");
    }

    template <class T>
    static std::string as_answered(const Listed<T>& page) {
        std::string text = "{\"items\":" + json::write(page.items);
        json::append_list_end(text, page.next, page.total);
        return text;
    }
};

struct Size {
    std::int64_t length = 9, width = 7;

    static RecordType describe() {
        return RecordType::of<Size>("Size", "尺寸", "Size")
            .field<&Size::length>("length", "长", "Length")
            .field<&Size::width>("width", "宽", "Width");
    }
};

struct Room {
    Id id;
    std::optional<Id> school;
    std::int64_t seats = 30;
    std::string name = "未命名";
    std::vector<std::string> notes = {"空"};
    Size size;
    std::string school_name;

    static RecordType describe() {
        return RecordType::of<Room>("Room", "教室", "Room")
            .field<&Room::id>("id", "编号", "Identifier")
            .field<&Room::school>("school", "学校", "School")
            .field<&Room::seats>("seats", "座位", "Seats")
            .field<&Room::name>("name", "名称", "Name")
            .field<&Room::notes>("notes", "说明", "Notes")
            .field<&Room::size>("size", "尺寸", "Size")
            .field<&Room::school_name>("school_name", "学校名称", "School name")
            .transient();
    }
};

} // namespace

TEST_P(ListsWrittenStraight, ReadLikeTheRecordsOfTheRosters) {
    compare<schools::School>();
    compare<inspectors::Inspector>();
    compare<organisation::Department>();
    compare<identity::Account>();
    compare<imports::Import>();
    compare<Job>();
}

TEST_P(ListsWrittenStraight, ReadLikeTheRecordsOfPlansAndVisits) {
    compare<network::NetworkVersion>();
    compare<network::Assignment>();
    compare<network::Nameplate>();
    compare<plans::KeyPoints>();
    compare<plans::Task>();
    compare<visits::Visit>();
    compare<visits::VisitSummary>();
    compare<calendars::VisitCalendar>();
    compare<calendars::SchoolSaving>();
    compare<checks::DepartmentCheck>();
    compare<draws::Draw>();
}

TEST_P(ListsWrittenStraight, ReadLikeTheRecordsOfFindingsAndResults) {
    compare<rectification::Finding>();
    compare<rectification::Notice>();
    compare<rectification::Objection>();
    compare<rectification::Letter>();
    compare<results::ResultSummary>();
}

TEST_P(ListsWrittenStraight, GiveAFreshRecordsValueWhereAColumnIsEmpty) {
    const Id room = Id::mint();
    db().write("420281", [](Transaction& tx) { tx.run(Sql(table_of(record_type<Room>()))); });
    db().write("420281", [&](Transaction& tx) { tx.run(Sql("INSERT INTO made_up (id) VALUES (?)", room)); });
    db().read([&](Reader& in) {
        EXPECT_EQ(
            list_json<Room>(in, select<Room>("made_up").add(" WHERE t.place = 1"),
                            {{.name = "id", .expression = "t.id"}}, {})
                .text,
            R"({"items":[{"id":")" + room.text() +
                R"(","school":null,"seats":30,"name":"未命名","notes":["空"],"size":{"length":9,"width":7},"school_name":""}],"next":null})");
    });
}

TEST_P(ListsWrittenStraight, KeepNothingOfTheRowBeforeWhereAnOlderDocumentLacksAMember) {
    db().write("420281", [](Transaction& tx) { tx.run(Sql(table_of(record_type<Room>()))); });
    db().write("420281", [](Transaction& tx) {
        for (const char* size : {R"({"length":8,"width":6})", R"({"length":5})"})
            tx.run(Sql("INSERT INTO made_up (id, size) VALUES (?, ?)", Id::mint(), size));
    });
    db().read([](Reader& in) {
        const std::string text = list_json<Room>(in, select<Room>("made_up").add(" WHERE t.place = 1"),
                                                 {{.name = "id", .expression = "t.id"}}, {})
                                     .text;
        EXPECT_NE(text.find(R"({"length":8,"width":6})"), std::string::npos);
        EXPECT_NE(text.find(R"({"length":5,"width":7})"), std::string::npos);
    });
}

TEST_P(ListsWrittenStraight, NameTheRecordWhoseIdIsInAnotherField) {
    const Id known = Id::mint(), unknown = Id::mint();
    const Names schools(std::make_shared<Names::Table>(Names::Table{{known, "明岭“实验”小学\\"}}));
    db().write("420281", [](Transaction& tx) { tx.run(Sql(table_of(record_type<Room>()))); });
    db().write("420281", [&](Transaction& tx) {
        for (const auto& school : {std::optional(known), std::optional(unknown), std::optional<Id>()})
            insert(tx, "made_up", Room{.id = Id::mint(), .school = school});
    });
    db().read([&](Reader& in) {
        const std::string text =
            list_json<Room>(in, select<Room>("made_up").add(" WHERE t.place = 1"),
                            {{.name = "id", .expression = "t.id"}}, {}, {{"school_name", "school", schools}})
                .text;
        const std::size_t first = text.find("\"school_name\":\"明岭“实验”小学\\\\\"");
        ASSERT_NE(first, std::string::npos);
        EXPECT_LT(first, text.find("\"school_name\":\"\""));
    });
}

TEST_P(ListsWrittenStraight, WorkOutOfARowWhatItsTransientFieldsSay) {
    db().write("420281", [](Transaction& tx) { tx.run(Sql(table_of(record_type<Room>()))); });
    db().write("420281", [&](Transaction& tx) {
        for (const std::int64_t seats : {20, 60, 30})
            insert(tx, "made_up", Room{.id = Id::mint(), .seats = seats});
    });
    db().read([&](Reader& in) {
        const auto complete = [&](const Row& row, void* record) {
            auto& room = *static_cast<Room*>(record);
            EXPECT_EQ(room.school_name, "") << "nothing of the row before";
            read_column(row, record_type<Room>(), "seats", &room, in.vault());
            if (room.seats > 50) room.school_name = "大教室";
        };
        const std::string text = list_json<Room>(in, select<Room>("made_up").add(" WHERE t.place = 1"),
                                                 {{.name = "id", .expression = "t.id"}}, {}, {}, complete)
                                     .text;
        const auto names = boost::json::parse(text).at("items").as_array();
        EXPECT_EQ(names.at(0).at("school_name").as_string(), "");
        EXPECT_EQ(names.at(1).at("school_name").as_string(), "大教室");
        EXPECT_EQ(names.at(2).at("school_name").as_string(), "");
    });
}

TEST_P(ListsWrittenStraight, KeepAStoredTextFromAReaderWhoMayNotSeeIt) {
    db().write("420281", [](Transaction& tx) { tx.run(Sql(table_of(record_type<Room>()))); });
    db().write("420281", [&](Transaction& tx) { insert(tx, "made_up", Room{.id = Id::mint(), .name = "内部意见"}); });
    db().read([&](Reader& in) {
        const Names nobody(std::make_shared<Names::Table>());
        const std::string text = list_json<Room>(in, select<Room>("made_up").add(" WHERE t.place = 1"),
                                                 {{.name = "id", .expression = "t.id"}}, {}, {{"name", "id", nobody}})
                                     .text;
        EXPECT_EQ(text.find("内部意见"), std::string::npos);
        EXPECT_NE(text.find(R"("name":"")"), std::string::npos);
    });
}

ON_BOTH_ENGINES(ListsWrittenStraight);

} // namespace guapai
