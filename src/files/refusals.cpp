#include "files/refusals.h"

#include "base/problem.h"
#include "files/rules.h"
#include "store/blobs.h"

namespace guapai::files {

void refuse_digest(std::string_view digest) {
    if (!is_digest(digest))
        throw Problem::malformed("files.digest", "地址中应为 SHA-256（64 位小写十六进制）",
                                 "The address must end in a SHA-256, 64 lower-case hex digits");
}

void refuse_size(std::int64_t bytes) {
    if (bytes == 0) throw Problem::invalid("files.empty", "文件是空的", "The file is empty");
    if (bytes > static_cast<std::int64_t>(size_limit))
        throw Problem(413, "files.too_large", "文件超过 20 MB，请压缩后再上传", "The file is larger than 20 MB");
}

} // namespace guapai::files
