// What becomes of a finding: four-way triage, notices with numbers and deadlines, the school's answers, the inspector's
// verdicts, objections, consultation letters to departments, until it is put right and closed.
//
// A finding is born in a visit (visits/) and lives here. Triage (domain: minor, general, serious, complex):
//   minor    a suggestion to the school                    state suggested
//   general  a rectification notice                        state noticed, then closed with the notice
//   serious  reported up to the office, which decides      state reported, then noticed or consulting
//   complex  a consultation letter to a department         state consulting, closed by its answer
// A notice is issued once: it gets its number then and never changes; what was wrong is corrected by a new one. Answers
// and verdicts form rounds: answer, verdict "continue" with a new deadline, answer, … verdict "put_right".
// Overdue is not a state: it follows from the deadline, the state and today.
#pragma once

#include "base/describe.h"

namespace guapai::rectification {

enum class Severity { minor, general, serious, complex };
inline ChoiceType describe(Choice<Severity>) {
    return {"Severity",
            {{"minor", "小问题", "Minor"},
             {"general", "一般问题", "General"},
             {"serious", "严重问题", "Serious"},
             {"complex", "复杂问题", "Complex"}}};
}

enum class FindingState { open, suggested, noticed, reported, consulting, closed };
inline ChoiceType describe(Choice<FindingState>) {
    return {"FindingState",
            {{"open", "待处理", "Open"},
             {"suggested", "已反馈建议", "Suggestion given"},
             {"noticed", "已发整改通知书", "Notice issued"},
             {"reported", "已上报督导室", "Reported to the office"},
             {"consulting", "协商中", "In consultation"},
             {"closed", "已销号", "Closed"}}};
}

// As an inspector writes it down on a visit. The id is minted on the phone.
struct NewFinding {
    Id id;
    std::optional<Id> item; // of the catalogue
    std::string description;
    std::string suggestion;
    std::string basis; // the rule it offends, in words
    std::optional<Severity> severity;
    bool danger_to_life = false;
    std::vector<std::string> files; // digests of photos

    static RecordType describe() {
        return RecordType::of<NewFinding>("NewFinding", "新问题", "New finding")
            .field<&NewFinding::id>("id", "编号", "Identifier")
            .field<&NewFinding::item>("item", "督导事项", "Supervision item")
            .field<&NewFinding::description>("description", "问题描述", "Description")
            .length(1, 1000)
            .field<&NewFinding::suggestion>("suggestion", "整改建议", "Suggestion")
            .length(0, 1000)
            .defaulted()
            .field<&NewFinding::basis>("basis", "依据", "Basis")
            .length(0, 300)
            .defaulted()
            .field<&NewFinding::severity>("severity", "问题等级", "Severity")
            .field<&NewFinding::danger_to_life>("danger_to_life", "危及生命安全", "Danger to life")
            .defaulted()
            .field<&NewFinding::files>("files", "照片", "Photos")
            .length(0, 20);
    }
};

struct Finding {
    std::string county;
    Id id;
    std::int64_t version = 1;
    Id school;
    Id inspector;
    std::optional<Id> visit;
    std::optional<Id> item;
    Date found_on;
    std::string description, suggestion, basis;
    std::optional<Severity> severity;
    bool danger_to_life = false;
    std::vector<std::string> files;
    FindingState state = FindingState::open;
    std::optional<Id> notice; // or letter
    std::string office_remark;
    std::optional<Date> closed_on;
    std::string school_name, item_title, inspector_name; // filled in for reading

