// School visits and their records: the heart of the system.
//
// A visit is written on the phone under an id minted there and submitted whole (PUT): the record, its findings, both
// signatures, photos by the digests of files sent before. Submitting the same again gives the same receipt; a different
// content under the same id is refused, because a signed record does not change: it is amended, with reason and author,
// and both versions stay readable. The receipt is signed by the server and lists the record and every file with its
// hash; until the phone holds it, it deletes nothing.
//
// A visit cannot close without: certificate shown, a method, the items looked at, findings or an explicit "none",
// feedback on the spot, both signatures or the reason why the school did not sign (国教督办〔2013〕2号; 条例 Article
// 12).
#pragma once

#include "base/describe.h"
#include "rectification/model.h"

namespace guapai::visits {

enum class VisitMode { drop_in, collaborative, random, follow_up };
inline ChoiceType describe(Choice<VisitMode>) {
    return {"VisitMode",
            {{"drop_in", "随访督导", "Drop-in"},
             {"collaborative", "协作督导", "Collaborative"},
             {"random", "随机督导", "Random"},
             {"follow_up", "回访督导", "Follow-up"}}};
}

enum class VisitMethod {
    lesson_observation,
    document_review,
    meeting_attendance,
    interview_visit,
    questionnaire,
    campus_patrol
};
inline ChoiceType describe(Choice<VisitMethod>) {
    return {"VisitMethod",
            {{"lesson_observation", "随机听课", "Lesson observation"},
             {"document_review", "查阅资料", "Document review"},
             {"meeting_attendance", "列席会议", "Meeting attended"},
             {"interview_visit", "座谈走访", "Talks and visits"},
             {"questionnaire", "问卷调查", "Questionnaire"},
             {"campus_patrol", "校园巡视", "Campus walk-round"}}};
}

enum class ItemVerdict { good, fair, problem, not_checked };
inline ChoiceType describe(Choice<ItemVerdict>) {
    return {"ItemVerdict",
            {{"good", "好", "Good"},
             {"fair", "一般", "Fair"},
             {"problem", "有问题", "Problem"},
             {"not_checked", "未查看", "Not looked at"}}};
}

struct ItemResult {
    Id item;
    std::string title; // as it was on the day
    ItemVerdict verdict = ItemVerdict::good;
    std::string note;

    static RecordType describe() {
        return RecordType::of<ItemResult>("ItemResult", "事项结果", "Item result")
            .field<&ItemResult::item>("item", "督导事项", "Item")
            .field<&ItemResult::title>("title", "事项名称", "Title")
            .length(0, 80)
            .defaulted()
            .field<&ItemResult::verdict>("verdict", "评价", "Verdict")
            .field<&ItemResult::note>("note", "说明", "Note")
            .length(0, 1000)
            .defaulted();
    }
};

struct Highlight {
    std::string text;
    std::vector<std::string> files;

    static RecordType describe() {
        return RecordType::of<Highlight>("Highlight", "亮点", "Highlight")
            .field<&Highlight::text>("text", "亮点", "Highlight")
            .length(1, 1000)
            .field<&Highlight::files>("files", "照片", "Photos")
            .length(0, 20);
    }
};

// One lesson observed.
struct LessonObservation {
    std::string class_name, subject, teacher, remark;

    static RecordType describe() {
        return RecordType::of<LessonObservation>("LessonObservation", "听课记录", "Lesson observation")
            .field<&LessonObservation::class_name>("class_name", "班级", "Class")
            .length(0, 40)
            .defaulted()
            .field<&LessonObservation::subject>("subject", "学科", "Subject")
            .length(0, 40)
            .defaulted()
            .field<&LessonObservation::teacher>("teacher", "授课教师", "Teacher")
            .length(0, 40)
            .defaulted()
            .field<&LessonObservation::remark>("remark", "听课意见", "Remark")
            .length(1, 2000);
    }
};

// What the phone submits.
struct VisitSubmission {
    Id school;
    std::optional<Id> task;
    VisitMode mode = VisitMode::drop_in;
    std::vector<Id> companions; // other inspectors
    Instant checked_in_at;
    std::optional<double> longitude, latitude; // where the phone was at check-in
    bool certificate_shown = false;
    Instant finished_at;
    std::vector<VisitMethod> methods;
    std::vector<ItemResult> items;
    std::vector<LessonObservation> lessons;
    std::string process;
    std::vector<Highlight> highlights;
    std::vector<rectification::NewFinding> findings;
    bool no_findings = false; // said explicitly
    std::string feedback;     // given on the spot
    std::string feedback_to;  // whom
    std::vector<std::string> files;
    std::string inspector_signature; // digests of drawn signatures (PNG)
    std::string school_signature;
    std::string school_signer;
    std::string unsigned_reason; // why the school did not sign

