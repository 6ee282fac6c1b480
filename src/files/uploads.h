// Files that come in pieces over a bad line: what has arrived is kept, and the sender goes on where the line was cut.
//
//     uploads.begin(actor, county, {.digest = sha256, .size = 900'000, .name = "校门.jpg"});   // or goes on with it
//     uploads.append(actor, county, sha256, 0, first_piece, {});                               // received 262144
//     uploads.append(actor, county, sha256, 262144, rest, {});                                 // whole: a file of his
//
// An upload is known by the SHA-256 of the whole file and by who brings it; nobody else sees it. With its last piece it
// becomes a file like one sent at once, judged by the same rules (files/service.h), or is dropped if it is refused. One
// that nobody goes on with is dropped after a week. Thread-safety: from any thread.
#pragma once

#include "files/service.h"
#include "files/upload.h"
#include "store/parts.h"

namespace guapai::files {

class Uploads {
public:
    Uploads(Database& database, Service& files)
        : database_(database), files_(files), parts_(database.data() / "parts") {}

    struct Wanted {
        std::string digest;
        std::int64_t size = 0;
        std::string name;
    };
    // The same upload again is gone on with; that of a file he has is complete. Problem 413, 422 "files.empty", 429
    // "uploads.too_many".
    Upload begin(const identity::Actor& actor, std::string_view county, const Wanted& wanted);
    Upload find(const identity::Actor& actor, std::string_view county, std::string_view digest); // Problem 404
    // A piece that begins at `offset`; `sum`: its SHA-256 as bytes, empty when the sender gave none. Problem 409
    // "uploads.offset" when it does not begin where the last one ended, 460 "uploads.checksum", 413 when it is too
    // long; with the last piece the Problems of Service::put, and the upload is gone.
    Upload append(const identity::Actor& actor, std::string_view county, std::string_view digest, std::int64_t offset,
                  std::string_view bytes, std::string_view sum);
    void drop(const identity::Actor& actor, std::string_view county, std::string_view digest); // Problem 404
    // The program's own work of a night; returns how many were dropped.
    std::int64_t drop_expired();

private:
    std::optional<Upload> unfinished(const identity::Actor& actor, std::string_view county, std::string_view digest);
    std::optional<Upload> finished(const identity::Actor& actor, std::string_view county, std::string_view digest);
    void finish(const identity::Actor& actor, const Upload& upload);
    void remove(const Upload& upload);

    Database& database_;
    Service& files_;
    Parts parts_;
};

} // namespace guapai::files
