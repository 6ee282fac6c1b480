#include "store/disk.h"

#include "base/problem.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace guapai {

void refuse_disk(int error, const std::filesystem::path& path) {
    if (error == ENOSPC || error == EDQUOT || error == EFBIG)
        throw Problem(507, "store.full", "磁盘已满，文件没有保存。请清理磁盘后重试",
                      "The disk is full; the file was not stored. Free some space and try again");
    throw std::runtime_error("cannot write " + path.string() + ": " + std::strerror(error));
}

void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const int error = descriptor < 0 || ::fsync(descriptor) != 0 ? errno : 0;
    if (descriptor >= 0) ::close(descriptor);
    if (error != 0) refuse_disk(error, folder);
}

} // namespace guapai
