// Workbooks from anyone: a Problem or rows. The first byte says what the rest is: a whole package, or one part of a
// package that is sound otherwise, so that the fuzzer need not learn to compress.
#include "record.h"

#include "sheet/table.h"

#include <zip.h>

#include <array>

namespace {

using Part = std::pair<const char*, const char*>;

constexpr std::array<Part, 6> parts = {{
    {"_rels/.rels", "<r><Relationship Type=\"/officeDocument\" Target=\"xl/workbook.xml\"/></r>"},
    {"xl/workbook.xml", "<w><sheets><sheet name=\"a\" r:id=\"1\"/></sheets></w>"},
    {"xl/_rels/workbook.xml.rels",
     "<r><Relationship Id=\"1\" Type=\"/worksheet\" Target=\"s.xml\"/><Relationship Type=\"/sharedStrings\" "
     "Target=\"t.xml\"/><Relationship Type=\"/styles\" Target=\"y.xml\"/></r>"},
    {"xl/s.xml",
     "<w><sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row r=\"2\"><c s=\"1\"><v>7"
     "</v></c><c s=\"2\"><v>46086</v></c></row></sheetData></w>"},
    {"xl/t.xml", "<s><si><t>名称</t></si><si><t>日期</t></si></s>"},
    {"xl/y.xml",
     "<y><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy-mm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
     "numFmtId=\"9\"/><xf numFmtId=\"176\"/></cellXfs></y>"},
}};

std::string package_with(std::size_t replaced, std::string_view content) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string_view text = i == replaced ? content : std::string_view(parts[i].second);
        const auto index =
            zip_file_add(archive, parts[i].first, zip_source_buffer(archive, text.data(), text.size(), 0), 0);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t part = data[0] % (parts.size() + 1);
    const std::string bytes = part == parts.size() ? std::string(rest) : package_with(part, rest);
    if (!bytes.starts_with("PK")) return 0; // other contents are the business of csv_fuzz
    const guapai::sheet::Limits limits{.inflated_bytes = 1U << 20U, .rows = 2000, .columns = 50, .cell_bytes = 4000};
    try {
        guapai::sheet::read_table<guapai::fuzz::Thing>(bytes, {.limits = limits});
    } catch (const guapai::Problem&) {
    }
    return 0;
}
