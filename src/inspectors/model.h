// Inspectors: the register, their conditions of appointment, terms and declared conflicts of interest (回避).
//
// 《教育督导条例》 Article 7: bachelor's degree or above and ten years in education; Article 6: part-time terms of
// three years, three in a row at most; Article 10: recusal. Whether someone may be appointed is decided in rules.h.
#pragma once

#include "base/describe.h"
#include "schools/model.h"

namespace guapai::inspectors {

enum class Employment { full_time, part_time };
inline ChoiceType describe(Choice<Employment>) {
    return {"Employment", {{"full_time", "专职", "Full-time"}, {"part_time", "兼职", "Part-time"}}};
}

enum class InspectorCategory { full_time_inspector, administrator, researcher };
inline ChoiceType describe(Choice<InspectorCategory>) {
    return {"InspectorCategory",
            {{"full_time_inspector", "专职督学", "Full-time inspector"},
             {"administrator", "教育行政管理人员", "Education administrator"},
             {"researcher", "学科教研人员", "Subject researcher"}}};
}

enum class Degree { below_college, college, bachelor, postgraduate };
inline ChoiceType describe(Choice<Degree>) {
    return {"Degree",
            {{"below_college", "中专及以下", "Below college"},
             {"college", "大专", "College"},
             {"bachelor", "本科", "Bachelor"},
             {"postgraduate", "研究生", "Postgraduate"}}};
}

enum class Gender { male, female };
inline ChoiceType describe(Choice<Gender>) { return {"Gender", {{"male", "男", "Male"}, {"female", "女", "Female"}}}; }

enum class InspectorState { active, suspended, dismissed };
inline ChoiceType describe(Choice<InspectorState>) {
    return {"InspectorState",
            {{"active", "在聘", "Appointed"}, {"suspended", "暂停", "Suspended"}, {"dismissed", "解聘", "Dismissed"}}};
}

// A declared reason why the inspector must not supervise a school.
struct Recusal {
    std::string school_code;
    std::string reason;

    static RecordType describe() {
        return RecordType::of<Recusal>("Recusal", "回避", "Recusal")
            .field<&Recusal::school_code>("school_code", "学校标识码", "School identifier")
            .length(10, 10)
            .field<&Recusal::reason>("reason", "回避原因", "Reason")
            .length(1, 200);
    }
};

struct Inspector {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string name;
    Gender gender = Gender::male;
    std::string birth_month; // 1963-08
    Degree degree = Degree::bachelor;
    std::int64_t years = 0; // in education management, teaching or research
    Employment employment = Employment::part_time;
    InspectorCategory category = InspectorCategory::administrator;
    bool retired = false;
    std::vector<schools::EducationStage> stages;
    std::string subject;
    std::string employer;
    std::string division_name;
    std::string division;
    std::optional<double> home_longitude, home_latitude; // WGS-84
    std::string mobile;
    std::string term_start; // 2024-03
    std::int64_t consecutive_terms = 1;
    std::vector<Recusal> recusals;
    std::string certificate_number;
    std::string photo; // digest of a file, empty without
    InspectorState state = InspectorState::active;

