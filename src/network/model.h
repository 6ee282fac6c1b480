// The network: responsibility areas, sub-areas, and the one inspector of each school; in versions with a day from which
// each is in force. An old visit resolves to the assignment valid on its day.
//
// A draft is proposed by the planner (planner/network.h) or copied from the version in force, changed by hand, and
// published once. Publishing closes the version before it; there are never two in force on the same day. Published
// versions do not change.
#pragma once

#include "base/describe.h"
#include "schools/model.h"

namespace guapai::network {

enum class VersionState { draft, published };
inline ChoiceType describe(Choice<VersionState>) {
    return {"VersionState", {{"draft", "草案", "Draft"}, {"published", "已发布", "Published"}}};
}

struct NetworkVersion {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::int64_t number = 0; // 1, 2, 3 … given when published; 0 in a draft
    VersionState state = VersionState::draft;
    std::optional<Date> effective_from;
    std::optional<Date> effective_to; // first day no longer in force
    std::string note;
    std::int64_t schools = 0, assigned = 0, inspectors = 0, areas = 0, sub_areas = 0;
    double travel_km = 0; // sum of the distances home to school
    std::optional<double> lower_bound_km;
    bool weigh_by_size = false;      // a large school counts for more than one, a small one for less
    std::string quality, quality_en; // JSON: the planner's notes, in Chinese and in English
    Instant created_at;

    static RecordType describe() {
        return RecordType::of<NetworkVersion>("NetworkVersion", "网络版本", "Network version")
            .field<&NetworkVersion::county>("county", "区划", "County")
            .server()
            .field<&NetworkVersion::id>("id", "编号", "Identifier")
            .server()
            .field<&NetworkVersion::version>("version", "修改次数", "Version")
            .server()
            .field<&NetworkVersion::number>("number", "版本号", "Number")
            .server()
            .field<&NetworkVersion::state>("state", "状态", "State")
            .server()
            .field<&NetworkVersion::effective_from>("effective_from", "生效日期", "Effective from")
            .server()
            .field<&NetworkVersion::effective_to>("effective_to", "失效日期", "Effective to")
            .server()
            .field<&NetworkVersion::note>("note", "说明", "Note")
            .length(0, 200)
            .defaulted()
            .field<&NetworkVersion::schools>("schools", "学校数", "Schools")
            .unit("所")
            .server()
            .field<&NetworkVersion::assigned>("assigned", "已配督学", "Assigned")
            .unit("所")
            .server()
            .field<&NetworkVersion::inspectors>("inspectors", "督学数", "Inspectors")
            .unit("人")
            .server()
            .field<&NetworkVersion::areas>("areas", "责任区", "Areas")
            .unit("个")
            .server()
            .field<&NetworkVersion::sub_areas>("sub_areas", "片区", "Sub-areas")
            .unit("个")
            .server()
            .field<&NetworkVersion::travel_km>("travel_km", "路程合计", "Travel")
            .unit("公里")
            .server()
            .field<&NetworkVersion::lower_bound_km>("lower_bound_km", "理论下界", "Lower bound")
            .unit("公里")
            .server()
            .field<&NetworkVersion::weigh_by_size>("weigh_by_size", "按学校规模折算", "Schools count by size")
            .server()
            .field<&NetworkVersion::quality>("quality", "质量报告", "Quality report")
            .server()
            .secret()
            .field<&NetworkVersion::quality_en>("quality_en", "质量报告（英文）", "Quality report in English")
            .server()
            .secret()
            .field<&NetworkVersion::created_at>("created_at", "建立时间", "Created at")
            .server();
    }
};

// 责任区, or 片区 when it has a parent. An area keeps its id from version to version as long as it stays the same area,
// so that its leader's account and its history stay with it; the key of a row is (county, network, id).
struct Area {
    std::string county;
    Id id;
    Id network; // the version it belongs to
    std::optional<Id> parent;
    std::string name;
    std::int64_t position = 0;
    std::optional<Id> leader; // 组长, an inspector
    std::optional<Id> liaison;
    std::string boundary; // GeoJSON geometry, empty: the hull of its schools
    std::int64_t schools = 0, inspectors = 0;
    std::string leader_name, liaison_name;