    static RecordType describe() {
        return RecordType::of<VisitSubmission>("VisitSubmission", "督导记录提交", "Visit submission")
            .field<&VisitSubmission::school>("school", "学校", "School")
            .field<&VisitSubmission::task>("task", "任务", "Task")
            .field<&VisitSubmission::mode>("mode", "督导方式", "Mode")
            .field<&VisitSubmission::companions>("companions", "同行督学", "Companions")
            .length(0, 10)
            .field<&VisitSubmission::checked_in_at>("checked_in_at", "进校时间", "Checked in at")
            .field<&VisitSubmission::longitude>("longitude", "签到经度", "Longitude")
            .range(-180, 180)
            .field<&VisitSubmission::latitude>("latitude", "签到纬度", "Latitude")
            .range(-90, 90)
            .field<&VisitSubmission::certificate_shown>("certificate_shown", "出示督学证", "Certificate shown")
            .field<&VisitSubmission::finished_at>("finished_at", "离校时间", "Finished at")
            .field<&VisitSubmission::methods>("methods", "督导方法", "Methods")
            .length(0, 6)
            .field<&VisitSubmission::items>("items", "督导事项", "Items")
            .length(0, 60)
            .field<&VisitSubmission::lessons>("lessons", "听课记录", "Lessons")
            .length(0, 20)
            .field<&VisitSubmission::process>("process", "督导过程", "Process")
            .length(0, 10000)
            .defaulted()
            .field<&VisitSubmission::highlights>("highlights", "亮点", "Highlights")
            .length(0, 20)
            .field<&VisitSubmission::findings>("findings", "问题", "Findings")
            .length(0, 30)
            .field<&VisitSubmission::no_findings>("no_findings", "未发现问题", "No findings")
            .defaulted()
            .field<&VisitSubmission::feedback>("feedback", "现场反馈", "Feedback on the spot")
            .length(0, 4000)
            .defaulted()
            .field<&VisitSubmission::feedback_to>("feedback_to", "反馈对象", "Feedback to")
            .length(0, 40)
            .defaulted()
            .field<&VisitSubmission::files>("files", "照片", "Photos")
            .length(0, 50)
            .field<&VisitSubmission::inspector_signature>("inspector_signature", "督学签名", "Inspector's signature")
            .length(0, 64)
            .defaulted()
            .field<&VisitSubmission::school_signature>("school_signature", "学校签名", "School's signature")
            .length(0, 64)
            .defaulted()
            .field<&VisitSubmission::school_signer>("school_signer", "学校签字人", "Signed for the school by")
            .length(0, 40)
            .defaulted()
            .field<&VisitSubmission::unsigned_reason>("unsigned_reason", "学校未签字原因",
                                                      "Why the school did not sign")
            .length(0, 300)
            .defaulted();
    }
};

struct Visit {
    std::string county;
    Id id;
    std::int64_t version = 1; // 1 as signed; raised by each amendment
    Id school;
    Id inspector;
    std::optional<Id> area;
    std::optional<Id> task;
    VisitMode mode = VisitMode::drop_in;
    std::vector<Id> companions;
    Date visited_on;
    std::string month;
    Instant checked_in_at, finished_at;
    std::optional<double> longitude, latitude;
    bool certificate_shown = false;
    std::vector<VisitMethod> methods;
    std::vector<ItemResult> items;
    std::vector<LessonObservation> lessons;
    std::string process;
    std::vector<Highlight> highlights;
    std::int64_t finding_count = 0;
    bool no_findings = false;
    std::string feedback, feedback_to;
    std::vector<std::string> files;
    std::string inspector_signature, school_signature, school_signer, unsigned_reason;
    std::string content_digest;          // SHA-256 of the submission as received
    std::string canonical_digest;        // of its canonical text: the same however it was spaced and ordered
    std::vector<std::string> held_files; // every file of the record, those of its findings too
    Instant received_at;
    std::string school_name, inspector_name; // filled in for reading