    static RecordType describe() {
        return RecordType::of<Finding>("Finding", "问题", "Finding")
            .field<&Finding::county>("county", "区划", "County")
            .field<&Finding::id>("id", "编号", "Identifier")
            .field<&Finding::version>("version", "版本", "Version")
            .field<&Finding::school>("school", "学校", "School")
            .field<&Finding::inspector>("inspector", "督学", "Inspector")
            .field<&Finding::visit>("visit", "督导记录", "Visit")
            .field<&Finding::item>("item", "督导事项", "Supervision item")
            .field<&Finding::found_on>("found_on", "发现日期", "Found on")
            .field<&Finding::description>("description", "问题描述", "Description")
            .field<&Finding::suggestion>("suggestion", "整改建议", "Suggestion")
            .field<&Finding::basis>("basis", "依据", "Basis")
            .field<&Finding::severity>("severity", "问题等级", "Severity")
            .field<&Finding::danger_to_life>("danger_to_life", "危及生命安全", "Danger to life")
            .field<&Finding::files>("files", "照片", "Photos")
            .field<&Finding::state>("state", "状态", "State")
            .field<&Finding::notice>("notice", "通知书或协商函", "Notice or letter")
            .field<&Finding::office_remark>("office_remark", "督导室意见", "Remark of the office")
            .field<&Finding::closed_on>("closed_on", "销号日期", "Closed on")
            .field<&Finding::school_name>("school_name", "学校名称", "School name")
            .transient()
            .field<&Finding::item_title>("item_title", "事项名称", "Item title")
            .transient()
            .field<&Finding::inspector_name>("inspector_name", "督学姓名", "Inspector name")
            .transient();
    }
};

enum class NoticeState { issued, answered, continued, closed };
inline ChoiceType describe(Choice<NoticeState>) {
    return {"NoticeState",
            {{"issued", "待学校整改", "Waiting for the school"},
             {"answered", "待复查", "Waiting for the re-check"},
             {"continued", "继续整改", "To be continued"},
             {"closed", "整改到位（已销号）", "Put right"}}};
}

enum class EscalationLevel { none, area, office, committee };
inline ChoiceType describe(Choice<EscalationLevel>) {
    return {"EscalationLevel",
            {{"none", "未升级", "None"},
             {"area", "责任区", "Area"},
             {"office", "督导室", "Office"},
             {"committee", "督导委员会", "Committee"}}};
}

// What is asked for when a notice is issued.
struct NewNotice {
    Id id;
    Id school;
    std::vector<Id> findings;
    std::string title, problems, suggestions, basis;
    std::optional<std::int64_t> working_days; // empty: the county's parameter
    std::vector<Id> cc_departments;

    static RecordType describe() {
        return RecordType::of<NewNotice>("NewNotice", "新整改通知书", "New rectification notice")
            .field<&NewNotice::id>("id", "编号", "Identifier")
            .field<&NewNotice::school>("school", "学校", "School")
            .field<&NewNotice::findings>("findings", "问题", "Findings")
            .length(1, 30)
            .field<&NewNotice::title>("title", "标题", "Title")
            .length(1, 60)
            .field<&NewNotice::problems>("problems", "存在问题", "Problems")
            .length(1, 4000)
            .field<&NewNotice::suggestions>("suggestions", "整改要求", "Requirements")
            .length(0, 4000)
            .defaulted()
            .field<&NewNotice::basis>("basis", "依据", "Basis")
            .length(0, 500)
            .defaulted()
            .field<&NewNotice::working_days>("working_days", "整改期限", "Working days")
            .range(1, 250)
            .unit("个工作日")
            .field<&NewNotice::cc_departments>("cc_departments", "抄送科室", "Copied to")
            .length(0, 20);
    }
};

struct Notice {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::int64_t year = 0, number = 0;
    std::string document_number; // 冶教督整〔2026〕3号
    Id school;
    Id inspector;
    std::optional<Id> visit;
    std::vector<Id> findings;
    std::string title, problems, suggestions, basis;
    Date issued_on;
    std::int64_t working_days = 0;
    Date deadline;
    std::vector<Id> cc_departments;
    NoticeState state = NoticeState::issued;
    std::int64_t round = 1;
    bool objected = false;
    std::optional<Date> closed_on;
    std::string public_token; // in the QR code of the printed notice
    // filled in for reading
    bool overdue = false;
    std::int64_t days_left = 0; // working days, negative when overdue
    EscalationLevel escalation = EscalationLevel::none;
    std::string school_name, inspector_name;

