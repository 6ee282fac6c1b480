#include "support.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

namespace guapai::sheet {

namespace {

namespace fs = std::filesystem;

// A PATH with nothing on it but a program called soffice that runs `script`; the old PATH returns afterwards.
class OfficeOnPath {
public:
    explicit OfficeOnPath(const std::string& script) {
        std::string name = (fs::temp_directory_path() / "guapai-office-XXXXXX").string();
        folder = ::mkdtemp(name.data());
        if (!script.empty()) {
            std::ofstream(folder / "soffice") << "#!/bin/sh\n" << script;
            fs::permissions(folder / "soffice", fs::perms::owner_all);
        }
        old_ = std::getenv("PATH");
        ::setenv("PATH", folder.c_str(), 1);
    }
    ~OfficeOnPath() {
        ::setenv("PATH", old_.c_str(), 1);
        fs::remove_all(folder);
    }
    OfficeOnPath(const OfficeOnPath&) = delete;
    OfficeOnPath& operator=(const OfficeOnPath&) = delete;
    fs::path folder;

private:
    std::string old_;
};

// A workbook of Excel 97 with one school in it.
const std::string old_workbook = data_file("old.xls");

// Finds the folder after --outdir and copies a prepared workbook there.
const std::string copies_prepared = R"(while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done
/bin/mkdir -p "$out" && /bin/cp "${0%/*}/prepared.xlsx" "$out/in.xlsx"
)";

std::size_t leftovers() {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(fs::temp_directory_path()))
        if (entry.path().filename().string().starts_with("guapai-sheet-")) ++count;
    return count;
}

} // namespace

TEST(OldFormats, AreConvertedWhereLibreOfficeIsThere) {
    const OfficeOnPath office(copies_prepared);
    std::ofstream(office.folder / "prepared.xlsx", std::ios::binary)
        << Package{.rows = "<row r=\"1\"><c><v>7</v></c></row>"}.bytes();
    SheetInfo info;
    EXPECT_EQ(rows_of(old_workbook, &info), (Rows{{1, {"7"}}}));
    EXPECT_TRUE(info.converted);
}

TEST(OldFormats, WithoutLibreOfficeTheUserIsToldWhatToDo) {
    const OfficeOnPath nothing("");
    try {
        rows_of(old_workbook);
        FAIL();
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.code, "sheet.old_format");
        EXPECT_NE(problem.zh.find("另存为"), std::string::npos);
    }
}

TEST(OldFormats, AFailedOrUselessConversionIsSaidSo) {
    {
        const OfficeOnPath office("exit 1\n");
        EXPECT_EQ(refusal_of(old_workbook), "sheet.conversion");
    }
    {
        const OfficeOnPath office("exit 0\n");
        EXPECT_EQ(refusal_of(old_workbook), "sheet.conversion");
    }
    const OfficeOnPath office(copies_prepared);
    std::ofstream(office.folder / "prepared.xlsx") << "nonsense";
    EXPECT_EQ(refusal_of(old_workbook), "sheet.broken");
}

TEST(OldFormats, AConversionThatHangsIsKilledAndCleanedUp) {
    const std::size_t before = leftovers();
    const OfficeOnPath office("/bin/sleep 60 & /bin/sleep 60\n");
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(refusal_of(old_workbook, {.conversion = std::chrono::milliseconds(200)}), "sheet.conversion");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
    EXPECT_EQ(leftovers(), before);
}

} // namespace guapai::sheet
