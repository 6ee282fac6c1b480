// What the operations of this module take and answer besides its records.
#pragma once

#include "rectification/model.h"

namespace guapai::rectification {

// The inspector's judgment of a finding, or his second thoughts as long as nothing was sent.
struct Triage {
    Severity severity = Severity::general;
    std::string remark; // added to the suggestion, which the school reads

    static RecordType describe() {
        return RecordType::of<Triage>("Triage", "问题分类处置", "Triage")
            .field<&Triage::severity>("severity", "问题等级", "Severity")
            .field<&Triage::remark>("remark", "补充建议", "Remark")
            .length(0, 500)
            .defaulted();
    }
};

// What the office says to a finding that was reported up.
struct OfficeDecision {
    std::string remark;

    static RecordType describe() {
        return RecordType::of<OfficeDecision>("OfficeDecision", "督导室意见", "Decision of the office")
            .field<&OfficeDecision::remark>("remark", "意见", "Remark")
            .length(1, 1000);
    }
};

struct FindingFilters {
    std::optional<Id> school, inspector, visit;
    std::optional<FindingState> state;
    std::optional<Severity> severity;
    std::optional<Date> from, to; // both inclusive
    std::optional<bool> danger, in_charge;

    static RecordType describe() {
        return RecordType::of<FindingFilters>("FindingFilters", "问题筛选", "Finding filters")
            .field<&FindingFilters::school>("school", "学校", "School")
            .field<&FindingFilters::inspector>("inspector", "督学", "Inspector")
            .field<&FindingFilters::visit>("visit", "督导记录", "Visit")
            .field<&FindingFilters::state>("state", "状态", "State")
            .field<&FindingFilters::severity>("severity", "问题等级", "Severity")
            .field<&FindingFilters::from>("from", "起", "From")
            .field<&FindingFilters::to>("to", "止", "To")
            .field<&FindingFilters::danger>("danger", "危及生命安全", "Danger to life")
            .field<&FindingFilters::in_charge>("in_charge", "现负责的学校", "Schools in charge")
            .help("督学和责任区：true 只看现在负责的学校，false 只看本人在其他学校的记录",
                  "for inspectors and areas: true for the schools they have now, false for what they made at others");
    }
};

struct NoticeFilters {
    std::optional<Id> school, inspector, department;
    std::optional<NoticeState> state;
    std::optional<bool> overdue, in_charge;
    std::optional<std::int64_t> year;

    static RecordType describe() {
        return RecordType::of<NoticeFilters>("NoticeFilters", "整改通知书筛选", "Notice filters")
            .field<&NoticeFilters::school>("school", "学校", "School")
            .field<&NoticeFilters::inspector>("inspector", "督学", "Inspector")
            .field<&NoticeFilters::department>("department", "抄送科室", "Copied to")
            .field<&NoticeFilters::state>("state", "状态", "State")
            .field<&NoticeFilters::overdue>("overdue", "已逾期", "Overdue")
            .field<&NoticeFilters::in_charge>("in_charge", "现负责的学校", "Schools in charge")
            .help("督学和责任区：true 只看现在负责的学校，false 只看本人在其他学校的记录",
                  "for inspectors and areas: true for the schools they have now, false for what they made at others")
            .field<&NoticeFilters::year>("year", "年度", "Year")
            .range(2000, 2200);
    }
};

struct ObjectionFilters {
    std::optional<Id> school, notice;
    std::optional<ObjectionState> state;

    static RecordType describe() {
        return RecordType::of<ObjectionFilters>("ObjectionFilters", "异议筛选", "Objection filters")
            .field<&ObjectionFilters::school>("school", "学校", "School")
            .field<&ObjectionFilters::notice>("notice", "通知书", "Notice")
            .field<&ObjectionFilters::state>("state", "状态", "State");
    }
};

struct ObjectionReply {
    ObjectionState state = ObjectionState::rejected; // upheld or rejected
    std::string reply;

    static RecordType describe() {
        return RecordType::of<ObjectionReply>("ObjectionReply", "异议答复", "Reply to an objection")
            .field<&ObjectionReply::state>("state", "处理结果", "Outcome")
            .field<&ObjectionReply::reply>("reply", "答复", "Reply")
            .length(1, 2000);
    }
};

struct NewLetter {
    Id id;
    Id finding;
    Id department;
    std::string text;
    std::optional<std::int64_t> working_days; // empty: the county's parameter

    static RecordType describe() {
        return RecordType::of<NewLetter>("NewLetter", "新协商函", "New consultation letter")
            .field<&NewLetter::id>("id", "编号", "Identifier")
            .field<&NewLetter::finding>("finding", "问题", "Finding")
            .field<&NewLetter::department>("department", "科室", "Department")
            .field<&NewLetter::text>("text", "协商事项", "Matter")
            .length(1, 4000)
            .field<&NewLetter::working_days>("working_days", "答复期限", "Working days")
            .range(1, 250)
            .unit("个工作日");
    }
};

struct LetterAnswer {
    std::string text;

    static RecordType describe() {
        return RecordType::of<LetterAnswer>("LetterAnswer", "科室答复", "Answer of the department")
            .field<&LetterAnswer::text>("text", "答复", "Answer")
            .length(1, 4000);
    }
};

struct LetterFilters {
    std::optional<Id> school, department, finding;
    std::optional<LetterState> state;

