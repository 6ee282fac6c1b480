// What writing files durably needs in more than one place. Internal to src/store.
#pragma once

#include <filesystem>

namespace guapai {

// Problem 507 "store.full" when the disk is full, else std::runtime_error with the path and the reason. `error` is
// errno.
[[noreturn]] void refuse_disk(int error, const std::filesystem::path& path);

// Makes the entries of a folder durable: a new or renamed file is otherwise lost with the power.
void sync_folder(const std::filesystem::path& folder);

} // namespace guapai
