#include "imports/rejudge.h"

#include "base/json.h"
#include "imports/store.h"

#include <algorithm>

namespace guapai::imports {

namespace {

void put(std::vector<Draft>& rows, Draft row) {
    const auto at =
        std::ranges::lower_bound(rows, row.cells.number, {}, [](const Draft& one) { return one.cells.number; });
    if (at != rows.end() && at->cells.number == row.cells.number)
        *at = std::move(row);
    else
        rows.insert(at, std::move(row));
}

std::vector<Draft> judge_all(Transaction& tx, const Roster& roster, Import& import, const sheet::Layout& layout,
                             Draft after) {
    std::vector<Draft> rows = load_rows(tx, import);
    put(rows, std::move(after));
    Context context;
    import.counts = count(rows, roster.judge(tx, import.county, layout, rows, context));
    const Context known = context_of(import);
    for (Draft& row : rows)
        if (known.salt.empty()) row.loaded.clear(); // its key has no digest yet
    if (!known.salt.empty()) context.salt = known.salt;
    set_context(import, context);
    return rows;
}

void replace(Counts& whole, const std::vector<Draft>& before, const std::vector<Draft>& after) {
    const Counts less = count(before, -awaited(before)), more = count(after, -awaited(after));
    for (const auto member : {&Counts::rows, &Counts::added, &Counts::changed, &Counts::unchanged, &Counts::skipped,
                              &Counts::bad_rows, &Counts::bad_cells, &Counts::absent})
        whole.*member += more.*member - less.*member;
}

} // namespace

Context context_of(const Import& import) {
    Context context;
    if (!import.context.empty()) json::read_stored(import.context, value_type<Context>(), &context);
    return context;
}

void set_context(Import& import, const Context& context) {
    import.context.clear();
    json::append_stored(import.context, value_type<Context>(), &context);
}

std::vector<Draft> rejudge(Transaction& tx, const Roster& roster, Import& import, const sheet::Layout& layout,
                           bool layout_changed, const Draft& before, Draft after) {
    const Context known = context_of(import);
    if (layout_changed || known.salt.empty()) return judge_all(tx, roster, import, layout, std::move(after));
    roster.tie(tx, import.county, layout, after);
    Context others = known;
    others.tell(before.told, -1);
    Context context = others;
    context.tell(after.told, 1);
    if (before.told != after.told && !roster.understood_alike(tx, import.county, known, context, others))
        return judge_all(tx, roster, import, layout, std::move(after));

    std::vector<Draft> rows = load_rows_of(tx, import, context, {before.key, after.key});
    put(rows, before);
    const std::vector<Draft> judged_before = rows;
    put(rows, std::move(after));
    roster.judge_some(tx, import.county, layout, rows, context);
    replace(import.counts, judged_before, rows);
    set_context(import, context);
    return rows;
}

} // namespace guapai::imports
