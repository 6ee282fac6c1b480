#include "store/blobs.h"

#include "base/problem.h"
#include "store/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <iterator>

namespace guapai {

namespace fs = std::filesystem;

namespace {

void make_folder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0)
        sync_folder(folder.parent_path());
    else if (errno != EEXIST)
        refuse_disk(errno, folder);
}

} // namespace

bool is_digest(std::string_view text) noexcept {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Blobs::Blobs(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directories(folder_ / "incoming");
    // Another process may be writing at this moment: only what is a day old was surely left by a crash.
    const auto yesterday = fs::file_time_type::clock::now() - std::chrono::hours(24);
    for (const auto& entry : fs::directory_iterator(folder_ / "incoming"))
        if (std::error_code gone; entry.last_write_time(gone) < yesterday) fs::remove(entry.path(), gone);
}

Blobs::Writer::Writer(const Blobs& blobs)
    : blobs_(blobs), path_(blobs.folder_ / "incoming" / random_token(16)),
      descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) refuse_disk(errno, path_);
}

Blobs::Writer::~Writer() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!path_.empty()) ::unlink(path_.c_str());
}

void Blobs::Writer::add(std::string_view bytes) {
    sum_.add(bytes);
    size_ += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) refuse_disk(errno, path_);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void Blobs::Writer::close() {
    const bool synced = ::fsync(descriptor_) == 0;
    const int error = errno;
    const bool closed = ::close(descriptor_) == 0;
    descriptor_ = -1;
    if (!synced) refuse_disk(error, path_);
    if (!closed) refuse_disk(errno, path_);
}

Blobs::Stored Blobs::Writer::keep(std::string_view expected) {
    const Stored stored{hex(sum_.finish()), size_, true};
    if (!expected.empty() && stored.digest != expected)
        throw Problem::invalid("blobs.digest_mismatch", "文件内容与其摘要不符，可能在传输中损坏，请重新上传",
                               "The bytes do not have the stated SHA-256; they may have been damaged on the way")
            .at("/sha256", "实际为 " + stored.digest, "is " + stored.digest);
    const fs::path place = blobs_.place_of(stored.digest);
    if (fs::exists(place)) return {stored.digest, stored.size, false};
    close();
    make_folder(place.parent_path());
    // Two who store the same bytes at the same time rename the same bytes: either order is right.
    if (::rename(path_.c_str(), place.c_str()) != 0) refuse_disk(errno, place);
    path_.clear();
    sync_folder(place.parent_path());
    return stored;
}

std::unique_ptr<Blobs::Writer> Blobs::begin() const { return std::unique_ptr<Writer>(new Writer(*this)); }

Blobs::Stored Blobs::put(std::string_view bytes, std::string_view expected) const {
    const auto writer = begin();
    writer->add(bytes);
    return writer->keep(expected);
}

fs::path Blobs::place_of(std::string_view digest) const { return folder_ / digest.substr(0, 2) / digest.substr(2); }

bool Blobs::exists(std::string_view digest) const { return is_digest(digest) && fs::exists(place_of(digest)); }

fs::path Blobs::path(std::string_view digest) const {
    if (!exists(digest)) throw Problem::not_found("没有这个文件", "There is no such file");
    return place_of(digest);
}

std::string Blobs::read(std::string_view digest) const {
    std::ifstream in(path(digest), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace guapai
