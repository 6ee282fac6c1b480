#include "imports/service.h"

#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "base/text.h"
#include "imports/rejudge.h"
#include "imports/store.h"
#include "organisation/service.h"
#include "sheet/write.h"

#include <algorithm>

namespace guapai::imports {

using identity::Actor;

namespace {

Import require(const Reader& in, const Actor& actor, std::string_view county, const Id& id) {
    auto import = load(in, actor.scope, county, id);
    if (!import) throw Problem::not_found("没有这次导入", "There is no such import");
    return std::move(*import);
}

void refuse_closed(const Import& import) {
    if (import.state == ImportState::preview) return;
    throw Problem::conflict("imports.closed", "这次导入" + std::string(title_of(import.state)) + "，不能再改",
                            "This import is over and cannot be changed");
}

sheet::Layout layout_of(const Import& import) {
    sheet::Layout layout;
    json::read_stored(import.layout, value_type<sheet::Layout>(), &layout);
    return layout;
}

void set_layout(Import& import, const sheet::Layout& layout) {
    import.layout.clear();
    json::append_stored(import.layout, value_type<sheet::Layout>(), &layout);
    import.headings = headings_of(layout);
}

void save_or_refuse(Transaction& tx, Import& import) {
    if (!save(tx, import))
        throw Problem::conflict("imports.busy", "这次导入正由他人处理，请刷新", "Somebody else is at this import");
}

void audit_import(Transaction& tx, const Actor& actor, std::string_view action, const Import& import) {
    audit::record(tx, import.county, actor.name(), action, "import", import.id.text(), json::write(import));
}

// Another process may have stored the same school since the rows were judged; the clerk then tries again.
std::int64_t taken_over(Transaction& tx, const Actor& actor, std::string_view county, const Roster& roster,
                        const sheet::Layout& layout, std::vector<Draft>& rows) {
    try {
        return roster.apply(tx, actor.name(), county, layout, rows);
    } catch (const DuplicateKey&) {
        throw Problem::conflict("imports.busy", "名册正由他人修改，请再导入一次",
                                "Somebody else is changing the roster");
    }
}

} // namespace

const Roster& Service::roster(std::string_view kind) const {
    for (const auto& one : rosters_)
        if (one->kind() == kind) return *one;
    throw Problem::not_found("没有这种名册", "There is no such roster");
}

Import Service::upload(const Actor& actor, std::string_view county, std::string_view kind, std::string_view file_name,
                       std::string_view bytes) {
    const Roster& to = roster(kind);
    std::vector<Draft> rows;
    const sheet::TableInfo info = to.read(bytes, rows);
    Import import;
    import.county = county;
    import.id = Id::mint();
    import.kind = kind;
    import.file_name = utf8_prefix(trimmed(file_name), 200);
    import.sheet = info.sheet.sheet;
    import.created_by = actor.account.display_name;
    import.created_at = Instant::now();
    set_layout(import, info.layout);
    Context context;
    database_.read([&](Reader& in) { import.counts = count(rows, to.judge(in, county, info.layout, rows, context)); });
    set_context(import, context);
    import.digest = blobs_.put(bytes).digest;
    database_.write(county, [&](Transaction& tx) {
        save_new(tx, import, context, rows);
        audit_import(tx, actor, "imports.upload", import);
    });
    return import;
}

Listed<Import> Service::list(const Actor& actor, std::string_view county, const ImportFilters& filters,
                             const Page& page) {
    return read(database_, [&](Reader& in) { return imports::list(in, actor.scope, county, filters, page); });
}

Import Service::get(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) { return require(in, actor, county, id); });
}

Listed<ImportRow> Service::rows(const Actor& actor, std::string_view county, const Id& id, const RowFilters& filters,
                                const Page& page) {
    return read(database_, [&](Reader& in) {
        const Import import = require(in, actor, county, id);
        const sheet::Layout layout = layout_of(import);
        Listed<Draft> drafts = list_rows(in, import, filters, page);
        Listed<ImportRow> out;
        out.next = drafts.next;
        out.total = drafts.total;
        for (const Draft& draft : drafts.items)
            out.items.push_back(row_of(draft, layout));
        return out;
    });
}

