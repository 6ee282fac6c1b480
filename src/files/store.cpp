#include "files/store.h"

#include "store/record.h"
#include "store/record_sight.h"

namespace guapai::files {

namespace {

// The files of a record he made himself stay readable with it.
void restrict_attachments(Sql& sql, const Scope& scope) {
    if (scope.level() != Scope::Level::department)
        return RecordSight::reading(scope).restrict_with_makers(sql, "a", "school", "a.subject_kind", "a.subject");
    scope.restrict_county(sql, "a");
    sql.add(" AND a.department = ?", scope.subject());
}

} // namespace

std::optional<FileInfo> own_file(const Reader& in, std::string_view county, std::string_view digest,
                                 std::string_view account) {
    return find_one<FileInfo>(in,
                              select<FileInfo>("file").add(" WHERE t.county = ? AND t.digest = ? AND t.uploaded_by = ?",
                                                           county, digest, account));
}

std::optional<FileInfo> attached_file(const Reader& in, const Scope& scope, std::string_view county,
                                      std::string_view digest) {
    Sql sql = select<FileInfo>("file").add(" WHERE t.county = ? AND t.digest = ?", county, digest);
    sql.add(" AND EXISTS (SELECT 1 FROM file_attachment a WHERE a.county = t.county AND a.digest = t.digest");
    restrict_attachments(sql, scope);
    return find_one<FileInfo>(in, sql.add(") ORDER BY t.uploaded_at, t.uploaded_by LIMIT 1"));
}

void save(Transaction& tx, const FileInfo& file) { insert(tx, "file", file); }

void save(Transaction& tx, std::string_view county, const Attachment& a) {
    tx.run(Sql("INSERT INTO file_attachment (county, digest, subject_kind, subject, school, department) "
               "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
               county, a.digest, a.subject_kind, a.subject, a.school, a.department));
}

void remove_attachments(Transaction& tx, std::string_view county, std::string_view subject_kind,
                        std::string_view subject) {
    tx.run(Sql("DELETE FROM file_attachment WHERE county = ? AND subject_kind = ? AND subject = ?", county,
               subject_kind, subject));
}

} // namespace guapai::files