    static RecordType describe() {
        return RecordType::of<Visit>("Visit", "督导记录", "Visit record")
            .field<&Visit::county>("county", "区划", "County")
            .field<&Visit::id>("id", "编号", "Identifier")
            .field<&Visit::version>("version", "版本", "Version")
            .field<&Visit::school>("school", "学校", "School")
            .field<&Visit::inspector>("inspector", "督学", "Inspector")
            .field<&Visit::area>("area", "责任区", "Area")
            .field<&Visit::task>("task", "任务", "Task")
            .field<&Visit::mode>("mode", "督导方式", "Mode")
            .field<&Visit::companions>("companions", "同行督学", "Companions")
            .field<&Visit::visited_on>("visited_on", "督导日期", "Visited on")
            .field<&Visit::month>("month", "月份", "Month")
            .field<&Visit::checked_in_at>("checked_in_at", "进校时间", "Checked in at")
            .field<&Visit::finished_at>("finished_at", "离校时间", "Finished at")
            .field<&Visit::longitude>("longitude", "签到经度", "Longitude")
            .field<&Visit::latitude>("latitude", "签到纬度", "Latitude")
            .field<&Visit::certificate_shown>("certificate_shown", "出示督学证", "Certificate shown")
            .field<&Visit::methods>("methods", "督导方法", "Methods")
            .field<&Visit::items>("items", "督导事项", "Items")
            .field<&Visit::lessons>("lessons", "听课记录", "Lessons")
            .field<&Visit::process>("process", "督导过程", "Process")
            .field<&Visit::highlights>("highlights", "亮点", "Highlights")
            .field<&Visit::finding_count>("finding_count", "问题数", "Findings")
            .unit("个")
            .field<&Visit::no_findings>("no_findings", "未发现问题", "No findings")
            .field<&Visit::feedback>("feedback", "现场反馈", "Feedback on the spot")
            .field<&Visit::feedback_to>("feedback_to", "反馈对象", "Feedback to")
            .field<&Visit::files>("files", "照片", "Photos")
            .field<&Visit::inspector_signature>("inspector_signature", "督学签名", "Inspector's signature")
            .field<&Visit::school_signature>("school_signature", "学校签名", "School's signature")
            .field<&Visit::school_signer>("school_signer", "学校签字人", "Signed for the school by")
            .field<&Visit::unsigned_reason>("unsigned_reason", "学校未签字原因", "Why the school did not sign")
            .field<&Visit::content_digest>("content_digest", "内容摘要", "Digest of the content")
            .field<&Visit::canonical_digest>("canonical_digest", "规范摘要", "Digest of the canonical text")
            .secret()
            .field<&Visit::held_files>("held_files", "全部文件", "All files")
            .secret()
            .field<&Visit::received_at>("received_at", "收到时间", "Received at")
            .field<&Visit::school_name>("school_name", "学校名称", "School name")
            .transient()
            .field<&Visit::inspector_name>("inspector_name", "督学姓名", "Inspector name")
            .transient();
    }
};

// A visit as lists show it: without the long texts, which GET /visits/{id} has.
struct VisitSummary {
    std::string county;
    Id id;
    std::int64_t version = 1;
    Id school;
    Id inspector;
    std::optional<Id> area;
    std::optional<Id> task;
    VisitMode mode = VisitMode::drop_in;
    Date visited_on;
    std::string month;
    Instant checked_in_at, finished_at;
    std::vector<VisitMethod> methods;
    std::int64_t finding_count = 0;
    bool no_findings = false;
    Instant received_at;
    std::string school_name, inspector_name;

    static RecordType describe() {
        return RecordType::of<VisitSummary>("VisitSummary", "督导记录摘要", "Visit in a list")
            .field<&VisitSummary::county>("county", "区划", "County")
            .field<&VisitSummary::id>("id", "编号", "Identifier")
            .field<&VisitSummary::version>("version", "版本", "Version")
            .field<&VisitSummary::school>("school", "学校", "School")
            .field<&VisitSummary::inspector>("inspector", "督学", "Inspector")
            .field<&VisitSummary::area>("area", "责任区", "Area")
            .field<&VisitSummary::task>("task", "任务", "Task")
            .field<&VisitSummary::mode>("mode", "督导方式", "Mode")
            .field<&VisitSummary::visited_on>("visited_on", "督导日期", "Visited on")
            .field<&VisitSummary::month>("month", "月份", "Month")
            .field<&VisitSummary::checked_in_at>("checked_in_at", "进校时间", "Checked in at")
            .field<&VisitSummary::finished_at>("finished_at", "离校时间", "Finished at")
            .field<&VisitSummary::methods>("methods", "督导方法", "Methods")
            .field<&VisitSummary::finding_count>("finding_count", "问题数", "Findings")
            .unit("个")
            .field<&VisitSummary::no_findings>("no_findings", "未发现问题", "No findings")
            .field<&VisitSummary::received_at>("received_at", "收到时间", "Received at")
            .field<&VisitSummary::school_name>("school_name", "学校名称", "School name")
            .transient()
            .field<&VisitSummary::inspector_name>("inspector_name", "督学姓名", "Inspector name")
            .transient();
    }
};

// The server's signed word that it holds the record and its files.
struct VisitReceipt {
    Id visit;
    std::string content_digest;
    std::vector<std::string> files; // digests held
    Instant received_at;
    std::string statement; // the signed text
    std::string signature; // Ed25519, base64, over the statement
    std::string key;       // the public key, as `guapai audit key` prints it

