#include "base/json.h"
#include "imports/routes.h"
#include "inspectors/routes.h"
#include "organisation/routes.h"
#include "schools/routes.h"
#include "sheet/write.h"
#include "support/api.h"
#include "support/declared_answers.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace guapai {

using http::Method;
using http::Response;
using identity::Actor;
using identity::Role;

namespace {

std::string data_file(const std::string& name) {
    std::ifstream in(std::string(GUAPAI_SOURCE_DIR) + "/tests/data/" + name, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    EXPECT_FALSE(out.str().empty()) << name;
    return out.str();
}

std::vector<std::unique_ptr<imports::Roster>> rosters() {
    std::vector<std::unique_ptr<imports::Roster>> out;
    out.push_back(schools::roster());
    out.push_back(inspectors::roster());
    return out;
}

const std::string heading =
    "学校名称,学校标识码,办学类型,办学类型代码,所属县区,行政区划代码,在校生数,寄宿生数,经度,纬度\n";

} // namespace

class ImportsApi : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        schools_.emplace(db());
        inspectors_.emplace(db());
        organisation_.emplace(db());
        imports_.emplace(db(), rosters());
        schools::add_routes(router(), *schools_);
        inspectors::add_routes(router(), *inspectors_);
        organisation::add_routes(router(), *organisation_);
        imports::add_routes(router(), *imports_);
        declared_.watch(router());
    }

    boost::json::object upload(const std::string& bytes, const std::string& kind = "schools") {
        const Response response =
            ask(office, Method::post, base + "/" + kind + "/imports?name=%E5%90%8D%E5%86%8C.xlsx", bytes);
        EXPECT_EQ(response.status, 201) << std::get<std::string>(response.body);
        return json_of(response);
    }
    static std::string id_of(const boost::json::object& import) { return std::string(import.at("id").as_string()); }
    static std::int64_t count(const boost::json::object& import, const char* what) {
        return import.at("counts").at(what).as_int64();
    }
    std::string path(const boost::json::object& import) const { return base + "/imports/" + id_of(import); }
    boost::json::array rows(const boost::json::object& import, const std::string& query = "") {
        return json_of(ask(office, Method::get, path(import) + "/rows" + query)).at("items").as_array();
    }
    boost::json::object apply(const boost::json::object& import) {
        const Response response = ask(office, Method::post, path(import) + "/apply");
        EXPECT_EQ(response.status, 200) << std::get<std::string>(response.body);
        return json_of(response);
    }
    boost::json::object mend(const boost::json::object& import, std::int64_t row, const std::string& cells) {
        const Response response =
            ask(office, Method::patch, path(import) + "/rows/" + std::to_string(row), "{\"cells\":" + cells + "}");
        EXPECT_EQ(response.status, 200) << std::get<std::string>(response.body);
        return json_of(response);
    }
    std::int64_t total(const std::string& kind) {
        return json_of(ask(office, Method::get, base + "/" + kind + "?limit=1&total=1")).at("total").as_int64();
    }
    // In how many imports the housekeeping drops the rows, some days from now.
    std::int64_t dropped_after(std::int64_t days) {
        set_now(Instant{Instant::now().ms + days * 24 * 3'600'000});
        const std::int64_t dropped = imports_->drop_old_rows();
        set_now(std::nullopt);
        return dropped;
    }
    std::int64_t audit_entries() {
        return read(db(), [](Reader& in) { return in.integer(Sql("SELECT COUNT(*) FROM audit_entry")); });
    }

    DeclaredAnswers declared_;
    std::optional<schools::Service> schools_;
    std::optional<inspectors::Service> inspectors_;
    std::optional<organisation::Service> organisation_;
    std::optional<imports::Service> imports_;
    const std::string base = "/api/v1/counties/420200";
    const Actor office = user(Role::city_office, {}, "420200");
};

