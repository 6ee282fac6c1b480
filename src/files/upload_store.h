// The table file_upload.
#pragma once

#include "files/upload.h"
#include "store/database.h"

#include <optional>
#include <string_view>
#include <vector>

namespace guapai::files {

std::optional<Upload> find_upload(const Reader& in, std::string_view county, std::string_view digest,
                                  std::string_view account);
std::int64_t unfinished_of(const Reader& in, std::string_view county, std::string_view account, Instant now);
void save(Transaction& tx, const Upload& upload);                       // in the place of the same one begun before
bool advance(Transaction& tx, const Upload& upload, std::int64_t from); // false: `from` is no longer what is there
void remove_upload(Transaction& tx, const Upload& upload);
std::vector<Upload> expired_uploads(const Reader& in, Instant now); // of every county

} // namespace guapai::files