    static RecordType describe() {
        return RecordType::of<VisitReceipt>("VisitReceipt", "回执", "Receipt")
            .field<&VisitReceipt::visit>("visit", "督导记录", "Visit")
            .field<&VisitReceipt::content_digest>("content_digest", "内容摘要", "Digest of the content")
            .field<&VisitReceipt::files>("files", "文件摘要", "Files")
            .field<&VisitReceipt::received_at>("received_at", "收到时间", "Received at")
            .field<&VisitReceipt::statement>("statement", "回执正文", "Statement")
            .field<&VisitReceipt::signature>("signature", "签名", "Signature")
            .field<&VisitReceipt::key>("key", "公钥", "Public key");
    }
};

struct NewAmendment {
    std::string reason;
    std::string field; // name of the text that is amended: process, feedback, feedback_to, school_signer
    std::string text;  // as it should read

    static RecordType describe() {
        return RecordType::of<NewAmendment>("NewAmendment", "新更正", "New amendment")
            .field<&NewAmendment::reason>("reason", "更正原因", "Reason")
            .length(1, 500)
            .field<&NewAmendment::field>("field", "更正栏目", "Field")
            .length(1, 40)
            .field<&NewAmendment::text>("text", "更正后内容", "Text")
            .length(0, 10000);
    }
};

struct Amendment {
    std::string county;
    Id id;
    Id visit;
    std::int64_t from_version = 1;
    std::string reason, field, before_text, after_text, author;
    Instant at;

    static RecordType describe() {
        return RecordType::of<Amendment>("Amendment", "更正", "Amendment")
            .field<&Amendment::county>("county", "区划", "County")
            .field<&Amendment::id>("id", "编号", "Identifier")
            .field<&Amendment::visit>("visit", "督导记录", "Visit")
            .field<&Amendment::from_version>("from_version", "更正前版本", "From version")
            .field<&Amendment::reason>("reason", "更正原因", "Reason")
            .field<&Amendment::field>("field", "更正栏目", "Field")
            .field<&Amendment::before_text>("before_text", "更正前", "Before")
            .field<&Amendment::after_text>("after_text", "更正后", "After")
            .field<&Amendment::author>("author", "更正人", "Author")
            .field<&Amendment::at>("at", "更正时间", "At");
    }
};

struct VisitFilters {
    std::optional<Id> school, inspector, area;
    std::optional<std::string> month, from, to; // to: inclusive dates
    std::optional<VisitMode> mode;
    std::optional<bool> with_findings, in_charge;
    std::optional<std::string> q;

    static RecordType describe() {
        return RecordType::of<VisitFilters>("VisitFilters", "督导记录筛选", "Visit filters")
            .field<&VisitFilters::school>("school", "学校", "School")
            .field<&VisitFilters::inspector>("inspector", "督学", "Inspector")
            .field<&VisitFilters::area>("area", "责任区", "Area")
            .field<&VisitFilters::month>("month", "月份", "Month")
            .length(7, 7)
            .field<&VisitFilters::from>("from", "起", "From")
            .length(10, 10)
            .field<&VisitFilters::to>("to", "止", "To")
            .length(10, 10)
            .field<&VisitFilters::mode>("mode", "督导方式", "Mode")
            .field<&VisitFilters::with_findings>("with_findings", "有问题", "With findings")
            .field<&VisitFilters::in_charge>("in_charge", "现负责的学校", "Schools in charge")
            .help("督学和责任区：true 只看现在负责的学校，false 只看本人在其他学校的记录",
                  "for inspectors and areas: true for the schools they have now, false for what they made at others")
            .field<&VisitFilters::q>("q", "关键词", "Words")
            .length(1, 60);
    }
};

} // namespace guapai::visits
