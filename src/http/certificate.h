// The TLS certificate of a server, read again when its files change: renewing it needs no restart. Internal to
// src/http.
//
// TLS 1.2 and 1.3 only. A pair of files that does not fit together (the certificate already replaced, the key not yet)
// keeps the old certificate in use until both have changed.
// Thread-safety: all members from any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace guapai::http {

class Certificate {
public:
    Certificate(std::string certificate_file, std::string key_file); // throws Problem when they cannot be used

    std::shared_ptr<boost::asio::ssl::context> context() const; // for a new connection
    void reload_if_changed();

private:
    struct Stamp {
        std::filesystem::file_time_type certificate, key;
        bool operator==(const Stamp&) const = default;
    };
    Stamp stamp() const;

    std::string certificate_file_, key_file_;
    mutable std::mutex mutex_;
    Stamp seen_;
    std::shared_ptr<boost::asio::ssl::context> context_;
};

} // namespace guapai::http
