// Nameplates: made when a version is published, printed, proved to hang, retired, and read by anyone through the QR
// code.
//
// A plate belongs to one school under one inspector. Publishing keeps it while the inspector stays, and retires it on
// the day another takes over. Its token leads anyone to the public page and nowhere else; it cannot be guessed.
// Thread-safety: Plates from any thread.
#pragma once

#include "base/page.h"
#include "files/service.h"
#include "identity/actor.h"
#include "network/views.h"
#include "store/database.h"
#include "store/jobs.h"

#include <string>
#include <string_view>
#include <vector>

namespace guapai::network {

// In the transaction of publishing: from `from` on these are the schools' inspectors.
void renew_plates(Transaction& tx, std::string_view county, const Date& from,
                  const std::vector<Assignment>& assignments);

class Plates {
public:
    Plates(Database& database, files::Service& files, Jobs& jobs) : database_(database), files_(files), jobs_(jobs) {}

    Listed<Nameplate> list(const identity::Actor& actor, std::string_view county, const PlateFilters& filters,
                           const Page& page);
    // One school's plate as PDF. The QR code begins with the office's public address; without one with
    // `asked_at`, where the asker reaches the system: "https://dudao.example".
    std::string print(const identity::Actor& actor, std::string_view county, const Id& school,
                      const std::string& asked_at);
    // All plates in the actor's scope, as a job whose result is a file.
    Job print_all(const identity::Actor& actor, std::string_view county, const std::string& asked_at);
    // Problem 412 when the plate was changed since `seen`.
    Nameplate posted(const identity::Actor& actor, std::string_view county, const Id& plate, const PostedProof& proof,
                     std::int64_t seen);

    // For anyone. Problem 404 for a token that no plate has.
    PublicPlate public_plate(std::string_view token);
    struct Photo {
        std::string bytes; // without place and camera
        std::string media_type;
    };
    Photo public_photo(std::string_view token); // Problem 404 without one, and of a retired plate

private:
    Database& database_;
    files::Service& files_;
    Jobs& jobs_;
};

} // namespace guapai::network
