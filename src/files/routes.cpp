#include "files/routes.h"

#include "files/rules.h"

namespace guapai::files {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

Response put_file(Call& call, Service& files) {
    const Service::Put put = files.put(actor_of(call), call.path("county"), call.path("sha256"), call.request().body,
                                       call.filters<FileName>().name);
    Response response = call.reply(put.info);
    response.status = put.fresh ? 201 : 200;
    return response;
}

// The bytes under an address never change, so the browser may keep them; the answer is for this user alone.
Response get_file(Call& call, Service& files) {
    const auto [info, path] = files.find(actor_of(call), call.path("county"), call.path("sha256"));
    return Response::file(path, info.media_type)
        .with("Content-Disposition",
              http::disposition(shown_inline(info.media_type) ? "inline" : "attachment", info.name))
        .with("Cache-Control", "private, max-age=31536000, immutable")
        .with("ETag", "\"" + info.digest + "\"");
}

} // namespace

void add_routes(http::Router& router, Service& files) {
    const std::string path = "/api/v1/counties/{county}/files/{sha256}";
    router.add(Operation::put(path, "putFile", "files", "上传文件（地址中写明内容的 SHA-256）",
                              "Upload a file; the address states the SHA-256 of its bytes")
                   .needs("files.write")
                   .filters<FileName>()
                   .takes_bytes("*/*", size_limit)
                   .answers<FileInfo>(201),
               [&](Call& call) { return put_file(call, files); });
    router.add(Operation::get(path, "getFile", "files", "下载文件", "The bytes of a file")
                   .needs("files.read")
                   .answers_bytes("*/*"),
               [&](Call& call) { return get_file(call, files); });
}

} // namespace guapai::files
