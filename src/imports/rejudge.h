// Judging an import again after one of its rows has changed: that row alone and the rows whose verdict hangs on it.
//
// A verdict hangs on the row's own cells, on the rows with the same key (duplicates), and on what all rows tell
// (context.h). Where the change alters the latter for other rows, or the layout, the whole import is judged. Either way
// rows, counts and context are what judging the whole would make of them, as long as the roster is as it was.
//
//     const std::vector<Draft> rows = rejudge(tx, roster, import, layout, before, after);   // to be saved
//
// Internal to src/imports.
#pragma once

#include "imports/draft.h"
#include "imports/roster.h"

#include <vector>

namespace guapai::imports {

Context context_of(const Import& import);
void set_context(Import& import, const Context& context);

// The rows that were judged, `after` among them; all of them if `layout_changed`. The import's counts and context are
// brought up to date.
std::vector<Draft> rejudge(Transaction& tx, const Roster& roster, Import& import, const sheet::Layout& layout,
                           bool layout_changed, const Draft& before, Draft after);

} // namespace guapai::imports
