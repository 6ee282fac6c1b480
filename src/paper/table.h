// Sets a table into a flow, row by row. Used inside paper/ only.
#pragma once

#include "paper/blocks.h"
#include "paper/flow.h"

namespace guapai::paper {

struct TableStyle {
    double size = 10.5;
    double pitch = 15;
};

// `bound`: the last row stays with what follows. Throws std::invalid_argument when a row has more cells than columns.
void add_table(Canvas& canvas, Flow& flow, const Table& table, const TableStyle& style, bool bound);

} // namespace guapai::paper
