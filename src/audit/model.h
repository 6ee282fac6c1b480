// The audit log: nothing signed changes silently. One entry for each change, in the transaction of the change itself.
//
// An entry holds digests, never content: a photo or a name can be erased and the proof stays whole. Entries of a county
// are the leaves of one Merkle tree (RFC 6962 hashing, SHA-256), whose root is signed as a checkpoint (C2SP checkpoint,
// Ed25519).
#pragma once

#include "base/describe.h"

namespace guapai::audit {

struct Entry {
    std::string county;
    std::int64_t sequence = 0; // 0, 1, 2 … without a gap
    Instant at;
    std::string actor;  // account id, or "system"
    std::string action; // "visits.submit"
    std::string subject_kind;
    std::string subject;
    std::string digest; // hex SHA-256 of the record's canonical text after the change

    static RecordType describe() {
        return RecordType::of<Entry>("AuditEntry", "审计记录", "Audit entry")
            .field<&Entry::county>("county", "区划", "County")
            .field<&Entry::sequence>("sequence", "序号", "Sequence")
            .field<&Entry::at>("at", "时间", "Time")
            .field<&Entry::actor>("actor", "操作人", "Actor")
            .field<&Entry::action>("action", "操作", "Action")
            .field<&Entry::subject_kind>("subject_kind", "对象类别", "Kind of subject")
            .field<&Entry::subject>("subject", "对象", "Subject")
            .field<&Entry::digest>("digest", "内容摘要", "Digest of the new state");
    }
};

// What a list of entries is narrowed by: one of them, or none.
struct EntryFilters {
    std::string subject, action, actor;

    static RecordType describe() {
        return RecordType::of<EntryFilters>("AuditFilters", "审计筛选", "Audit filters")
            .field<&EntryFilters::subject>("subject", "对象", "Subject")
            .defaulted()
            .field<&EntryFilters::action>("action", "操作", "Action")
            .defaulted()
            .field<&EntryFilters::actor>("actor", "操作人", "Actor")
            .defaulted();
    }
};

// An entry as people read it.
struct EntryView {
    std::int64_t sequence = 0;
    Instant at;
    std::string actor, actor_name, action, subject_kind, subject, digest;

    static RecordType describe() {
        return RecordType::of<EntryView>("AuditEntryView", "审计记录", "Audit entry")
            .field<&EntryView::sequence>("sequence", "序号", "Sequence")
            .field<&EntryView::at>("at", "时间", "Time")
            .field<&EntryView::actor>("actor", "操作人编号", "Actor")
            .field<&EntryView::actor_name>("actor_name", "操作人", "Actor's name")
            .help("已不存在的用户、系统和服务器命令行为空",
                  "Empty for the system, the console and accounts that are gone")
            .field<&EntryView::action>("action", "操作", "Action")
            .field<&EntryView::subject_kind>("subject_kind", "对象类别", "Kind of subject")
            .field<&EntryView::subject>("subject", "对象", "Subject")
            .field<&EntryView::digest>("digest", "内容摘要", "Digest of the new state");
    }
};

} // namespace guapai::audit