    static RecordType describe() {
        return RecordType::of<Notice>("Notice", "整改通知书", "Rectification notice")
            .field<&Notice::county>("county", "区划", "County")
            .field<&Notice::id>("id", "编号", "Identifier")
            .field<&Notice::version>("version", "版本", "Version")
            .field<&Notice::year>("year", "年度", "Year")
            .field<&Notice::number>("number", "序号", "Number")
            .field<&Notice::document_number>("document_number", "发文字号", "Document number")
            .field<&Notice::school>("school", "学校", "School")
            .field<&Notice::inspector>("inspector", "督学", "Inspector")
            .field<&Notice::visit>("visit", "督导记录", "Visit")
            .field<&Notice::findings>("findings", "问题", "Findings")
            .field<&Notice::title>("title", "标题", "Title")
            .field<&Notice::problems>("problems", "存在问题", "Problems")
            .field<&Notice::suggestions>("suggestions", "整改要求", "Requirements")
            .field<&Notice::basis>("basis", "依据", "Basis")
            .field<&Notice::issued_on>("issued_on", "发出日期", "Issued on")
            .field<&Notice::working_days>("working_days", "整改期限", "Working days")
            .unit("个工作日")
            .field<&Notice::deadline>("deadline", "截止日期", "Deadline")
            .field<&Notice::cc_departments>("cc_departments", "抄送科室", "Copied to")
            .field<&Notice::state>("state", "状态", "State")
            .field<&Notice::round>("round", "轮次", "Round")
            .field<&Notice::objected>("objected", "有异议", "Objected")
            .field<&Notice::closed_on>("closed_on", "销号日期", "Closed on")
            .field<&Notice::public_token>("public_token", "核验码", "Token")
            .secret()
            .field<&Notice::overdue>("overdue", "已逾期", "Overdue")
            .transient()
            .field<&Notice::days_left>("days_left", "剩余工作日", "Working days left")
            .transient()
            .field<&Notice::escalation>("escalation", "升级层级", "Escalation")
            .transient()
            .field<&Notice::school_name>("school_name", "学校名称", "School name")
            .transient()
            .field<&Notice::inspector_name>("inspector_name", "督学姓名", "Inspector name")
            .transient();
    }
};

enum class Verdict { put_right, to_continue };
inline ChoiceType describe(Choice<Verdict>) {
    return {"RectificationVerdict",
            {{"put_right", "整改到位", "Put right"}, {"to_continue", "整改不到位，继续整改", "To be continued"}}};
}

struct Answer { // of the school
    std::string text;
    std::vector<std::string> files;

    static RecordType describe() {
        return RecordType::of<Answer>("Answer", "整改报告", "Rectification report")
            .field<&Answer::text>("text", "整改情况", "Measures and effect")
            .length(1, 4000)
            .field<&Answer::files>("files", "照片和附件", "Photos and files")
            .length(0, 20);
    }
};

struct Recheck { // of the inspector
    Verdict verdict = Verdict::put_right;
    std::string remark;
    std::vector<std::string> files;
    std::optional<std::int64_t> working_days; // for the next round

    static RecordType describe() {
        return RecordType::of<Recheck>("Recheck", "复查", "Re-check")
            .field<&Recheck::verdict>("verdict", "复查结论", "Verdict")
            .field<&Recheck::remark>("remark", "复查说明", "Remark")
            .length(0, 2000)
            .defaulted()
            .field<&Recheck::files>("files", "照片", "Photos")
            .length(0, 20)
            .field<&Recheck::working_days>("working_days", "下一轮期限", "Working days of the next round")
            .range(1, 250)
            .unit("个工作日");
    }
};

struct Round {
    std::string county;
    Id id;
    Id notice;
    std::int64_t round = 1;
    Date deadline;
    std::string answer;
    std::vector<std::string> answer_files;
    std::string answered_by;
    std::optional<Instant> answered_at;
    std::optional<Verdict> verdict;
    std::string remark;
    std::vector<std::string> remark_files;
    std::string checked_by;
    std::optional<Instant> checked_at;

