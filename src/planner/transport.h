// The transportation problem, solved exactly: every row goes to one column, at the least cost.
//
//     Transport problem{.rows = 2, .columns = {{.unit_costs = {0}}, {.unit_costs = {0, 500}}}};
//     problem.arcs = {{0, 0, 3200}, {0, 1, 4100}, {1, 0, 800}};
//     const auto answer = solve(problem);   // row 1 takes column 0, row 0 column 1: 4900
//
// A column takes as many rows as it has unit costs; the k-th row it takes costs unit_costs[k - 1] besides its arc, and
// unit costs must not fall (convex), so that a network can carry them. Rows that find no place are left out, each at
// `left_out_cost`: the answer therefore always exists unless a lower limit cannot be met.
//
// Solver: network simplex of LEMON (Király, Kovács 2012), exact in integers. 600 rows × 130 columns: milliseconds.
// Thread-safety: free function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace guapai::planner {

struct TransportArc {
    std::size_t row, column;
    std::int64_t cost;
};

struct TransportColumn {
    std::vector<std::int64_t> unit_costs; // as many entries as rows it can take; not falling
    std::int64_t lower = 0;               // rows it must take
};

struct Transport {
    std::size_t rows = 0;
    std::vector<TransportColumn> columns;
    std::vector<TransportArc> arcs; // a pair without an arc is forbidden
    std::int64_t left_out_cost = 1'000'000'000'000;
    // Units of each row, empty: one each. A row of several may be split among columns; costs are per unit, and columns
    // take so many units.
    std::vector<std::int64_t> demand = {};
};

struct Transported {
    static constexpr int left_out = -1;

    std::vector<int> column; // of each row; of a split one, where most of it goes
    std::int64_t cost = 0;   // arcs and unit costs, left-out costs not counted
    // Dual prices: taking the arc (r, c) instead would raise the total by at least
    // arc.cost + row_price[r] - column_price[c].
    std::vector<std::int64_t> row_price, column_price;
    std::int64_t sink_price = 0; // a row and a unit cost: at least arc.cost + unit_cost + row_price[r] - sink_price
};

std::optional<Transported> solve(const Transport& problem); // empty: a lower limit cannot be met

} // namespace guapai::planner
