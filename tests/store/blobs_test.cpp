#include "base/problem.h"
#include "store/blobs.h"
#include "store/media_type.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <thread>
#include <vector>

namespace guapai {

namespace fs = std::filesystem;

class BlobFolder : public testing::Test {
protected:
    void TearDown() override { fs::remove_all(folder_); }
    static std::size_t files_in(const fs::path& folder) {
        std::size_t count = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            count += entry.is_regular_file() ? 1U : 0U;
        return count;
    }

    fs::path folder_ = fs::temp_directory_path() / ("guapai-blobs-" + random_token(8));
    Blobs blobs_{folder_};
};

TEST_F(BlobFolder, WhatWasPutComesBackUnderItsDigest) {
    const auto stored = blobs_.put("演示");
    EXPECT_EQ(stored.digest, hex(sha256("演示")));
    EXPECT_EQ(stored.size, 6);
    EXPECT_EQ(blobs_.read(stored.digest), "演示");
    EXPECT_TRUE(Blobs(folder_).exists(stored.digest));
}

TEST_F(BlobFolder, TheSameBytesAreKeptOnceHoweverManyBringThem) {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([this] { blobs_.put(std::string(100'000, 'x')); });
    threads.clear();
    EXPECT_EQ(files_in(folder_), 1U);
}

TEST_F(BlobFolder, PiecesMakeTheSameBlobAndAnAbandonedOneLeavesNothing) {
    const auto writer = blobs_.begin();
    writer->add("ab");
    writer->add("c");
    EXPECT_EQ(writer->keep().digest, hex(sha256("abc")));
    { blobs_.begin()->add("never finished"); }
    EXPECT_EQ(files_in(folder_), 1U);
}

TEST_F(BlobFolder, ANameThatIsNoDigestLeadsNowhere) {
    for (const std::string name : {"", "..", "../../../../etc/passwd", "AB", "/etc/passwd"}) {
        EXPECT_FALSE(blobs_.exists(name));
        EXPECT_THROW(blobs_.path(name), Problem);
    }
}

TEST_F(BlobFolder, AFullDiskIsSaidAndLeavesNothingHalfWritten) {
    std::signal(SIGXFSZ, SIG_IGN); // the limit then fails the write, as a full disk does
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{50'000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    int status = 0;
    try {
        blobs_.put(std::string(60'000, 'x'));
    } catch (const Problem& problem) {
        status = problem.status;
    }
    setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_EQ(status, 507);
    EXPECT_EQ(files_in(folder_), 0U);
    EXPECT_EQ(blobs_.put(std::string(60'000, 'x')).size, 60'000);
}

TEST(MediaType, IsToldByTheBytes) {
    EXPECT_EQ(media_type_of("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), media::pdf);
    EXPECT_EQ(media_type_of(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)), media::png);
    EXPECT_EQ(media_type_of(std::string("RIFF\x24\0\0\0WEBPVP8 ", 16)), media::webp);
    EXPECT_NE(media_type_of("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), media::png);
}

TEST(MediaType, AnyZipIsNoWorkbook) {
    const std::string workbook = "PK\x03\x04 [Content_Types].xml PK\x03\x04 xl/workbook.xml";
    EXPECT_EQ(media_type_of(workbook), media::xlsx);
    EXPECT_EQ(media_type_of("PK\x03\x04 [Content_Types].xml PK\x03\x04 word/document.xml"), media::docx);
    EXPECT_EQ(media_type_of("PK\x03\x04 game.exe"), "application/zip");
    EXPECT_NO_THROW(require_media_type(media::xlsx, {media::pdf, media::xlsx}));
    try {
        require_media_type("application/zip", {media::pdf, media::xlsx});
        FAIL();
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.status, 415);
        EXPECT_NE(problem.zh.find("PDF, XLSX"), std::string::npos);
    }
}

} // namespace guapai