template <class F>
ImportRow Service::change_row(const Actor& actor, std::string_view county, const Id& id, std::int64_t number,
                              const F& change) {
    return write(database_, county, [&](Transaction& tx) {
        Import import = require(tx, actor, county, id);
        refuse_closed(import);
        const Roster& to = roster(import.kind);
        sheet::Layout layout = layout_of(import);
        const std::size_t columns = layout.columns.size();
        const auto before = load_row(tx, import, number);
        if (!before || !before->data) throw Problem::not_found("没有这一行数据", "There is no such row of data");
        Draft after = *before;
        change(to, layout, after);
        const bool new_column = layout.columns.size() != columns;
        const auto rows = rejudge(tx, to, import, layout, new_column, *before, std::move(after));
        set_layout(import, layout);
        save_rows(tx, import, context_of(import), rows);
        save_or_refuse(tx, import);
        return row_of(*std::ranges::find(rows, number, [](const Draft& row) { return row.cells.number; }), layout);
    });
}

ImportRow Service::mend(const Actor& actor, std::string_view county, const Id& id, std::int64_t row,
                        const std::map<std::string, std::string>& cells) {
    return change_row(actor, county, id, row, [&](const Roster& to, sheet::Layout& layout, Draft& draft) {
        draft.skipped = false;
        to.mend(layout, draft, cells);
        for (const auto& [field, text] : cells)
            if (std::find(draft.mended.begin(), draft.mended.end(), field) == draft.mended.end())
                draft.mended.push_back(field);
    });
}

ImportRow Service::skip(const Actor& actor, std::string_view county, const Id& id, std::int64_t row) {
    return change_row(actor, county, id, row,
                      [](const Roster&, sheet::Layout&, Draft& draft) { draft.skipped = true; });
}

std::string Service::marked(const Actor& actor, std::string_view county, const Id& id, Language language) {
    Import import;
    std::vector<Draft> rows;
    database_.read([&](Reader& in) {
        import = require(in, actor, county, id);
        if (import.rows_dropped_at)
            throw Problem(410, "imports.rows_dropped", "这次导入的明细已过保留期限，不能再下载标注表",
                          "The rows of this import are no longer kept");
        rows = load_rows(in, import);
    });
    const sheet::Layout layout = layout_of(import);
    std::vector<sheet::CellError> errors;
    std::vector<sheet::Correction> corrections;
    for (const Draft& row : rows) {
        if (row.state == RowState::bad) errors.insert(errors.end(), row.cells.errors.begin(), row.cells.errors.end());
        for (const std::string& field : row.mended)
            if (const std::size_t at = layout.position(field);
                at < row.cells.raw.size() && !layout.columns[at].letter.empty())
                corrections.push_back({row.cells.number, layout.columns[at].letter, row.cells.raw[at]});
    }
    return sheet::write_marked(blobs_.read(import.digest), layout, errors, corrections, language);
}

Import Service::apply(const Actor& actor, std::string_view county, const Id& id) {
    return write(database_, county, [&](Transaction& tx) {
        Import import = require(tx, actor, county, id);
        if (import.state == ImportState::applied) return import;
        refuse_closed(import);
        const sheet::Layout layout = layout_of(import);
        std::vector<Draft> rows = load_rows(tx, import);
        import.counts = count(rows, taken_over(tx, actor, county, roster(import.kind), layout, rows));
        import.state = ImportState::applied;
        import.applied_at = Instant::now();
        save_rows(tx, import, context_of(import), rows);
        save_or_refuse(tx, import);
        audit_import(tx, actor, "imports.apply", import);
        return import;
    });
}

void Service::discard(const Actor& actor, std::string_view county, const Id& id) {
    database_.write(county, [&](Transaction& tx) {
        Import import = require(tx, actor, county, id);
        if (import.state == ImportState::discarded) return;
        refuse_closed(import);
        import.state = ImportState::discarded;
        remove_rows(tx, import);
        save_or_refuse(tx, import);
        audit_import(tx, actor, "imports.discard", import);
    });
}

std::int64_t Service::drop_old_rows() {
    const Instant now = Instant::now();
    std::vector<Import> old;
    database_.read([&](Reader& in) {
        for (const std::string& county : counties_with_rows(in)) {
            const auto days = organisation::parameter(in, county, "imports.rows_days", Date::in_china(now));
            for (Import& import : applied_before(in, county, {now.ms - days * 24 * 3'600'000}))
                old.push_back(std::move(import));
        }
    });
    std::int64_t dropped = 0;
    for (Import& import : old) // each in a write of its own: nobody waits for all of them
        database_.write(import.county, [&](Transaction& tx) {
            import.rows_dropped_at = now;
            if (!save(tx, import)) return; // another process was faster
            remove_rows(tx, import);
            audit::record(tx, import.county, "system", "imports.drop_rows", "import", import.id.text(),
                          json::write(import));
            ++dropped;
        });
    return dropped;
}

} // namespace guapai::imports
