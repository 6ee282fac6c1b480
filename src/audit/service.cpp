#include "audit/service.h"

#include "audit/rules.h"
#include "audit/store.h"
#include "base/json.h"
#include "base/problem.h"
#include "base/text.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>

#include <charconv>
#include <fstream>
#include <istream>
#include <memory>
#include <ostream>
#include <sstream>

namespace guapai::audit {

namespace {

constexpr std::string_view key_name = "guapai-audit";
constexpr std::string_view dash = "\u2014 "; // before each signature of a signed note

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// The first four bytes that tell keys apart: SHA-256(name, LF, algorithm 1, public key).
std::string key_hash(std::string_view public_key) {
    const std::string text = std::string(key_name) + "\n\x01" + std::string(public_key);
    return std::string(bytes_of(sha256(text)).substr(0, 4));
}

std::string read_or_make_seed(const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::filesystem::create_directories(file.parent_path());
    std::string seed(32, '\0');
    fill_random({reinterpret_cast<std::uint8_t*>(seed.data()), seed.size()});
    const auto old = umask(0077);
    std::ofstream(file, std::ios::binary) << seed;
    umask(old);
    return seed;
}

bool signature_fits(std::string_view body, std::string_view signature, std::string_view public_key) {
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(public_key), public_key.size()),
                  &EVP_PKEY_free);
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(body), body.size()) == 1;
}

struct Checkpoint {
    std::string origin, body, root;
    std::int64_t size = 0;
    std::string signature; // key hash and signature
};

std::optional<Checkpoint> read_checkpoint(std::istream& in) {
    Checkpoint out;
    std::string size, root, empty, signed_line;
    if (!std::getline(in, out.origin) || !std::getline(in, size) || !std::getline(in, root) ||
        !std::getline(in, empty) || !std::getline(in, signed_line) || !empty.empty())
        return std::nullopt;
    if (std::from_chars(size.data(), size.data() + size.size(), out.size).ptr != size.data() + size.size())
        return std::nullopt;
    const std::string start = std::string(dash) + std::string(key_name) + " ";
    const auto decoded = from_base64(root);
    const auto signature =
        signed_line.starts_with(start) ? from_base64(signed_line.substr(start.size())) : std::nullopt;
    if (!decoded || !signature || signature->size() != 68) return std::nullopt;
    out.root = *decoded;
    out.signature = *signature;
    out.body = out.origin + "\n" + size + "\n" + root + "\n";
    return out;
}

// The 32 bytes inside a verifier key.
std::optional<std::string> key_in(std::string_view public_key) {
    const std::size_t plus = public_key.find('+', public_key.find('+') + 1); // base64 may hold more of them
    const auto encoded = plus == std::string_view::npos ? std::nullopt : from_base64(public_key.substr(plus + 1));
    if (!encoded || encoded->size() != 33 || encoded->front() != '\1') return std::nullopt;
    return encoded->substr(1);
}

bool is_signed_by(const Checkpoint& checkpoint, std::string_view public_key) {
    const auto key = key_in(public_key);
    return key && checkpoint.signature.substr(0, 4) == key_hash(*key) &&
           signature_fits(checkpoint.body, std::string_view(checkpoint.signature).substr(4), *key);
}

Verdict broken(std::int64_t sequence, std::string zh, std::string en) {
    return {.whole = false,
            .entries = sequence,
            .first_broken = sequence,
            .zh = fmt::format("第 {} 条审计记录{}", sequence, zh),
            .en = fmt::format("audit entry {} {}", sequence, en)};
}

Verdict refused(std::string zh, std::string en) { return {.whole = false, .zh = std::move(zh), .en = std::move(en)}; }

// Reads one "hash json" line; empty when it fits, else what is wrong with it.
std::optional<Verdict> check_line(const std::string& line, std::int64_t sequence, Frontier& edge) {
    const auto leaf = line.size() > 65 ? std::string_view(line).substr(65) : std::string_view();
    if (leaf.empty() || line[64] != ' ') return broken(sequence, "格式不对", "is malformed");
    const Digest hash = leaf_hash(leaf);
    if (line.substr(0, 64) != hex(hash)) return broken(sequence, "内容被改动", "was altered");
    Entry entry;
    try {
        json::read_stored(leaf, value_type<Entry>(), &entry);
    } catch (const Problem&) {
        return broken(sequence, "格式不对", "is malformed");
    }
    if (entry.sequence != sequence) return broken(sequence, "缺失或次序不对", "is missing or out of order");
    edge.append(hash);
    return std::nullopt;
}

} // namespace

