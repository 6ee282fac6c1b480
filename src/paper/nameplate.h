// 责任督学挂牌督导公示牌: the plates at the gates, one A4 landscape page each, all in one PDF.
//
//     const auto pdf = print_nameplates(schools.size(), [&](std::size_t i) { return plate_of(schools[i]); }, style,
//                                       [&](std::size_t done) { return job.progress(done); });
//     if (!pdf) return; // cancelled
//
// Shape: what the Measures ask for (name, photo, contact, items; for kindergartens duties), and what good plates add:
// complaint phone, certificate number, issuer, start date, QR code. Long texts shrink, then wrap, then end in …:
// nothing overflows. Sources: 《中小学校责任督学挂牌督导办法》第一条, 《幼儿园责任督学挂牌督导办法》.
//
// Errors: Problem 422 paper.qr_too_long; std::runtime_error when the PDF cannot be made. A photo that is missing or
// broken becomes a silhouette. Thread-safety: values and free functions, callable from any thread; the callbacks run on
// the calling thread.
#pragma once

#include "base/date.h"
#include "paper/blocks.h"
#include "paper/fonts.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace guapai::paper {

struct Nameplate {
    std::string school;
    std::string inspector;
    std::string photo; // JPEG or PNG bytes; empty: a silhouette
    std::string phone;
    std::string certificate;              // 督学证号
    std::string items_title = "督导事项"; // 职责 for kindergartens
    std::vector<std::string> items;
    std::string complaint_phone;
    std::string issuer;
    std::optional<Date> since;
    std::optional<QrMark> qr;
    std::string remark; // small, at the foot: 演示数据
};

struct NameplateStyle {
    std::string title = "责任督学挂牌督导公示牌";
    Fonts fonts;
};

// Asked for one plate after the other, so that only one photo is in memory at a time.
using NameplateSource = std::function<Nameplate(std::size_t index)>;
// Told after each plate how many are done; false cancels.
using NameplateProgress = std::function<bool(std::size_t done)>;

// Nothing when cancelled.
std::optional<std::string> print_nameplates(std::size_t count, const NameplateSource& plate,
                                            const NameplateStyle& style = {}, const NameplateProgress& progress = {});
std::string print_nameplate(const Nameplate& plate, const NameplateStyle& style = {});

} // namespace guapai::paper
