// What official documents and reports are composed of, as plain values.
//
//     std::vector<Block> body = {
//         Paragraph{Level::one, "发现的问题"},
//         Paragraph{Level::text, "", "2026年11月12日，责任督学到校开展经常性督导，发现以下问题。"},
//         Table{.columns = {{"序号", 1, Align::centre}, {"问题", 6}}, .rows = {{"1", "食堂留样不足48小时"}}},
//         Photos{{{jpeg_bytes, "食堂留样柜"}}},
//     };
//
// Texts are printed literally; line feeds begin a new paragraph. Numbers of headings (一、（一）1.（1）) are added in
// printing.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace guapai::paper {

enum class Align { left, centre, right };

enum class Level {
    text,  // no number
    one,   // 一、 in 黑体
    two,   // （一） in 楷体
    three, // 1.
    four   // （1）
};

struct Paragraph {
    Level level = Level::text;
    std::string heading; // in the face of the level; may stand alone
    std::string text;    // goes on in the same line
};

struct Column {
    std::string title; // all empty: no header row
    double width = 1;  // share of the whole
    Align align = Align::left;
};

// The header row is repeated on every page. A row has as many cells as there are columns (fewer: the rest stay empty;
// more: std::invalid_argument).
struct Table {
    std::string caption;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

// What cannot be shown is printed as a frame that says so: a broken picture never stops a document.
struct Photo {
    std::string bytes; // JPEG or PNG
    std::string caption;
};

struct Photos {
    std::vector<Photo> photos;
};

struct Bar {
    std::string label;
    double value = 0;
    std::string shown; // beside the bar, "87.5分"
};

struct BarChart {
    std::string caption;
    std::vector<Bar> bars;
    std::optional<double> full; // the value of a bar over the whole width; without it the largest
};

struct QrMark {
    std::string text; // what the code says, usually an address
    std::string caption;
};

struct PageBreak {};

using Block = std::variant<Paragraph, Table, Photos, BarChart, QrMark, PageBreak>;

} // namespace guapai::paper
