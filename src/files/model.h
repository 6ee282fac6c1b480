// Files that belong to records: photos, signatures, answers, minutes. The bytes are a blob named by its SHA-256, so a
// file never changes and a record's digest covers its files. Who brought a file is kept for each who did: the same
// bytes brought by two people are two entries and one blob.
//
// A file by itself is seen by nobody but who brought it. Attached to a record, it is seen by who sees the record's
// school, by the department it was sent to, by the office, and by whoever had a hand in the record
// (store/record_sight.h).
#pragma once

#include "base/describe.h"

namespace guapai::files {

struct FileInfo {
    std::string county;
    std::string digest;
    std::string uploaded_by;
    std::string media_type;
    std::int64_t size = 0;
    std::string name;
    Instant uploaded_at;

    static RecordType describe() {
        return RecordType::of<FileInfo>("FileInfo", "文件", "File")
            .field<&FileInfo::county>("county", "区划", "County")
            .field<&FileInfo::digest>("digest", "SHA-256", "SHA-256")
            .help("文件内容的 SHA-256，64 位小写十六进制", "SHA-256 of the bytes, 64 lower-case hex digits")
            .field<&FileInfo::uploaded_by>("uploaded_by", "上传人", "Uploaded by")
            .field<&FileInfo::media_type>("media_type", "类型", "Media type")
            .example("image/jpeg")
            .field<&FileInfo::size>("size", "大小", "Size")
            .unit("字节")
            .field<&FileInfo::name>("name", "文件名", "File name")
            .field<&FileInfo::uploaded_at>("uploaded_at", "上传时间", "Uploaded at");
    }
};

// Query of an upload.
struct FileName {
    std::string name;

    static RecordType describe() {
        return RecordType::of<FileName>("FileName", "文件名", "File name")
            .field<&FileName::name>("name", "文件名", "File name")
            .length(0, 200)
            .defaulted();
    }
};

// A file as part of a record.
struct Attachment {
    std::string digest;
    std::string subject_kind; // "visit", "notice"
    std::string subject;      // id of the record
    std::string school;       // whose school is the record's; empty: the office alone (a complaint)
    std::string department;   // to which the record was copied; empty: to none

    static RecordType describe() {
        return RecordType::of<Attachment>("FileAttachment", "附件", "Attachment")
            .field<&Attachment::digest>("digest", "SHA-256", "SHA-256")
            .field<&Attachment::subject_kind>("subject_kind", "对象类别", "Kind of subject")
            .field<&Attachment::subject>("subject", "对象", "Subject")
            .field<&Attachment::school>("school", "学校", "School")
            .field<&Attachment::department>("department", "科室", "Department");
    }
};

} // namespace guapai::files