    static RecordType describe() {
        return RecordType::of<Inspector>("Inspector", "督学", "Inspector")
            .field<&Inspector::county>("county", "区划", "County")
            .server()
            .field<&Inspector::id>("id", "编号", "Identifier")
            .server()
            .field<&Inspector::version>("version", "版本", "Version")
            .server()
            .field<&Inspector::name>("name", "姓名", "Name")
            .length(1, 40)
            .synonyms({"督学姓名", "督学"})
            .field<&Inspector::gender>("gender", "性别", "Gender")
            .field<&Inspector::birth_month>("birth_month", "出生年月", "Month of birth")
            .length(0, 7)
            .defaulted()
            .example("1963-08")
            .synonyms({"出生日期", "出生"})
            .field<&Inspector::degree>("degree", "学历", "Degree")
            .synonyms({"最高学历", "文化程度"})
            .field<&Inspector::years>("years", "从教(管理、教研)年限", "Years in education")
            .range(0, 70)
            .unit("年")
            .synonyms({"从教年限", "教龄", "工作年限", "从事教育工作年限"})
            .field<&Inspector::employment>("employment", "专职/兼职", "Full- or part-time")
            .synonyms({"专兼职", "聘任方式"})
            .field<&Inspector::category>("category", "人员类别", "Category")
            .synonyms({"类别", "人员类型"})
            .field<&Inspector::retired>("retired", "在职/退休", "Retired")
            .defaulted()
            .synonyms({"在职状态", "是否退休"})
            .field<&Inspector::stages>("stages", "熟悉学段", "Stages")
            .synonyms({"学段", "擅长学段"})
            .field<&Inspector::subject>("subject", "学科专长", "Subject")
            .length(0, 40)
            .defaulted()
            .synonyms({"学科", "专业特长", "专长"})
            .field<&Inspector::employer>("employer", "工作单位", "Employer")
            .length(0, 60)
            .defaulted()
            .synonyms({"单位", "所在单位", "原工作单位"})
            .field<&Inspector::division_name>("division_name", "所属县(市、区)", "Division")
            .length(0, 40)
            .defaulted()
            .synonyms({"所属县区", "县区", "县市区", "区县"})
            .field<&Inspector::division>("division", "行政区划代码", "Division code")
            .length(0, 6)
            .defaulted()
            .synonyms({"区划代码"})
            .field<&Inspector::home_longitude>("home_longitude", "住址经度", "Home longitude")
            .range(73, 136)
            .unit("°")
            .synonyms({"经度"})
            .field<&Inspector::home_latitude>("home_latitude", "住址纬度", "Home latitude")
            .range(3, 54)
            .unit("°")
            .synonyms({"纬度"})
            .field<&Inspector::mobile>("mobile", "手机号码", "Mobile phone")
            .length(0, 30)
            .defaulted()
            .personal()
            .synonyms({"手机", "联系电话", "手机号", "电话"})
            .field<&Inspector::term_start>("term_start", "本届聘任起始", "Start of this term")
            .length(0, 7)
            .defaulted()
            .example("2024-03")
            .synonyms({"聘任起始", "聘任时间", "本届起始"})
            .field<&Inspector::consecutive_terms>("consecutive_terms", "连续届数", "Consecutive terms")
            .range(0, 20)
            .unit("届")
            .defaulted()
            .synonyms({"届数", "连任届数"})
            .field<&Inspector::recusals>("recusals", "回避学校", "Recusals")
            .field<&Inspector::certificate_number>("certificate_number", "督学证号", "Certificate number")
            .length(0, 40)
            .defaulted()
            .synonyms({"证号", "督学证编号"})
            .field<&Inspector::photo>("photo", "照片", "Photo")
            .length(0, 64)
            .defaulted()
            .field<&Inspector::state>("state", "状态", "State")
            .defaulted();
    }
};

struct InspectorFilters {
    std::optional<std::string> q;
    std::optional<Employment> employment;
    std::optional<InspectorCategory> category;
    std::optional<InspectorState> state;

    static RecordType describe() {
        return RecordType::of<InspectorFilters>("InspectorFilters", "督学筛选", "Inspector filters")
            .field<&InspectorFilters::q>("q", "关键词", "Words")
            .length(1, 60)
            .field<&InspectorFilters::employment>("employment", "专职/兼职", "Full- or part-time")
            .field<&InspectorFilters::category>("category", "人员类别", "Category")
            .field<&InspectorFilters::state>("state", "状态", "State");
    }
};

// May he be appointed? One reason an article.
struct Eligibility {
    Id inspector;
    bool eligible = true;
    std::vector<std::string> reasons; // 学历为大专，不符合《教育督导条例》第七条…
    std::vector<std::string> warnings;

    static RecordType describe() {
        return RecordType::of<Eligibility>("Eligibility", "聘任条件", "Eligibility")
            .field<&Eligibility::inspector>("inspector", "督学", "Inspector")
            .field<&Eligibility::eligible>("eligible", "符合条件", "Eligible")
            .field<&Eligibility::reasons>("reasons", "不符合的条件", "Reasons")
            .field<&Eligibility::warnings>("warnings", "提醒", "Warnings");
    }
};

// The register as a file: the filters of the list and the format.
struct InspectorExport : InspectorFilters {
    schools::ExportFormat format = schools::ExportFormat::xlsx;

    static RecordType describe() {
        return InspectorFilters::describe()
            .field<&InspectorExport::format>("format", "文件格式", "File format")
            .defaulted();
    }
};

struct Home { // where an inspector lives, WGS-84
    double longitude = 0, latitude = 0;
};

} // namespace guapai::inspectors
