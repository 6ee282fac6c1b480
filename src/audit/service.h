// Writing, exporting and verifying the audit log.
//
//     audit::record(tx, county, actor, "visits.submit", "visit", id, json::write(visit));
//
// The export is one text file: a signed checkpoint (C2SP checkpoint: origin, size, root, Ed25519 signature), an empty
// line, then one line per entry: its leaf hash, a space, its canonical JSON. It verifies with nothing but itself and
// the public key. Thread-safety: functions from any thread; Signer is immutable.
#pragma once

#include "audit/model.h"
#include "store/database.h"

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st; // OpenSSL's EVP_PKEY

namespace guapai::audit {

// Appends one entry in the transaction of the change. `state` is the canonical text of the record after it.
void record(Transaction& tx, std::string_view county, std::string_view actor, std::string_view action,
            std::string_view subject_kind, std::string_view subject, std::string_view state);

class Signer {
public:
    explicit Signer(const std::filesystem::path& key_file); // 32-byte seed; made when absent
    std::string public_key() const;                         // verifier key of C2SP signed-note: name+hash+base64
    std::string sign_checkpoint(std::string_view county, std::int64_t size, std::string_view root) const;
    // Ed25519 over the text, base64: receipts. The first line of the text says what it is, so that no signature passes
    // for another kind of statement. The same text gives the same signature.
    std::string sign(std::string_view text) const;

private:
    std::string raw_signature(std::string_view text) const;
    std::string public_;
    std::shared_ptr<evp_pkey_st> key_; // made once: making it costs as much as a signature
};

// Does `signature` (base64, by Signer::sign) fit the text and the key, as Signer::public_key prints it?
bool is_signed(std::string_view text, std::string_view signature, std::string_view public_key);

// The root and size, signed: what others may keep, to notice any later change of the past.
std::string checkpoint(const Reader& in, std::string_view county, const Signer& signer);
void export_log(const Reader& in, std::string_view county, const Signer& signer, std::ostream& out);

struct Verdict {
    bool whole = false;
    std::int64_t entries = 0;
    std::optional<std::int64_t> first_broken; // the sequence that does not fit
    std::string zh, en;
};
// `earlier`: an older export or checkpoint of the same log, which this one must extend.
Verdict verify(std::istream& log, std::string_view public_key, std::istream* earlier = nullptr);

} // namespace guapai::audit