void record(Transaction& tx, std::string_view county, std::string_view actor, std::string_view action,
            std::string_view subject_kind, std::string_view subject, std::string_view state) {
    Frontier edge = lock_head(tx, county);
    const Entry entry{std::string(county),  edge.size(),         Instant::now(),
                      std::string(actor),   std::string(action), std::string(subject_kind),
                      std::string(subject), hex(sha256(state))};
    save_entry(tx, entry);
    edge.append(leaf_hash(json::write(entry)));
    save_head(tx, county, edge);
}

Signer::Signer(const std::filesystem::path& key_file) : public_(32, '\0') {
    const std::string seed = read_or_make_seed(key_file);
    key_.reset(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw(seed), seed.size()), &EVP_PKEY_free);
    std::size_t length = public_.size();
    if (!key_ ||
        EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(public_.data()), &length) != 1)
        throw Problem(500, "audit.key", "审计签名密钥已损坏：" + key_file.string() + "，请从备份恢复",
                      "The audit signing key is damaged: " + key_file.string() + "; restore it from a backup");
}

std::string Signer::public_key() const {
    const std::string hash = key_hash(public_);
    return fmt::format("{}+{}+{}", key_name, hex({reinterpret_cast<const std::uint8_t*>(hash.data()), hash.size()}),
                       base64("\x01" + public_));
}

std::string Signer::raw_signature(std::string_view text) const {
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::string signature(64, '\0');
    std::size_t length = signature.size();
    if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length, raw(text),
                       text.size()) != 1)
        throw std::runtime_error("the text could not be signed");
    return signature;
}

std::string Signer::sign_checkpoint(std::string_view county, std::int64_t size, std::string_view root) const {
    const std::string body = fmt::format("guapai/{}\n{}\n{}\n", county, size, base64(root));
    return fmt::format("{}\n{}{} {}\n", body, dash, key_name, base64(key_hash(public_) + raw_signature(body)));
}

std::string Signer::sign(std::string_view text) const { return base64(raw_signature(text)); }

bool is_signed(std::string_view text, std::string_view signature, std::string_view public_key) {
    const auto key = key_in(public_key);
    const auto decoded = from_base64(signature);
    return key && decoded && decoded->size() == 64 && signature_fits(text, *decoded, *key);
}

std::string checkpoint(const Reader& in, std::string_view county, const Signer& signer) {
    const Frontier edge = load_head(in, county);
    const Digest root = edge.root();
    return signer.sign_checkpoint(county, edge.size(), bytes_of(root));
}

void export_log(const Reader& in, std::string_view county, const Signer& signer, std::ostream& out) {
    out << checkpoint(in, county, signer) << "\n";
    each_entry(in, county, [&](const Entry& entry) {
        const std::string leaf = json::write(entry);
        out << hex(leaf_hash(leaf)) << ' ' << leaf << '\n';
    });
}

Verdict verify(std::istream& log, std::string_view public_key, std::istream* earlier) {
    const auto head = read_checkpoint(log);
    if (!head || !is_signed_by(*head, public_key))
        return refused("检查点的签名不对，文件不是由该密钥的系统导出", "the checkpoint is not signed by this key");
    std::optional<Checkpoint> old;
    if (earlier) {
        old = read_checkpoint(*earlier);
        if (!old || !is_signed_by(*old, public_key) || old->origin != head->origin)
            return refused("较早的检查点签名不对，或属于另一个区划",
                           "the earlier checkpoint is not signed by this key, or of another county");
    }
    std::string line;
    if (!std::getline(log, line) || !line.empty()) return refused("文件格式不对", "the file is malformed");
    Frontier edge;
    const auto extends = [&] { return !old || old->size != edge.size() || old->root == bytes_of(edge.root()); };
    for (std::int64_t sequence = 0;; ++sequence) {
        if (!extends())
            return broken(std::max<std::int64_t>(sequence - 1, 0), "之前的内容与较早的检查点不一致",
                          "or one before it differs from the earlier checkpoint");
        if (!std::getline(log, line)) break;
        if (const auto wrong = check_line(line, sequence, edge)) return *wrong;
    }
    if (edge.size() < head->size) return broken(edge.size(), "缺失", "is missing");
    if (old && old->size > edge.size())
        return broken(edge.size(), "缺失：较早的检查点更长", "is missing: the earlier checkpoint is longer");
    if (edge.size() != head->size || head->root != bytes_of(edge.root()))
        return refused("记录与签名的检查点不一致", "the entries do not match the signed checkpoint");
    return {.whole = true,
            .entries = edge.size(),
            .zh = fmt::format("完整：{} 条记录与签名一致", edge.size()),
            .en = fmt::format("whole: {} entries match the signature", edge.size())};
}

} // namespace guapai::audit
