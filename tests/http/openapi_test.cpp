#include "http/openapi.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <set>

namespace guapai::http {

namespace {

namespace bj = boost::json;

enum class Stage { primary, junior };
inline ChoiceType describe(Choice<Stage>) {
    return {"Stage", {{"primary", "小学", "Primary"}, {"junior", "初中", "Junior"}}};
}

struct Room {
    std::string name;
    static RecordType describe() {
        return RecordType::of<Room>("Room", "教室", "Room").field<&Room::name>("name", "名", "N");
    }
};

struct Campus {
    Id id;
    std::string name;
    std::optional<Stage> stage;
    std::optional<double> longitude;
    std::vector<Room> rooms;
    std::string secret;
    std::int64_t pupils = 0;
    std::int64_t version = 1;
    static RecordType describe() {
        return RecordType::of<Campus>("Campus", "校区", "Campus")
            .field<&Campus::id>("id", "编号", "Identifier")
            .server()
            .field<&Campus::name>("name", "名称", "Name")
            .length(1, 40)
            .example("实验“小学”\n")
            .field<&Campus::stage>("stage", "学段", "Stage")
            .field<&Campus::longitude>("longitude", "经度", "Longitude")
            .range(-180, 180)
            .field<&Campus::rooms>("rooms", "教室", "Rooms")
            .length(0, 90)
            .field<&Campus::secret>("secret", "口令", "Secret")
            .secret()
            .field<&Campus::pupils>("pupils", "学生数", "Pupils")
            .unit("人")
            .example("1200")
            .defaulted()
            .field<&Campus::version>("version", "版本", "Version")
            .server();
    }
};

struct CampusFilter {
    std::optional<std::string> name;
    std::vector<Stage> stages;
    static RecordType describe() {
        return RecordType::of<CampusFilter>("CampusFilter", "筛选", "Filter")
            .field<&CampusFilter::name>("name", "名称", "Name")
            .field<&CampusFilter::stages>("stages", "学段", "Stages");
    }
};

enum class Paper { a4, a3 };
inline ChoiceType describe(Choice<Paper>) { return {"Paper", {{"a4", "A4", "A4"}, {"a3", "A3", "A3"}}}; }

struct CampusPrint : CampusFilter { // the filters of the list, and one more, under the same name
    Paper paper = Paper::a4;
    static RecordType describe() {
        return CampusFilter::describe().field<&CampusPrint::paper>("paper", "纸张", "Paper").defaulted();
    }
};

const std::vector<Operation>& operations() {
    static const std::vector<Operation> all = {
        Operation::get("/api/v1/counties/{county}/campuses", "listCampuses", "campuses", "列表", "List")
            .needs("campuses.read")
            .filters<CampusFilter>()
            .lists<Campus>()
            .sorted_by({"-name", "pupils"}),
        Operation::get("/api/v1/counties/{county}/campuses/print", "printCampuses", "campuses", "打印", "Print")
            .filters<CampusPrint>()
            .answers<Room>(202)
            .answers_bytes("application/pdf"),
        Operation::get("/api/v1/counties/{county}/campuses/{id}", "getCampus", "campuses", "查看", "Get")
            .needs("campuses.read")
            .answers<Campus>(),
        Operation::put("/api/v1/counties/{county}/campuses/{id}", "putCampus", "campuses", "修改", "Change")
            .needs("campuses.write")
            .takes<Campus>()
            .answers<Campus>()
            .versioned(),
        Operation::post("/api/v1/counties/{county}/photos", "addPhoto", "photos", "照片", "Photo")
            .needs("campuses.write")
            .takes_bytes("image/*", 1000)
            .replayable()
            .answers_nothing(),
        Operation::get("/audit/{level}/{path*}", "getTile", "audit", "存证", "Tile")
            .answers_bytes("application/octet-stream"),
        Operation::put("/api/v1/counties/{county}/lifts/{id}", "addLift", "rooms", "电梯", "Lift")
            .needs("campuses.write")
            .takes<Room>()
            .answers<Room>(201),
        Operation::post("/api/v1/rooms", "addRoom", "rooms", "教室", "Room")
            .takes<Room>()
            .answers_nothing()
            .without_csrf(),
    };
    return all;
}

bj::object document() { return bj::parse(openapi(operations(), "1.2.3")).as_object(); }

const bj::value& at(const bj::value& root, std::string_view pointer) { return root.at_pointer(pointer); }

void visit(const bj::value& value, const std::function<void(const bj::object&)>& action) {
    if (const auto* object = value.if_object()) {
        action(*object);
        for (const auto& member : *object)
            visit(member.value(), action);
    } else if (const auto* array = value.if_array()) {
        for (const auto& entry : *array)
            visit(entry, action);
    }
}

} // namespace

TEST(OpenApi, HasTheShapeOfVersion31) {
    const bj::object root = document();
    EXPECT_EQ(root.at("openapi"), "3.1.0");
    EXPECT_EQ(root.at("info").at("version"), "1.2.3");
    std::set<std::string> ids;
    for (const auto& [path, item] : root.at("paths").as_object()) {
        EXPECT_TRUE(path.starts_with('/')) << path;
        EXPECT_EQ(path.find('*'), std::string_view::npos) << path;
        for (const auto& [method, value] : item.as_object()) {
            const bj::object& operation = value.as_object();
            EXPECT_TRUE(ids.insert(std::string(operation.at("operationId").as_string())).second);
            EXPECT_FALSE(operation.at("responses").as_object().empty());
            EXPECT_EQ(operation.at("tags").as_array().size(), 1U);
            std::set<std::string> seen;
            for (const bj::value& parameter : operation.at("parameters").as_array()) {
                const std::string name(parameter.at("name").as_string());
                EXPECT_TRUE(seen.insert(name).second) << name;
                EXPECT_TRUE(parameter.as_object().contains("schema"));
                if (parameter.at("in") != "path") continue;
                EXPECT_EQ(parameter.at("required"), true);
                EXPECT_NE(path.find("{" + name + "}"), std::string_view::npos) << name;
            }
            EXPECT_EQ(std::count(path.begin(), path.end(), '{'),
                      std::count_if(operation.at("parameters").as_array().begin(),
                                    operation.at("parameters").as_array().end(),
                                    [](const bj::value& p) { return p.at("in") == "path"; }));
        }
    }
    EXPECT_EQ(ids.size(), operations().size());
}

TEST(OpenApi, EveryReferenceResolvesAndEveryRequiredMemberIsDescribed) {
    const bj::value root = document();
    visit(root, [&](const bj::object& object) {
        if (const auto* reference = object.if_contains("$ref")) {
            const std::string_view pointer = reference->as_string();
            ASSERT_TRUE(pointer.starts_with("#/"));
            boost::system::error_code missing;
            EXPECT_NE(root.find_pointer(pointer.substr(1), missing), nullptr) << pointer;
        }
        const auto* required = object.if_contains("required");
        if (!required || !required->is_array()) return;
        for (const bj::value& name : required->as_array())
            EXPECT_TRUE(object.at("properties").as_object().contains(name.as_string())) << name;
    });
}

TEST(OpenApi, SecuritySchemesUsedAreDeclared) {
    const bj::value root = document();
    const auto& schemes = at(root, "/components/securitySchemes").as_object();
    visit(root, [&](const bj::object& object) {
        const auto* security = object.if_contains("security");
        if (!security) return;
        for (const bj::value& alternative : security->as_array())
            for (const auto& scheme : alternative.as_object())
                EXPECT_TRUE(schemes.contains(scheme.key())) << scheme.key();
    });
    EXPECT_TRUE(at(root, "/paths/~1api~1v1~1rooms/post/security").as_array().empty());
    EXPECT_EQ(at(root, "/paths/~1api~1v1~1counties~1{county}~1photos/post/security").as_array().size(), 2U);
}

TEST(OpenApi, AnAnswerHasEveryMemberARequestOnlyWhatTheClientMaySend) {
    const bj::value root = document();
    const bj::value& answer = at(root, "/components/schemas/Campus");
    EXPECT_FALSE(answer.at("properties").as_object().contains("secret")) << "secrets never leave";
    EXPECT_EQ(answer.at("required").as_array().size(), 7U);
    EXPECT_EQ(at(answer, "/properties/id/readOnly"), true);
    const bj::value& sent = at(root, "/components/schemas/CampusInput");
    EXPECT_FALSE(sent.at("properties").as_object().contains("id"));
    EXPECT_EQ(sent.at("required"), (bj::array{"name", "secret"}));
    EXPECT_EQ(sent.at("additionalProperties"), false);
    EXPECT_EQ(at(sent, "/properties/rooms/items/$ref"), "#/components/schemas/RoomInput");
    EXPECT_EQ(at(root, "/paths/~1api~1v1~1counties~1{county}~1campuses~1{id}/put/requestBody/content/"
                       "application~1json/schema/$ref"),
              "#/components/schemas/CampusInput");
}

TEST(OpenApi, LimitsUnitsExamplesAndChoicesAreCarried) {
    const bj::value root = document();
    const bj::value& properties = at(root, "/components/schemas/Campus/properties");
    EXPECT_EQ(at(properties, "/name/maxLength"), 40);
    EXPECT_EQ(at(properties, "/name/examples/0"), "实验“小学”\n");
    EXPECT_EQ(at(properties, "/pupils/examples/0"), 1200);
    EXPECT_EQ(at(properties, "/pupils/x-unit"), "人");
    EXPECT_EQ(at(properties, "/longitude/type"), (bj::array{"number", "null"}));
    EXPECT_EQ(at(properties, "/longitude/minimum"), -180);
    EXPECT_EQ(at(properties, "/rooms/maxItems"), 90);
    EXPECT_EQ(at(properties, "/stage/anyOf/0/$ref"), "#/components/schemas/Stage");
    EXPECT_EQ(at(root, "/components/schemas/Stage/enum"), (bj::array{"primary", "junior"}));
}

TEST(OpenApi, ListsHaveTheirPageAndOrderAndProblemsAreDocumented) {
    const bj::value root = document();
    const bj::value& list = at(root, "/paths/~1api~1v1~1counties~1{county}~1campuses/get");
    std::set<std::string> names;
    for (const bj::value& parameter : list.at("parameters").as_array())
        names.insert(std::string(parameter.at("name").as_string()));
    EXPECT_EQ(names, (std::set<std::string>{"county", "name", "stages", "cursor", "limit", "total", "sort"}));
    EXPECT_EQ(at(list, "/responses/403/$ref"), "#/components/responses/Problem");
    const bj::value& change = at(root, "/paths/~1api~1v1~1counties~1{county}~1campuses~1{id}/put/responses");
    for (const char* status : {"200", "412", "415", "422", "428", "default"})
        EXPECT_TRUE(change.as_object().contains(status)) << status;
}

TEST(Schemas, TellTheWebAppsTitlesKindsAndChoices) {
    const bj::value root = bj::parse(schemas(operations()));
    EXPECT_EQ(at(root, "/records/Campus/zh"), "校区");
    std::set<std::string> names;
    for (const bj::value& field : at(root, "/records/Campus/fields").as_array()) {
        names.insert(std::string(field.at("name").as_string()));
        if (field.at("name") == "rooms") {
            EXPECT_EQ(field.at("record"), "Room");
        }
        if (field.at("name") == "stage") {
            EXPECT_EQ(field.at("choice"), "Stage");
        }
        if (field.at("name") == "pupils") {
            EXPECT_EQ(field.at("unit"), "人");
        }
    }
    EXPECT_EQ(names.size(), 8U);
    EXPECT_TRUE(at(root, "/records").as_object().contains("CampusFilter"));
    EXPECT_EQ(at(root, "/choices/Stage/1/zh"), "初中");
}

TEST(OpenApi, NamesEveryAnswerAnOperationMayGive) {
    const bj::value root = document();
    const bj::value& print = at(root, "/paths/~1api~1v1~1counties~1{county}~1campuses~1print/get/responses");
    EXPECT_TRUE(at(print, "/200/content").as_object().contains("application/pdf"));
    EXPECT_EQ(at(print, "/202/content/application~1json/schema/$ref"), "#/components/schemas/Room");
    const bj::value& campus = at(root, "/paths/~1api~1v1~1counties~1{county}~1campuses~1{id}");
    EXPECT_TRUE(at(campus, "/get/responses").as_object().contains("304")); // it has a version, hence an ETag
    EXPECT_FALSE(at(campus, "/get/responses/304").as_object().contains("content"));
    EXPECT_FALSE(at(campus, "/put/responses").as_object().contains("201")); // it changes what is there
    const bj::value& lift = at(root, "/paths/~1api~1v1~1counties~1{county}~1lifts~1{id}/put/responses");
    EXPECT_EQ(at(lift, "/200/content"), at(lift, "/201/content")); // sent again, it was created before
}

} // namespace guapai::http
