// The supervision office of a county and what it sets for itself: its name and letterhead, the functional departments,
// holidays, rule parameters and the prefixes of its document numbers.
//
// A county is a tenant. There is one Office a county; a city office (420200) is a tenant of its own. Rules of law are
// national (rules/parameter.h); a county may tighten them here, never loosen them.
#pragma once

#include "base/describe.h"

namespace guapai::organisation {

enum class MapDatum { wgs84, gcj02 };
inline ChoiceType describe(Choice<MapDatum>) {
    return {"MapDatum", {{"wgs84", "WGS-84", "WGS-84"}, {"gcj02", "GCJ-02", "GCJ-02"}}};
}

struct Office {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string name;        // 大冶市（演示）
    std::string office_name; // as it signs documents
    std::string issuer_mark; // red header of its documents
    std::string complaint_phone;
    std::string address;
    std::string number_prefix; // 冶教督
    std::string ninth_item;    // name of the ninth regular item; empty until the office names it
    std::string tile_server;   // https://…/{z}/{x}/{y}.png; empty: no tiles
    MapDatum tile_datum = MapDatum::wgs84;
    bool demo = false; // synthetic data, says so on every page

    static RecordType describe() {
        return RecordType::of<Office>("Office", "督导室", "Supervision office")
            .field<&Office::county>("county", "区划", "County")
            .server()
            .field<&Office::id>("id", "编号", "Identifier")
            .server()
            .field<&Office::version>("version", "版本", "Version")
            .server()
            .field<&Office::name>("name", "地区名称", "Place")
            .length(1, 40)
            .example("大冶市")
            .field<&Office::office_name>("office_name", "督导室全称", "Full name of the office")
            .length(1, 60)
            .field<&Office::issuer_mark>("issuer_mark", "发文机关标志", "Issuer mark")
            .length(1, 60)
            .help("公文红头", "The red header of official documents")
            .field<&Office::complaint_phone>("complaint_phone", "监督电话", "Complaint phone")
            .length(0, 40)
            .defaulted()
            .field<&Office::address>("address", "地址", "Address")
            .length(0, 120)
            .defaulted()
            .field<&Office::number_prefix>("number_prefix", "发文字号代字", "Prefix of document numbers")
            .length(1, 20)
            .example("冶教督")
            .field<&Office::ninth_item>("ninth_item", "第九项经常性督导事项", "Ninth regular item")
            .length(0, 40)
            .defaulted()
            .help("国家列八项，第九项由本地自定", "The national list has eight; the ninth is the office's to name")
            .field<&Office::tile_server>("tile_server", "地图瓦片地址", "Tile server")
            .length(0, 300)
            .defaulted()
            .field<&Office::tile_datum>("tile_datum", "瓦片坐标系", "Datum of the tiles")
            .defaulted()
            .field<&Office::demo>("demo", "演示数据", "Demo data")
            .server();
    }
};

enum class DepartmentKind { functional, member };
inline ChoiceType describe(Choice<DepartmentKind>) {
    return {"DepartmentKind",
            {{"functional", "职能科室", "Functional department"}, {"member", "委员会成员单位", "Committee member"}}};
}

struct Department {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string name;
    DepartmentKind kind = DepartmentKind::functional;
    std::string duties;
    std::string contact;
    std::string phone;
    bool active = true;

    static RecordType describe() {
        return RecordType::of<Department>("Department", "科室", "Department")
            .field<&Department::county>("county", "区划", "County")
            .server()
            .field<&Department::id>("id", "编号", "Identifier")
            .server()
            .field<&Department::version>("version", "版本", "Version")
            .server()
            .field<&Department::name>("name", "名称", "Name")
            .length(1, 60)
            .field<&Department::kind>("kind", "类别", "Kind")
            .defaulted()
            .field<&Department::duties>("duties", "职责", "Duties")
            .length(0, 500)
            .defaulted()
            .field<&Department::contact>("contact", "联系人", "Contact")
            .length(0, 40)
            .defaulted()
            .field<&Department::phone>("phone", "电话", "Phone")
            .length(0, 40)
            .defaulted()
            .field<&Department::active>("active", "使用中", "Active")
            .defaulted();
    }
};

enum class DayKind { off, work };
inline ChoiceType describe(Choice<DayKind>) { return {"DayKind", {{"off", "休", "Off"}, {"work", "班", "Work"}}}; }

// A day that differs from the ordinary week: a public holiday, or a weekend that is worked.
struct CalendarDay {
    std::string county;
    Id id;
    Date date;
    DayKind kind = DayKind::off;
    std::string name;

    static RecordType describe() {
        return RecordType::of<CalendarDay>("CalendarDay", "节假日", "Calendar day")
            .field<&CalendarDay::county>("county", "区划", "County")
            .server()
            .field<&CalendarDay::id>("id", "编号", "Identifier")
            .server()
            .field<&CalendarDay::date>("date", "日期", "Date")
            .field<&CalendarDay::kind>("kind", "类别", "Kind")
            .field<&CalendarDay::name>("name", "说明", "Name")
            .length(0, 40)
            .defaulted();
    }
};

// A county's own value of a rule parameter (rules/parameter.h), from a day on.
struct ParameterValue {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string code;
    Date effective_from;
    double value = 0;
    std::string reason;

    static RecordType describe() {
        return RecordType::of<ParameterValue>("ParameterValue", "参数设置", "Parameter value")
            .field<&ParameterValue::county>("county", "区划", "County")
            .server()
            .field<&ParameterValue::id>("id", "编号", "Identifier")
            .server()
            .field<&ParameterValue::version>("version", "版本", "Version")
            .server()
            .field<&ParameterValue::code>("code", "参数", "Parameter")
            .length(1, 60)
            .field<&ParameterValue::effective_from>("effective_from", "生效日期", "Effective from")
            .field<&ParameterValue::value>("value", "数值", "Value")
            .field<&ParameterValue::reason>("reason", "依据", "Reason")
            .length(0, 300)
            .defaulted();
    }
};

} // namespace guapai::organisation
