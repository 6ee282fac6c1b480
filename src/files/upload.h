// A file that comes in pieces over a bad line and is not whole yet: see files/uploads.h.
#pragma once

#include "base/describe.h"

namespace guapai::files {

struct Upload {
    std::string county;
    std::string digest; // of the whole file
    std::string uploaded_by;
    std::int64_t size = 0;
    std::int64_t received = 0; // so many bytes are there, from the first
    std::string name;
    std::string part; // where they lie (store/parts.h)
    Instant expires_at;

    static RecordType describe() {
        return RecordType::of<Upload>("FileUpload", "分段上传", "Upload in pieces")
            .field<&Upload::county>("county", "区划", "County")
            .field<&Upload::digest>("digest", "SHA-256", "SHA-256")
            .field<&Upload::uploaded_by>("uploaded_by", "上传人", "Uploaded by")
            .field<&Upload::size>("size", "大小", "Size")
            .unit("字节")
            .field<&Upload::received>("received", "已收到", "Received")
            .unit("字节")
            .field<&Upload::name>("name", "文件名", "File name")
            .field<&Upload::part>("part", "存放处", "Part")
            .secret()
            .field<&Upload::expires_at>("expires_at", "失效时间", "Expires at");
    }
};

} // namespace guapai::files