    static RecordType describe() {
        return RecordType::of<Area>("Area", "责任区", "Responsibility area")
            .field<&Area::county>("county", "区划", "County")
            .server()
            .field<&Area::id>("id", "编号", "Identifier")
            .server()
            .field<&Area::network>("network", "网络版本", "Network version")
            .server()
            .field<&Area::parent>("parent", "所属责任区", "Parent area")
            .server()
            .field<&Area::name>("name", "名称", "Name")
            .length(1, 40)
            .field<&Area::position>("position", "排序", "Position")
            .server()
            .field<&Area::leader>("leader", "组长", "Leader")
            .field<&Area::liaison>("liaison", "联络人", "Liaison")
            .field<&Area::boundary>("boundary", "边界", "Boundary")
            .defaulted()
            .length(0, 500000)
            .help("GeoJSON 的 Polygon 或 MultiPolygon，WGS-84；留空则以学校的外轮廓代替",
                  "A GeoJSON Polygon or MultiPolygon in WGS-84; empty: the outline of its schools")
            .field<&Area::schools>("schools", "学校数", "Schools")
            .unit("所")
            .transient()
            .server()
            .field<&Area::inspectors>("inspectors", "督学数", "Inspectors")
            .unit("人")
            .transient()
            .server()
            .field<&Area::leader_name>("leader_name", "组长姓名", "Leader's name")
            .transient()
            .server()
            .field<&Area::liaison_name>("liaison_name", "联络人姓名", "Liaison's name")
            .transient()
            .server();
    }
};

// One school in one version.
struct Assignment {
    std::string county;
    Id id;
    Id network;
    Id school;
    std::optional<Id> area, sub_area;
    std::optional<Id> inspector; // empty: uncovered
    double distance_km = 0;
    bool locked = false;           // a new proposal keeps it
    std::string reason, reason_en; // why this inspector, in plain words
    std::string school_name, school_code, town, inspector_name;
    schools::SchoolType school_type = schools::SchoolType::primary;
    std::int64_t pupils = 0;
    std::optional<double> longitude, latitude;

    static RecordType describe() {
        return RecordType::of<Assignment>("Assignment", "责任分工", "Assignment")
            .field<&Assignment::county>("county", "区划", "County")
            .field<&Assignment::id>("id", "编号", "Identifier")
            .field<&Assignment::network>("network", "网络版本", "Network version")
            .field<&Assignment::school>("school", "学校", "School")
            .field<&Assignment::area>("area", "责任区", "Area")
            .field<&Assignment::sub_area>("sub_area", "片区", "Sub-area")
            .field<&Assignment::inspector>("inspector", "责任督学", "Responsible inspector")
            .field<&Assignment::distance_km>("distance_km", "路程", "Distance")
            .unit("公里")
            .field<&Assignment::locked>("locked", "锁定", "Locked")
            .field<&Assignment::reason>("reason", "分配理由", "Reason")
            .field<&Assignment::reason_en>("reason_en", "分配理由（英文）", "Reason in English")
            .field<&Assignment::school_name>("school_name", "学校名称", "School name")
            .transient()
            .field<&Assignment::school_code>("school_code", "标识码", "School identifier")
            .transient()
            .field<&Assignment::town>("town", "乡镇(街道)", "Town")
            .transient()
            .field<&Assignment::inspector_name>("inspector_name", "督学姓名", "Inspector name")
            .transient()
            .field<&Assignment::school_type>("school_type", "办学类型", "School type")
            .transient()
            .field<&Assignment::pupils>("pupils", "在校生数", "Pupils")
            .unit("人")
            .transient()
            .field<&Assignment::longitude>("longitude", "经度", "Longitude")
            .transient()
            .field<&Assignment::latitude>("latitude", "纬度", "Latitude")
            .transient();
    }
};

// What a version looks like as a whole: loads, what is missing, which rules are broken. Computed, not stored.
struct InspectorLoad {
    Id inspector;
    std::string name;
    std::optional<Id> area;
    std::int64_t schools = 0, pupils = 0;
    double weighted_schools = 0; // by size; the number of schools when every school counts one
    double travel_km = 0;

    static RecordType describe() {
        return RecordType::of<InspectorLoad>("InspectorLoad", "督学负荷", "Load of an inspector")
            .field<&InspectorLoad::inspector>("inspector", "督学", "Inspector")
            .field<&InspectorLoad::name>("name", "姓名", "Name")
            .field<&InspectorLoad::area>("area", "责任区", "Area")
            .field<&InspectorLoad::schools>("schools", "学校数", "Schools")
            .unit("所")
            .field<&InspectorLoad::weighted_schools>("weighted_schools", "折合学校数", "Schools by size")
            .unit("所")
            .field<&InspectorLoad::pupils>("pupils", "学生数", "Pupils")
            .unit("人")
            .field<&InspectorLoad::travel_km>("travel_km", "路程", "Travel")
            .unit("公里");
    }
};

enum class Gravity { violation, warning };
inline ChoiceType describe(Choice<Gravity>) {
    return {"Gravity", {{"violation", "违反规定", "Violation"}, {"warning", "提醒", "Warning"}}};
}

struct BrokenRule {
    Gravity gravity = Gravity::warning;
    std::string code;          // parameter or rule
    std::string text, text_en; // 责任区“城东”有 23 所学校，超过 20 所
    std::string document, article;
    std::vector<Id> schools, inspectors, areas;

