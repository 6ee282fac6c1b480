// The supervision office of a county and what it sets for itself: its name and letterhead, the functional departments,
// holidays, rule parameters and the prefixes of its document numbers.
//
// A county is a tenant. There is one Office a county; a city office (420200) is a tenant of its own. Rules of law are
// national (rules/parameter.h); a county may tighten them here, never loosen them.
#pragma once

#include "base/describe.h"
#include "rules/parameter.h"

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
    std::string public_address; // https://dudao.example, for QR codes; empty: as the one who prints reaches the system
    bool demo = false;          // synthetic data, says so on every page

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
            .field<&Office::public_address>("public_address", "公开访问地址", "Public address")
            .length(0, 200)
            .defaulted()
            .help("公示牌和通知书二维码指向的网址，如 https://dudao.example；不填则用打印者所用的网址",
                  "Where the QR codes of nameplates and notices lead; empty: as the one who prints reaches the system")
            .example("https://dudao.example")
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
    std::int64_t value = 0; // parameters are whole numbers
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
            .range(0, 1'000'000)
            .field<&ParameterValue::reason>("reason", "依据", "Reason")
            .length(0, 300)
            .defaulted();
    }
};

// What a county sets with PUT /parameters/{code}.
struct NewParameterValue {
    Date effective_from;
    std::int64_t value = 0;
    std::string reason;

    static RecordType describe() {
        return RecordType::of<NewParameterValue>("NewParameterValue", "参数调整", "Change of a parameter")
            .field<&NewParameterValue::effective_from>("effective_from", "生效日期", "Effective from")
            .field<&NewParameterValue::value>("value", "数值", "Value")
            .range(0, 1'000'000)
            .field<&NewParameterValue::reason>("reason", "依据", "Reason")
            .length(0, 300)
            .defaulted()
            .example("冶教督〔2026〕3号");
    }
};

// One rule parameter as it stands for a county on a day: what is in force, what the nation (or the product's preset)
// says, and the county's own values, the latest first.
struct ParameterView {
    std::string code, zh, en, unit;
    rules::Direction direction = rules::Direction::free;
    std::int64_t value = 0;
    rules::Level level = rules::Level::preset; // of the value in force
    std::int64_t national_value = 0;
    std::string basis_document, basis_article, basis_text;
    std::vector<ParameterValue> own;

    static RecordType describe() {
        return RecordType::of<ParameterView>("ParameterView", "规则参数", "Rule parameter in force")
            .field<&ParameterView::code>("code", "代码", "Code")
            .example("inspector.experience")
            .field<&ParameterView::zh>("zh", "名称", "Chinese title")
            .field<&ParameterView::en>("en", "英文名称", "English title")
            .field<&ParameterView::unit>("unit", "单位", "Unit")
            .field<&ParameterView::direction>("direction", "下级可调整方向", "Direction")
            .field<&ParameterView::value>("value", "现行数值", "Value in force")
            .field<&ParameterView::level>("level", "现行层级", "Level in force")
            .field<&ParameterView::national_value>("national_value", "国家规定或系统预设", "National value or preset")
            .field<&ParameterView::basis_document>("basis_document", "依据文件", "Document")
            .field<&ParameterView::basis_article>("basis_article", "条款", "Article")
            .field<&ParameterView::basis_text>("basis_text", "条款要旨", "The rule in one sentence")
            .field<&ParameterView::own>("own", "本地设置", "Own values");
    }
};

struct ParameterList {
    std::vector<ParameterView> items;

    static RecordType describe() {
        return RecordType::of<ParameterList>("ParameterList", "规则参数表", "Rule parameters")
            .field<&ParameterList::items>("items", "参数", "Parameters");
    }
};

struct ParameterFilters {
    std::optional<Date> on; // today without

    static RecordType describe() {
        return RecordType::of<ParameterFilters>("ParameterFilters", "参数筛选", "Parameter filters")
            .field<&ParameterFilters::on>("on", "日期", "On the day");
    }
};

struct CalendarFilters {
    std::optional<std::int64_t> year; // this year without

    static RecordType describe() {
        return RecordType::of<CalendarFilters>("CalendarFilters", "日历筛选", "Calendar filters")
            .field<&CalendarFilters::year>("year", "年份", "Year")
            .range(2000, 2100)
            .example("2026");
    }
};

// The holidays and make-up working days of one year: the whole list, replaced as a whole.
struct CalendarYear {
    std::int64_t year = 0;
    std::vector<CalendarDay> days; // in order; empty as long as the year's notice is not known

    static RecordType describe() {
        return RecordType::of<CalendarYear>("CalendarYear", "年度节假日安排", "Calendar of a year")
            .field<&CalendarYear::year>("year", "年份", "Year")
            .server()
            .field<&CalendarYear::days>("days", "节假日", "Days")
            .length(0, 366);
    }
};

} // namespace guapai::organisation
