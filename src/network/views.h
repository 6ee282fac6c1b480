// What is sent to and answered by the operations of the network, beside the stored records of model.h.
#pragma once

#include "network/model.h"
#include "organisation/model.h"

namespace guapai::network {

// What the planner is asked for.
struct ProposalWish {
    std::string note;
    std::optional<Id> base; // its locks are kept
    std::optional<std::int64_t> areas, sub_areas;
    bool cap_on_sub_areas = false;
    bool weigh_by_size = false;
    bool recut = false; // areas anew; otherwise those of the base go on
    std::int64_t seed = 1;

    static RecordType describe() {
        return RecordType::of<ProposalWish>("ProposalWish", "网络方案要求", "Wish for a proposal")
            .field<&ProposalWish::note>("note", "说明", "Note")
            .length(0, 200)
            .defaulted()
            .field<&ProposalWish::base>("base", "基础版本", "Base version")
            .help("沿用其中锁定的分工和责任区名称；不填则以现行版本为基础",
                  "Its locked assignments and area names are kept; without it the version in force is the base")
            .field<&ProposalWish::areas>("areas", "责任区个数", "Number of areas")
            .range(1, 500)
            .field<&ProposalWish::sub_areas>("sub_areas", "片区个数", "Number of sub-areas")
            .range(1, 2000)
            .field<&ProposalWish::cap_on_sub_areas>("cap_on_sub_areas", "规模上限按片区计", "The cap binds sub-areas")
            .defaulted()
            .help("每区不超过20所的上限按片区而不按责任区掌握",
                  "The cap of 20 schools is kept by sub-areas instead of areas")
            .field<&ProposalWish::weigh_by_size>("weigh_by_size", "按学校规模折算", "Schools count by size")
            .defaulted()
            .help("平均规模的学校计 1 所，按在校生数折算，最少计 0.5 所，最多计 2 所",
                  "A school of average size counts one; by pupils, at least a half and at most two")
            .field<&ProposalWish::recut>("recut", "重新划分责任区", "Areas anew")
            .defaulted()
            .help("不勾选时沿用基础版本的责任区和片区，只作必要调整",
                  "Otherwise the areas of the base version go on and change only where they must")
            .field<&ProposalWish::seed>("seed", "随机种子", "Seed")
            .range(0, 1e9)
            .defaulted()
            .help("同样的数据和种子得到同样的方案", "The same data and seed give the same proposal");
    }
};

struct NewDraft {
    Id copy_of;
    std::string note;

    static RecordType describe() {
        return RecordType::of<NewDraft>("NewDraft", "新草案", "New draft")
            .field<&NewDraft::copy_of>("copy_of", "复制自", "Copy of")
            .field<&NewDraft::note>("note", "说明", "Note")
            .length(0, 200)
            .defaulted();
    }
};

struct Publication {
    Date effective_from;

    static RecordType describe() {
        return RecordType::of<Publication>("Publication", "发布", "Publication")
            .field<&Publication::effective_from>("effective_from", "生效日期", "Effective from");
    }
};

struct AssignmentFilters {
    std::optional<Id> inspector, area; // area: also a sub-area
    std::optional<bool> uncovered;

    static RecordType describe() {
        return RecordType::of<AssignmentFilters>("AssignmentFilters", "分工筛选", "Assignment filters")
            .field<&AssignmentFilters::inspector>("inspector", "责任督学", "Responsible inspector")
            .field<&AssignmentFilters::area>("area", "责任区或片区", "Area or sub-area")
            .field<&AssignmentFilters::uncovered>("uncovered", "未配督学", "Uncovered");
    }
};

// One change by hand. What is absent stays as it is.
struct AssignmentEdit {
    std::optional<Id> inspector;
    std::optional<bool> without_inspector;
    std::optional<Id> sub_area;
    std::optional<bool> locked;

    static RecordType describe() {
        return RecordType::of<AssignmentEdit>("AssignmentEdit", "调整分工", "Change of an assignment")
            .field<&AssignmentEdit::inspector>("inspector", "责任督学", "Responsible inspector")
            .field<&AssignmentEdit::without_inspector>("without_inspector", "撤下督学", "Take the inspector off")
            .field<&AssignmentEdit::sub_area>("sub_area", "片区", "Sub-area")
            .help("学校随片区归入其责任区", "The school goes to the area of the sub-area")
            .field<&AssignmentEdit::locked>("locked", "锁定", "Locked");
    }
};

struct AssignmentEffect {
    Assignment assignment;
    std::vector<std::string> changes, changes_en; // 王德明负责学校 5 → 6 所
    NetworkReport report;                         // after the change

