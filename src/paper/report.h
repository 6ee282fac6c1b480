// Reports as PDF: a school's yearly result, a ledger, a brief.
//
//     Report report;
//     report.title = "某某学校2026年度督导结果";
//     report.blocks = {Paragraph{Level::one, "总体情况"}, BarChart{…}, Table{…}};
//     const std::string pdf = print_report(report);
//
// Shape: A4 portrait or landscape, title on the first page, page numbers 第1页 at the foot, headings of the first level
// as bookmarks. Tables of any length: rows are set one after the other and each page repeats the header row.
//
// Errors: Problem 422 paper.qr_too_long, std::invalid_argument for a row longer than its table, std::runtime_error when
// the PDF cannot be made. Thread-safety: values and free functions, callable from any thread.
#pragma once

#include "base/date.h"
#include "paper/blocks.h"
#include "paper/fonts.h"

#include <optional>
#include <string>
#include <vector>

namespace guapai::paper {

enum class Orientation { portrait, landscape };

struct Report {
    std::string title;
    std::string subtitle; // under the title: period, school
    std::string author;   // who made it; at the foot of every page
    std::optional<Date> date;
    Orientation orientation = Orientation::portrait;
    std::vector<Block> blocks;
};

std::string print_report(const Report& report, const Fonts& fonts = {});

} // namespace guapai::paper