TEST_P(ImportsApi, TheOfficesSchoolsAreTakenOverAndASecondTimeNothingChanges) {
    const auto preview = upload(data_file("schools.xlsx"));
    EXPECT_EQ(preview.at("state").as_string(), "preview");
    EXPECT_EQ(preview.at("file_name").as_string(), "名册.xlsx");
    EXPECT_EQ(count(preview, "rows"), 650);
    EXPECT_EQ(count(preview, "added"), 650);
    EXPECT_EQ(total("schools"), 0); // a preview stores nothing in the roster
    const auto applied = apply(preview);
    EXPECT_EQ(applied.at("state").as_string(), "applied");
    EXPECT_EQ(total("schools"), 650);
    const std::int64_t entries = audit_entries();
    EXPECT_GE(entries, 651);
    EXPECT_EQ(apply(preview).at("version").as_int64(), applied.at("version").as_int64());
    EXPECT_EQ(audit_entries(), entries);

    for (const char* file : {"schools.xlsx", "schools.csv"}) {
        const auto again = upload(data_file(file));
        EXPECT_EQ(count(again, "unchanged"), 650) << file;
        const auto versions = [&] {
            return read(db(), [](Reader& in) { return in.integer(Sql("SELECT SUM(version) FROM school")); });
        };
        apply(again);
        EXPECT_EQ(versions(), 650);
    }
}

TEST_P(ImportsApi, TheInspectorsAreTakenOverWithTheirRecusals) {
    apply(upload(data_file("schools.xlsx")));
    const auto preview = upload(data_file("inspectors.xlsx"), "inspectors");
    EXPECT_EQ(count(preview, "added"), 132);
    EXPECT_EQ(count(preview, "bad_rows"), 0);
    apply(preview);
    EXPECT_EQ(total("inspectors"), 132);
    EXPECT_EQ(count(upload(data_file("inspectors.csv"), "inspectors"), "unchanged"), 132);
    std::size_t recusals = 0, refused = 0;
    db().read([&](Reader& in) {
        for (const auto& inspector : inspectors::all_active(in, "420200"))
            recusals += inspector.recusals.size();
        for (const auto& verdict : inspectors::eligibilities(in, "420200", {2026, 11, 24}))
            refused += verdict.eligible ? 0U : 1U;
    });
    EXPECT_GT(recusals, 3U);
    EXPECT_GT(refused, 0U);
    EXPECT_LT(refused, 20U);
}

TEST_P(ImportsApi, ARecusalOfAnUnknownSchoolIsABadCell) {
    const auto preview = upload(data_file("inspectors.csv"), "inspectors"); // no school has been imported
    EXPECT_GT(count(preview, "bad_rows"), 0);
    const auto bad = rows(preview, "?state=bad");
    EXPECT_EQ(bad.at(0).at("errors").at(0).at("code").as_string(), "inspectors.recusal_unknown");
    EXPECT_EQ(bad.at(0).at("errors").at(0).at("column").as_string(), "S");
}

TEST_P(ImportsApi, OfTheMessySchoolsTheClearOnesAreTakenAndTheRestIsListedWithReasons) {
    const auto preview = upload(data_file("schools-messy.xlsx"));
    const std::int64_t bad = count(preview, "bad_rows");
    EXPECT_EQ(count(preview, "rows"), 651);
    EXPECT_EQ(count(preview, "added") + bad, 651);
    std::map<std::string, int> reasons;
    std::set<std::int64_t> numbers;
    const auto listed = rows(preview, "?state=bad&limit=100");
    ASSERT_EQ(std::ssize(listed), bad);
    for (const auto& row : listed) {
        numbers.insert(row.at("row").as_int64());
        for (const auto& error : row.at("errors").as_array()) {
            ++reasons[std::string(error.at("field").as_string()) + " " + std::string(error.at("code").as_string())];
            EXPECT_FALSE(error.at("zh").as_string().empty());
            EXPECT_FALSE(error.at("value").as_string().empty());
        }
    }
    EXPECT_EQ(reasons["code sheet.too_short"], 7);
    EXPECT_EQ(reasons["code imports.duplicate"], 1);
    EXPECT_TRUE(numbers.contains(207)); // the same as row 206
    EXPECT_EQ(reasons.size(), 3U);      // and types that contradict their codes
    EXPECT_EQ(listed.at(0).at("row").as_int64(), 15);
    EXPECT_EQ(listed.at(0).at("errors").at(0).at("column").as_string(), "C");
    EXPECT_EQ(listed.at(0).at("errors").at(0).at("value").as_string(), "114299001");

    const auto near = rows(preview, "?limit=30"); // row 21 says 黄石港
    for (const auto& row : near)
        if (row.at("row").as_int64() == 21) {
            EXPECT_EQ(row.at("record").at("division_name").as_string(), "黄石港区");
        }

    apply(preview);
    EXPECT_EQ(total("schools"), 651 - bad);
    EXPECT_EQ(std::ssize(rows(preview, "?state=bad&limit=100")), bad); // still listed afterwards
}

