// Files of records: bringing them, attaching them, reading them.
//
//     service.put(actor, county, digest, bytes, "校门.jpg");               // the phone, before the record
//     files::attach(tx, actor, county, {.digest = digest, .subject_kind = "visit", .subject = id, .school = school});
//
// attach() is called by the service of the record, in the record's own transaction, once for each file it names. It
// takes only files the actor may read, so that nobody gains sight of a file by naming its digest. A record seen by
// several departments is attached once for each.
//
// Thread-safety: Service from any thread.
#pragma once

#include "files/model.h"
#include "identity/actor.h"
#include "store/blobs.h"
#include "store/database.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace guapai::files {

// Problem 422 "files.missing" when there is no such file or the actor may not read it.
void attach(Transaction& tx, const identity::Actor& actor, std::string_view county, const Attachment& attachment);
// Takes all files off a record: before a draft is saved with others. Signed records keep theirs.
void detach(Transaction& tx, std::string_view county, std::string_view subject_kind, std::string_view subject);

// Enters a blob that the program has made (a job's PDF, an archive) as a file of `account`, who may then download it.
FileInfo keep(Transaction& tx, std::string_view county, std::string_view account, const Blobs::Stored& blob,
              std::string_view media_type, std::string_view name);

class Service {
public:
    explicit Service(Database& database) : database_(database), blobs_(database.data() / "blobs") {}

    struct Put {
        FileInfo info;
        bool fresh = false; // false: he had brought the same bytes before
    };
    // `digest` is what the client says the bytes are; Problem 422 when they are not, 415 for a kind that is not taken.
    Put put(const identity::Actor& actor, std::string_view county, std::string_view digest, std::string_view bytes,
            std::string_view name);

    struct Found {
        FileInfo info;
        std::filesystem::path path;
    };
    Found find(const identity::Actor& actor, std::string_view county, std::string_view digest); // Problem 404

    const Blobs& blobs() const { return blobs_; } // for what other modules make: see keep()

private:
    Database& database_;
    Blobs blobs_;
};

} // namespace guapai::files