    static RecordType describe() {
        return RecordType::of<LetterFilters>("LetterFilters", "协商函筛选", "Letter filters")
            .field<&LetterFilters::school>("school", "学校", "School")
            .field<&LetterFilters::department>("department", "科室", "Department")
            .field<&LetterFilters::finding>("finding", "问题", "Finding")
            .field<&LetterFilters::state>("state", "状态", "State");
    }
};

// One line of the rectification ledger: a notice with the whole of its rounds.
struct LedgerLine {
    Id notice;
    std::string document_number, school_name, inspector_name, title, problems, suggestions, basis;
    std::string copied_to; // names, separated by 、
    Date issued_on, deadline;
    std::int64_t rounds = 1;
    std::string last_answer;
    std::optional<Date> answered_on;
    std::string last_remark; // of the latest re-check
    NoticeState state = NoticeState::issued;
    bool overdue = false;
    EscalationLevel escalation = EscalationLevel::none;
    std::optional<Date> closed_on;

    static RecordType describe() {
        return RecordType::of<LedgerLine>("LedgerLine", "整改台账", "Ledger line")
            .field<&LedgerLine::notice>("notice", "通知书", "Notice")
            .field<&LedgerLine::document_number>("document_number", "发文字号", "Document number")
            .field<&LedgerLine::school_name>("school_name", "学校名称", "School name")
            .field<&LedgerLine::inspector_name>("inspector_name", "督学姓名", "Inspector name")
            .field<&LedgerLine::title>("title", "标题", "Title")
            .field<&LedgerLine::problems>("problems", "存在问题", "Problems")
            .field<&LedgerLine::suggestions>("suggestions", "整改要求", "Requirements")
            .field<&LedgerLine::basis>("basis", "依据", "Basis")
            .field<&LedgerLine::copied_to>("copied_to", "抄送科室", "Copied to")
            .field<&LedgerLine::issued_on>("issued_on", "发出日期", "Issued on")
            .field<&LedgerLine::deadline>("deadline", "截止日期", "Deadline")
            .field<&LedgerLine::rounds>("rounds", "轮次", "Rounds")
            .field<&LedgerLine::last_answer>("last_answer", "整改情况", "Measures and effect")
            .field<&LedgerLine::answered_on>("answered_on", "报告日期", "Answered on")
            .field<&LedgerLine::last_remark>("last_remark", "复查说明", "Remark of the re-check")
            .field<&LedgerLine::state>("state", "状态", "State")
            .field<&LedgerLine::overdue>("overdue", "已逾期", "Overdue")
            .field<&LedgerLine::escalation>("escalation", "升级层级", "Escalation")
            .field<&LedgerLine::closed_on>("closed_on", "销号日期", "Closed on");
    }
};

struct Count {
    std::string code; // of the state, severity; id of the department
    std::string title;
    std::int64_t count = 0;

    static RecordType describe() {
        return RecordType::of<Count>("RectificationCount", "计数", "Count")
            .field<&Count::code>("code", "代码", "Code")
            .field<&Count::title>("title", "名称", "Title")
            .field<&Count::count>("count", "数量", "Count");
    }
};

struct Summary {
    std::vector<Count> findings_by_state, findings_by_severity, notices_by_state;
    std::vector<Count> open_notices_by_department; // copied to it and not yet closed
    std::vector<Count> overdue_by_escalation;
    std::int64_t overdue = 0;
    std::int64_t open_objections = 0;
    std::int64_t unanswered_letters = 0;

    static RecordType describe() {
        return RecordType::of<Summary>("RectificationSummary", "整改汇总", "Rectification summary")
            .field<&Summary::findings_by_state>("findings_by_state", "问题按状态", "Findings by state")
            .field<&Summary::findings_by_severity>("findings_by_severity", "问题按等级", "Findings by severity")
            .field<&Summary::notices_by_state>("notices_by_state", "通知书按状态", "Notices by state")
            .field<&Summary::open_notices_by_department>("open_notices_by_department", "未销号通知书按抄送科室",
                                                         "Open notices by department")
            .field<&Summary::overdue_by_escalation>("overdue_by_escalation", "逾期按升级层级",
                                                    "Overdue notices by escalation")
            .field<&Summary::overdue>("overdue", "逾期", "Overdue")
            .field<&Summary::open_objections>("open_objections", "待答复异议", "Open objections")
            .field<&Summary::unanswered_letters>("unanswered_letters", "待答复协商函", "Unanswered letters");
    }
};

// What anyone may know who holds a printed notice, to see that it is genuine.
struct PublicNotice {
    std::string document_number, school_name, issuer, title;
    Date issued_on;
    NoticeState state = NoticeState::issued;

    static RecordType describe() {
        return RecordType::of<PublicNotice>("PublicNotice", "通知书核验", "Public notice")
            .field<&PublicNotice::document_number>("document_number", "发文字号", "Document number")
            .field<&PublicNotice::school_name>("school_name", "学校名称", "School name")
            .field<&PublicNotice::issuer>("issuer", "发文机关", "Issuer")
            .field<&PublicNotice::title>("title", "标题", "Title")
            .field<&PublicNotice::issued_on>("issued_on", "发出日期", "Issued on")
            .field<&PublicNotice::state>("state", "状态", "State");
    }
};

} // namespace guapai::rectification
