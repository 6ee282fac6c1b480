#include "files/upload_store.h"

#include "store/record.h"

namespace guapai::files {

std::optional<Upload> find_upload(const Reader& in, std::string_view county, std::string_view digest,
                                  std::string_view account) {
    return find_one<Upload>(
        in, select<Upload>("file_upload")
                .add(" WHERE t.county = ? AND t.digest = ? AND t.uploaded_by = ?", county, digest, account));
}

std::int64_t unfinished_of(const Reader& in, std::string_view county, std::string_view account, Instant now) {
    return in.integer(Sql("SELECT COUNT(*) FROM file_upload WHERE county = ? AND uploaded_by = ? AND expires_at >= ?",
                          county, account, now));
}

void save(Transaction& tx, const Upload& upload) {
    remove_upload(tx, upload);
    insert(tx, "file_upload", upload);
}

bool advance(Transaction& tx, const Upload& upload, std::int64_t from) {
    return tx.run(Sql("UPDATE file_upload SET received = ?, expires_at = ? WHERE county = ? AND digest = ? AND "
                      "uploaded_by = ? AND received = ?",
                      upload.received, upload.expires_at, upload.county, upload.digest, upload.uploaded_by, from)) == 1;
}

void remove_upload(Transaction& tx, const Upload& upload) {
    tx.run(Sql("DELETE FROM file_upload WHERE county = ? AND digest = ? AND uploaded_by = ?", upload.county,
               upload.digest, upload.uploaded_by));
}

std::vector<Upload> expired_uploads(const Reader& in, Instant now) {
    return find_all<Upload>(in, select<Upload>("file_upload").add(" WHERE t.expires_at < ?", now));
}

} // namespace guapai::files
