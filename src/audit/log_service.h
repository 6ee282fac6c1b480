// The audit log as its readers see it: audit administrators and auditors.
//
// Thread-safety: Log from any thread.
#pragma once

#include "audit/service.h"
#include "base/page.h"
#include "identity/actor.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace guapai::audit {

class Log {
public:
    explicit Log(Database& database) : database_(database), signer_(database.data() / "keys" / "audit.key") {}

    Listed<EntryView> entries(const identity::Actor& actor, std::string_view county, const EntryFilters& filters,
                              const Page& page);
    std::string checkpoint(std::string_view county); // signed, C2SP checkpoint
    // A file with the whole log, see audit/service.h; replaced by the next export of the county.
    std::filesystem::path export_file(const identity::Actor& actor, std::string_view county);

private:
    Database& database_;
    Signer signer_;
};

} // namespace guapai::audit
