// The tables file and file_attachment.
#pragma once

#include "files/model.h"
#include "store/database.h"
#include "store/scope.h"

#include <optional>
#include <string_view>
#include <vector>

namespace guapai::files {

// What `account` brought himself.
std::optional<FileInfo> own_file(const Reader& in, std::string_view county, std::string_view digest,
                                 std::string_view account);
// A file that is attached to something in the scope; the first who brought it names it.
std::optional<FileInfo> attached_file(const Reader& in, const Scope& scope, std::string_view county,
                                      std::string_view digest);
void save(Transaction& tx, const FileInfo& file); // once for each who brought it
void save(Transaction& tx, std::string_view county, const Attachment& attachment);
void remove_attachments(Transaction& tx, std::string_view county, std::string_view subject_kind,
                        std::string_view subject);

} // namespace guapai::files
