// Schools and kindergartens: the roster the office keeps, as its own spreadsheets have it.
//
// A school is known by its ten-digit identifier (学校(机构)标识码), unique in a county; `id` is ours. A closed school
// stays readable. Where it lies (`division`) is apart from who supervises it (`county`, the tenant).
#pragma once

#include "base/describe.h"

namespace guapai::schools {

enum class SchoolType {
    kindergarten,
    primary,
    teaching_point,
    junior_high,
    nine_year,
    complete_secondary,
    senior_high,
    twelve_year,
    vocational,
    special
};
inline ChoiceType describe(Choice<SchoolType>) {
    return {"SchoolType",
            {{"kindergarten", "幼儿园", "Kindergarten"},
             {"primary", "小学", "Primary school"},
             {"teaching_point", "小学教学点", "Primary teaching point"},
             {"junior_high", "初级中学", "Junior high school"},
             {"nine_year", "九年一贯制学校", "Nine-year school"},
             {"complete_secondary", "完全中学", "Complete secondary school"},
             {"senior_high", "高级中学", "Senior high school"},
             {"twelve_year", "十二年一贯制学校", "Twelve-year school"},
             {"vocational", "中等职业学校", "Secondary vocational school"},
             {"special", "特殊教育学校", "Special education school"}}};
}

enum class EducationStage { preschool, primary, junior, senior, vocational, special };
inline ChoiceType describe(Choice<EducationStage>) {
    return {"EducationStage",
            {{"preschool", "学前", "Preschool"},
             {"primary", "小学", "Primary"},
             {"junior", "初中", "Junior high"},
             {"senior", "高中", "Senior high"},
             {"vocational", "中职", "Vocational"},
             {"special", "特殊教育", "Special education"}}};
}

enum class SchoolState { active, closed };
inline ChoiceType describe(Choice<SchoolState>) {
    return {"SchoolState", {{"active", "在办", "Active"}, {"closed", "停办", "Closed"}}};
}

struct School {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string name;
    std::string code;
    SchoolType type = SchoolType::primary;
    std::string type_code; // 办学类型代码, three digits
    std::string division;  // GB/T 2260
    std::string division_name;
    std::string town;
    std::string urban_rural;
    std::string sponsor;
    std::string address;
    std::optional<double> longitude, latitude; // WGS-84
    std::int64_t classes = 0, pupils = 0, boarders = 0, staff = 0;
    bool canteen = false, school_bus = false;
    std::string principal;
    std::string office_phone;
    std::string mobile;
    SchoolState state = SchoolState::active;

