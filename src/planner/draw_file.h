// The file that the office publishes of a draw, and what anyone can check in it without the office.
//
//     {"format":"guapai-draw-1","roster":"小学\t…\n","public_text":"guapai-draw-1\n…","salt":"9f…","drawn":[{"stratum":"小学",
//      "codes":["2142001"]}],"withdrawn":[{"stratum":"小学","code":"2142007","reason":"停课"}]}
//
//     const DrawVerdict verdict = verify(json::read<PublishedDraw>(bytes));   // verdict.holds, verdict.found
//
// `drawn` holds the schools that were visited: the first `quota` of each stratum's order that were not withdrawn.
// Before the salt is published only the roster can be checked, and `complete` says so. Errors: Problem as in
// draw_tickets.h for texts that cannot be read; what can be read but is wrong is in the verdict. Thread-safety: pure.
#pragma once

#include "base/describe.h"
#include "planner/draw_tickets.h"

namespace guapai::planner {

struct DrawnStratum {
    std::string stratum;
    std::vector<std::string> codes;

    static RecordType describe() {
        return RecordType::of<DrawnStratum>("DrawnStratum", "分层抽取结果", "Drawn of a stratum")
            .field<&DrawnStratum::stratum>("stratum", "分层", "Stratum")
            .field<&DrawnStratum::codes>("codes", "学校标识码", "School codes");
    }
};

struct Withdrawal {
    std::string stratum, code, reason;

    static RecordType describe() {
        return RecordType::of<Withdrawal>("Withdrawal", "退出", "Withdrawal")
            .field<&Withdrawal::stratum>("stratum", "分层", "Stratum")
            .field<&Withdrawal::code>("code", "学校标识码", "School code")
            .field<&Withdrawal::reason>("reason", "原因", "Reason");
    }
};

struct PublishedDraw {
    std::string format = "guapai-draw-1";
    std::string roster, public_text;
    std::string salt; // hex; empty until it is revealed
    std::vector<DrawnStratum> drawn;
    std::vector<Withdrawal> withdrawn;

    static RecordType describe() {
        return RecordType::of<PublishedDraw>("PublishedDraw", "公开抽取文件", "Published draw")
            .field<&PublishedDraw::format>("format", "格式", "Format")
            .field<&PublishedDraw::roster>("roster", "名册", "Roster")
            .field<&PublishedDraw::public_text>("public_text", "公开文本", "Public text")
            .field<&PublishedDraw::salt>("salt", "盐值", "Salt")
            .defaulted()
            .field<&PublishedDraw::drawn>("drawn", "抽取结果", "Drawn")
            .defaulted()
            .field<&PublishedDraw::withdrawn>("withdrawn", "退出", "Withdrawn")
            .defaulted();
    }
};

struct DrawFinding {
    bool holds = false;
    std::string zh, en;

    static RecordType describe() {
        return RecordType::of<DrawFinding>("DrawFinding", "核对结果", "Finding")
            .field<&DrawFinding::holds>("holds", "相符", "Holds")
            .field<&DrawFinding::zh>("zh", "说明", "Text")
            .field<&DrawFinding::en>("en", "英文说明", "English text");
    }
};

struct DrawVerdict {
    bool holds = true;     // nothing that was checked is wrong
    bool complete = false; // the salt was there, so that the schools were drawn again
    std::vector<DrawFinding> found;
};

DrawVerdict verify(const PublishedDraw& published);

// The first `quota` of an order that are not withdrawn: what a draw means after schools fell out.
std::vector<std::string> after_withdrawals(const std::vector<std::string>& order, std::int64_t quota,
                                           const std::vector<Withdrawal>& withdrawn, std::string_view stratum);

} // namespace guapai::planner
