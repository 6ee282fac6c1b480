#include "http/intake.h"

#include "base/hash.h"
#include "base/problem.h"
#include "http/target.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <atomic>
#include <cstring>

namespace guapai::http {

namespace beast = boost::beast;
namespace bh = beast::http;
using boost::system::error_code;

namespace {

Method method_of(bh::verb verb) {
    switch (verb) {
    case bh::verb::get:
        return Method::get;
    case bh::verb::head:
        return Method::head;
    case bh::verb::post:
        return Method::post;
    case bh::verb::put:
        return Method::put;
    case bh::verb::patch:
        return Method::patch;
    case bh::verb::delete_:
        return Method::del;
    case bh::verb::options:
        return Method::options;
    default:
        throw Problem(501, "http.method", "不支持的请求方法", "The method is not supported");
    }
}

Problem malformed(std::string zh, std::string en) {
    return Problem::malformed("http.malformed", std::move(zh), std::move(en));
}

Problem too_large(std::uint64_t limit) {
    const bool whole_megabytes = limit >= (1U << 20U) && limit % (1U << 20U) == 0;
    const std::string size =
        whole_megabytes ? std::to_string(limit >> 20U) + " MB" : std::to_string((limit + 1023) >> 10U) + " KB";
    return {413, "body.too_large", "内容过大，最多 " + size, "The body is too large, at most " + size};
}

void throw_if(const error_code& failed, std::uint64_t body_limit) {
    if (!failed || failed == bh::error::need_more) return;
    if (failed == bh::error::header_limit || failed == bh::error::buffer_overflow)
        throw Problem(431, "http.head_too_large", "请求头过大，最多 16 KB",
                      "The request's header is too large, at most 16 KB");
    if (failed == bh::error::body_limit) throw too_large(body_limit);
    throw malformed("请求格式不对", "The request is malformed: " + failed.message());
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

} // namespace

struct Intake::Parts {
    bh::request_parser<bh::string_body> parser;
    std::uint64_t body_limit = 0;
    Method method = Method::get;
    std::string path;
    Fields query;
    bool expects_continue = false;
};

Intake::Intake() : parts_(std::make_unique<Parts>()) {
    parts_->parser.header_limit(head_limit);
    parts_->parser.body_limit(boost::none); // until the route is known
}
Intake::~Intake() = default;

std::size_t Intake::take_head(std::string_view bytes) {
    error_code failed;
    const std::size_t used = parts_->parser.put(boost::asio::buffer(bytes), failed);
    throw_if(failed, 0);
    if (head_done()) examine_head();
    return used;
}

bool Intake::head_done() const { return parts_->parser.is_header_done(); }

void Intake::examine_head() {
    const auto& head = parts_->parser.get();
    if (head.version() == 11 && head.count(bh::field::host) != 1)
        throw malformed("请求头应有且只有一个 Host", "The request must have exactly one Host");
    if (head.count(bh::field::content_length) > 1 ||
        (head.count(bh::field::content_length) > 0 && head.count(bh::field::transfer_encoding) > 0))
        throw malformed("内容长度不明确", "The length of the body is ambiguous");
    if (head.count(bh::field::transfer_encoding) > 0 &&
        (head.count(bh::field::transfer_encoding) > 1 || !same_name(head[bh::field::transfer_encoding], "chunked")))
        throw Problem(501, "http.transfer_coding", "不支持的传输编码", "The transfer coding is not supported");
    parts_->method = method_of(head.method());
    if (!parse_target(head.target(), parts_->path, parts_->query) ||
        (parts_->path == "*" && parts_->method != Method::options))
        throw Problem::malformed("http.target", "网址格式不对", "The address is malformed");
    const std::string_view expectation = head[bh::field::expect];
    if (!expectation.empty() && !same_name(expectation, "100-continue"))
        throw Problem(417, "http.expectation", "不支持的 Expect", "The expectation is not supported");
    parts_->expects_continue = !expectation.empty() && head.version() == 11;
}

Method Intake::method() const { return parts_->method; }
const std::string& Intake::path() const { return parts_->path; }
bool Intake::expects_continue() const { return parts_->expects_continue && !done(); }
bool Intake::keep_alive() const { return parts_->parser.keep_alive(); }
bool Intake::http_1_0() const { return parts_->parser.get().version() == 10; }

void Intake::limit_body(std::size_t bytes) {
    parts_->body_limit = bytes;
    if (const auto length = parts_->parser.content_length(); length && *length > bytes) throw too_large(bytes);
    if (done()) return;
    parts_->parser.body_limit(bytes);
    parts_->parser.eager(true);
}

std::size_t Intake::take_body(std::string_view bytes) {
    error_code failed;
    const std::size_t used = parts_->parser.put(boost::asio::buffer(bytes), failed);
    throw_if(failed, parts_->body_limit);
    return used;
}

bool Intake::done() const { return parts_->parser.is_done(); }

Request Intake::release() {
    Request request;
    auto message = parts_->parser.release();
    request.method = parts_->method;
    request.target = std::string(message.target());
    request.path = std::move(parts_->path);
    request.query = std::move(parts_->query);
    for (const auto& field : message)
        request.headers.emplace_back(lower(field.name_string()), std::string(field.value()));
    request.body = std::move(message.body());
    request.trace = new_trace();
    return request;
}

// A counter with a random start, well mixed: as good as random here and free of system calls.
std::string Intake::new_trace() {
    static std::atomic<std::uint64_t> next = [] {
        std::array<std::uint8_t, 8> bytes{};
        fill_random(bytes);
        std::uint64_t start = 0;
        std::memcpy(&start, bytes.data(), sizeof start);
        return start;
    }();
    std::uint64_t mixed = next.fetch_add(0x9e3779b97f4a7c15U, std::memory_order_relaxed); // splitmix64
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    mixed ^= mixed >> 31U;
    std::array<std::uint8_t, 8> bytes{};
    std::memcpy(bytes.data(), &mixed, sizeof mixed);
    return hex(bytes);
}

} // namespace guapai::http
