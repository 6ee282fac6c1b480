// The parts of an xlsx package, inflated piece by piece, with the guard against zip bombs. Internal to src/sheet.
//
// The guard refuses by what the directory declares before anything is inflated, and again by what really comes out.
// Thread-safety: one archive, one thread.
#pragma once

#include "sheet/read.h"

#include <map>
#include <memory>

struct zip;

namespace guapai::sheet {

class Archive {
public:
    Archive(std::string_view bytes, const Limits& limits); // the bytes must outlive the archive
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    bool has(const std::string& part) const;
    // Gives the part in pieces until `piece` returns false. Throws when the part is missing, broken or too large.
    void inflate(const std::string& part, const std::function<bool(std::string_view)>& piece);

private:
    void check_directory() const;

    const Limits limits_;
    struct Closer {
        void operator()(zip* archive) const;
    };
    std::unique_ptr<zip, Closer> zip_;
    std::map<std::string, std::uint64_t> counted_; // actual bytes of each part, however often it is read
    std::uint64_t inflated_ = 0;                   // their sum
};

} // namespace guapai::sheet
