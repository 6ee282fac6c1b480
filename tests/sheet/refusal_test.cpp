#include "support.h"

#include <gtest/gtest.h>

namespace guapai::sheet {

namespace {

std::string wide(std::string_view name) {
    std::string out;
    for (const char c : name)
        out.append(1, c).append(1, '\0');
    return out + std::string(2, '\0');
}
std::string compound_file(std::string_view stream) {
    return "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(600, '\x01') + wide(stream) + std::string(100, '\x02');
}
std::string with_part(const std::string& name, const std::string& content) {
    auto parts = Package{.rows = "<row r=\"1\"><c><v>1</v></c></row>"}.parts();
    for (auto& part : parts)
        if (part.first == name) part.second = content;
    return zipped(parts);
}

} // namespace

TEST(Refusals, WhatIsNoSpreadsheetIsNamed) {
    EXPECT_EQ(refusal_of("%PDF-1.7\n..."), "sheet.not_a_spreadsheet");
    EXPECT_EQ(refusal_of(std::string("\x89PNG\r\n\x1a\n\0\0", 10)), "sheet.not_a_spreadsheet");
    EXPECT_EQ(refusal_of(compound_file("WordDocument")), "sheet.not_a_spreadsheet");
    EXPECT_EQ(refusal_of(zipped({{"readme.txt", "hello"}})), "sheet.not_a_spreadsheet");
    EXPECT_EQ(refusal_of(zipped(
                  {{"_rels/.rels", "<R><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/></R>"}})),
              "sheet.not_a_spreadsheet");
    EXPECT_EQ(refusal_of("<html><table><tr><td>1</td></tr></table></html>"), "sheet.old_format");
    EXPECT_EQ(refusal_of(""), "sheet.empty");
    EXPECT_EQ(refusal_of(" \r\n,,\r\n"), "sheet.empty");
    EXPECT_EQ(refusal_of(Package{}.bytes()), "sheet.empty");
}

TEST(Refusals, PasswordProtectedFilesAskForTheirPasswordToBeRemoved) {
    EXPECT_EQ(refusal_of(compound_file("EncryptedPackage")), "sheet.password");
}

TEST(Refusals, EveryTruncationOfAWorkbookIsRefused) {
    const std::string whole = Package{.rows = "<row r=\"1\"><c><v>1</v></c></row>"}.bytes();
    for (std::size_t size = 4; size < whole.size(); size += 7)
        ASSERT_EQ(refusal_of(whole.substr(0, size)), "sheet.broken") << size;
}

TEST(Refusals, AFlippedByteNeverDoesWorseThanARefusal) {
    const std::string whole = Package{.rows = "<row r=\"1\"><c><v>1</v></c></row>"}.bytes();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
        EXPECT_NO_THROW(refusal_of(bytes)) << at; // a Problem or rows, nothing else
    }
}

TEST(Refusals, BrokenPartsAreRefused) {
    for (const char* sheet :
         {"<worksheet><sheetData>", "<worksheet><sheetData><row r=\"0\"></row></sheetData></worksheet>",
          "<worksheet><sheetData><row r=\"2\"><c><v>1</v></c></row><row r=\"1\"/></sheetData></worksheet>",
          "<worksheet><sheetData><row r=\"1\"><c r=\"1A\"><v>1</v></c></row></sheetData></worksheet>",
          "<worksheet><sheetData><row r=\"1\"><c r=\"A2\"><v>1</v></c></row></sheetData></worksheet>",
          "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>9</v></c></row></sheetData></worksheet>",
          "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>-1</v></c></row></sheetData></worksheet>", "\xff\xfe<",
          "not xml at all"})
        EXPECT_EQ(refusal_of(with_part("xl/worksheets/a.xml", sheet)), "sheet.broken") << sheet;
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<a>";
    EXPECT_EQ(refusal_of(with_part("xl/worksheets/a.xml", deep)), "sheet.broken");
}

TEST(Refusals, DocumentTypesAreRefusedInEveryPart) {
    const std::string laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
    for (const char* part : {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/a.xml",
                             "xl/sharedStrings.xml", "xl/styles.xml"})
        EXPECT_EQ(refusal_of(with_part(part, laughs)), "sheet.dtd") << part;
}

TEST(Refusals, ZipBombsAreSeenBeforeTheyAreInflated) {
    const std::string zeros(std::size_t{48} << 20U, ' ');
    EXPECT_EQ(refusal_of(with_part("xl/worksheets/a.xml", "<worksheet>" + zeros)), "sheet.zip_bomb");
    EXPECT_EQ(refusal_of(with_part("xl/worksheets/a.xml", "<a>" + std::string(2000, ' ')), {.inflated_bytes = 1500}),
              "sheet.zip_bomb");
    std::vector<std::pair<std::string, std::string>> many;
    for (int i = 0; i < 50; ++i)
        many.emplace_back("part" + std::to_string(i), "x");
    EXPECT_EQ(refusal_of(zipped(many), {.entries = 49}), "sheet.zip_bomb");
}

TEST(Refusals, ADirectoryThatLiesAboutSizesDoesNotHelpABomb) {
    std::string bytes = with_part("xl/worksheets/a.xml", "<worksheet>" + std::string(std::size_t{8} << 20U, ' '));
    // Declare the part a hundred bytes long in the central directory (its size stands 24 bytes into the entry).
    const std::size_t entry = bytes.rfind("xl/worksheets/a.xml") - 46;
    bytes.replace(entry + 24, 4, std::string("\x64\0\0\0", 4));
    const std::string refused = refusal_of(bytes);
    EXPECT_TRUE(refused == "sheet.zip_bomb" || refused == "sheet.broken") << refused;
}

TEST(Refusals, LimitsAreKept) {
    const std::string two_rows = "a,b,c\n1,2,3\n";
    EXPECT_EQ(refusal_of(two_rows, {.file_bytes = 5}), "sheet.too_large");
    EXPECT_EQ(refusal_of(two_rows, {.rows = 1}), "sheet.too_many_rows");
    EXPECT_EQ(refusal_of(two_rows, {.columns = 2}), "sheet.too_many_columns");
    EXPECT_EQ(refusal_of("a,bcdefg\n", {.cell_bytes = 4}), "sheet.cell_too_long");

    std::string wide_row;
    for (std::size_t i = 0; i < 10'000; ++i)
        wide_row += "<c><v>1</v></c>";
    EXPECT_EQ(refusal_of(Package{.rows = "<row r=\"1\">" + wide_row + "</row>"}.bytes()), "sheet.too_many_columns");
    EXPECT_EQ(
        refusal_of(Package{.rows = "<row r=\"1\"><c t=\"str\"><v>abcdef</v></c></row>"}.bytes(), {.cell_bytes = 4}),
        "sheet.cell_too_long");
    EXPECT_EQ(
        refusal_of(Package{.rows = "<row r=\"1\"/>", .strings = "<si><t>abcdef</t></si>"}.bytes(), {.cell_bytes = 4}),
        "sheet.cell_too_long");
    EXPECT_EQ(
        refusal_of(Package{.rows = "<row r=\"1\"/>", .strings = "<si><t>abcdef</t></si>"}.bytes(), {.shared_bytes = 4}),
        "sheet.too_large");
    EXPECT_EQ(
        refusal_of(Package{.rows = "<row/><row><c><v>1</v></c></row><row><c><v>1</v></c></row>"}.bytes(), {.rows = 1}),
        "sheet.too_many_rows");
}

} // namespace guapai::sheet
