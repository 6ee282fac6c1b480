// The articles on which the product's rules rest: document, article, and the rule in one sentence of our own.
//
//     throw Problem::invalid("network.recused", …).because(rules::basis::recusal);
//
// Only what was read in the text itself or in an official restatement stands here; where the number of the article is
// not known it is left empty. Deadlines and thresholds without a source are parameters (rules/parameter.h), never a
// claim of law. Thread-safety: constants.
#pragma once

#include "base/problem.h"

namespace guapai::rules::basis {

// State Council Order 624, in force since 2012-10-01.
inline constexpr const char* regulation = "《教育督导条例》（国务院令第624号）";
// Measures for posted supervision of primary and secondary schools, 2013.
inline constexpr const char* school_measures = "《中小学校责任督学挂牌督导办法》（国教督办〔2013〕2号）";
// Measures for posted supervision of kindergartens, 2019.
inline constexpr const char* kindergarten_measures = "《幼儿园责任督学挂牌督导办法》（教督〔2019〕3号）";
// Opinion on inspector responsibility areas, 2012.
inline constexpr const char* area_opinion = "《关于加强督学责任区建设的意见》（教督〔2012〕7号）";
// Interim measures on the management of inspectors, 2016.
inline constexpr const char* inspector_measures = "《督学管理暂行办法》（教督〔2016〕2号）";
// Measures on accountability in education supervision, 2021.
inline constexpr const char* accountability_measures = "《教育督导问责办法》";

inline const Basis funding{regulation, "第五条", "教育督导经费列入财政预算。"};
inline const Basis terms{regulation, "第六条", "兼职督学任期3年，可以续聘，连续任期不得超过3届。"};
inline const Basis qualification{regulation, "第七条",
                                 "督学应具有本科以上学历，从事教育管理、教学或者教育研究工作10年以上，工作实绩突出。"};
inline const Basis assignment{regulation, "第八条", "督学受督导机构指派实施督导，由督导机构管理和考核。"};
inline const Basis truthfulness{regulation, "第九条", "实施督导不得隐瞒或者虚构事实。"};
inline const Basis recusal{regulation, "第十条",
                           "督学与被督导单位负责人有近亲属关系，或者有其他影响客观公正情形的，应当回避。"};
inline const Basis powers{regulation, "第十二条", "被督导单位不得拒绝、阻挠督学依法实施督导。"};
inline const Basis areas{regulation, "第十三条", "县级督导机构划分督学责任区，指派督学开展经常性督导。"};
inline const Basis frequency{regulation, "第十四条", "经常性督导每学期不少于2次；对每所学校每3至5年实施一次综合督导。"};
inline const Basis regular_report{regulation, "第十五条",
                                  "经常性督导后提交报告；发现违法违规或者危及生命安全的隐患，应当及时督促处理。"};
inline const Basis team{regulation, "第十六条", "专项督导、综合督导由3名以上督学组成督导小组。"};
inline const Basis written_notice{regulation, "第十七条", "实施专项督导、综合督导应当事先书面通知被督导单位。"};
inline const Basis on_site{regulation, "第十八条", "督导小组审核自评报告，并进行现场考察。"};
inline const Basis voices{regulation, "第十九条", "实施督导应当征求公众意见，并专门听取学生、家长和教师的意见。"};
inline const Basis defence{regulation, "第二十条", "初步督导意见应当反馈被督导单位，被督导单位可以申辩。"};
inline const Basis opinion{regulation, "第二十一条", "督导意见书应当作出客观公正的评价，提出限期整改要求和建议。"};
inline const Basis rectification{regulation, "第二十二条", "被督导单位应当整改并报告整改情况，督导机构应当进行核查。"};
inline const Basis publication{regulation, "第二十三条", "督导报告报本级政府、上级督导机构备案，并向社会公布。"};
inline const Basis results{regulation, "第二十四条", "督导报告是考核、奖惩被督导单位及其负责人的重要依据。"};
inline const Basis offences_of_units{regulation, "第二十五条",
                                     "拒绝阻挠督导、隐瞒虚构事实、未按要求整改和报告的，通报批评并责令改正。"};
inline const Basis offences_of_inspectors{
    regulation, "第二十六条", "督学玩忽职守、徇私舞弊、应当回避而未回避的，给予批评、处分直至取消任命或者聘任。"};

inline const Basis coverage{school_measures, "第一条", "县级督导机构为区域内每所学校设置责任督学。"};
inline const Basis staffing{school_measures, "第一条", "按1名督学负责5所左右学校的标准配备责任督学。"};
inline const Basis nameplate{school_measures, "第一条",
                             "在校门显著位置悬挂标牌，标明责任督学的姓名、照片、联系方式和督导事项。"};
inline const Basis registration{school_measures, "第二条", "责任督学由督导机构聘任，颁发督学证，登记管理。"};
inline const Basis duties{school_measures, "第三条", "责任督学履行监督、指导、受理举报投诉、督促整改、报告五项职责。"};
inline const Basis regular_items{school_measures, "第四条", "经常性督导的事项共八项。"};
inline const Basis emergency{school_measures, "第五条",
                             "发生突发事件或者重大事故，责任督学应当第一时间赶赴现场并上报。"};
inline const Basis monthly_visit{school_measures, "", "对每所学校的经常性督导每月不少于1次。"};
inline const Basis certificate{school_measures, "", "进校督导应当出示督学证。"};
inline const Basis methods{school_measures, "",
                           "督导方式包括随机听课、查阅资料、列席会议、座谈走访、问卷调查、校园巡视。"};
inline const Basis feedback{school_measures, "", "督导后填写记录，当场反馈，并及时提交报告。"};
inline const Basis rotation{school_measures, "", "实行责任督学回避和定期交流制度。"};

inline const Basis kindergarten_coverage{kindergarten_measures, "",
                                         "经审批登记的每所幼儿园（含民办园）都设置责任督学。"};
inline const Basis kindergarten_staffing{kindergarten_measures, "", "按1名督学负责5所左右幼儿园的标准配备责任督学。"};
inline const Basis kindergarten_knowledge{kindergarten_measures, "", "幼儿园责任督学应当熟悉学前教育法律法规和政策。"};
inline const Basis kindergarten_nameplate{kindergarten_measures, "",
                                          "在幼儿园门口显著位置悬挂标牌，标明督学的姓名、照片、联系方式和职责。"};
inline const Basis kindergarten_objection{kindergarten_measures, "", "幼儿园对督导结果有异议的，可以向督导机构提出。"};

inline const Basis area_size{area_opinion, "", "每个督学责任区原则上不超过20所学校，覆盖所有学校（含幼儿园）。"};
inline const Basis area_inspectors{area_opinion, "", "每个督学责任区配备不少于2名督学。"};
inline const Basis unannounced{area_opinion, "", "责任区督学随机督导不事先通知学校。"};

inline const Basis induction{inspector_measures, "", "新聘督学应当先培训后上岗。"};
inline const Basis training_hours{inspector_measures, "", "督学每年接受集中培训不少于40学时。"};
inline const Basis complaints_about_inspectors{inspector_measures, "第十九条",
                                               "督导机构受理对督学的举报，经核实的予以处理。"};

} // namespace guapai::rules::basis
