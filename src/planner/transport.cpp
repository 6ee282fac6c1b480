#include "planner/transport.h"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace guapai::planner {

namespace {

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;

// Source rows → columns → sink, with a way round for rows that are left out.
struct Network {
    explicit Network(const Transport& problem) : lower(graph), upper(graph), cost(graph), supply(graph) {
        sink = graph.addNode();
        for (std::size_t r = 0; r < problem.rows; ++r) {
            rows.push_back(graph.addNode());
            const std::int64_t units = problem.demand.empty() ? 1 : problem.demand[r];
            supply[rows.back()] = units;
            all += units;
            left_out.push_back(link(rows.back(), sink, problem.left_out_cost, units));
        }
        supply[sink] = -all;
        for (const TransportColumn& column : problem.columns)
            add_column(column);
        for (const TransportArc& arc : problem.arcs)
            arcs.push_back(link(rows.at(arc.row), columns.at(arc.column), arc.cost,
                                problem.demand.empty() ? 1 : problem.demand[arc.row]));
    }

    Graph::Arc link(Graph::Node from, Graph::Node to, std::int64_t price, std::int64_t capacity,
                    std::int64_t least = 0) {
        const Graph::Arc arc = graph.addArc(from, to);
        cost[arc] = price;
        upper[arc] = capacity;
        lower[arc] = least;
        return arc;
    }

    void add_column(const TransportColumn& column) {
        columns.push_back(graph.addNode());
        const auto capacity = static_cast<std::int64_t>(column.unit_costs.size());
        // The lower limit needs an arc of its own: parallel unit arcs cannot say "together at least".
        const Graph::Node gate = graph.addNode();
        link(columns.back(), gate, 0, capacity, column.lower);
        for (const std::int64_t unit_cost : column.unit_costs)
            link(gate, sink, unit_cost, 1);
    }

    Graph graph;
    Graph::ArcMap<std::int64_t> lower, upper, cost;
    Graph::NodeMap<std::int64_t> supply;
    std::vector<Graph::Node> rows, columns;
    std::vector<Graph::Arc> arcs;     // as problem.arcs
    std::vector<Graph::Arc> left_out; // of each row
    std::int64_t all = 0;             // units
    Graph::Node sink;
};

} // namespace

std::optional<Transported> solve(const Transport& problem) {
    const Network network(problem);
    Simplex simplex(network.graph);
    simplex.lowerMap(network.lower).upperMap(network.upper).costMap(network.cost).supplyMap(network.supply);
    if (simplex.run() != Simplex::OPTIMAL) return std::nullopt;
    Transported out;
    out.column.assign(problem.rows, Transported::left_out);
    std::vector<std::int64_t> most(problem.rows, 0);
    for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
        const std::size_t row = problem.arcs[a].row;
        const std::int64_t units = simplex.flow(network.arcs[a]);
        if (units <= most[row]) continue;
        most[row] = units;
        out.column[row] = static_cast<int>(problem.arcs[a].column);
    }
    std::int64_t left_out = 0;
    for (const Graph::Arc& arc : network.left_out)
        left_out += simplex.flow(arc);
    out.cost = simplex.totalCost<std::int64_t>() - left_out * problem.left_out_cost;
    for (const Graph::Node node : network.rows)
        out.row_price.push_back(simplex.potential(node));
    for (const Graph::Node node : network.columns)
        out.column_price.push_back(simplex.potential(node));
    out.sink_price = simplex.potential(network.sink);
    return out;
}

} // namespace guapai::planner
