// The checks that departments of the bureau want to make in schools: the yearly list (进校园检查事项清单).
//
// A department files a check for a kind of schools and a span of months; the office approves it with a number. Only
// what is approved may enter a school, and it enters with the inspector's visit wherever the calendar can join them
// (减负20条, 2019-12: 年度计划、审批备案、同类合并或联合进行).
#pragma once

#include "base/describe.h"

namespace guapai::checks {

// Which schools a check is for. The Chinese words are those of the offices' lists.
enum class CheckScope {
    everybody,
    schools,
    kindergartens,
    with_canteen,
    with_school_bus,
    vocational,
    senior_high,
    public_run
};
inline ChoiceType describe(Choice<CheckScope>) {
    return {"CheckScope",
            {{"everybody", "全部学校和幼儿园", "All schools and kindergartens"},
             {"schools", "中小学校", "Schools"},
             {"kindergartens", "幼儿园", "Kindergartens"},
             {"with_canteen", "有食堂的学校和幼儿园", "Those with a canteen"},
             {"with_school_bus", "有校车的学校和幼儿园", "Those with school buses"},
             {"vocational", "中等职业学校", "Vocational schools"},
             {"senior_high", "普通高中", "Senior high schools"},
             {"public_run", "公办学校和幼儿园", "Those run by the state"}}};
}

enum class CheckState { filed, approved, withdrawn };
inline ChoiceType describe(Choice<CheckState>) {
    return {"CheckState",
            {{"filed", "待批准", "Filed"}, {"approved", "已批准", "Approved"}, {"withdrawn", "已撤销", "Withdrawn"}}};
}

struct DepartmentCheck {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string title;
    Id department;
    CheckScope scope = CheckScope::everybody;
    std::string from_month, to_month;    // 2026-03, both included
    std::optional<std::int64_t> schools; // as the department counted them
    std::string approval_number;
    std::optional<std::int64_t> per_day;    // schools the department can be at on one day; none: no limit
    std::optional<std::int64_t> inspectors; // who are to come along; none: the department may come alone
    CheckState state = CheckState::filed;
    std::string department_name;
    std::int64_t schools_now = 0; // schools the scope covers today

    static RecordType describe() {
        return RecordType::of<DepartmentCheck>("DepartmentCheck", "科室检查", "Department check")
            .field<&DepartmentCheck::county>("county", "区划", "County")
            .server()
            .field<&DepartmentCheck::id>("id", "编号", "Identifier")
            .server()
            .field<&DepartmentCheck::version>("version", "版本", "Version")
            .server()
            .field<&DepartmentCheck::title>("title", "检查事项", "Title")
            .length(1, 80)
            .synonyms({"检查名称", "事项名称"})
            .field<&DepartmentCheck::department>("department", "责任科室", "Department")
            .field<&DepartmentCheck::scope>("scope", "检查范围", "Scope")
            .synonyms({"范围", "检查对象"})
            .field<&DepartmentCheck::from_month>("from_month", "开始月份", "From month")
            .length(7, 7)
            .example("2026-03")
            .field<&DepartmentCheck::to_month>("to_month", "截止月份", "To month")
            .length(7, 7)
            .example("2026-04")
            .synonyms({"结束月份"})
            .field<&DepartmentCheck::schools>("schools", "学校数", "Schools as filed")
            .range(0, 100000)
            .unit("所")
            .field<&DepartmentCheck::approval_number>("approval_number", "批准文号", "Approval number")
            .length(0, 60)
            .defaulted()
            .field<&DepartmentCheck::per_day>("per_day", "每天最多", "Schools a day at the most")
            .range(1, 1000)
            .unit("所")
            .help("科室一天最多能到几所学校；不填则不限", "How many schools the department can be at on one day")
            .synonyms({"每日所数", "每天最多所数"})
            .field<&DepartmentCheck::inspectors>("inspectors", "要求督学人数", "Inspectors asked for")
            .range(2, 5)
            .unit("人")
            .help("要求几名督学同行；不填则并入督学的督导，或由科室单独入校",
                  "How many inspectors are to come along; none: with the inspector's visit, or alone")
            .synonyms({"督学人数"})
            .field<&DepartmentCheck::state>("state", "状态", "State")
            .server()
            .field<&DepartmentCheck::department_name>("department_name", "科室名称", "Name of the department")
            .transient()
            .server()
            .field<&DepartmentCheck::schools_now>("schools_now", "现有学校数", "Schools today")
            .unit("所")
            .transient()
            .server();
    }
};

struct CheckFilters {
    std::optional<std::int64_t> year; // whose months touch it
    std::optional<Id> department;
    std::optional<CheckState> state;

    static RecordType describe() {
        return RecordType::of<CheckFilters>("CheckFilters", "科室检查筛选", "Filters of checks")
            .field<&CheckFilters::year>("year", "年度", "Year")
            .range(2000, 2100)
            .field<&CheckFilters::department>("department", "责任科室", "Department")
            .field<&CheckFilters::state>("state", "状态", "State");
    }
};

struct CheckApproval {
    std::string approval_number;

    static RecordType describe() {
        return RecordType::of<CheckApproval>("CheckApproval", "批准检查", "Approval of a check")
            .field<&CheckApproval::approval_number>("approval_number", "批准文号", "Approval number")
            .length(1, 60);
    }
};

} // namespace guapai::checks
