// Little packages and rows made up for the tests.
#pragma once

#include "sheet/read.h"

#include <zip.h>

#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace guapai::sheet {

inline std::string data_file(const std::string& name) {
    std::ifstream in(std::string(GUAPAI_SOURCE_DIR) + "/tests/data/" + name, std::ios::binary);
    if (!in) throw std::runtime_error("no test file " + name);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A zip archive of the given parts, as bytes.
inline std::string zipped(const std::vector<std::pair<std::string, std::string>>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (const auto& [name, content] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0);
    zip_close(archive);
    zip_source_open(source);
    zip_stat_t stat;
    zip_source_stat(source, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    zip_error_fini(&error);
    return bytes;
}

// A workbook of one sheet with this inside <sheetData>; the other parts may be given too.
struct Package {
    std::string rows;
    std::string strings = "";
    std::string styles = "";
    std::string sheets = R"(<sheet name="名单" sheetId="1" r:id="rId1"/>)";
    std::string properties = "";
    std::string second_rows = "";

    std::vector<std::pair<std::string, std::string>> parts() const {
        const std::string main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
        const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        const auto sheet = [&](const std::string& inside) {
            return "<worksheet " + main + "><sheetData>" + inside + "</sheetData></worksheet>";
        };
        return {{"[Content_Types].xml", "<Types/>"},
                {"_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"" + types +
                                    "officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"},
                {"xl/workbook.xml", "<workbook " + main + " xmlns:r=\"r\"><workbookPr " + properties + "/><sheets>" +
                                        sheets + "</sheets></workbook>"},
                {"xl/_rels/workbook.xml.rels",
                 "<Relationships><Relationship Id=\"rId1\" Type=\"" + types +
                     "worksheet\" Target=\"worksheets/a.xml\"/><Relationship Id=\"rId2\" Type=\"" + types +
                     "worksheet\" Target=\"worksheets/b.xml\"/><Relationship Id=\"rId3\" Type=\"" + types +
                     "sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId4\" Type=\"" + types +
                     "styles\" Target=\"styles.xml\"/></Relationships>"},
                {"xl/worksheets/a.xml", sheet(rows)},
                {"xl/worksheets/b.xml", sheet(second_rows)},
                {"xl/sharedStrings.xml", "<sst " + main + ">" + strings + "</sst>"},
                {"xl/styles.xml", "<styleSheet " + main + ">" + styles + "</styleSheet>"}};
    }
    std::string bytes() const { return zipped(parts()); }
};

using Rows = std::vector<std::pair<std::size_t, std::vector<std::string>>>;

inline Rows rows_of(std::string_view bytes, SheetInfo* info = nullptr, const Limits& limits = {}) {
    Rows rows;
    const SheetInfo found = read(
        bytes,
        [&](const Row& row) {
            rows.emplace_back(row.number, row.cells);
            return true;
        },
        limits);
    if (info) *info = found;
    return rows;
}

// The code of the refusal, empty when the bytes were read.
inline std::string refusal_of(std::string_view bytes, const Limits& limits = {}) {
    try {
        rows_of(bytes, nullptr, limits);
        return "";
    } catch (const Problem& problem) {
        return problem.code;
    }
}

} // namespace guapai::sheet
