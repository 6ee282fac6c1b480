#include "sheet/encoding.h"

#include "base/problem.h"
#include "base/text.h"

#include <unicode/ucnv.h>

#include <memory>
#include <new>

namespace guapai::sheet {

namespace {

struct ConverterClose {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterClose>;

Converter open(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &status));
    if (U_FAILURE(status)) throw std::bad_alloc();
    return converter;
}

// Strict: false at the first sequence that means nothing.
bool convert(const char* encoding, std::string_view bytes, std::string& out) {
    const Converter from = open(encoding), to = open("UTF-8");
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    out.resize(bytes.size() * 2 + 16); // two bytes of GB18030 become three of UTF-8, two of UTF-16 three
    char* target = out.data();
    const char* source = bytes.data();
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, bytes.data() + bytes.size(),
                   nullptr, nullptr, nullptr, nullptr, true, true, &status);
    out.resize(static_cast<std::size_t>(target - out.data()));
    return U_SUCCESS(status) && status != U_TRUNCATED_CHAR_FOUND;
}

Problem unreadable(const std::string& zh, const std::string& en) {
    return Problem::invalid("sheet.encoding", zh + "，请用 Excel 打开后另存为 .xlsx 再上传",
                            en + "; open the file in Excel, save it as .xlsx and upload that");
}

// Mostly UTF-8 with a few broken bytes would turn into nonsense when read as GB18030.
bool is_damaged_utf8(std::string_view bytes) {
    std::size_t good = 0, bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[at]);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (is_valid_utf8(bytes.substr(at, length))) {
            ++good;
            at += length;
        } else {
            ++bad;
            ++at;
        }
    }
    return good > 20 * bad;
}

} // namespace

Decoded decode_text(std::string_view bytes) {
    Decoded result{.encoding = "UTF-8", .converted = {}, .as_is = bytes};
    const bool little = bytes.starts_with("\xff\xfe"), big = bytes.starts_with("\xfe\xff");
    if (little || big) {
        result.encoding = "UTF-16";
        result.as_is = {};
        if (!convert(little ? "UTF-16LE" : "UTF-16BE", bytes.substr(2), result.converted))
            throw unreadable("文件的 UTF-16 编码有误", "The file is not valid UTF-16");
        return result;
    }
    if (bytes.starts_with("\xef\xbb\xbf")) result.as_is.remove_prefix(3);
    if (is_valid_utf8(result.as_is)) return result;
    if (is_damaged_utf8(bytes)) throw unreadable("文件的 UTF-8 编码有损坏", "The file's UTF-8 is damaged");
    result.encoding = "GB18030";
    result.as_is = {};
    if (!convert("GB18030", bytes, result.converted))
        throw unreadable("无法识别文件的文字编码", "The encoding of the text is neither UTF-8 nor GB18030");
    return result;
}

} // namespace guapai::sheet
