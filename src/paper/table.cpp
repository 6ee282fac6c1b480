#include "paper/table.h"

#include "paper/text.h"

#include <algorithm>
#include <stdexcept>

namespace guapai::paper {

namespace {

constexpr double thickness = mm(0.25);
constexpr double padding = mm(1.2); // left and right of a cell's text

struct Grid {
    std::vector<double> edges; // x of the vertical lines, one more than columns
    std::vector<Align> aligns;
    TableStyle style;

    std::size_t columns() const { return aligns.size(); }
    double width(std::size_t column) const { return edges[column + 1] - edges[column]; }
};

Grid make_grid(const Table& table, const Box& frame, const TableStyle& style) {
    Grid grid{{frame.x}, {}, style};
    double total = 0;
    for (const auto& column : table.columns)
        total += column.width;
    double sum = 0;
    for (const auto& column : table.columns) {
        sum += column.width;
        grid.edges.push_back(frame.x + frame.width * sum / total);
        grid.aligns.push_back(column.align);
    }
    return grid;
}

// The cells of one row, or of the part of a row that fits on a page.
struct Row {
    std::vector<std::shared_ptr<const TextLayout>> cells;
    int first_line = 0;
    int lines = 1;
    bool header = false;
    bool begins = true; // the row's first part
    bool ends = true;   // its last
};

void draw_row(Canvas& canvas, const Grid& grid, const Row& row, double y, bool page_top) {
    const double height = row.lines * grid.style.pitch + grid.style.pitch * 0.4;
    const double left = grid.edges.front();
    const double right = grid.edges.back();
    if (row.header) canvas.fill({left, y, right - left, height}, light_grey);
    if (row.begins || page_top) canvas.line(left, y, right, y, thickness, black);
    if (row.ends) canvas.line(left, y + height, right, y + height, thickness, black);
    for (const double x : grid.edges)
        canvas.line(x, y, x, y + height, thickness, black);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto& text = *row.cells[i];
        const Align align = row.header ? Align::centre : grid.aligns[i];
        const int here = std::clamp(text.lines() - row.first_line, 0, row.lines);
        // Short cells stand in the middle of the row, as in hand-drawn forms.
        const double top = y + grid.style.pitch * 0.2 + (row.lines - here) * grid.style.pitch / 2;
        for (int k = 0; k < here; ++k)
            text.draw_line(row.first_line + k, grid.edges[i] + padding, top + k * grid.style.pitch, grid.style.pitch,
                           align, grid.width(i) - 2 * padding);
    }
}

Piece piece_of(Canvas& canvas, std::shared_ptr<const Grid> grid, Row row) {
    const double height = row.lines * grid->style.pitch + grid->style.pitch * 0.4;
    return {.height = height, .draw = [&canvas, grid = std::move(grid), row = std::move(row)](double y, bool page_top) {
                draw_row(canvas, *grid, row, y, page_top);
            }};
}

Row make_row(Canvas& canvas, const Grid& grid, const std::vector<std::string>& texts, bool header) {
    if (texts.size() > grid.columns()) throw std::invalid_argument("a table row has more cells than columns");
    Row row;
    row.header = header;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        row.cells.push_back(
            std::make_shared<const TextLayout>(canvas, std::vector<Run>{{texts[i], header ? Face::hei : Face::body}},
                                               TextStyle{.size = grid.style.size}, grid.width(i) - 2 * padding));
        row.lines = std::max(row.lines, row.cells.back()->lines());
    }
    return row;
}

} // namespace

void add_table(Canvas& canvas, Flow& flow, const Table& table, const TableStyle& style, bool bound) {
    if (table.columns.empty()) return;
    const auto grid = std::make_shared<const Grid>(make_grid(table, flow.frame(), style));
    std::shared_ptr<const Piece> header;
    if (std::any_of(table.columns.begin(), table.columns.end(), [](const auto& c) { return !c.title.empty(); })) {
        std::vector<std::string> titles;
        for (const auto& column : table.columns)
            titles.push_back(column.title);
        header = std::make_shared<const Piece>(piece_of(canvas, grid, make_row(canvas, *grid, titles, true)));
        Piece first = *header;
        first.with_next = !table.rows.empty() || bound;
        flow.add(std::move(first));
    }
    const double free_height = flow.frame().height - (header ? header->height : 0);
    const int most = std::max(1, static_cast<int>((free_height / style.pitch - 0.4) * 0.9));
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row row = make_row(canvas, *grid, table.rows[i], false);
        for (int line = 0; line < row.lines; line += most) {
            Row part = row;
            part.first_line = line;
            part.lines = std::min(most, row.lines - line);
            part.begins = line == 0;
            part.ends = line + most >= row.lines;
            Piece piece = piece_of(canvas, grid, std::move(part));
            piece.header = header;
            piece.with_next = bound && i + 1 == table.rows.size() && line + most >= row.lines;
            flow.add(std::move(piece));
        }
    }
}

} // namespace guapai::paper
