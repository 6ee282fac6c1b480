// Official documents in the layout of GB/T 9704-2012 党政机关公文格式, as PDF.
//
//     OfficialDocument notice;
//     notice.issuer_mark = "黄石市人民政府教育督导室文件";
//     notice.number = "黄教督整〔2026〕3号";
//     notice.title = "关于对下陆区某某学校食堂管理问题限期整改的通知";
//     notice.addressee = "下陆区某某学校";
//     notice.body = {Paragraph{Level::one, "发现的问题"}, …};
//     notice.annexes = {{"现场照片", {Photos{{{jpeg, "食堂留样柜"}}}}}};
//     notice.issuer = "黄石市人民政府教育督导室";
//     notice.date = Date::parse("2026-11-24");
//     notice.imprint = Imprint{{"市教育局安全管理科"}, "黄石市人民政府教育督导室", notice.date};
//     notice.qr = QrMark{"https://…/n/3f9c", "扫码核验真伪、提交整改报告"};
//     const std::string pdf = print_official(notice);
//
// Shape: A4, text block 156 × 225 mm (left 28, top 37 mm), 22 lines of 28 characters of 3号. 3号 is taken as 15.75 pt,
// the size at which 28 characters fill 156 mm (a word processor's 16 pt does so only by squeezing). An empty field
// leaves its element out. Sources: GB/T 9704-2012, 5.2, 7.2 – 7.4.
//
// Choices where the standard is silent: the QR code stands at the foot of page 1, left, outside the text block, where
// the school sees it first and where it displaces nothing. A picture that cannot be shown prints as a frame that says
// so.
//
// Errors: Problem 422 paper.qr_too_long; std::runtime_error when the PDF cannot be made.
// Thread-safety: values and free functions, callable from any thread.
#pragma once

#include "base/date.h"
#include "paper/blocks.h"
#include "paper/fonts.h"

#include <optional>
#include <string>
#include <vector>

namespace guapai::paper {

// Begins on a page of its own, headed 附件 (附件1, 附件2 …) and its title; named in the attachment note under the text.
struct Annex {
    std::string title;
    std::vector<Block> blocks;
};

// 版记: at the foot of the last page.
struct Imprint {
    std::vector<std::string> copied_to; // 抄送
    std::string printed_by;             // 印发机关
    Date printed_on;
    // The standard wants the imprint on an even page, the back of the last sheet. False: on the last page, whichever it
    // is.
    bool on_even_page = false;
};

struct OfficialDocument {
    std::string copy_number; // 000001
    std::string secrecy;     // 机密★1年
    std::string urgency;     // 特急
    std::string issuer_mark; // 发文机关标志
    std::string number;      // 发文字号, as it is to be read: 黄教督整〔2026〕3号
    std::string title;
    std::string addressee; // 主送机关, without the colon
    std::vector<Block> body;
    std::vector<Annex> annexes;
    std::string issuer; // 发文机关署名
    Date date;          // 成文日期
    // Room for the seal, whether it is printed or put on by hand: issuer centred over the date, 4 characters from the
    // right. False: a document without seal, 2 characters from the right.
    bool sealed = true;
    std::optional<std::string> seal_image; // a PNG with transparent ground; printed only when given
    double seal_diameter = 42;             // mm
    std::string note;                      // 附注, without the brackets: 联系人：…，电话：…
    std::optional<Imprint> imprint;
    std::optional<QrMark> qr;
};

std::string print_official(const OfficialDocument& document, const Fonts& fonts = {});

} // namespace guapai::paper
