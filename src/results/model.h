// The school's yearly result: a tree of indicators with weights, each score computed from evidence, each piece of
// evidence a link to the visit, finding or notice it comes from.
//
// What an indicator measures is one of our formulas; which indicators there are and what they weigh is the county's.
#pragma once

#include "base/describe.h"

namespace guapai::results {

enum class Formula {
    group,
    item_verdicts,
    rectification_rate,
    timeliness,
    repeat_findings,
    serious_findings,
    highlights
};
inline ChoiceType describe(Choice<Formula>) {
    return {"Formula",
            {{"group", "分组", "Group"},
             {"item_verdicts", "督导事项评价", "Item verdicts"},
             {"rectification_rate", "整改到位率", "Share put right"},
             {"timeliness", "按期整改", "Put right in time"},
             {"repeat_findings", "重复问题", "Repeated findings"},
             {"serious_findings", "严重问题", "Serious findings"},
             {"highlights", "亮点", "Highlights"}}};
}

struct Indicator {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::int64_t year = 0;
    std::optional<Id> parent;
    std::string code;
    std::string title;
    double weight = 0; // points of 100
    Formula formula = Formula::group;
    double step = 1;       // points for each: a highlight, a repetition, a serious finding
    std::vector<Id> items; // for item_verdicts; empty: all
    std::int64_t position = 0;

    static RecordType describe() {
        return RecordType::of<Indicator>("Indicator", "指标", "Indicator")
            .field<&Indicator::county>("county", "区划", "County")
            .server()
            .field<&Indicator::id>("id", "编号", "Identifier")
            .field<&Indicator::version>("version", "版本", "Version")
            .server()
            .field<&Indicator::year>("year", "年度", "Year")
            .server()
            .field<&Indicator::parent>("parent", "上级指标", "Parent")
            .field<&Indicator::code>("code", "代码", "Code")
            .length(1, 20)
            .field<&Indicator::title>("title", "指标名称", "Title")
            .length(1, 80)
            .field<&Indicator::weight>("weight", "分值", "Weight")
            .range(0, 100)
            .unit("分")
            .field<&Indicator::formula>("formula", "计分方法", "Formula")
            .field<&Indicator::step>("step", "每项得失分", "Points for each")
            .range(0, 100)
            .unit("分")
            .defaulted()
            .help("亮点每项加分，重复问题、严重问题每项扣分",
                  "Added for a highlight, taken for a repetition or a serious finding")
            .field<&Indicator::items>("items", "督导事项", "Items")
            .length(0, 60)
            .field<&Indicator::position>("position", "排序", "Position")
            .range(0, 10000)
            .defaulted();
    }
};

enum class EvidenceKind { visit, finding, notice };
inline ChoiceType describe(Choice<EvidenceKind>) {
    return {"EvidenceKind",
            {{"visit", "督导记录", "Visit"}, {"finding", "问题", "Finding"}, {"notice", "整改通知书", "Notice"}}};
}

struct Evidence {
    EvidenceKind kind = EvidenceKind::visit;
    Id id;
    Date on;
    std::string text;
    double points = 0; // what it added or took

    static RecordType describe() {
        return RecordType::of<Evidence>("Evidence", "依据", "Evidence")
            .field<&Evidence::kind>("kind", "类别", "Kind")
            .field<&Evidence::id>("id", "编号", "Identifier")
            .field<&Evidence::on>("on", "日期", "Date")
            .field<&Evidence::text>("text", "内容", "Text")
            .field<&Evidence::points>("points", "得失分", "Points");
    }
};

struct ScoreLine {
    Id indicator;
    std::optional<Id> parent;
    std::string code, title;
    double weight = 0, score = 0;
    bool assessed = true;    // false: nothing to go by; the weight does not count
    std::string explanation; // how the score came about, in one sentence
    std::vector<Evidence> evidence;

    static RecordType describe() {
        return RecordType::of<ScoreLine>("ScoreLine", "得分", "Score line")
            .field<&ScoreLine::indicator>("indicator", "指标", "Indicator")
            .field<&ScoreLine::parent>("parent", "上级指标", "Parent")
            .field<&ScoreLine::code>("code", "代码", "Code")
            .field<&ScoreLine::title>("title", "指标名称", "Title")
            .field<&ScoreLine::weight>("weight", "分值", "Weight")
            .unit("分")
            .field<&ScoreLine::score>("score", "得分", "Score")
            .unit("分")
            .field<&ScoreLine::assessed>("assessed", "已评", "Assessed")
            .field<&ScoreLine::explanation>("explanation", "计分说明", "Explanation")
            .field<&ScoreLine::evidence>("evidence", "依据", "Evidence");
    }
};

enum class Grade { excellent, good, qualified, unqualified };
inline ChoiceType describe(Choice<Grade>) {
    return {"Grade",
            {{"excellent", "优秀", "Excellent"},
             {"good", "良好", "Good"},
             {"qualified", "合格", "Qualified"},
             {"unqualified", "不合格", "Unqualified"}}};
}

struct SchoolResult {
    std::string county;
    Id id;
    std::int64_t version = 1;
    Id school;
    std::int64_t year = 0;
    double score = 0;
    Grade grade = Grade::qualified;
    bool assessed = false; // any indicator had something to go by
    std::int64_t visits = 0, findings = 0, notices = 0, put_right = 0;
    std::vector<ScoreLine> lines;
    Instant computed_at;
    std::string school_name;