    static RecordType describe() {
        return RecordType::of<AssignmentEffect>("AssignmentEffect", "调整结果", "Effect of a change")
            .field<&AssignmentEffect::assignment>("assignment", "责任分工", "Assignment")
            .field<&AssignmentEffect::changes>("changes", "变化", "What changed")
            .field<&AssignmentEffect::changes_en>("changes_en", "变化（英文）", "What changed, in English")
            .field<&AssignmentEffect::report>("report", "调整后报告", "Report after the change");
    }
};

struct CoverageDay {
    std::optional<Date> on; // today without it

    static RecordType describe() {
        return RecordType::of<CoverageDay>("CoverageDay", "覆盖日期", "Day of coverage")
            .field<&CoverageDay::on>("on", "日期", "Date");
    }
};

struct UncoveredSchool {
    Id school;
    std::string name;
    std::string reason, reason_en;

    static RecordType describe() {
        return RecordType::of<UncoveredSchool>("UncoveredSchool", "未覆盖学校", "Uncovered school")
            .field<&UncoveredSchool::school>("school", "学校", "School")
            .field<&UncoveredSchool::name>("name", "学校名称", "Name")
            .field<&UncoveredSchool::reason>("reason", "原因", "Reason")
            .field<&UncoveredSchool::reason_en>("reason_en", "原因（英文）", "Reason in English");
    }
};

// Whether every school that is in operation has a responsible inspector on a day.
struct Coverage {
    Date on;
    std::optional<Id> network;
    std::int64_t number = 0; // of the version in force; 0 without one
    std::int64_t schools = 0, covered = 0;
    std::vector<UncoveredSchool> uncovered;
    std::string document, article; // what asks for full coverage

    static RecordType describe() {
        return RecordType::of<Coverage>("Coverage", "覆盖情况", "Coverage")
            .field<&Coverage::on>("on", "日期", "Date")
            .field<&Coverage::network>("network", "网络版本", "Network version")
            .field<&Coverage::number>("number", "版本号", "Number")
            .field<&Coverage::schools>("schools", "在办学校", "Schools in operation")
            .unit("所")
            .field<&Coverage::covered>("covered", "已配督学", "Covered")
            .unit("所")
            .field<&Coverage::uncovered>("uncovered", "未覆盖学校", "Uncovered schools")
            .field<&Coverage::document>("document", "文件", "Document")
            .field<&Coverage::article>("article", "条款", "Article");
    }
};

// The map. Coordinates are in `datum`: WGS-84 as stored, or GCJ-02 when the office's tile server draws in that.
struct Ring {
    std::vector<double> coordinates; // longitude, latitude, longitude, latitude …; closed by its first point

    static RecordType describe() {
        return RecordType::of<Ring>("Ring", "环线", "Ring")
            .field<&Ring::coordinates>("coordinates", "经纬度", "Longitudes and latitudes");
    }
};

struct MapSchool {
    Id id;
    std::string name;
    double lon = 0, lat = 0;
    schools::SchoolType type = schools::SchoolType::primary;
    std::optional<Id> inspector, area, sub_area;

    static RecordType describe() {
        return RecordType::of<MapSchool>("MapSchool", "地图学校", "School on the map")
            .field<&MapSchool::id>("id", "编号", "Identifier")
            .field<&MapSchool::name>("name", "学校名称", "Name")
            .field<&MapSchool::lon>("lon", "经度", "Longitude")
            .field<&MapSchool::lat>("lat", "纬度", "Latitude")
            .field<&MapSchool::type>("type", "办学类型", "School type")
            .field<&MapSchool::inspector>("inspector", "责任督学", "Responsible inspector")
            .field<&MapSchool::area>("area", "责任区", "Area")
            .field<&MapSchool::sub_area>("sub_area", "片区", "Sub-area");
    }
};

struct MapArea {
    Id id;
    std::optional<Id> parent;
    std::string name;
    bool imported = false;   // a boundary of its own; otherwise the hull of its schools
    std::vector<Ring> rings; // outlines; an inner ring is a hole (even-odd)

