// How fast are 10,000 schools read from an xlsx file, cleaned and parsed, against inflating and parsing the same XML
// with expat and doing nothing with it? They run in turn, the best of five counts. Then the whole import, from the file
// to schools in the roster, against its limit of 3 seconds for 10,000 rows.    Usage: import_bench [ROWS]
#include "imports/service.h"
#include "schools/service.h"
#include "sheet/table.h"
#include "sheet/xml.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

namespace {

using namespace guapai;

std::string file_contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The office's own file with its rows repeated under other names and codes, written with shared strings as Excel does.
std::string workbook_of(std::size_t rows) {
    std::vector<std::vector<std::string>> office;
    sheet::read(file_contents(GUAPAI_SOURCE_DIR "/tests/data/schools.xlsx"), [&](const sheet::Row& row) {
        office.push_back(row.cells);
        return true;
    });
    const std::size_t heading = 2, first = 3, count = office.size() - 4; // two titles above, a total below
    const std::size_t name = 1, code = 2;
    const auto path = std::filesystem::temp_directory_path() / fmt::format("import-bench-{}.xlsx", ::getpid());
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    for (std::size_t i = 0; i <= rows; ++i) {
        auto cells = office[i == 0 ? heading : first + (i - 1) % count];
        if (i > 0) {
            cells[name] += fmt::format("{}部", i);
            cells[code] = fmt::format("{}{:05}", cells[code].substr(0, 5), i);
        }
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const auto r = static_cast<lxw_row_t>(i);
            const auto c = static_cast<lxw_col_t>(column);
            if (i > 0 && (column == 0 || (column >= 11 && column <= 16)))
                worksheet_write_number(sheet, r, c, std::atof(cells[column].c_str()), nullptr);
            else
                worksheet_write_string(sheet, r, c, cells[column].c_str(), nullptr);
        }
    }
    workbook_close(book);
    std::string bytes = file_contents(path);
    std::filesystem::remove(path);
    return bytes;
}

struct Counter : sheet::XmlHandler {
    std::size_t events = 0;
    void start(std::string_view, const sheet::Attributes&) override { ++events; }
    void end(std::string_view) override { ++events; }
    void text(std::string_view) override { ++events; }
};

void parse_only(const std::string& bytes) {
    sheet::Archive archive(bytes, {});
    Counter counter;
    sheet::parse_part(archive, "xl/sharedStrings.xml", counter);
    sheet::parse_part(archive, "xl/worksheets/sheet1.xml", counter);
    if (counter.events == 0) std::abort();
}

void read_rows(const std::string& bytes, std::size_t rows) {
    std::size_t seen = 0;
    sheet::read(bytes, [&](const sheet::Row&) { return ++seen > 0; });
    if (seen != rows + 1) std::abort();
}

void import(const std::string& bytes, std::size_t rows) {
    const sheet::TableOptions options{.values = {{"type", "职业高中", "vocational"}, {"type", "其他特教", "special"}}};
    const auto table = sheet::read_table<schools::School>(bytes, options);
    const bool clean =
        std::all_of(table.rows.begin(), table.rows.end(), [](const auto& r) { return r.first.errors.empty(); });
    if (table.rows.size() != rows || !clean) std::abort();
}

// Uploaded, judged and taken over by the service, durable, into an office without schools.
void import_whole(const std::string& bytes, std::size_t rows) {
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("import-bench-{}", ::getpid());
    {
        const auto db = Database::open({.data = folder});
        std::vector<std::unique_ptr<imports::Roster>> rosters;
        rosters.push_back(schools::roster());
        imports::Service imports(*db, std::move(rosters));
        identity::Actor office;
        office.account.county = "420200";
        office.account.id = Id::mint();
        office.account.role = identity::Role::city_office;
        office.scope = Scope::office("420200");
        const auto preview = imports.upload(office, "420200", "schools", "schools.xlsx", bytes);
        const auto applied = imports.apply(office, "420200", preview.id);
        if (applied.counts.added != static_cast<std::int64_t>(rows)) std::abort();
    }
    std::filesystem::remove_all(folder);
}

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int count, char** arguments) {
    const std::size_t rows = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 10'000;
    const std::string bytes = workbook_of(rows);
    double plain = 1e9, read = 1e9, whole = 1e9;
    for (int i = 0; i < 5; ++i) {
        plain = std::min(plain, seconds([&] { parse_only(bytes); }));
        read = std::min(read, seconds([&] { read_rows(bytes, rows); }));
        whole = std::min(whole, seconds([&] { import(bytes, rows); }));
    }
    const auto line = [&](const char* what, double took) {
        fmt::print("{:<34} {:8.1f} ms {:10.0f} rows/s  {:5.2f} x expat\n", what, took * 1000,
                   static_cast<double>(rows) / took, took / plain);
    };
    fmt::print("{} rows of schools, xlsx of {} kB\n", rows, bytes.size() / 1024);
    line("inflate and expat, no work", plain);
    line("rows (sheet::read)", read);
    line("records (sheet::read_table)", whole);
    const double imported = seconds([&] { import_whole(bytes, rows); });
    fmt::print("the whole import, file to roster       {:5.2f} s of {:.2f}: {:.2f}\n", imported,
               3e-4 * static_cast<double>(rows), imported / (3e-4 * static_cast<double>(rows)));
    return 0;
}
