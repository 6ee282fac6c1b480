#include "base/problem.h"
#include "http/raw_client.h"
#include "http/server.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <fstream>
#include <memory>
#include <thread>

namespace guapai::http {

namespace {

using namespace std::chrono_literals;

// A self-signed certificate and its key, written as an administrator's files.
class CertificateFiles {
public:
    CertificateFiles() {
        char name[] = "/tmp/guapai-tls-XXXXXX";
        folder_ = ::mkdtemp(name);
        renew("first.example");
    }
    ~CertificateFiles() { std::filesystem::remove_all(folder_); }
    CertificateFiles(const CertificateFiles&) = delete;
    CertificateFiles& operator=(const CertificateFiles&) = delete;

    std::string certificate() const { return (folder_ / "certificate.pem").string(); }
    std::string key() const { return (folder_ / "key.pem").string(); }

    void renew(const std::string& common_name) {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> pair(EVP_EC_gen("P-256"), &EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), &X509_free);
        X509_set_version(made.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(made.get()), -60);
        X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
        X509_set_pubkey(made.get(), pair.get());
        X509_NAME* subject = X509_get_subject_name(made.get());
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>(common_name.c_str()), -1, -1, 0);
        X509_set_issuer_name(made.get(), subject);
        X509_sign(made.get(), pair.get(), EVP_sha256());
        std::FILE* file = std::fopen(certificate().c_str(), "w");
        PEM_write_X509(file, made.get());
        std::fclose(file);
        file = std::fopen(key().c_str(), "w");
        PEM_write_PrivateKey(file, pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
    }

private:
    std::filesystem::path folder_;
};

class TlsClient {
public:
    explicit TlsClient(std::uint16_t port, int newest = TLS1_3_VERSION)
        : raw_(port), context_(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free) {
        SSL_CTX_set_max_proto_version(context_.get(), newest);
        if (newest < TLS1_2_VERSION) SSL_CTX_set_cipher_list(context_.get(), "ALL:@SECLEVEL=0");
        ssl_.reset(SSL_new(context_.get()));
        SSL_set_fd(ssl_.get(), raw_.descriptor());
        const unsigned char offered[] = "\x02h2\x08http/1.1";
        SSL_set_alpn_protos(ssl_.get(), offered, sizeof offered - 1);
        shaken_ = SSL_connect(ssl_.get()) == 1;
    }
    bool shaken() const { return shaken_; }
    std::string version() const { return SSL_get_version(ssl_.get()); }
    std::string protocol() const {
        const unsigned char* chosen = nullptr;
        unsigned length = 0;
        SSL_get0_alpn_selected(ssl_.get(), &chosen, &length);
        return {reinterpret_cast<const char*>(chosen), length};
    }
    std::string name() const {
        const std::unique_ptr<X509, decltype(&X509_free)> peer(SSL_get1_peer_certificate(ssl_.get()), &X509_free);
        char name[100] = "";
        if (peer) X509_NAME_get_text_by_NID(X509_get_subject_name(peer.get()), NID_commonName, name, sizeof name);
        return name;
    }
    std::string ask(std::string_view bytes, std::string_view end = "}") {
        SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
        std::string got;
        char buffer[4096];
        while (got.find(end) == std::string::npos) {
            const int n = SSL_read(ssl_.get(), buffer, sizeof buffer);
            if (n <= 0) break;
            got.append(buffer, static_cast<std::size_t>(n));
        }
        return got;
    }
    bool ended_properly() { // close_notify, not a cut
        char byte = 0;
        const int n = SSL_read(ssl_.get(), &byte, 1);
        return n <= 0 && SSL_get_error(ssl_.get(), n) == SSL_ERROR_ZERO_RETURN;
    }

private:
    RawClient raw_;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl_{nullptr, &SSL_free};
    bool shaken_ = false;
};

class Secure : public Handler {
public:
    std::size_t body_limit(Method, std::string_view) const override { return 1U << 20U; }
    Response handle(Request request) override {
        if (request.path == "/large") return Response::bytes(std::string(2'000'000, 'x') + "}", "image/jpeg");
        return Response::json(request.secure ? "{\"secure\":1}" : "{}");
    }
};

class TlsTest : public testing::Test {
protected:
    TlsTest()
        : server({.port = 0, .head_timeout = 2s, .tls_certificate = files.certificate(), .tls_key = files.key()},
                 handler) {
        server.start();
    }
    CertificateFiles files;
    Secure handler;
    Server server;
    const std::string get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
};

} // namespace

TEST_F(TlsTest, RequestsOverTlsAreAnsweredAndKeepTheConnection) {
    TlsClient client(server.port());
    ASSERT_TRUE(client.shaken());
    EXPECT_EQ(client.protocol(), "http/1.1");
    for (int i = 0; i < 20; ++i) {
        const std::string got = client.ask(get);
        ASSERT_NE(got.find("{\"secure\":1}"), std::string::npos);
        ASSERT_NE(got.find("Strict-Transport-Security:"), std::string::npos);
    }
    EXPECT_GT(client.ask("GET /large HTTP/1.1\r\nHost: x\r\n\r\n").size(), 2'000'000U);
    client.ask("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(client.ended_properly());
}

TEST_F(TlsTest, OldVersionsOfTlsAreRefused) {
    EXPECT_EQ(TlsClient(server.port(), TLS1_3_VERSION).version(), "TLSv1.3");
    EXPECT_EQ(TlsClient(server.port(), TLS1_2_VERSION).version(), "TLSv1.2");
    EXPECT_FALSE(TlsClient(server.port(), TLS1_1_VERSION).shaken());
}

TEST_F(TlsTest, PlainTextOnTheTlsPortAndASilentHandshakeAreClosed) {
    RawClient plain(server.port());
    plain.send(get);
    EXPECT_EQ(plain.rest().find("HTTP/"), std::string::npos);
    RawClient silent(server.port());
    EXPECT_TRUE(silent.ended_within(5000));
}

TEST_F(TlsTest, ARenewedCertificateIsUsedWithoutARestartAndOldConnectionsGoOn) {
    TlsClient old(server.port());
    EXPECT_EQ(old.name(), "first.example");
    std::this_thread::sleep_for(20ms);
    files.renew("second.example");
    std::string name;
    for (int i = 0; i < 100 && name != "second.example"; ++i) {
        std::this_thread::sleep_for(100ms);
        name = TlsClient(server.port()).name();
    }
    EXPECT_EQ(name, "second.example");
    EXPECT_NE(old.ask(get).find("{\"secure\":1}"), std::string::npos);
}

TEST_F(TlsTest, ABrokenRenewalKeepsTheCertificateInUse) {
    std::ofstream(files.certificate()) << "not a certificate";
    std::this_thread::sleep_for(2500ms);
    EXPECT_EQ(TlsClient(server.port()).name(), "first.example");
}

TEST_F(TlsTest, StoppingEndsTlsConnectionsProperly) {
    TlsClient client(server.port());
    client.ask(get);
    std::jthread stopping([&] { server.stop(); });
    EXPECT_TRUE(client.ended_properly());
}

TEST(Tls, FilesThatCannotBeUsedAreNamedAtStart) {
    Secure handler;
    Server server({.port = 0, .tls_certificate = "/nowhere.pem", .tls_key = "/nowhere.pem"}, handler);
    EXPECT_THROW(server.start(), Problem);
}

} // namespace guapai::http
