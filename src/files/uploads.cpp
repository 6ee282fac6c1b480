#include "files/uploads.h"

#include "base/problem.h"
#include "files/refusals.h"
#include "files/store.h"
#include "files/upload_store.h"

namespace guapai::files {

using identity::Actor;

namespace {

constexpr std::int64_t kept_ms = 7 * 24 * 3'600'000LL; // since the last piece
constexpr std::int64_t most_at_once = 50;

Problem wrong_offset(std::int64_t received) {
    return Problem::conflict("uploads.offset", "这一段应从第 " + std::to_string(received) + " 字节开始",
                             "The next piece begins at byte " + std::to_string(received));
}

} // namespace

std::optional<Upload> Uploads::unfinished(const Actor& actor, std::string_view county, std::string_view digest) {
    auto upload = read(database_, [&](Reader& in) { return find_upload(in, county, digest, actor.name()); });
    if (!upload || upload->expires_at < Instant::now()) return std::nullopt;
    if (!parts_.holds(upload->part, upload->received)) return std::nullopt; // as after a backup was restored
    return upload;
}

std::optional<Upload> Uploads::finished(const Actor& actor, std::string_view county, std::string_view digest) {
    const auto file = read(database_, [&](Reader& in) { return own_file(in, county, digest, actor.name()); });
    if (!file) return std::nullopt;
    return Upload{.county = file->county,
                  .digest = file->digest,
                  .uploaded_by = file->uploaded_by,
                  .size = file->size,
                  .received = file->size,
                  .name = file->name,
                  .expires_at = {Instant::now().ms + kept_ms}};
}

Upload Uploads::begin(const Actor& actor, std::string_view county, const Wanted& wanted) {
    refuse_digest(wanted.digest);
    refuse_size(wanted.size);
    if (auto whole = finished(actor, county, wanted.digest)) return *whole;
    if (auto begun = unfinished(actor, county, wanted.digest); begun && begun->size == wanted.size) return *begun;
    Upload upload{.county = std::string(county),
                  .digest = wanted.digest,
                  .uploaded_by = actor.name(),
                  .size = wanted.size,
                  .name = wanted.name,
                  .part = random_token(16),
                  .expires_at = {Instant::now().ms + kept_ms}};
    std::string before;
    database_.write(county, [&](Transaction& tx) {
        if (const auto old = find_upload(tx, county, wanted.digest, actor.name())) before = old->part;
        if (before.empty() && unfinished_of(tx, county, actor.name(), Instant::now()) >= most_at_once)
            throw Problem(429, "uploads.too_many", "没有传完的文件太多，请先传完或取消",
                          "Too many uploads are unfinished");
        save(tx, upload);
    });
    if (!before.empty()) parts_.remove(before);
    return upload;
}

Upload Uploads::find(const Actor& actor, std::string_view county, std::string_view digest) {
    if (auto begun = unfinished(actor, county, digest)) return *begun;
    if (auto whole = finished(actor, county, digest)) return *whole;
    throw Problem::not_found("没有这次上传，请重新开始", "There is no such upload; begin again");
}

Upload Uploads::append(const Actor& actor, std::string_view county, std::string_view digest, std::int64_t offset,
                       std::string_view bytes, std::string_view sum) {
    Upload upload = find(actor, county, digest);
    const auto length = static_cast<std::int64_t>(bytes.size());
    if (offset != upload.received) throw wrong_offset(upload.received);
    if (length > upload.size - upload.received)
        throw Problem(413, "uploads.too_long", "内容超出了开始上传时说明的大小", "More bytes than were announced");
    if (!sum.empty() && sum != bytes_of(sha256(bytes)))
        throw Problem(460, "uploads.checksum", "这一段在传输中损坏，请重发", "This piece was damaged on the way");
    if (bytes.empty()) return upload;
    parts_.write(upload.part, offset, bytes);
    upload.received += length;
    if (upload.received == upload.size) {
        finish(actor, upload);
        return upload;
    }
    upload.expires_at = {Instant::now().ms + kept_ms};
    database_.write(county, [&](Transaction& tx) {
        if (advance(tx, upload, offset)) return;
        const auto now = find_upload(tx, county, digest, actor.name());
        throw wrong_offset(now ? now->received : 0); // another of his connections was faster
    });
    return upload;
}

// The row goes last: until then a lost answer is made good by sending the last piece again.
void Uploads::finish(const Actor& actor, const Upload& upload) {
    try {
        files_.put(actor, upload.county, upload.digest, parts_.read(upload.part), upload.name);
    } catch (const Problem& problem) {
        if (problem.status < 500) remove(upload);
        throw;
    }
    remove(upload);
}

void Uploads::remove(const Upload& upload) {
    database_.write(upload.county, [&](Transaction& tx) { remove_upload(tx, upload); });
    parts_.remove(upload.part);
}

void Uploads::drop(const Actor& actor, std::string_view county, std::string_view digest) {
    const auto upload = unfinished(actor, county, digest);
    if (!upload) throw Problem::not_found("没有这次上传", "There is no such upload");
    remove(*upload);
}

std::int64_t Uploads::drop_expired() {
    const auto old = read(database_, [](Reader& in) { return expired_uploads(in, Instant::now()); });
    for (const Upload& upload : old)
        remove(upload);
    parts_.remove_untouched_for(std::chrono::hours(8 * 24)); // left by a crash
    return std::ssize(old);
}

} // namespace guapai::files