TEST_P(ImportsApi, ABadCellIsMendedOnThePageAndTheRowJudgedAgain) {
    const auto preview = upload(data_file("schools-messy.xlsx"));
    const auto row = mend(preview, 15, R"({"code":"1142990011"})");
    EXPECT_EQ(row.at("state").as_string(), "added");
    EXPECT_EQ(row.at("record").at("code").as_string(), "1142990011");
    EXPECT_TRUE(row.at("errors").as_array().empty());
    const auto now = json_of(ask(office, Method::get, path(preview)));
    EXPECT_EQ(count(now, "bad_rows"), count(preview, "bad_rows") - 1);
    EXPECT_EQ(count(now, "added"), count(preview, "added") + 1);
    const auto still_wrong = mend(preview, 15, R"({"code":"2142990000"})"); // row 4 has it
    EXPECT_EQ(still_wrong.at("state").as_string(), "bad");
    EXPECT_EQ(still_wrong.at("errors").at(0).at("code").as_string(), "imports.duplicate");
    EXPECT_NE(std::string(still_wrong.at("errors").at(0).at("zh").as_string()).find("第4行"), std::string::npos);
    bool said = false; // and row 4 is doubtful now, too
    const auto first_rows = rows(preview, "?limit=5");
    for (const auto& other : first_rows)
        said = said || (other.at("row").as_int64() == 4 && other.at("state").as_string() == "bad");
    EXPECT_TRUE(said);
}

TEST_P(ImportsApi, ARowIsSkippedAndTakenUpAgainByMending) {
    const auto preview = upload(heading + "甲小学,2142990001,小学,211,大冶市,420281,100,0,,\n");
    EXPECT_EQ(json_of(ask(office, Method::post, path(preview) + "/rows/2/skip")).at("state").as_string(), "skipped");
    EXPECT_EQ(count(json_of(ask(office, Method::get, path(preview))), "skipped"), 1);
    EXPECT_EQ(mend(preview, 2, R"({"pupils":"120人"})").at("state").as_string(), "added");
    EXPECT_EQ(ask(office, Method::post, path(preview) + "/rows/1/skip").status, 404); // the heading
    EXPECT_EQ(ask(office, Method::post, path(preview) + "/rows/x/skip").status, 404);
}

TEST_P(ImportsApi, ChangesAreShownFieldByFieldAndBlankCellsChangeNothing) {
    apply(upload(heading + "甲小学,2142990001,小学,211,大冶市,420281,100,20,115.1,30.1\n"));
    const auto preview = upload(heading + "甲中心小学,2142990001,小学,,,420281,120,,,\n");
    EXPECT_EQ(count(preview, "changed"), 1);
    const auto row = rows(preview, "?state=changed").at(0);
    ASSERT_EQ(row.at("changes").as_array().size(), 2U);
    EXPECT_EQ(row.at("changes").at(1).at("title").as_string(), "在校生数");
    EXPECT_EQ(row.at("changes").at(1).at("before").as_string(), "100");
    EXPECT_EQ(row.at("changes").at(1).at("after").as_string(), "120");
    apply(preview);
    const auto school = *read(db(), [](Reader& in) { return schools::by_code(in, "420200", "2142990001"); });
    EXPECT_EQ(school.name, "甲中心小学");
    EXPECT_EQ(school.boarders, 20);
    EXPECT_DOUBLE_EQ(school.longitude.value(), 115.1);
    EXPECT_EQ(school.version, 2);
}

TEST_P(ImportsApi, DuplicatesWithOtherContentsAreAllRefusedAndSameOnesKeptOnce) {
    const auto preview = upload(heading + "甲小学,2142990001,小学,211,大冶市,420281,100,0,,\n"
                                          "乙小学,2142990001,小学,211,大冶市,420281,100,0,,\n"
                                          "丙小学,2142990002,小学,211,大冶市,420281,100,0,,\n"
                                          " 丙小学,2142990002,小学,211,大冶市,420281,100人,0,,\n");
    EXPECT_EQ(count(preview, "bad_rows"), 3);
    EXPECT_EQ(count(preview, "added"), 1);
    const auto bad = rows(preview, "?state=bad");
    EXPECT_NE(std::string(bad.at(0).at("errors").at(0).at("zh").as_string()).find("第3行"), std::string::npos);
    EXPECT_NE(std::string(bad.at(1).at("errors").at(0).at("zh").as_string()).find("第2行"), std::string::npos);
}

