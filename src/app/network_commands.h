// `guapai network propose`: a draft of the network from the command line.
//
//     guapai network propose --county 420200 --data /srv/guapai --json
//
// The draft is the same that the page makes, and waits there for the office to change and publish it. With --json
// standard output is exactly one object: {"network","schools","assigned","inspectors","areas","sub_areas","travel_km",
// "lower_bound_km","gap","broken_rules","uncovered":[{"school","name","reason"}],"notes","notes_en","seconds"}; gap =
// travel_km / lower_bound_km − 1, null without a bound. Errors: Problem, and exit 1.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace guapai::app {

void add_network_commands(CLI::App& program, std::function<int()>& chosen);

} // namespace guapai::app
