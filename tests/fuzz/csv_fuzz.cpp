// Delimited text from anyone: a Problem or rows, and rows that are written and read again are the same.
#include "record.h"

#include "base/text.h"
#include "sheet/write.h"

#include <cstdlib>

namespace {

using Rows = std::vector<std::vector<std::string>>;

const guapai::sheet::Limits limits{.rows = 2000, .columns = 50, .cell_bytes = 4000};

Rows rows_of(std::string_view bytes) {
    Rows rows;
    guapai::sheet::read(
        bytes,
        [&](const guapai::sheet::Row& row) {
            rows.push_back(row.cells);
            return true;
        },
        limits);
    return rows;
}

void expect_round_trip(const Rows& rows) {
    const auto writer = guapai::sheet::make_writer(guapai::sheet::Format::csv, "", {{"甲"}, {"乙"}});
    for (const std::vector<std::string>& cells : rows) {
        std::vector<guapai::sheet::CellValue> values;
        for (const std::string& cell : cells) {
            // Control characters make the file one that is not read as a table; they cannot be typed into a cell.
            if (!guapai::is_valid_utf8(cell)) std::abort();
            if (guapai::has_control_characters(cell)) return;
            values.emplace_back(cell);
        }
        writer->row(values);
    }
    Rows again = rows_of(writer->finish());
    again.erase(again.begin());
    if (again != rows) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.starts_with("PK") || bytes.starts_with("\xd0\xcf")) return 0; // workbooks have a target of their own
    try {
        const Rows rows = rows_of(bytes);
        if (rows.size() <= 100) expect_round_trip(rows);
        guapai::sheet::read_table<guapai::fuzz::Thing>(bytes, {.limits = limits});
    } catch (const guapai::Problem&) {
    }
    return 0;
}