TEST_P(ImportsApi, AFaultOfTheWholeRowIsACellToo) {
    const auto preview = upload(heading + "甲小学,2142990001,小学,311,大冶市,420281,100,0,,\n"
                                          "乙小学,2142990002,,211,阳新,,100,0,,\n"
                                          "丙小学,2142990003,小学,211,阳新县,420222,100,101,,\n"
                                          "丁小学,2142990004,小学,211,阳新县,420281,100,0,,\n"
                                          "戊小学,2142990005,小学,211,大冶市,420281,100,0,115,\n");
    const auto all = rows(preview);
    const auto codes = [&](std::size_t index) {
        std::vector<std::string> out;
        for (const auto& error : all.at(index).at("errors").as_array())
            out.emplace_back(error.at("field").as_string());
        return out;
    };
    using Fields = std::vector<std::string>;
    EXPECT_EQ(codes(0), Fields{"type"});
    EXPECT_EQ(codes(1), Fields{}); // type by its code, division by its name
    EXPECT_EQ(all.at(1).at("record").at("division").as_string(), "420222");
    EXPECT_EQ(all.at(1).at("record").at("type").as_string(), "primary");
    EXPECT_EQ(codes(2), Fields{"boarders"});
    EXPECT_EQ(codes(3), Fields{"division_name"});
    EXPECT_EQ(codes(4), Fields{"latitude"});
}

TEST_P(ImportsApi, AStalePreviewIsJudgedAgainWhenItIsApplied) {
    const std::string file = heading + "甲小学,2142990001,小学,211,大冶市,420281,100,0,,\n";
    const auto first = upload(file), second = upload(file);
    EXPECT_EQ(count(second, "added"), 1);
    apply(first);
    const auto late = apply(second); // the school is there by now
    EXPECT_EQ(count(late, "added"), 0);
    EXPECT_EQ(count(late, "unchanged"), 1);
    EXPECT_EQ(total("schools"), 1);
}

TEST_P(ImportsApi, ADiscardedImportIsOverAndAnAppliedOneCannotBeChanged) {
    const std::string file = heading + "甲小学,2142990001,小学,211,大冶市,420281,100,0,,\n";
    const auto dropped = upload(file);
    EXPECT_EQ(ask(office, Method::del, path(dropped)).status, 204);
    EXPECT_EQ(ask(office, Method::del, path(dropped)).status, 204);
    EXPECT_EQ(code_of(ask(office, Method::post, path(dropped) + "/apply")), "imports.closed");
    EXPECT_TRUE(rows(dropped).empty());
    const auto applied = upload(file);
    apply(applied);
    EXPECT_EQ(ask(office, Method::del, path(applied)).status, 409);
    EXPECT_EQ(ask(office, Method::patch, path(applied) + "/rows/2", R"({"cells":{"name":"乙小学"}})").status, 409);
    const auto list = json_of(ask(office, Method::get, base + "/imports?state=applied"));
    ASSERT_EQ(list.at("items").as_array().size(), 1U);
    EXPECT_EQ(list.at("items").at(0).at("id").as_string(), id_of(applied));
}

TEST_P(ImportsApi, TheMarkedCopyTellsTheReasonsAndHoldsWhatWasMended) {
    const auto preview = upload(heading + "甲小学,21429900,小学,211,大冶市,420281,一百,0,,\n");
    mend(preview, 2, R"({"pupils":"100"})");
    const Response marked = ask(office, Method::get, path(preview) + "/marked.xlsx");
    ASSERT_EQ(marked.status, 200);
    std::string all;
    sheet::read(std::get<std::string>(marked.body), [&](const sheet::Row& row) {
        for (const std::string& cell : row.cells)
            all += cell + "|";
        return true;
    });
    EXPECT_NE(all.find("应为 10 位"), std::string::npos) << all;
    EXPECT_NE(all.find("|100|"), std::string::npos) << all;
    EXPECT_EQ(all.find("一百"), std::string::npos) << all;
}