    static RecordType describe() {
        return RecordType::of<Round>("Round", "整改轮次", "Round")
            .field<&Round::county>("county", "区划", "County")
            .field<&Round::id>("id", "编号", "Identifier")
            .field<&Round::notice>("notice", "通知书", "Notice")
            .field<&Round::round>("round", "轮次", "Round")
            .field<&Round::deadline>("deadline", "截止日期", "Deadline")
            .field<&Round::answer>("answer", "整改情况", "Measures and effect")
            .field<&Round::answer_files>("answer_files", "学校附件", "Files of the school")
            .field<&Round::answered_by>("answered_by", "报告人", "Answered by")
            .field<&Round::answered_at>("answered_at", "报告时间", "Answered at")
            .field<&Round::verdict>("verdict", "复查结论", "Verdict")
            .field<&Round::remark>("remark", "复查说明", "Remark")
            .field<&Round::remark_files>("remark_files", "复查照片", "Photos of the re-check")
            .field<&Round::checked_by>("checked_by", "复查人", "Checked by")
            .field<&Round::checked_at>("checked_at", "复查时间", "Checked at");
    }
};

enum class ObjectionState { open, upheld, rejected };
inline ChoiceType describe(Choice<ObjectionState>) {
    return {"ObjectionState",
            {{"open", "待答复", "Open"}, {"upheld", "异议成立", "Upheld"}, {"rejected", "维持原意见", "Rejected"}}};
}

struct Objection {
    std::string county;
    Id id;
    Id notice;
    Id school;
    std::string text;
    std::vector<std::string> files;
    std::string made_by;
    Instant made_at;
    ObjectionState state = ObjectionState::open;
    std::string reply;
    std::string replied_by;
    std::optional<Instant> replied_at;

    static RecordType describe() {
        return RecordType::of<Objection>("Objection", "异议", "Objection")
            .field<&Objection::county>("county", "区划", "County")
            .server()
            .field<&Objection::id>("id", "编号", "Identifier")
            .server()
            .field<&Objection::notice>("notice", "通知书", "Notice")
            .server()
            .field<&Objection::school>("school", "学校", "School")
            .server()
            .field<&Objection::text>("text", "异议内容", "Objection")
            .length(1, 2000)
            .field<&Objection::files>("files", "附件", "Files")
            .length(0, 10)
            .field<&Objection::made_by>("made_by", "提出人", "Made by")
            .server()
            .field<&Objection::made_at>("made_at", "提出时间", "Made at")
            .server()
            .field<&Objection::state>("state", "状态", "State")
            .server()
            .field<&Objection::reply>("reply", "答复", "Reply")
            .server()
            .field<&Objection::replied_by>("replied_by", "答复人", "Replied by")
            .server()
            .field<&Objection::replied_at>("replied_at", "答复时间", "Replied at")
            .server();
    }
};

enum class LetterState { sent, answered };
inline ChoiceType describe(Choice<LetterState>) {
    return {"LetterState", {{"sent", "待科室答复", "Waiting for the department"}, {"answered", "已答复", "Answered"}}};
}

// 协商函: asks a department for support with a complex finding.
struct Letter {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::int64_t year = 0, number = 0;
    std::string document_number;
    Id finding;
    Id school;
    Id department;
    std::string text;
    Date sent_on;
    Date deadline;
    LetterState state = LetterState::sent;
    std::string answer;
    std::string answered_by;
    std::optional<Instant> answered_at;
    std::string school_name, department_name;

    static RecordType describe() {
        return RecordType::of<Letter>("Letter", "协商函", "Consultation letter")
            .field<&Letter::county>("county", "区划", "County")
            .field<&Letter::id>("id", "编号", "Identifier")
            .field<&Letter::version>("version", "版本", "Version")
            .field<&Letter::year>("year", "年度", "Year")
            .field<&Letter::number>("number", "序号", "Number")
            .field<&Letter::document_number>("document_number", "发文字号", "Document number")
            .field<&Letter::finding>("finding", "问题", "Finding")
            .field<&Letter::school>("school", "学校", "School")
            .field<&Letter::department>("department", "科室", "Department")
            .field<&Letter::text>("text", "协商事项", "Matter")
            .field<&Letter::sent_on>("sent_on", "发出日期", "Sent on")
            .field<&Letter::deadline>("deadline", "答复期限", "Answer by")
            .field<&Letter::state>("state", "状态", "State")
            .field<&Letter::answer>("answer", "科室答复", "Answer")
            .field<&Letter::answered_by>("answered_by", "答复人", "Answered by")
            .field<&Letter::answered_at>("answered_at", "答复时间", "Answered at")
            .field<&Letter::school_name>("school_name", "学校名称", "School name")
            .transient()
            .field<&Letter::department_name>("department_name", "科室名称", "Department name")
            .transient();
    }
};

} // namespace guapai::rectification
