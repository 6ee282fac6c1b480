// What is asked and answered about draws beside the record itself, and what the public sees.
#pragma once

#include "draws/model.h"

namespace guapai::draws {

struct StrataQuery {
    std::optional<StrataBy> by; // by type without
    std::optional<std::string> division, town;

    static RecordType describe() {
        return RecordType::of<StrataQuery>("StrataQuery", "分层方式", "Strata wanted")
            .field<&StrataQuery::by>("by", "分层方式", "Strata")
            .field<&StrataQuery::division>("division", "限定县(市、区)", "Division only")
            .length(6, 6)
            .field<&StrataQuery::town>("town", "限定乡镇(街道)", "Town only")
            .length(1, 40);
    }
};

struct DrawPlace { // where schools lie
    std::string division, division_name, town;

    static RecordType describe() {
        return RecordType::of<DrawPlace>("DrawPlace", "学校所在地", "Place of schools")
            .field<&DrawPlace::division>("division", "行政区划代码", "Division code")
            .field<&DrawPlace::division_name>("division_name", "所属县(市、区)", "Division")
            .field<&DrawPlace::town>("town", "乡镇(街道)", "Town");
    }
};

struct StrataList { // of the schools in operation today
    std::vector<StratumQuota> items;
    std::vector<DrawPlace> places; // all there are, to choose from

    static RecordType describe() {
        return RecordType::of<StrataList>("StrataList", "分层一览", "Strata")
            .field<&StrataList::items>("items", "分层", "Strata")
            .field<&StrataList::places>("places", "学校所在地", "Places");
    }
};

struct SourceValues {
    std::string name, values;

    static RecordType describe() {
        return RecordType::of<SourceValues>("SourceValues", "来源数值", "Values of a source")
            .field<&SourceValues::name>("name", "来源名称", "Name")
            .length(1, 60)
            .field<&SourceValues::values>("values", "数值", "Values")
            .length(1, 400)
            .example("3 7 12 18 25 31 / 9")
            .help("数字用空格分开，分组之间用 / 隔开", "Numbers separated by blanks, lists by /");
    }
};

struct EnteredNumbers {
    std::vector<SourceValues> sources;

    static RecordType describe() {
        return RecordType::of<EnteredNumbers>("EnteredNumbers", "录入公共随机数", "Numbers entered")
            .field<&EnteredNumbers::sources>("sources", "来源", "Sources")
            .length(1, 20);
    }
};

enum class DrawTaskState { to_give, given, done, withdrawn, no_inspector };
inline ChoiceType describe(Choice<DrawTaskState>) {
    return {"DrawTaskState",
            {{"to_give", "待下达", "To be given"},
             {"given", "已下达", "Given"},
             {"done", "已完成", "Done"},
             {"withdrawn", "已撤回", "Withdrawn"},
             {"no_inspector", "没有责任督学", "No inspector"}}};
}

// A school of a draw and the task that follows from it; for the office alone.
struct DrawTask {
    std::string stratum, code, school_name;
    bool replacement = false;
    DrawTaskState state = DrawTaskState::to_give;
    std::optional<Id> inspector; // who has the task, or would have it
    std::string inspector_name;
    std::optional<Id> task;
    std::string month;
    std::optional<Date> planned_on;

    static RecordType describe() {
        return RecordType::of<DrawTask>("DrawTask", "抽中学校的任务", "Task of a drawn school")
            .field<&DrawTask::stratum>("stratum", "分层", "Stratum")
            .field<&DrawTask::code>("code", "学校(机构)标识码", "School identifier")
            .field<&DrawTask::school_name>("school_name", "学校名称", "School")
            .field<&DrawTask::replacement>("replacement", "递补", "Replacement")
            .field<&DrawTask::state>("state", "任务状态", "Task")
            .field<&DrawTask::inspector>("inspector", "督学", "Inspector")
            .field<&DrawTask::inspector_name>("inspector_name", "督学姓名", "Inspector")
            .field<&DrawTask::task>("task", "任务", "Task")
            .field<&DrawTask::month>("month", "月份", "Month")
            .field<&DrawTask::planned_on>("planned_on", "建议日期", "Planned on");
    }
};

struct DrawTasks {
    std::string month; // what is to be given would be given for it
    std::int64_t to_give = 0, given = 0, done = 0, withdrawn = 0, no_inspector = 0;
    std::int64_t added = 0; // by this request
    std::vector<DrawTask> items;

