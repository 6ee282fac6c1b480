#include "rules/basis.h"
#include "rules/parameter.h"

namespace guapai::rules {

namespace {

RuleParameter national(std::string code, std::string zh, std::string en, Date from, std::int64_t value,
                       std::string unit, Direction direction, const Basis& basis) {
    return {std::move(code), std::move(zh),   std::move(en), Level::national, "000000",      from,
            value,           std::move(unit), direction,     basis.document,  basis.article, basis.text};
}

RuleParameter preset(std::string code, std::string zh, std::string en, std::int64_t value, std::string unit) {
    return {.code = std::move(code), .zh = std::move(zh), .en = std::move(en), .value = value, .unit = std::move(unit)};
}

std::vector<RuleParameter> build() {
    using enum Direction;
    const Date regulation{2012, 10, 1}, area_opinion{2012, 5, 4}, schools{2013, 9, 1}, kindergartens{2019, 6, 10},
        inspectors{2016, 7, 29};
    return {
        national("inspector.schools", "每名督学负责学校数", "Schools per inspector", schools, 5, "所", at_most,
                 basis::staffing),
        national("inspector.kindergartens", "每名督学负责幼儿园数", "Kindergartens per inspector", kindergartens, 5,
                 "所", at_most, basis::kindergarten_staffing),
        national("area.schools", "每个责任区学校数", "Schools per responsibility area", area_opinion, 20, "所", at_most,
                 basis::area_size),
        national("area.inspectors", "每个责任区督学数", "Inspectors per responsibility area", area_opinion, 2, "人",
                 at_least, basis::area_inspectors),
        national("visit.per_month", "每校每月经常性督导次数", "Regular visits per school and month", schools, 1, "次",
                 at_least, basis::monthly_visit),
        national("visit.per_semester", "每校每学期经常性督导次数", "Regular visits per school and semester", regulation,
                 2, "次", at_least, basis::frequency),
        national("comprehensive.years", "综合督导间隔年数", "Years between comprehensive supervisions", regulation, 5,
                 "年", at_most, basis::frequency),
        national("team.members", "专项、综合督导小组督学数", "Inspectors in a supervision team", regulation, 3, "人",
                 at_least, basis::team),
        national("inspector.degree", "督学学历（1 大专以下，2 大专，3 本科，4 研究生）",
                 "Degree of an inspector (1 below college, 2 college, 3 bachelor, 4 postgraduate)", regulation, 3, "",
                 at_least, basis::qualification),
        national("inspector.experience", "督学从事教育管理、教学、研究年限",
                 "Years in education management, teaching or research", regulation, 10, "年", at_least,
                 basis::qualification),
        national("term.years", "兼职督学每届任期", "Years of a part-time inspector's term", regulation, 3, "年", fixed,
                 basis::terms),
        national("term.consecutive", "兼职督学连续任期届数", "Consecutive terms of a part-time inspector", regulation,
                 3, "届", at_most, basis::terms),
        national("training.hours", "督学每年集中培训学时", "Class-hours of collective training per year", inspectors,
                 40, "学时", at_least, basis::training_hours),
        national("training.induction", "上岗前须完成岗前培训（1 是）", "Induction training before taking post (1 yes)",
                 inspectors, 1, "", at_least, basis::induction),
        preset("inspector.load_warning", "督学负责学校数预警线", "Warn above this load of an inspector", 5, "所"),
        preset("inspector.load_limit", "督学负责学校数上限", "Highest load of an inspector", 7, "所"),
        preset("term.expiry_warning", "任期届满提前提醒天数", "Days of warning before a term ends", 90, "天"),
        preset("rotation.years", "督学定期交流年数", "Years after which an inspector should rotate", 3, "年"),
        preset("visit.record_days", "督导记录提交期限", "Days to submit the record after a visit", 2, "天"),
        preset("visit.backfill_days", "督导记录补录期限（超过即不再接收）",
               "Days after a visit within which its record is still taken", 31, "天"),
        preset("visit.vacation_months_excused", "寒暑假月份不计每月督导（1 是）",
               "Vacation months excused from the monthly visit (1 yes)", 1, ""),
        preset("route.road_factor", "公路里程与直线距离之比", "Road distance to great circle", 130, "%"),
        preset("route.speed", "督学路上车速", "Speed of an inspector on the road", 30, "公里/小时"),
        preset("route.visit_minutes", "每所学校督导时间", "Time at a school", 90, "分钟"),
        preset("route.leaves_hour", "督学出发时间", "Hour at which an inspector leaves home", 8, "点"),
        preset("route.longest_hours", "督学一天在外最长时间", "Hours after which an inspector is home", 9, "小时"),
        preset("rectification.report_back", "学校书面反馈期限", "Days for the school to report back", 3, "天"),
        preset("rectification.deadline", "整改期限", "Working days for rectification", 15, "工作日"),
        preset("rectification.recheck", "整改复查期限", "Days for the re-check after a notice", 30, "天"),
        preset("rectification.due_soon", "整改到期提前提醒", "Working days of warning before a deadline", 3, "工作日"),
        preset("rectification.escalation", "逾期上报间隔", "Working days overdue before each escalation", 5, "工作日"),
        preset("funds.per_inspector", "每名督学年度工作经费", "Yearly funds per inspector", 5000, "元"),
        preset("result.excellent", "年度结果优秀分数线", "Lowest score of grade excellent", 90, "分"),
        preset("result.good", "年度结果良好分数线", "Lowest score of grade good", 80, "分"),
        preset("result.qualified", "年度结果合格分数线", "Lowest score of grade qualified", 60, "分"),
        preset("imports.rows_days", "导入明细保留天数（确认导入之后）",
               "Days to keep the rows of an import once applied", 30, "天"),
        preset("survey.smallest_group", "问卷结果最小展示人数", "Smallest group shown in questionnaire results", 5,
               "人"),
    };
}

} // namespace

const std::vector<RuleParameter>& national_parameters() {
    static const std::vector<RuleParameter> rows = build();
    return rows;
}

} // namespace guapai::rules
