#include "http/certificate.h"

#include "base/problem.h"

#include <boost/asio/ssl/context.hpp>
#include <spdlog/spdlog.h>

namespace guapai::http {

namespace ssl = boost::asio::ssl;

namespace {

// We speak HTTP/1.1 only; a browser that offers HTTP/2 as well must be told.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_length, const unsigned char* in,
                    unsigned in_length, void*) {
    static constexpr unsigned char ours[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char* chosen = nullptr;
    if (SSL_select_next_proto(&chosen, out_length, ours, sizeof ours, in, in_length) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_NOACK;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

std::shared_ptr<ssl::context> load(const std::string& certificate_file, const std::string& key_file) {
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    SSL_CTX* native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS); // 34 kB less per idle connection
    SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
    boost::system::error_code failed;
    context->use_certificate_chain_file(certificate_file, failed);
    if (!failed) context->use_private_key_file(key_file, ssl::context::pem, failed);
    if (failed)
        throw Problem(500, "http.tls", "TLS 证书或私钥不能使用：" + failed.message(),
                      "The TLS certificate or key cannot be used: " + failed.message());
    return context;
}

} // namespace

Certificate::Certificate(std::string certificate_file, std::string key_file)
    : certificate_file_(std::move(certificate_file)), key_file_(std::move(key_file)), seen_(stamp()),
      context_(load(certificate_file_, key_file_)) {}

Certificate::Stamp Certificate::stamp() const {
    std::error_code ignored; // a file that is away for a moment has simply changed
    return {std::filesystem::last_write_time(certificate_file_, ignored),
            std::filesystem::last_write_time(key_file_, ignored)};
}

std::shared_ptr<ssl::context> Certificate::context() const {
    const std::lock_guard lock(mutex_);
    return context_;
}

void Certificate::reload_if_changed() {
    const Stamp now = stamp();
    const std::lock_guard lock(mutex_);
    if (now == seen_) return;
    seen_ = now;
    try {
        context_ = load(certificate_file_, key_file_);
        spdlog::info("TLS certificate read again from {}", certificate_file_);
    } catch (const Problem& problem) {
        spdlog::warn("{}; the one in use stays", problem.what());
    }
}

} // namespace guapai::http
