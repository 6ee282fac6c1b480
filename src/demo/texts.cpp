#include "demo/texts.h"

#include <array>

namespace guapai::demo {

namespace {

using enum rectification::Severity;

constexpr FindingText school_findings[] = {
    {"R1", "校务公开栏内容仍为上学期，收费、评优等事项未及时公示。", "一周内更新校务公开栏，指定专人每月核对。", minor,
     Scene::board, "校务公开栏", "已更新公开栏全部内容，并由办公室主任每月底核对一次。"},
    {"R1", "教职工考勤制度执行不到位，抽查两周有 6 人次未签到且无请假手续。", "严格考勤和请假手续，按月公示。", general,
     Scene::board, "考勤记录", "已重新学习考勤制度，补齐手续，自本月起按月公示考勤结果。"},
    {"R2", "收费公示牌缺少监督电话，代收费项目未注明自愿原则。", "按要求补全收费公示内容。", minor, Scene::board,
     "收费公示牌", "已重新制作收费公示牌，注明监督电话和自愿原则。"},
    {"R3", "课程表中综合实践活动课与实际开设不一致，六年级被语文课占用。", "开齐开足国家规定课程，不得挤占。", general,
     Scene::classroom, "课程表与课堂", "已恢复综合实践活动课，教导处每周巡课并登记。"},
    {"R3", "实验室仪器使用登记不全，部分分组实验未开出。", "按课程标准开出分组实验，完善登记。", general,
     Scene::classroom, "实验室", "已补开分组实验，使用登记由实验员和任课教师双签。"},
    {"R4", "部分班级书面作业总量偏多，抽查五年级两班平均超过 80 分钟。", "落实作业公示和总量控制，教导处每周检查。",
     general, Scene::classroom, "作业抽查", "已建立作业公示栏，年级组长统筹，本周抽查平均 52 分钟。"},
    {"R4", "大课间活动因雨取消后未安排室内锻炼。", "制定雨天室内锻炼方案。", minor, Scene::playground, "大课间",
     "已制定雨天室内操方案并演练。"},
    {"R5", "教师继续教育学时登记不完整，有 4 名教师未达到规定学时。", "补齐学时，完善教师培训档案。", minor,
     Scene::board, "培训档案", "4 名教师已报名参加集中培训，档案已补全。"},
    {"R6", "教学楼二楼东侧消防通道堆放旧课桌，通行宽度不足。", "立即清理，保持通道畅通，并排查其他楼层。", serious,
     Scene::corridor, "消防通道", "当日已全部清理，后勤每天巡查并签字。"},
    {"R6", "校门口上学时段无交通引导，接送车辆占道。", "商请交警、社区设置护学岗，划定临时停靠区。", complex,
     Scene::gate, "校门口交通", "已设护学岗，教师轮值；停靠区待相关部门划线。"},
    {"R6", "部分灭火器压力不足，巡查记录本月空白。", "更换不合格灭火器，落实每月巡查。", general, Scene::corridor,
     "灭火器", "已更换 5 具灭火器，补充巡查记录，明确责任人。"},
    {"R6", "围墙西北角有裂缝，雨后渗水明显。", "委托专业机构鉴定，鉴定前设置警戒。", complex, Scene::playground,
     "围墙裂缝", "已设置警戒线，正按协商意见办理鉴定。"},
    {"R7", "食堂留样不足 125 克，留样标签缺少留样人签字。", "按规定足量留样并双人签字。", general, Scene::canteen,
     "食品留样", "已更换留样盒，足量留样，留样人、监督人双签。"},
    {"R7", "库房食品未离墙离地存放，有两箱调料临近保质期。", "规范存放，建立临期食品清理台账。", general,
     Scene::kitchen, "食堂库房", "已添置货架，临期食品已清理并建立台账。"},
    {"R7", "宿舍值班教师夜间巡查记录不连续。", "落实夜间巡查，值班领导抽查。", minor, Scene::dormitory, "学生宿舍",
     "已执行夜间两次巡查制度，值班领导每周抽查。"},
    {"R8", "校园文化墙部分内容陈旧，与办学理念不符。", "结合办学特色更新。", minor, Scene::gate, "校园文化墙",
     "已更新两面文化墙，展示学生作品。"},
};

constexpr FindingText kindergarten_findings[] = {
    {"K1", "户外滑梯连接处螺帽外露，缓冲垫有破损。", "停用并维修，验收后再开放。", serious, Scene::playground,
     "户外滑梯", "已停用并完成维修，更换缓冲垫，园长验收签字。"},
    {"K1", "晨检记录有三天未填写体温异常处理结果。", "完善晨检记录，异常情况逐人跟踪。", general, Scene::board,
     "晨检记录", "已补充培训保健医生，异常情况逐人登记处理结果。"},
    {"K1", "接送卡核验不严，抽查时有家长未刷卡入园。", "严格接送卡制度，外来人员登记。", general, Scene::gate,
     "入园核验", "已增派保安，一人一卡，忘带卡的由班主任确认。"},
    {"K2", "大班出现书写练习，存在小学化倾向。", "纠正小学化，以游戏为基本活动。", general, Scene::classroom,
     "大班活动", "已撤除书写练习，调整一日活动计划，家长会上作了说明。"},
    {"K2", "收费公示未列明退费办法。", "补充公示退费办法。", minor, Scene::board, "收费公示", "已补充公示退费办法。"},
    {"K2", "班额超过规定，中班实有 38 人。", "制定分流计划，下学期控制班额。", complex, Scene::classroom, "中班",
     "已向主管部门报告分流计划。"},
    {"K3", "个别教师组织活动时语气急躁，缺少对幼儿的耐心引导。", "加强师德学习和教研指导。", minor, Scene::classroom,
     "半日活动", "已开展专题师德学习，安排骨干教师结对。"},
    {"K3", "新聘保育员未完成岗前培训即上岗。", "完成培训并考核合格后上岗。", general, Scene::board, "人员档案",
     "该保育员已参加岗前培训并考核合格。"},
    {"K1", "厨房生熟刀具混放，砧板标识不清。", "生熟分开，更换带标识的刀具和砧板。", general, Scene::kitchen,
     "幼儿园厨房", "已更换带颜色标识的刀具、砧板，分区存放。"},
};

constexpr std::string_view school_highlights[] = {
    "校本阅读课形成序列，学生借阅记录完整，班班有图书角。", "课后服务开设足球、书法等十二个社团，参与面广。",
    "青年教师“三课”活动扎实，听评课记录具体、有针对性。",   "心理辅导室每周开放四次，有专职教师值班，个案保密规范。",
    "劳动教育基地由各班轮流管理，学生种植日记真实生动。",   "家校共育做法好，家长志愿者护学岗坚持一年多。"};
constexpr std::string_view kindergarten_highlights[] = {
    "户外自主游戏材料丰富，教师观察记录细致。", "利用本地竹编、陶泥等材料开展区域活动，富有乡土特色。",
    "膳食委员会每月开会，带量食谱公示及时。", "家长开放日常态化，家长意见有回应、有记录。"};

constexpr std::string_view school_process[] = {
    "进校后出示督学证，由分管副校长陪同巡视校园，随机进入两个班级听课，查阅教学常规和安全台账，并与教师、学生各五人座谈"
    "。",
    "上午推门听课两节，随后查看食堂、宿舍和消防设施，午间与值班教师交流，最后向学校反馈。",
    "围绕本月要点查阅制度和台账，抽查作业 40 本，课间在操场观察大课间活动，与学生随机交谈。"};
constexpr std::string_view kindergarten_process[] = {
    "入园后出示督学证，观摩晨检和半日活动，查看厨房、盥洗室和户外场地，查阅安全巡查和食谱公示记录。",
    "观看大班区域活动，与保教主任、两位教师座谈，查看接送环节和安全设施，现场反馈意见。"};

constexpr std::string_view feedback[] = {"学校管理总体规范，请针对问题按期整改，并把整改情况书面反馈。",
                                         "肯定了学校的做法；对存在的问题提出了具体要求，校长当场表态落实。",
                                         "教学秩序良好，安全工作有新进展，希望继续抓好日常巡查。"};

constexpr std::string_view lessons[] = {"目标明确，学生参与面广；小组讨论时间略紧，建议精简导入。",
                                        "教师讲解清楚，板书规范；对学困生关注不够，建议增加分层练习。",
                                        "情境创设自然，提问有层次，课堂气氛好。"};

constexpr std::array<std::string_view, 12> months = {
    "寒假前校园安全与期末工作", "寒假期间值班与安全",     "春季开学工作与校园安全",   "课程开设与作业管理",
    "食堂食品安全与师德师风",   "毕业班工作与防溺水教育", "暑假前安全教育与放假安排", "暑假期间校舍维修",
    "秋季开学与规范收费",       "体质健康与大课间活动",   "消防安全与心理健康教育",   "年度督导问题回头看"};

} // namespace

std::span<const FindingText> finding_texts(bool kindergarten) {
    if (kindergarten) return kindergarten_findings;
    return school_findings;
}
std::span<const std::string_view> highlight_texts(bool kindergarten) {
    if (kindergarten) return kindergarten_highlights;
    return school_highlights;
}
std::span<const std::string_view> process_texts(bool kindergarten) {
    if (kindergarten) return kindergarten_process;
    return school_process;
}
std::span<const std::string_view> feedback_texts() { return feedback; }
std::span<const std::string_view> lesson_remarks() { return lessons; }
std::string_view key_points_of(int month) { return months.at(static_cast<std::size_t>(month - 1)); }

} // namespace guapai::demo