TEST_P(ImportsApi, BadFilesAreRefusedAndLeaveNothingBehind) {
    std::string broken = data_file("schools.xlsx");
    broken.resize(broken.size() / 2);
    for (const std::string& bytes :
         {std::string(), std::string("hello"), broken, std::string("\x89PNG\r\n\x1a\n", 8), std::string(5000, '\0'),
          std::string("甲,乙\n1,2\n"), std::string("学校名称,办学类型\n甲小学,小学\n")}) {
        const Response response = ask(office, Method::post, base + "/schools/imports", bytes);
        EXPECT_TRUE(response.status == 422 || response.status == 413) << response.status;
        EXPECT_TRUE(code_of(response).starts_with("sheet.")) << code_of(response);
    }
    EXPECT_EQ(read(db(), [](Reader& in) { return in.integer(Sql("SELECT COUNT(*) FROM import")); }), 0);
    EXPECT_EQ(audit_entries(), 0);
}

TEST_P(ImportsApi, AWrongMendIsRefusedClearly) {
    const auto preview = upload(heading + "甲小学,2142990001,小学,211,大冶市,420281,100,0,,\n");
    const auto answer = [&](const std::string& body) {
        return ask(office, Method::patch, path(preview) + "/rows/2", body).status;
    };
    for (const char* body :
         {R"({"cells":{"nobody":"1"}})", R"({"cells":{"name":1}})", R"({"cells":[]})", R"({"cells":"x"})", R"({})",
          R"({"cells":{"name":"x"},"more":1})", R"({"cells":{"id":"x"}})"})
        EXPECT_EQ(answer(body), 422) << body;
    EXPECT_EQ(answer("{"), 400);
    const auto row = mend(preview, 2, "{\"name\":\"" + std::string(3000, 'x') + "\"}");
    EXPECT_EQ(row.at("errors").at(0).at("code").as_string(), "sheet.too_long");
    EXPECT_EQ(ask(office, Method::patch, base + "/imports/" + Id::mint().text() + "/rows/2", R"({"cells":{}})").status,
              404);
    EXPECT_EQ(ask(office, Method::patch, base + "/imports/42/rows/2", R"({"cells":{}})").status, 404);
}

TEST_P(ImportsApi, OnlyTheOfficeImportsAndOnlyInItsOwnCounty) {
    const auto preview = upload(heading + "甲小学,2142990001,小学,211,大冶市,420281,100,0,,\n");
    EXPECT_EQ(ask(user(Role::inspector, Id::mint(), "420200"), Method::get, path(preview)).status, 403);
    EXPECT_EQ(ask(user(Role::county_office, {}, "420281"), Method::get, path(preview)).status, 404);
    EXPECT_EQ(ask(office, Method::get, "/api/v1/counties/420281/imports/" + id_of(preview)).status, 404);
    EXPECT_EQ(ask(user(Role::auditor, {}, "420200"), Method::post, base + "/schools/imports", heading).status, 403);
}

TEST_P(ImportsApi, PhoneNumbersOfAnImportAreNotKeptInTheClear) {
    upload(data_file("schools.csv"));
    const auto body = read(db(), [](Reader& in) { return in.text(Sql("SELECT body FROM import_row WHERE row = 2")); });
    ASSERT_TRUE(body.has_value());
    EXPECT_EQ(body->find("19900007017"), std::string::npos);
}

TEST_P(ImportsApi, AnExportedRosterIsTakenBackWithoutAChange) {
    apply(upload(data_file("schools.xlsx")));
    apply(upload(data_file("inspectors.xlsx"), "inspectors"));
    for (const char* kind : {"schools", "inspectors"}) {
        for (const char* format : {"xlsx", "csv"})
            for (const char* language : {"zh-CN", "en"}) {
                const Response file = ask(office, Method::get, base + "/" + kind + "/export?format=" + format, "",
                                          {{"accept-language", language}});
                ASSERT_EQ(file.status, 200);
                const auto back = upload(std::get<std::string>(file.body), kind);
                EXPECT_EQ(count(back, "unchanged"), count(back, "rows")) << kind << format << language;
                EXPECT_EQ(count(back, "rows"), total(kind)) << kind << format << language;
                EXPECT_EQ(count(back, "absent"), 0);
            }
    }
    const Response few = ask(office, Method::get, base + "/schools/export?format=csv&division=420205");
    EXPECT_GT(count(upload(std::get<std::string>(few.body)), "absent"), 500);
    EXPECT_EQ(ask(office, Method::get, base + "/schools/export?format=pdf").status, 400);
}

