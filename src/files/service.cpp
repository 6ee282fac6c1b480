#include "files/service.h"

#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "files/refusals.h"
#include "files/rules.h"
#include "files/store.h"
#include "store/media_type.h"

namespace guapai::files {

namespace {

std::optional<FileInfo> readable(const Reader& in, const identity::Actor& actor, std::string_view county,
                                 std::string_view digest) {
    if (auto own = own_file(in, county, digest, actor.name())) return own;
    return attached_file(in, actor.scope, county, digest);
}

} // namespace

Service::Put Service::put(const identity::Actor& actor, std::string_view county, std::string_view digest,
                          std::string_view bytes, std::string_view name) {
    refuse_digest(digest);
    refuse_size(std::ssize(bytes));
    const std::string type = media_type_of(bytes);
    require_media_type(type, {media::jpeg, media::png, media::webp, media::pdf, media::docx, media::xlsx});
    const Blobs::Stored blob = blobs_.put(bytes, digest);
    return write(database_, county, [&](Transaction& tx) {
        if (const auto before = own_file(tx, county, digest, actor.name())) return Put{*before, false};
        return Put{keep(tx, county, actor.name(), blob, type, name), true};
    });
}

FileInfo keep(Transaction& tx, std::string_view county, std::string_view account, const Blobs::Stored& blob,
              std::string_view media_type, std::string_view name) {
    if (const auto before = own_file(tx, county, blob.digest, account)) return *before;
    const FileInfo info{std::string(county),     blob.digest, std::string(account),
                        std::string(media_type), blob.size,   saved_name(name, blob.digest, media_type),
                        Instant::now()};
    save(tx, info);
    audit::record(tx, county, account, "files.put", "file", blob.digest, json::write(info));
    return info;
}

void attach(Transaction& tx, const identity::Actor& actor, std::string_view county, const Attachment& attachment) {
    if (!readable(tx, actor, county, attachment.digest))
        throw Problem::invalid("files.missing", "所附文件还没有上传：" + attachment.digest,
                               "The attached file has not been uploaded: " + attachment.digest);
    save(tx, county, attachment);
}

void detach(Transaction& tx, std::string_view county, std::string_view subject_kind, std::string_view subject) {
    remove_attachments(tx, county, subject_kind, subject);
}

Service::Found Service::find(const identity::Actor& actor, std::string_view county, std::string_view digest) {
    auto info = read(database_, [&](Reader& in) { return readable(in, actor, county, digest); });
    if (!info) throw Problem::not_found("没有这个文件", "There is no such file");
    return {*info, blobs_.path(digest)};
}

} // namespace guapai::files
