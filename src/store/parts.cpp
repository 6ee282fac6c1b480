#include "store/parts.h"

#include "store/disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>

namespace guapai {

namespace fs = std::filesystem;

namespace {

class Descriptor {
public:
    explicit Descriptor(const fs::path& path) : number_(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) {
        if (number_ < 0) refuse_disk(errno, path);
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

} // namespace

Parts::Parts(fs::path folder) : folder_(std::move(folder)) { fs::create_directories(folder_); }

void Parts::write(std::string_view name, std::int64_t offset, std::string_view bytes) const {
    const fs::path path = folder_ / name;
    const bool fresh = !fs::exists(path);
    const Descriptor file(path);
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file.number(), bytes.data(), bytes.size(), offset);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) refuse_disk(errno, path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        offset += written;
    }
    if (::fsync(file.number()) != 0) refuse_disk(errno, path);
    if (fresh) sync_folder(folder_);
}

bool Parts::holds(std::string_view name, std::int64_t bytes) const {
    std::error_code absent;
    const auto size = fs::file_size(folder_ / name, absent);
    return bytes == 0 || (!absent && static_cast<std::int64_t>(size) >= bytes);
}

std::string Parts::read(std::string_view name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void Parts::remove(std::string_view name) const noexcept {
    std::error_code gone;
    fs::remove(folder_ / name, gone);
}

std::int64_t Parts::remove_untouched_for(std::chrono::hours age) const {
    std::int64_t removed = 0;
    const auto since = fs::file_time_type::clock::now() - age;
    for (const auto& entry : fs::directory_iterator(folder_))
        if (std::error_code gone; entry.last_write_time(gone) < since && !gone && fs::remove(entry.path(), gone))
            ++removed;
    return removed;
}

} // namespace guapai