    static RecordType describe() {
        return RecordType::of<BrokenRule>("BrokenRule", "不符合的规定", "Broken rule")
            .field<&BrokenRule::gravity>("gravity", "程度", "Gravity")
            .field<&BrokenRule::code>("code", "规则", "Rule")
            .field<&BrokenRule::text>("text", "说明", "Text")
            .field<&BrokenRule::text_en>("text_en", "说明（英文）", "Text in English")
            .field<&BrokenRule::document>("document", "文件", "Document")
            .field<&BrokenRule::article>("article", "条款", "Article")
            .field<&BrokenRule::schools>("schools", "学校", "Schools")
            .field<&BrokenRule::inspectors>("inspectors", "督学", "Inspectors")
            .field<&BrokenRule::areas>("areas", "责任区", "Areas");
    }
};

struct NetworkReport {
    NetworkVersion network;
    std::vector<InspectorLoad> loads;
    std::vector<BrokenRule> broken_rules;
    std::vector<Id> uncovered; // schools
    std::vector<std::string> notes, notes_en;

    static RecordType describe() {
        return RecordType::of<NetworkReport>("NetworkReport", "网络报告", "Network report")
            .field<&NetworkReport::network>("network", "网络版本", "Network version")
            .field<&NetworkReport::loads>("loads", "督学负荷", "Loads")
            .field<&NetworkReport::broken_rules>("broken_rules", "不符合的规定", "Broken rules")
            .field<&NetworkReport::uncovered>("uncovered", "未覆盖学校", "Uncovered schools")
            .field<&NetworkReport::notes>("notes", "说明", "Notes")
            .field<&NetworkReport::notes_en>("notes_en", "说明（英文）", "Notes in English");
    }
};

enum class PlateState { printed, posted, retired };
inline ChoiceType describe(Choice<PlateState>) {
    return {"PlateState",
            {{"printed", "待挂牌", "To be posted"}, {"posted", "已挂牌", "Posted"}, {"retired", "已停用", "Retired"}}};
}

// 公示牌: the plate of one school under one assignment. Its token stands in the QR code.
struct Nameplate {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string token;
    Id school, inspector;
    Date valid_from;
    PlateState state = PlateState::printed;
    std::optional<Date> posted_on;
    std::string posted_photo; // digest
    std::optional<Date> retired_on;
    std::string school_name, inspector_name;

    static RecordType describe() {
        return RecordType::of<Nameplate>("Nameplate", "公示牌", "Nameplate")
            .field<&Nameplate::county>("county", "区划", "County")
            .field<&Nameplate::id>("id", "编号", "Identifier")
            .field<&Nameplate::version>("version", "版本", "Version")
            .field<&Nameplate::token>("token", "二维码标识", "Token")
            .field<&Nameplate::school>("school", "学校", "School")
            .field<&Nameplate::inspector>("inspector", "责任督学", "Responsible inspector")
            .field<&Nameplate::valid_from>("valid_from", "启用日期", "Valid from")
            .field<&Nameplate::state>("state", "状态", "State")
            .field<&Nameplate::posted_on>("posted_on", "挂牌日期", "Posted on")
            .field<&Nameplate::posted_photo>("posted_photo", "挂牌照片", "Photo of the posted plate")
            .field<&Nameplate::retired_on>("retired_on", "停用日期", "Retired on")
            .field<&Nameplate::school_name>("school_name", "学校名称", "School name")
            .transient()
            .field<&Nameplate::inspector_name>("inspector_name", "督学姓名", "Inspector name")
            .transient();
    }
};

// What anyone may read behind the QR code.
struct PublicPlate {
    std::string school_name, inspector_name, phone, certificate_number, office_name, complaint_phone;
    bool has_photo = false, retired = false, demo = false, kindergarten = false;
    std::vector<std::string> items;
    Date valid_from;

    static RecordType describe() {
        return RecordType::of<PublicPlate>("PublicPlate", "公示信息", "Public plate")
            .field<&PublicPlate::school_name>("school_name", "学校名称", "School")
            .field<&PublicPlate::inspector_name>("inspector_name", "责任督学", "Responsible inspector")
            .field<&PublicPlate::phone>("phone", "联系电话", "Phone")
            .field<&PublicPlate::certificate_number>("certificate_number", "督学证号", "Certificate number")
            .field<&PublicPlate::office_name>("office_name", "督导室", "Supervision office")
            .field<&PublicPlate::complaint_phone>("complaint_phone", "监督电话", "Complaint phone")
            .field<&PublicPlate::has_photo>("has_photo", "有照片", "Has a photo")
            .field<&PublicPlate::retired>("retired", "已停用", "Retired")
            .field<&PublicPlate::demo>("demo", "演示数据", "Demo data")
            .field<&PublicPlate::kindergarten>("kindergarten", "幼儿园", "Kindergarten")
            .field<&PublicPlate::items>("items", "督导事项", "Items")
            .field<&PublicPlate::valid_from>("valid_from", "启用日期", "Valid from");
    }
};

} // namespace guapai::network
