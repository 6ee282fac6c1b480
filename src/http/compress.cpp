#include "http/compress.h"

#include "base/text.h"

#include <zlib.h>

#include <stdexcept>

namespace guapai::http {

namespace {

bool weighs_nothing(std::string_view parameters) {
    const std::size_t q = parameters.find("q=");
    if (q == std::string_view::npos) return false;
    return parameters.find_first_of("123456789", q) == std::string_view::npos;
}

// Making a compressor costs more than a small answer does: each worker thread keeps one.
class Compressor {
public:
    Compressor() {
        constexpr int gzip_window = 15 + 16;
        constexpr int fast = 1; // level 6 saves another tenth of the bytes for three times the work
        if (deflateInit2(&stream_, fast, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::runtime_error("zlib cannot start");
    }
    ~Compressor() { deflateEnd(&stream_); }
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;

    std::string run(std::string_view bytes) {
        deflateReset(&stream_);
        std::string out(deflateBound(&stream_, bytes.size()), '\0');
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib does not write to it
        stream_.avail_in = static_cast<uInt>(bytes.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out.data());
        stream_.avail_out = static_cast<uInt>(out.size());
        if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("zlib failed");
        out.resize(out.size() - stream_.avail_out);
        return out;
    }

private:
    z_stream stream_{};
};

} // namespace

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) noexcept {
    bool any = false;
    while (!accept_encoding.empty()) {
        const std::size_t end = std::min(accept_encoding.find(','), accept_encoding.size());
        const std::string_view entry = accept_encoding.substr(0, end);
        accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
        const std::size_t semicolon = std::min(entry.find(';'), entry.size());
        const std::string_view name = trimmed(entry.substr(0, semicolon));
        const bool wanted = !weighs_nothing(entry.substr(semicolon));
        if (name == coding) return wanted;
        if (name == "*") any = wanted;
    }
    return any;
}

std::string gzip(std::string_view bytes) {
    thread_local Compressor compressor;
    return compressor.run(bytes);
}

} // namespace guapai::http
