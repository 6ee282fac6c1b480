// Files by their content: the name of a blob is the SHA-256 of its bytes, in 64 lower-case hex digits.
//
//     Blobs blobs(database.data() / "blobs");
//     const Blobs::Stored photo = blobs.put(bytes);            // returns when the bytes are durable
//     Response::file(blobs.path(photo.digest), "image/jpeg");
//
//     const auto writer = blobs.begin();                       // what comes in pieces, or is being made
//     writer->add(piece);
//     const Blobs::Stored report = writer->keep();
//
// Layout: <folder>/ab/cdef…; what is being written lies in <folder>/incoming; what a crash left there is removed
// a day later. A blob is written, synced, renamed and its folder synced, so that a blob that exists is whole. The same
// bytes are stored once. Nothing is ever overwritten or changed. Who may read a blob is not decided here: see
// files/service.h. Errors: Problem 507 "store.full" when the disk is full (nothing is left), 422
// "blobs.digest_mismatch", 404. Thread-safety: Blobs from any thread; a Writer from one.
#pragma once

#include "base/hash.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace guapai {

bool is_digest(std::string_view text) noexcept; // 64 lower-case hex digits

class Blobs {
public:
    explicit Blobs(std::filesystem::path folder); // made when absent

    struct Stored {
        std::string digest;
        std::int64_t size = 0; // bytes
        bool fresh = false;    // false: the bytes were there already
    };

    class Writer {
    public:
        ~Writer(); // what was not kept is removed
        Writer(const Writer&) = delete;
        Writer& operator=(const Writer&) = delete;

        void add(std::string_view bytes);
        std::int64_t size() const { return size_; }
        const std::filesystem::path& path() const { return path_; } // of the unfinished file, to be looked at
        // Makes it a blob. Problem 422 when `expected` is given and is not the digest of what came.
        Stored keep(std::string_view expected = {});

    private:
        friend class Blobs;
        explicit Writer(const Blobs& blobs);
        void close();

        const Blobs& blobs_;
        std::filesystem::path path_;
        int descriptor_ = -1;
        std::int64_t size_ = 0;
        Sha256 sum_;
    };

    std::unique_ptr<Writer> begin() const;
    Stored put(std::string_view bytes, std::string_view expected = {}) const;

    bool exists(std::string_view digest) const;
    std::filesystem::path path(std::string_view digest) const; // Problem 404 when there is no such blob
    std::string read(std::string_view digest) const;           // whole, in memory: for small ones

private:
    std::filesystem::path place_of(std::string_view digest) const;

    std::filesystem::path folder_;
};

} // namespace guapai
