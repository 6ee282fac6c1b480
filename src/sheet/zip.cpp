#include "sheet/zip.h"

#include "sheet/refusal.h"

#include <zip.h>

#include <array>

namespace guapai::sheet {

namespace {

constexpr std::uint64_t small_part = std::uint64_t{1} << 20U; // parts up to this size may have any ratio

struct FileCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

} // namespace

void Archive::Closer::operator()(zip* archive) const { zip_discard(archive); }

Archive::Archive(std::string_view bytes, const Limits& limits) : limits_(limits) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* opened = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (!opened && source) zip_source_free(source);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (!opened) throw refusal::broken("压缩包打不开", reason);
    zip_.reset(opened);
    check_directory();
}

Archive::~Archive() = default;

void Archive::check_directory() const {
    const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
    if (count < 0 || static_cast<std::uint64_t>(count) > limits_.entries) throw refusal::zip_bomb();
    std::uint64_t declared = 0;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t stat;
        if (zip_stat_index(zip_.get(), i, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) ||
            !(stat.valid & ZIP_STAT_COMP_SIZE))
            throw refusal::broken("压缩包目录有误", "bad zip directory");
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
            throw refusal::password();
        if (stat.size > limits_.inflated_bytes) throw refusal::zip_bomb(); // before the sum, which could overflow
        declared += stat.size;
        if (declared > limits_.inflated_bytes) throw refusal::zip_bomb();
        if (stat.size > small_part && stat.size / limits_.ratio > stat.comp_size) throw refusal::zip_bomb();
    }
}

bool Archive::has(const std::string& part) const { return zip_name_locate(zip_.get(), part.c_str(), 0) >= 0; }

void Archive::inflate(const std::string& part, const std::function<bool(std::string_view)>& piece) {
    const zip_int64_t index = zip_name_locate(zip_.get(), part.c_str(), 0);
    if (index < 0) throw refusal::broken("缺少部件 " + part, "no part " + part);
    zip_stat_t stat;
    zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(index), 0, &stat);
    const std::unique_ptr<zip_file_t, FileCloser> file(
        zip_fopen_index(zip_.get(), static_cast<zip_uint64_t>(index), 0));
    if (!file) throw refusal::broken("部件 " + part + " 读不出", "cannot read " + part);
    std::array<char, 65536> buffer;
    std::uint64_t size = 0;
    std::uint64_t& counted = counted_[part];
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
        if (got < 0) throw refusal::broken("部件 " + part + " 读不出", "cannot read " + part);
        if (got == 0) return;
        size += static_cast<std::uint64_t>(got);
        if (size > counted) {
            inflated_ += size - counted;
            counted = size;
        }
        if (inflated_ > limits_.inflated_bytes || (size > small_part && size / limits_.ratio > stat.comp_size))
            throw refusal::zip_bomb();
        if (!piece({buffer.data(), static_cast<std::size_t>(got)})) return;
    }
}

} // namespace guapai::sheet
