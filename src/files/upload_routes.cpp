// The protocol tus 1.0 (tus.io): core, creation, expiration, checksum, termination.
#include "base/text.h"
#include "files/refusals.h"
#include "files/routes.h"
#include "files/rules.h"
#include "files/tus.h"
#include "http/problem_response.h"

namespace guapai::files {

using http::Call;
using http::Method;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

constexpr std::string_view version = "1.0.0";
const std::string base = "/api/v1/counties/{county}/uploads";

// A handler behind the protocol's own rule: both sides name the version in every message.
template <class F>
Response tus(const Call& call, const F& action) {
    return http::answer_or_problem(
               call.request(),
               [&]() -> Response {
                   if (call.request().header("tus-resumable") == version) return action();
                   const Problem other(412, "uploads.version", "续传协议版本应为 1.0.0",
                                       "The header Tus-Resumable must be 1.0.0");
                   return http::problem_response(other, call.request().trace).with("Tus-Version", std::string(version));
               })
        .with("Tus-Resumable", std::string(version));
}

Response standing(const Upload& upload, int status) {
    return Response::empty(status)
        .with("Upload-Offset", std::to_string(upload.received))
        .with("Upload-Length", std::to_string(upload.size))
        .with("Upload-Expires", http::http_date(upload.expires_at.ms / 1000))
        .with("Cache-Control", "no-store");
}

Response begin(const Call& call, Uploads& uploads) {
    const std::string& county = call.path("county");
    const auto told = tus_metadata(call.request().header("upload-metadata"));
    const auto value = [&](const char* name) {
        const auto found = told.find(name);
        return found == told.end() ? std::string() : found->second;
    };
    const Upload upload = uploads.begin(actor_of(call), county,
                                        {.digest = value("sha256"),
                                         .size = tus_number(call.request().header("upload-length"), "Upload-Length"),
                                         .name = value("filename")});
    return standing(upload, 201).with("Location", "/api/v1/counties/" + county + "/uploads/" + upload.digest);
}

Response append(const Call& call, Uploads& uploads) {
    const http::Request& request = call.request();
    return standing(uploads.append(actor_of(call), call.path("county"), call.path("sha256"),
                                   tus_number(request.header("upload-offset"), "Upload-Offset"), request.body,
                                   tus_checksum(request.header("upload-checksum"))),
                    204);
}

Operation with_method(Operation operation, Method method) {
    operation.method = method;
    return operation;
}

void add_beginning(http::Router& router, Uploads& uploads) {
    router.add(
        with_method(Operation::get(base, "describeUploads", "files", "续传能力", "What the server offers (tus 1.0)")
                        .needs("files.write")
                        .answers_nothing(),
                    Method::options),
        [](Call&) {
            return Response::empty()
                .with("Tus-Resumable", std::string(version))
                .with("Tus-Version", std::string(version))
                .with("Tus-Extension", "creation,expiration,checksum,termination")
                .with("Tus-Checksum-Algorithm", "sha256")
                .with("Tus-Max-Size", std::to_string(size_limit));
        });
    Operation beginning = Operation::post(base, "beginUpload", "files", "开始或继续分段上传文件",
                                          "Begin, or go on with, an upload in pieces (tus 1.0); Upload-Metadata holds "
                                          "sha256, of the whole file, and filename")
                              .needs("files.write");
    beginning.status = 201;
    router.add(std::move(beginning), [&](Call& call) { return tus(call, [&] { return begin(call, uploads); }); });
}

} // namespace

void add_upload_routes(http::Router& router, Uploads& uploads) {
    add_beginning(router, uploads);
    const std::string path = base + "/{sha256}";
    router.add(with_method(Operation::get(path, "getUpload", "files", "已收到多少", "How much of an upload is there")
                               .needs("files.write")
                               .answers_nothing(),
                           Method::head),
               [&](Call& call) {
                   return tus(call, [&] {
                       return standing(uploads.find(actor_of(call), call.path("county"), call.path("sha256")), 204);
                   });
               });
    router.add(Operation::patch(path, "appendUpload", "files", "上传一段", "A piece of an upload, at Upload-Offset")
                   .needs("files.write")
                   .takes_bytes("application/offset+octet-stream", piece_limit)
                   .answers_nothing(),
               [&](Call& call) { return tus(call, [&] { return append(call, uploads); }); });
    router.add(Operation::del(path, "dropUpload", "files", "放弃上传", "Drop an upload that is not whole")
                   .needs("files.write")
                   .answers_nothing(),
               [&](Call& call) {
                   return tus(call, [&] {
                       uploads.drop(actor_of(call), call.path("county"), call.path("sha256"));
                       return Response::empty();
                   });
               });
}

} // namespace guapai::files