    static RecordType describe() {
        return RecordType::of<School>("School", "学校", "School")
            .field<&School::county>("county", "区划", "County")
            .server()
            .field<&School::id>("id", "编号", "Identifier")
            .server()
            .field<&School::version>("version", "版本", "Version")
            .server()
            .field<&School::name>("name", "学校名称", "Name")
            .length(2, 60)
            .synonyms({"校名", "单位名称", "学校", "园名", "幼儿园名称", "学校（园）名称", "机构名称"})
            .field<&School::code>("code", "学校(机构)标识码", "School identifier")
            .length(10, 10)
            .example("2142990001")
            .synonyms({"学校标识码", "标识码", "机构标识码", "学校代码", "学校（机构）标识码"})
            .field<&School::type>("type", "办学类型", "School type")
            .synonyms({"学校类型", "类型", "学校类别"})
            .field<&School::type_code>("type_code", "办学类型代码", "School type code")
            .length(0, 3)
            .defaulted()
            .synonyms({"类型代码"})
            .field<&School::division>("division", "行政区划代码", "Division code")
            .length(6, 6)
            .synonyms({"区划代码", "县区代码"})
            .field<&School::division_name>("division_name", "所属县(市、区)", "Division")
            .length(0, 40)
            .defaulted()
            .synonyms({"所属县区", "县区", "县市区", "县（市、区）", "区县", "所属区县"})
            .field<&School::town>("town", "乡镇(街道)", "Town")
            .length(0, 40)
            .defaulted()
            .synonyms({"乡镇", "街道", "乡镇街道", "所属乡镇", "镇街"})
            .field<&School::urban_rural>("urban_rural", "城乡分类", "Urban or rural")
            .length(0, 20)
            .defaulted()
            .synonyms({"城乡类型", "城乡"})
            .field<&School::sponsor>("sponsor", "举办者", "Sponsor")
            .length(0, 40)
            .defaulted()
            .synonyms({"举办者类型", "办学性质", "主办单位"})
            .field<&School::address>("address", "详细地址", "Address")
            .length(0, 120)
            .defaulted()
            .synonyms({"地址", "学校地址", "通讯地址"})
            .field<&School::longitude>("longitude", "经度", "Longitude")
            .range(73, 136)
            .unit("°")
            .synonyms({"东经", "lng", "lon"})
            .field<&School::latitude>("latitude", "纬度", "Latitude")
            .range(3, 54)
            .unit("°")
            .synonyms({"北纬", "lat"})
            .field<&School::classes>("classes", "班级数", "Classes")
            .range(0, 500)
            .unit("个")
            .defaulted()
            .synonyms({"班数", "教学班数", "班级"})
            .field<&School::pupils>("pupils", "在校生数", "Pupils")
            .range(0, 30000)
            .unit("人")
            .defaulted()
            .synonyms({"学生数", "在校学生数", "在园幼儿数", "学生人数", "幼儿数"})
            .field<&School::boarders>("boarders", "寄宿生数", "Boarders")
            .range(0, 30000)
            .unit("人")
            .defaulted()
            .synonyms({"住宿生数", "寄宿生"})
            .field<&School::staff>("staff", "教职工数", "Staff")
            .range(0, 5000)
            .unit("人")
            .defaulted()
            .synonyms({"教职工", "教师数", "教职工人数"})
            .field<&School::canteen>("canteen", "有无食堂", "Canteen")
            .defaulted()
            .synonyms({"食堂", "是否有食堂"})
            .field<&School::school_bus>("school_bus", "有无校车", "School bus")
            .defaulted()
            .synonyms({"校车", "是否有校车"})
            .field<&School::principal>("principal", "负责人", "Principal")
            .length(0, 40)
            .defaulted()
            .synonyms({"校长", "园长", "校（园）长", "学校负责人", "校长姓名"})
            .field<&School::office_phone>("office_phone", "办公电话", "Office phone")
            .length(0, 30)
            .defaulted()
            .synonyms({"电话", "学校电话", "固定电话", "联系电话"})
            .field<&School::mobile>("mobile", "手机号码", "Mobile phone")
            .length(0, 30)
            .defaulted()
            .personal()
            .synonyms({"手机", "负责人手机", "移动电话", "手机号"})
            .field<&School::state>("state", "状态", "State")
            .defaulted();
    }
};

// What a school is called and where it is: for other modules' lists and maps.
struct Place {
    std::string name, town;
    std::optional<double> longitude, latitude;
};

// What a list of schools may be narrowed by.
struct SchoolFilters {
    std::optional<std::string> q; // words in name, code, town, address
    std::optional<SchoolType> type;
    std::optional<std::string> division, town;
    std::optional<Id> inspector, area; // by the network in force
    std::optional<SchoolState> state;

    static RecordType describe() {
        return RecordType::of<SchoolFilters>("SchoolFilters", "学校筛选", "School filters")
            .field<&SchoolFilters::q>("q", "关键词", "Words")
            .length(1, 60)
            .field<&SchoolFilters::type>("type", "办学类型", "School type")
            .field<&SchoolFilters::division>("division", "行政区划代码", "Division code")
            .length(6, 6)
            .field<&SchoolFilters::town>("town", "乡镇(街道)", "Town")
            .length(1, 40)
            .field<&SchoolFilters::inspector>("inspector", "责任督学", "Responsible inspector")
            .field<&SchoolFilters::area>("area", "责任区", "Responsibility area")
            .field<&SchoolFilters::state>("state", "状态", "State");
    }
};

enum class ExportFormat { xlsx, csv };
inline ChoiceType describe(Choice<ExportFormat>) {
    return {"ExportFormat", {{"xlsx", "Excel", "Excel"}, {"csv", "CSV", "CSV"}}};
}

// The roster as a file: the filters of the list and the format.
struct SchoolExport : SchoolFilters {
    ExportFormat format = ExportFormat::xlsx;

    static RecordType describe() {
        return SchoolFilters::describe().field<&SchoolExport::format>("format", "文件格式", "File format").defaulted();
    }
};

} // namespace guapai::schools
