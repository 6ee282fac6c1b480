#include "store/vault.h"

#include "base/hash.h"
#include "base/problem.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <sys/stat.h>

namespace guapai {

namespace {

constexpr std::string_view prefix = "v1:";
constexpr std::size_t key_size = 32, nonce_size = 12, tag_size = 16;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void require(bool done) {
    if (!done) throw std::runtime_error("personal data could not be decrypted or encrypted");
}

std::string read_key(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string make_key(const std::filesystem::path& file) {
    std::filesystem::create_directories(file.parent_path());
    std::string key(key_size, '\0');
    fill_random({raw(key), key.size()});
    const auto old = umask(0077);
    std::ofstream out(file, std::ios::binary);
    out.write(key.data(), static_cast<std::streamsize>(key.size()));
    out.close();
    umask(old);
    if (!out)
        throw Problem(500, "store.vault_key", "不能写入密钥文件：" + file.string(),
                      "Cannot write the key file: " + file.string());
    return key;
}

} // namespace

Vault::Vault(const std::filesystem::path& key_file)
    : key_(std::filesystem::exists(key_file) ? read_key(key_file) : make_key(key_file)) {
    if (key_.size() != key_size)
        throw Problem(500, "store.vault_key", "密钥文件已损坏：" + key_file.string() + "，请从备份恢复",
                      "The key file is damaged: " + key_file.string() + "; restore it from a backup");
}

std::string Vault::seal(std::string_view plain, std::string_view context) const {
    std::string out(nonce_size + plain.size() + tag_size, '\0');
    fill_random({raw(out), nonce_size});
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int length = 0;
    require(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key_), raw(out)) == 1);
    require(EVP_EncryptUpdate(cipher.get(), nullptr, &length, raw(context), static_cast<int>(context.size())) == 1);
    require(EVP_EncryptUpdate(cipher.get(), raw(out) + nonce_size, &length, raw(plain),
                              static_cast<int>(plain.size())) == 1);
    require(EVP_EncryptFinal_ex(cipher.get(), raw(out) + nonce_size + length, &length) == 1);
    require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_size, raw(out) + nonce_size + plain.size()) ==
            1);
    return std::string(prefix) + base64(out);
}

std::string Vault::open(std::string_view stored, std::string_view context) const {
    if (!stored.starts_with(prefix)) return std::string(stored);
    auto sealed = from_base64(stored.substr(prefix.size()));
    require(sealed && sealed->size() >= nonce_size + tag_size);
    const std::size_t size = sealed->size() - nonce_size - tag_size;
    std::string plain(size, '\0');
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int length = 0;
    require(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key_), raw(*sealed)) == 1);
    require(EVP_DecryptUpdate(cipher.get(), nullptr, &length, raw(context), static_cast<int>(context.size())) == 1);
    require(EVP_DecryptUpdate(cipher.get(), raw(plain), &length, raw(*sealed) + nonce_size, static_cast<int>(size)) ==
            1);
    require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_size, raw(*sealed) + nonce_size + size) == 1);
    std::array<unsigned char, 16> rest{};
    require(EVP_DecryptFinal_ex(cipher.get(), rest.data(), &length) == 1);
    return plain;
}

} // namespace guapai
