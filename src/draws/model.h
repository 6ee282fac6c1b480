// Verifiable draws: which schools are visited unannounced is drawn so that anyone can recompute it afterwards.
//
// A draw goes one way: draft → committed (roster frozen, salt drawn, commitment published) → drawn (public numbers
// entered, schools known to the office alone) → revealed (salt and schools public). A draw that is not revealed by
// `reveal_by` is void for good, and is listed as such. How schools are drawn: planner/draw_tickets.h.
#pragma once

#include "base/describe.h"

namespace guapai::draws {

enum class DrawState { draft, committed, drawn, revealed };
inline ChoiceType describe(Choice<DrawState>) {
    return {"DrawState",
            {{"draft", "草稿", "Draft"},
             {"committed", "已公布承诺", "Committed"},
             {"drawn", "已抽取", "Drawn"},
             {"revealed", "已公开", "Revealed"}}};
}

enum class StrataBy { whole, type, division, division_type, town };
inline ChoiceType describe(Choice<StrataBy>) {
    return {"StrataBy",
            {{"whole", "不分层", "No strata"},
             {"type", "按办学类型", "By school type"},
             {"division", "按所属县(市、区)", "By division"},
             {"division_type", "按县(市、区)和办学类型", "By division and type"},
             {"town", "按乡镇(街道)", "By town"}}};
}

enum class WeightBy { equal, pupils };
inline ChoiceType describe(Choice<WeightBy>) {
    return {"WeightBy",
            {{"equal", "机会均等", "Equal chances"}, {"pupils", "每满 100 名学生加一签", "By each 100 pupils"}}};
}

enum class DrawAlgorithm { sha256, sm3 };
inline ChoiceType describe(Choice<DrawAlgorithm>) {
    return {"DrawAlgorithm", {{"sha256", "HMAC-SHA-256", "HMAC-SHA-256"}, {"sm3", "HMAC-SM3（国密）", "HMAC-SM3"}}};
}

enum class SourceKind { public_numbers, witness };
inline ChoiceType describe(Choice<SourceKind>) {
    return {"SourceKind", {{"public_numbers", "公共随机数", "Public numbers"}, {"witness", "见证人", "Witness"}}};
}

struct StratumQuota {
    std::string stratum;
    std::int64_t quota = 0;
    std::int64_t schools = 0; // in the frozen roster

    static RecordType describe() {
        return RecordType::of<StratumQuota>("StratumQuota", "分层名额", "Quota of a stratum")
            .field<&StratumQuota::stratum>("stratum", "分层", "Stratum")
            .length(1, 60)
            .example("小学")
            .field<&StratumQuota::quota>("quota", "抽取数", "Quota")
            .range(0, 5000)
            .unit("所")
            .field<&StratumQuota::schools>("schools", "学校数", "Schools")
            .unit("所")
            .server();
    }
};

// Where randomness comes from that the office does not control.
struct DrawSource {
    std::string name; // 双色球2026130期
    SourceKind kind = SourceKind::public_numbers;
    Instant falls_at;      // before this moment nobody knows the numbers; a witness opens his seed then
    std::string seed_hash; // of a witness: SHA-256 of the digits of his seed, hex
    std::string values;    // as RFC 3797 writes them: "3.7.12.18.25.31./9./"; empty until entered

    static RecordType describe() {
        return RecordType::of<DrawSource>("DrawSource", "随机数来源", "Source of randomness")
            .field<&DrawSource::name>("name", "来源名称", "Name")
            .length(1, 60)
            .example("双色球2026130期")
            .field<&DrawSource::kind>("kind", "类别", "Kind")
            .defaulted()
            .field<&DrawSource::falls_at>("falls_at", "公布时间", "Known from")
            .field<&DrawSource::seed_hash>("seed_hash", "见证人种子摘要", "Digest of the witness's seed")
            .length(0, 64)
            .defaulted()
            .help("见证人自选一个至少 20 位的数，只交其 SHA-256（64 位十六进制）",
                  "A witness chooses a number of at least 20 digits and hands in its SHA-256 alone")
            .example("")
            .field<&DrawSource::values>("values", "数值", "Values")
            .server();
    }
};

struct DrawWithdrawal {
    std::string stratum, code, school_name, reason;
    Instant at;

    static RecordType describe() {
        return RecordType::of<DrawWithdrawal>("DrawWithdrawal", "退出学校", "Withdrawn school")
            .field<&DrawWithdrawal::stratum>("stratum", "分层", "Stratum")
            .server()
            .field<&DrawWithdrawal::code>("code", "学校(机构)标识码", "School identifier")
            .length(1, 20)
            .example("2142990001")
            .field<&DrawWithdrawal::school_name>("school_name", "学校名称", "Name")
            .server()
            .field<&DrawWithdrawal::reason>("reason", "原因", "Reason")
            .length(2, 200)
            .field<&DrawWithdrawal::at>("at", "时间", "Time")
            .server();
    }
};

struct DrawnSchool {
    std::string stratum, code, school_name;
    bool replacement = false; // for a school that was withdrawn