    static RecordType describe() {
        return RecordType::of<SchoolResult>("SchoolResult", "学校年度结果", "Yearly result of a school")
            .field<&SchoolResult::county>("county", "区划", "County")
            .field<&SchoolResult::id>("id", "编号", "Identifier")
            .field<&SchoolResult::version>("version", "版本", "Version")
            .field<&SchoolResult::school>("school", "学校", "School")
            .field<&SchoolResult::year>("year", "年度", "Year")
            .field<&SchoolResult::score>("score", "总分", "Score")
            .unit("分")
            .field<&SchoolResult::grade>("grade", "等级", "Grade")
            .field<&SchoolResult::assessed>("assessed", "已评", "Assessed")
            .field<&SchoolResult::visits>("visits", "督导次数", "Visits")
            .unit("次")
            .field<&SchoolResult::findings>("findings", "问题数", "Findings")
            .unit("个")
            .field<&SchoolResult::notices>("notices", "通知书", "Notices")
            .unit("份")
            .field<&SchoolResult::put_right>("put_right", "整改到位", "Put right")
            .unit("份")
            .field<&SchoolResult::lines>("lines", "得分明细", "Score lines")
            .field<&SchoolResult::computed_at>("computed_at", "计算时间", "Computed at")
            .field<&SchoolResult::school_name>("school_name", "学校名称", "School name")
            .transient();
    }
};

// A result without its lines: what lists show.
struct ResultSummary {
    std::string county;
    Id id;
    std::int64_t version = 1;
    Id school;
    std::int64_t year = 0;
    double score = 0;
    Grade grade = Grade::qualified;
    bool assessed = false;
    std::int64_t visits = 0, findings = 0, notices = 0, put_right = 0;
    Instant computed_at;
    std::string school_name;

    static RecordType describe() {
        return RecordType::of<ResultSummary>("ResultSummary", "学校年度结果", "Yearly result of a school")
            .field<&ResultSummary::county>("county", "区划", "County")
            .field<&ResultSummary::id>("id", "编号", "Identifier")
            .field<&ResultSummary::version>("version", "版本", "Version")
            .field<&ResultSummary::school>("school", "学校", "School")
            .field<&ResultSummary::year>("year", "年度", "Year")
            .field<&ResultSummary::score>("score", "总分", "Score")
            .unit("分")
            .field<&ResultSummary::grade>("grade", "等级", "Grade")
            .field<&ResultSummary::assessed>("assessed", "已评", "Assessed")
            .field<&ResultSummary::visits>("visits", "督导次数", "Visits")
            .unit("次")
            .field<&ResultSummary::findings>("findings", "问题数", "Findings")
            .unit("个")
            .field<&ResultSummary::notices>("notices", "通知书", "Notices")
            .unit("份")
            .field<&ResultSummary::put_right>("put_right", "整改到位", "Put right")
            .unit("份")
            .field<&ResultSummary::computed_at>("computed_at", "计算时间", "Computed at")
            .field<&ResultSummary::school_name>("school_name", "学校名称", "School name")
            .transient();
    }
};

struct IndicatorTree {
    std::vector<Indicator> indicators;

    static RecordType describe() {
        return RecordType::of<IndicatorTree>("IndicatorTree", "指标体系", "Tree of indicators")
            .field<&IndicatorTree::indicators>("indicators", "指标", "Indicators")
            .length(0, 100);
    }
};

struct YearRequest {
    std::int64_t year = 0;

    static RecordType describe() {
        return RecordType::of<YearRequest>("YearRequest", "年度", "Year")
            .field<&YearRequest::year>("year", "年度", "Year")
            .range(2000, 2100);
    }
};

struct IndicatorFilters {
    std::optional<std::int64_t> year;

    static RecordType describe() {
        return RecordType::of<IndicatorFilters>("IndicatorFilters", "指标筛选", "Indicator filters")
            .field<&IndicatorFilters::year>("year", "年度", "Year")
            .range(2000, 2100);
    }
};

struct ResultFilters {
    std::optional<std::int64_t> year; // empty: this year
    std::optional<Grade> grade;
    std::optional<Id> school;

    static RecordType describe() {
        return RecordType::of<ResultFilters>("ResultFilters", "结果筛选", "Result filters")
            .field<&ResultFilters::year>("year", "年度", "Year")
            .range(2000, 2100)
            .field<&ResultFilters::grade>("grade", "等级", "Grade")
            .field<&ResultFilters::school>("school", "学校", "School");
    }
};

} // namespace guapai::results
