// Long work as its user sees it: who asked for what, how far it is, and what came of it.
#pragma once

#include "base/describe.h"

#include <optional>
#include <string>
#include <vector>

namespace guapai {

enum class JobState { queued, running, done, failed, cancelled };
inline ChoiceType describe(Choice<JobState>) {
    return {"JobState",
            {{"queued", "排队中", "Queued"},
             {"running", "进行中", "Running"},
             {"done", "已完成", "Done"},
             {"failed", "失败", "Failed"},
             {"cancelled", "已取消", "Cancelled"}}};
}

struct JobCount { // "新增任务 650"
    std::string zh, en;
    std::int64_t value = 0;

    static RecordType describe() {
        return RecordType::of<JobCount>("JobCount", "数量", "Count")
            .field<&JobCount::zh>("zh", "名称", "Name")
            .field<&JobCount::en>("en", "英文名称", "English name")
            .field<&JobCount::value>("value", "数量", "Value");
    }
};

struct JobResult {
    std::string record_kind;  // "network": what was made, empty when nothing was
    std::optional<Id> record; // its id
    std::string file;         // digest of a file to download, at /files/{file}; empty: none
    std::string file_name;
    std::vector<JobCount> counts;

    static RecordType describe() {
        return RecordType::of<JobResult>("JobResult", "结果", "Result")
            .field<&JobResult::record_kind>("record_kind", "对象类别", "Kind of record")
            .field<&JobResult::record>("record", "对象", "Record")
            .field<&JobResult::file>("file", "文件", "File")
            .help("可下载文件的 SHA-256，为空则没有", "SHA-256 of a file to download; empty: none")
            .field<&JobResult::file_name>("file_name", "文件名", "File name")
            .field<&JobResult::counts>("counts", "数量", "Counts");
    }
};

struct JobProblem {
    std::string code, zh, en;

    static RecordType describe() {
        return RecordType::of<JobProblem>("JobProblem", "失败原因", "Why it failed")
            .field<&JobProblem::code>("code", "代码", "Code")
            .field<&JobProblem::zh>("zh", "说明", "Text")
            .field<&JobProblem::en>("en", "英文说明", "English text");
    }
};

struct Job {
    std::string county;
    Id id;
    std::string kind;    // "network.propose"
    std::string account; // who asked for it
    JobState state = JobState::queued;
    double progress = 0; // 0 … 1
    std::string message_zh, message_en;
    std::string input; // JSON, as the module keeps it
    std::optional<JobResult> result;
    std::optional<JobProblem> problem;
    bool cancel_asked = false;
    Instant created_at, changed_at;

    bool ended() const { return state >= JobState::done; }

    static RecordType describe() {
        return RecordType::of<Job>("Job", "任务进度", "Job")
            .field<&Job::county>("county", "区划", "County")
            .field<&Job::id>("id", "编号", "Identifier")
            .field<&Job::kind>("kind", "类别", "Kind")
            .field<&Job::account>("account", "发起人", "Started by")
            .field<&Job::state>("state", "状态", "State")
            .field<&Job::progress>("progress", "进度", "Progress")
            .range(0, 1)
            .field<&Job::message_zh>("message_zh", "说明", "Message")
            .field<&Job::message_en>("message_en", "英文说明", "English message")
            .field<&Job::input>("input", "参数", "Input")
            .secret()
            .field<&Job::result>("result", "结果", "Result")
            .field<&Job::problem>("problem", "失败原因", "Why it failed")
            .field<&Job::cancel_asked>("cancel_asked", "已请求取消", "Cancellation asked for")
            .field<&Job::created_at>("created_at", "建立时间", "Created at")
            .field<&Job::changed_at>("changed_at", "更新时间", "Changed at");
    }
};

} // namespace guapai
