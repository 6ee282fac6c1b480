// Use cases of imports: upload and preview, mend, skip, mark, apply, discard.
//
//     const Import preview = imports.upload(actor, county, "schools", "schools.xlsx", bytes);
//     imports.mend(actor, county, preview.id, 15, {{"code", "1142990011"}});
//     imports.apply(actor, county, preview.id);
//
// The file itself is kept as a blob (store/blobs.h), for the marked copy. Reading and judging happen outside of the
// writer; applying judges again inside it, so that a roster changed since the preview does no harm.
// Thread-safety: Service from any thread.
#pragma once

#include "base/language.h"
#include "base/page.h"
#include "identity/actor.h"
#include "imports/model.h"
#include "imports/roster.h"
#include "store/blobs.h"
#include "store/database.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::imports {

class Service {
public:
    Service(Database& database, std::vector<std::unique_ptr<Roster>> rosters)
        : database_(database), blobs_(database.data() / "blobs"), rosters_(std::move(rosters)) {}

    const std::vector<std::unique_ptr<Roster>>& rosters() const { return rosters_; }

    // Problems of sheet/read.h and sheet/table.h; then nothing is kept.
    Import upload(const identity::Actor& actor, std::string_view county, std::string_view kind,
                  std::string_view file_name, std::string_view bytes);
    Listed<Import> list(const identity::Actor& actor, std::string_view county, const ImportFilters& filters,
                        const Page& page);
    Import get(const identity::Actor& actor, std::string_view county, const Id& id);
    Listed<ImportRow> rows(const identity::Actor& actor, std::string_view county, const Id& id,
                           const RowFilters& filters, const Page& page);
    // Types over cells by field; the row and those that hang on it are judged again. Problem 404 for a row that holds
    // no data, 409 "imports.closed" when it is applied or discarded, 422 "sheet.unknown_field".
    ImportRow mend(const identity::Actor& actor, std::string_view county, const Id& id, std::int64_t row,
                   const std::map<std::string, std::string>& cells);
    ImportRow skip(const identity::Actor& actor, std::string_view county, const Id& id, std::int64_t row);
    // The file as it came, as xlsx, with the wrong cells marked and the mended ones in the clerk's words. Problem 410
    // "imports.rows_dropped" when its rows are no longer kept.
    std::string marked(const identity::Actor& actor, std::string_view county, const Id& id,
                       Language language = Language::zh);
    // Once: an applied import is answered as it is. Rows with bad cells are left out.
    Import apply(const identity::Actor& actor, std::string_view county, const Id& id);
    void discard(const identity::Actor& actor, std::string_view county, const Id& id);
    // The program's own work of a night: drops the rows of imports that were applied longer ago than their county keeps
    // them, and says of how many imports.
    std::int64_t drop_old_rows();

private:
    const Roster& roster(std::string_view kind) const;
    template <class F>
    ImportRow change_row(const identity::Actor& actor, std::string_view county, const Id& id, std::int64_t number,
                         const F& change);

    Database& database_;
    Blobs blobs_;
    std::vector<std::unique_ptr<Roster>> rosters_;
};

} // namespace guapai::imports
