// Bytes that come in pieces until they are whole and become a blob (store/blobs.h).
//
//     Parts parts(database.data() / "parts");
//     parts.write(name, 0, first);                     // returns when the piece is durable
//     parts.write(name, first.size(), second);
//     blobs.put(parts.read(name), digest);
//     parts.remove(name);
//
// A piece written again lies where it lay: who writes decides where the next one begins. Names are made by the program
// (random_token). Errors: Problem 507 "store.full". Thread-safety: from any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace guapai {

class Parts {
public:
    explicit Parts(std::filesystem::path folder); // made when absent

    void write(std::string_view name, std::int64_t offset, std::string_view bytes) const;
    bool holds(std::string_view name, std::int64_t bytes) const; // are at least so many there?
    std::string read(std::string_view name) const;               // empty when there is none
    void remove(std::string_view name) const noexcept;
    // What nobody has written to for so long; returns how many.
    std::int64_t remove_untouched_for(std::chrono::hours age) const;

private:
    std::filesystem::path folder_;
};

} // namespace guapai