    static RecordType describe() {
        return RecordType::of<DrawnSchool>("DrawnSchool", "抽中学校", "Drawn school")
            .field<&DrawnSchool::stratum>("stratum", "分层", "Stratum")
            .field<&DrawnSchool::code>("code", "学校(机构)标识码", "School identifier")
            .field<&DrawnSchool::school_name>("school_name", "学校名称", "Name")
            .field<&DrawnSchool::replacement>("replacement", "递补", "Replacement");
    }
};

// The roster is kept apart (DrawRosterText): a list of draws must not carry it.
struct Draw {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string name;
    StrataBy strata_by = StrataBy::type;
    WeightBy weight_by = WeightBy::equal;
    std::string division, town; // the roster is of these alone; empty: of all
    std::string division_name;
    DrawAlgorithm algorithm = DrawAlgorithm::sha256;
    std::vector<StratumQuota> quotas;
    std::vector<DrawSource> sources;
    Date reveal_by; // the last day
    DrawState state = DrawState::draft;
    Instant created_at;
    std::optional<Instant> committed_at, drawn_at, revealed_at;
    std::string roster_digest, salt_commitment;
    std::string commitment;  // the text whose digest is in the audit log: rules.h
    std::string public_text; // once drawn
    std::string salt;        // hex; sealed, never leaves the server in this record
    std::vector<DrawWithdrawal> withdrawn;
    std::vector<DrawnSchool> drawn;
    bool voided = false;

    static RecordType describe() {
        return RecordType::of<Draw>("Draw", "随机抽取", "Draw")
            .field<&Draw::county>("county", "区划", "County")
            .server()
            .field<&Draw::id>("id", "编号", "Identifier")
            .server()
            .field<&Draw::version>("version", "版本", "Version")
            .server()
            .field<&Draw::name>("name", "名称", "Name")
            .length(2, 60)
            .example("2026年11月随机督导")
            .field<&Draw::strata_by>("strata_by", "分层方式", "Strata")
            .defaulted()
            .field<&Draw::weight_by>("weight_by", "抽中机会", "Chances")
            .defaulted()
            .field<&Draw::division>("division", "限定县(市、区)", "Division only")
            .length(0, 6)
            .defaulted()
            .example("")
            .field<&Draw::division_name>("division_name", "限定县(市、区)", "Division only")
            .server()
            .field<&Draw::town>("town", "限定乡镇(街道)", "Town only")
            .length(0, 40)
            .defaulted()
            .example("")
            .field<&Draw::algorithm>("algorithm", "算法", "Algorithm")
            .defaulted()
            .help("公开页面和命令行都能核对；单位要求使用国密算法时选 SM3",
                  "The public page and the command line check both; SM3 is for offices that must use it")
            .field<&Draw::quotas>("quotas", "各层名额", "Quotas")
            .length(1, 500)
            .field<&Draw::sources>("sources", "随机数来源", "Sources")
            .length(1, 20)
            .field<&Draw::reveal_by>("reveal_by", "最迟公开日期", "To be revealed by")
            .help("到期未公开盐值的抽取作废，并公开列出", "A draw whose salt is not published by then is void")
            .field<&Draw::state>("state", "状态", "State")
            .server()
            .field<&Draw::created_at>("created_at", "建立时间", "Created at")
            .server()
            .field<&Draw::committed_at>("committed_at", "承诺公布时间", "Committed at")
            .server()
            .field<&Draw::drawn_at>("drawn_at", "抽取时间", "Drawn at")
            .server()
            .field<&Draw::revealed_at>("revealed_at", "公开时间", "Revealed at")
            .server()
            .field<&Draw::roster_digest>("roster_digest", "名册摘要", "Digest of the roster")
            .server()
            .field<&Draw::salt_commitment>("salt_commitment", "盐值承诺", "Commitment to the salt")
            .server()
            .field<&Draw::commitment>("commitment", "承诺全文", "Text of the commitment")
            .server()
            .field<&Draw::public_text>("public_text", "公开文本", "Public text")
            .server()
            .field<&Draw::salt>("salt", "盐值", "Salt")
            .server()
            .secret()
            .personal()
            .field<&Draw::withdrawn>("withdrawn", "退出学校", "Withdrawn")
            .server()
            .field<&Draw::drawn>("drawn", "抽中学校", "Drawn schools")
            .server()
            .transient()
            .field<&Draw::voided>("voided", "已作废", "Void")
            .server()
            .transient();
    }
};

struct DrawRosterText {
    std::string county;
    Id id; // of the draw
    std::string roster;

    static RecordType describe() {
        return RecordType::of<DrawRosterText>("DrawRosterText", "抽取名册", "Roster of a draw")
            .field<&DrawRosterText::county>("county", "区划", "County")
            .field<&DrawRosterText::id>("id", "编号", "Identifier")
            .field<&DrawRosterText::roster>("roster", "名册", "Roster");
    }
};

struct DrawFilters {
    std::optional<DrawState> state;

    static RecordType describe() {
        return RecordType::of<DrawFilters>("DrawFilters", "抽取筛选", "Draw filters")
            .field<&DrawFilters::state>("state", "状态", "State");
    }
};

} // namespace guapai::draws
