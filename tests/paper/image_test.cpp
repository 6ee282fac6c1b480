#include "paper/image.h"

#include "base/problem.h"
#include "paper/printed.h"
#include "paper/report.h"

#include <rapidcheck/gtest.h>

namespace guapai::paper {

namespace {

std::string picture() {
    static const std::string jpeg = Printed(print_report({.title = "照片"})).jpeg();
    return jpeg;
}

std::string code_of(const std::string& bytes, const ImageLimits& limits = {}) {
    try {
        inspect_image(bytes, limits);
        return "";
    } catch (const Problem& problem) {
        return problem.code;
    }
}

std::string exif(char orientation) {
    const std::string tiff("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18);
    const std::string body =
        std::string("Exif\0\0", 6) + tiff + orientation + std::string("\0\0\0\0\0\0\0", 7) + "GPS 30.2N 115.0E";
    const auto length = body.size() + 2;
    return std::string("\xff\xe1", 2) + static_cast<char>(length >> 8U) + static_cast<char>(length) + body;
}

std::string with_exif(char orientation) { return picture().substr(0, 2) + exif(orientation) + picture().substr(2); }

} // namespace

TEST(Image, AJpegIsMeasuredWithoutDecodingIt) {
    const ImageInfo info = inspect_image(picture());
    EXPECT_EQ(info.kind, ImageKind::jpeg);
    EXPECT_NEAR(info.width, 166, 2); // A4 at 20 dpi
    EXPECT_NEAR(info.height, 234, 2);
    EXPECT_EQ(info.media_type(), "image/jpeg");
}

TEST(Image, APhoneHeldUprightIsRecognised) {
    const ImageInfo info = inspect_image(with_exif(6));
    EXPECT_EQ(info.orientation, 6);
    EXPECT_EQ(info.upright_width(), info.height);
}

TEST(Image, PlaceAndCameraAreTakenOutOfAPhoto) {
    const std::string original = with_exif(6);
    ASSERT_NE(original.find("GPS"), std::string::npos);
    const std::string clean = without_metadata(original + "trailing secret");
    EXPECT_EQ(clean.find("GPS"), std::string::npos);
    EXPECT_EQ(clean.find("secret"), std::string::npos);
    EXPECT_EQ(inspect_image(clean).width, inspect_image(original).width);
    EXPECT_EQ(without_metadata(clean), clean);
}

TEST(Image, WhatIsNoPictureIsRefused) {
    EXPECT_EQ(code_of(""), "image.unknown");
    EXPECT_EQ(code_of("GIF89a"), "image.unknown");
    EXPECT_EQ(code_of("<svg onload=alert(1)>"), "image.unknown");
    EXPECT_EQ(code_of("%PDF-1.5"), "image.unknown");
    EXPECT_EQ(code_of(picture().substr(0, 30)), "image.broken");
    EXPECT_EQ(code_of("\x89PNG\r\n\x1a\n"), "image.broken");
    EXPECT_EQ(code_of(picture(), {.bytes = 100}), "image.too_large");
}

TEST(Image, ABombOfPixelsIsRefusedByItsHeader) {
    std::string png("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
    png += std::string("\0\0\x3e\x80\0\0\x3e\x80\x08\x06\0\0\0\0\0\0\0", 17); // 16000 × 16000
    EXPECT_EQ(code_of(png), "image.too_large");
}

RC_GTEST_PROP(Image, DamagedPicturesNeverBreakAnything, (const std::vector<std::pair<std::uint16_t, char>>& damage)) {
    std::string bytes = with_exif(3);
    for (const auto& [at, value] : damage)
        bytes[at % bytes.size()] = value;
    try_inspect_image(bytes);
    RC_ASSERT(without_metadata(bytes).size() <= bytes.size());
}

} // namespace guapai::paper