TEST_P(ImportsApi, TheYearsHolidaysAreTakenOverFromTheNotice) {
    const Response answer = ask(office, Method::post, base + "/calendar/import", data_file("holidays-2026.csv"));
    ASSERT_EQ(answer.status, 200) << std::get<std::string>(answer.body);
    EXPECT_EQ(json_of(answer).at("year").as_int64(), 2026);
    EXPECT_EQ(json_of(answer).at("days").as_array().size(), 39U);
    const Response wrong = ask(office, Method::post, base + "/calendar/import",
                               "日期,类别,说明\n2026-01-01,休,元旦\n2026-02-30,休,\n2026-02-28,假,\n");
    EXPECT_EQ(code_of(wrong), "organisation.calendar_cells");
    EXPECT_EQ(json_of(wrong).at("errors").as_array().size(), 2U);
    EXPECT_EQ(json_of(ask(office, Method::get, base + "/calendar?year=2026")).at("days").as_array().size(), 39U);
}

TEST_P(ImportsApi, AnUploadSentTwiceWithOneKeyIsOneImport) {
    const std::string file = heading + "甲小学,2142990001,小学,211,大冶市,420281,100,0,,\n";
    const auto send = [&](const std::string& bytes) {
        return ask(office, Method::post, base + "/schools/imports", bytes, {{"idempotency-key", "一次"}});
    };
    const Response first = send(file), second = send(file);
    ASSERT_EQ(first.status, 201);
    EXPECT_EQ(id_of(json_of(first)), id_of(json_of(second)));
    EXPECT_EQ(send(file + "\n").status, 422);
    EXPECT_EQ(read(db(), [](Reader& in) { return in.integer(Sql("SELECT COUNT(*) FROM import")); }), 1);
}

TEST_P(ImportsApi, RowsOfAnAppliedImportAreDroppedWhenTheirDaysAreOverAndItsCountsStay) {
    const std::string good = "甲小学,2142990001,小学,211,大冶市,420281,100,0,,\n";
    const auto over = upload(heading + good + "乙小学,214299,小学,211,大冶市,420281,100,0,,\n");
    const auto waiting = upload(heading + good);
    apply(over);
    EXPECT_EQ(dropped_after(29), 0);
    EXPECT_EQ(rows(over).size(), 2U);
    EXPECT_EQ(ask(office, Method::get, path(over) + "/marked.xlsx").status, 200);
    const std::int64_t entries = audit_entries();
    EXPECT_EQ(dropped_after(31), 1);
    EXPECT_EQ(audit_entries(), entries + 1);
    EXPECT_EQ(dropped_after(31), 0); // once
    EXPECT_EQ(rows(over).size(), 0U);
    const auto kept = json_of(ask(office, Method::get, path(over)));
    EXPECT_EQ(kept.at("state").as_string(), "applied");
    EXPECT_EQ(count(kept, "rows"), 2);
    EXPECT_EQ(count(kept, "bad_rows"), 1);
    EXPECT_TRUE(kept.at("rows_dropped_at").is_string());
    const Response marked = ask(office, Method::get, path(over) + "/marked.xlsx");
    EXPECT_EQ(marked.status, 410);
    EXPECT_EQ(code_of(marked), "imports.rows_dropped");
    EXPECT_EQ(total("schools"), 1);
    EXPECT_EQ(rows(waiting).size(), 1U); // a preview waits for its clerk
}

TEST_P(ImportsApi, ACountyDecidesHowLongItKeepsTheRows) {
    apply(upload(heading + "甲小学,2142990001,小学,211,大冶市,420281,100,0,,\n"));
    const Response set = ask(office, Method::put, base + "/parameters/imports.rows_days",
                             R"({"value":90,"effective_from":"2026-01-01","reason":"演示"})");
    ASSERT_LT(set.status, 300) << std::get<std::string>(set.body);
    EXPECT_EQ(dropped_after(60), 0);
    EXPECT_EQ(dropped_after(91), 1);
}

ON_BOTH_ENGINES(ImportsApi);

} // namespace guapai