    static RecordType describe() {
        return RecordType::of<MapArea>("MapArea", "地图责任区", "Area on the map")
            .field<&MapArea::id>("id", "编号", "Identifier")
            .field<&MapArea::parent>("parent", "所属责任区", "Parent area")
            .field<&MapArea::name>("name", "名称", "Name")
            .field<&MapArea::imported>("imported", "导入边界", "Imported boundary")
            .field<&MapArea::rings>("rings", "轮廓", "Outline");
    }
};

struct MapInspector {
    Id id;
    std::string name;
    std::optional<Id> area;
    std::int64_t schools = 0;
    std::optional<double> lon, lat; // home; for the office alone

    static RecordType describe() {
        return RecordType::of<MapInspector>("MapInspector", "地图督学", "Inspector on the map")
            .field<&MapInspector::id>("id", "编号", "Identifier")
            .field<&MapInspector::name>("name", "姓名", "Name")
            .field<&MapInspector::area>("area", "责任区", "Area")
            .field<&MapInspector::schools>("schools", "学校数", "Schools")
            .field<&MapInspector::lon>("lon", "住址经度", "Home longitude")
            .field<&MapInspector::lat>("lat", "住址纬度", "Home latitude");
    }
};

struct NetworkMap {
    organisation::MapDatum datum = organisation::MapDatum::wgs84;
    std::string tile_server; // empty: no tiles
    std::vector<MapSchool> schools;
    std::vector<MapArea> areas;
    std::vector<MapInspector> inspectors;
    std::int64_t without_coordinates = 0; // schools that cannot be drawn

    static RecordType describe() {
        return RecordType::of<NetworkMap>("NetworkMap", "网络地图", "Map of the network")
            .field<&NetworkMap::datum>("datum", "坐标系", "Datum")
            .field<&NetworkMap::tile_server>("tile_server", "地图瓦片地址", "Tile server")
            .field<&NetworkMap::schools>("schools", "学校", "Schools")
            .field<&NetworkMap::areas>("areas", "责任区", "Areas")
            .field<&NetworkMap::inspectors>("inspectors", "督学", "Inspectors")
            .field<&NetworkMap::without_coordinates>("without_coordinates", "无经纬度学校数", "Without coordinates");
    }
};

// What became of an imported GeoJSON feature collection.
struct BoundaryImport {
    std::vector<std::string> matched;   // names of areas that got a boundary
    std::vector<std::string> unmatched; // names of features that fit no area

    static RecordType describe() {
        return RecordType::of<BoundaryImport>("BoundaryImport", "边界导入结果", "Imported boundaries")
            .field<&BoundaryImport::matched>("matched", "已匹配", "Matched")
            .field<&BoundaryImport::unmatched>("unmatched", "未匹配", "Unmatched");
    }
};

struct PlateFilters {
    std::optional<PlateState> state;
    std::optional<Id> school, inspector;
    std::optional<std::string> q; // in the school's name

    static RecordType describe() {
        return RecordType::of<PlateFilters>("PlateFilters", "公示牌筛选", "Nameplate filters")
            .field<&PlateFilters::state>("state", "状态", "State")
            .field<&PlateFilters::school>("school", "学校", "School")
            .field<&PlateFilters::inspector>("inspector", "责任督学", "Responsible inspector")
            .field<&PlateFilters::q>("q", "学校名称", "School name")
            .length(1, 60);
    }
};

struct PlatePrint {
    std::optional<Id> school; // all without it

    static RecordType describe() {
        return RecordType::of<PlatePrint>("PlatePrint", "打印公示牌", "Printing of nameplates")
            .field<&PlatePrint::school>("school", "学校", "School");
    }
};

struct PostedProof {
    Date posted_on;
    std::string photo; // digest of a file

    static RecordType describe() {
        return RecordType::of<PostedProof>("PostedProof", "挂牌证明", "Proof of posting")
            .field<&PostedProof::posted_on>("posted_on", "挂牌日期", "Posted on")
            .field<&PostedProof::photo>("photo", "照片", "Photo")
            .length(0, 64)
            .defaulted();
    }
};

} // namespace guapai::network