    static RecordType describe() {
        return RecordType::of<DrawTasks>("DrawTasks", "抽取的督导任务", "Tasks of a draw")
            .field<&DrawTasks::month>("month", "月份", "Month")
            .field<&DrawTasks::to_give>("to_give", "待下达", "To be given")
            .unit("项")
            .field<&DrawTasks::given>("given", "已下达", "Given")
            .unit("项")
            .field<&DrawTasks::done>("done", "已完成", "Done")
            .unit("项")
            .field<&DrawTasks::withdrawn>("withdrawn", "已撤回", "Withdrawn")
            .unit("项")
            .field<&DrawTasks::no_inspector>("no_inspector", "没有责任督学", "Without an inspector")
            .unit("所")
            .field<&DrawTasks::added>("added", "本次下达", "Given now")
            .unit("项")
            .field<&DrawTasks::items>("items", "学校", "Schools");
    }
};

struct DrawTaskWish {
    std::string month;
    std::vector<Id> items;

    static RecordType describe() {
        return RecordType::of<DrawTaskWish>("DrawTaskWish", "下达抽取任务", "Tasks wanted")
            .field<&DrawTaskWish::month>("month", "月份", "Month")
            .length(7, 7)
            .example("2026-12")
            .field<&DrawTaskWish::items>("items", "重点事项", "Items")
            .length(0, 60)
            .defaulted()
            .help("不选时用当月已下达的月度要点", "None: those of the month's published key points");
    }
};

// What anyone may know: the commitment from the start, the public text once drawn, the schools once revealed.
struct PublicDraw {
    std::string place; // county code
    Id id;
    std::string name, office_name;
    bool demo = false;
    DrawState state = DrawState::committed;
    bool voided = false;
    StrataBy strata_by = StrataBy::type;
    WeightBy weight_by = WeightBy::equal;
    std::string division_name, town; // what the roster is confined to
    DrawAlgorithm algorithm = DrawAlgorithm::sha256;
    std::vector<StratumQuota> quotas;
    std::vector<DrawSource> sources;
    Date reveal_by;
    std::optional<Instant> committed_at, drawn_at, revealed_at;
    std::string roster_digest, salt_commitment, commitment, commitment_digest;
    std::vector<DrawnSchool> drawn;
    std::vector<DrawWithdrawal> withdrawn;

    static RecordType describe() {
        return RecordType::of<PublicDraw>("PublicDraw", "公开的抽取", "Public draw")
            .field<&PublicDraw::place>("place", "区划", "County")
            .field<&PublicDraw::id>("id", "编号", "Identifier")
            .field<&PublicDraw::name>("name", "名称", "Name")
            .field<&PublicDraw::office_name>("office_name", "督导室", "Supervision office")
            .field<&PublicDraw::demo>("demo", "演示数据", "Demo data")
            .field<&PublicDraw::state>("state", "状态", "State")
            .field<&PublicDraw::voided>("voided", "已作废", "Void")
            .field<&PublicDraw::strata_by>("strata_by", "分层方式", "Strata")
            .field<&PublicDraw::weight_by>("weight_by", "抽中机会", "Chances")
            .field<&PublicDraw::division_name>("division_name", "限定县(市、区)", "Division only")
            .field<&PublicDraw::town>("town", "限定乡镇(街道)", "Town only")
            .field<&PublicDraw::algorithm>("algorithm", "算法", "Algorithm")
            .field<&PublicDraw::quotas>("quotas", "各层名额", "Quotas")
            .field<&PublicDraw::sources>("sources", "随机数来源", "Sources")
            .field<&PublicDraw::reveal_by>("reveal_by", "最迟公开日期", "To be revealed by")
            .field<&PublicDraw::committed_at>("committed_at", "承诺公布时间", "Committed at")
            .field<&PublicDraw::drawn_at>("drawn_at", "抽取时间", "Drawn at")
            .field<&PublicDraw::revealed_at>("revealed_at", "公开时间", "Revealed at")
            .field<&PublicDraw::roster_digest>("roster_digest", "名册摘要", "Digest of the roster")
            .field<&PublicDraw::salt_commitment>("salt_commitment", "盐值承诺", "Commitment to the salt")
            .field<&PublicDraw::commitment>("commitment", "承诺全文", "Text of the commitment")
            .field<&PublicDraw::commitment_digest>("commitment_digest", "承诺摘要", "Digest of the commitment")
            .help("与审计日志中 draws.commit 一条的内容摘要相同", "As in the audit log's entry draws.commit")
            .field<&PublicDraw::drawn>("drawn", "抽中学校", "Drawn schools")
            .field<&PublicDraw::withdrawn>("withdrawn", "退出学校", "Withdrawn");
    }
};

struct PublicDrawList { // the newest hundred
    std::string place, office_name;
    bool demo = false;
    std::vector<PublicDraw> items;

    static RecordType describe() {
        return RecordType::of<PublicDrawList>("PublicDrawList", "公开的抽取一览", "Public draws")
            .field<&PublicDrawList::place>("place", "区划", "County")
            .field<&PublicDrawList::office_name>("office_name", "督导室", "Supervision office")
            .field<&PublicDrawList::demo>("demo", "演示数据", "Demo data")
            .field<&PublicDrawList::items>("items", "抽取", "Draws");
    }
};

} // namespace guapai::draws
