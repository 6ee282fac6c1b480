// What a module gives so that its records can be imported. A module derives RosterOf<its record>:
//
//     class SchoolRoster : public imports::RosterOf<School> { … };
//     imports::Service imports(database, {schools::roster(), inspectors::roster()});
//
// Judging a row: its cells are read into a fresh record, by whose natural key the stored record is looked for; then
// they are read once more over a copy of that record. What the file does not say — no such column, a blank cell —
// therefore stays as it is. Thread-safety: const methods from any thread.
#pragma once

#include "base/json.h"
#include "imports/divisions.h"
#include "imports/draft.h"
#include "store/database.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guapai::imports {

class Roster {
public:
    virtual ~Roster() = default;

    virtual std::string_view kind() const = 0; // "schools", as in paths
    virtual const RecordType& type() const = 0;
    virtual const sheet::TableOptions& options() const = 0;

    // The rows of a file, titles and totals included, in order. Problems as sheet/table.h.
    virtual sheet::TableInfo read(std::string_view bytes, std::vector<Draft>& rows) const = 0;
    // Types over the cells of a row; Problem 422 "sheet.unknown_field". To be judged afterwards.
    virtual void mend(sheet::Layout& layout, Draft& row, const std::map<std::string, std::string>& cells) const = 0;
    // Judges all rows against the roster as it is stored; returns how many of the roster are not in the file.
    virtual std::int64_t judge(const Reader& in, std::string_view county, const sheet::Layout& layout,
                               std::vector<Draft>& rows) const = 0;
    // Judges, and stores what is added and changed, with audit.
    virtual std::int64_t apply(Transaction& tx, std::string_view actor, std::string_view county,
                               const sheet::Layout& layout, std::vector<Draft>& rows) const = 0;
};

// A row with the record it says; `current` is the stored one.
template <class T>
struct Candidate {
    Draft& row;
    T record;
    const T* current = nullptr;
};

template <class T>
class RosterOf : public Roster {
public:
    const RecordType& type() const final { return record_type<T>(); }

    sheet::TableInfo read(std::string_view bytes, std::vector<Draft>& rows) const final {
        T scratch;
        const auto fresh = [&](std::int64_t) -> void* { return &(scratch = T{}); };
        const auto sink = [&](const sheet::Layout&, sheet::TableRow& row, void*) {
            rows.emplace_back().cells = std::move(row);
        };
        sheet::TableInfo info = sheet::read_table(bytes, type(), fresh, sink, options());
        for (const sheet::SkippedRow& skipped : info.skipped)
            rows.push_back(skipped_draft(skipped));
        std::stable_sort(rows.begin(), rows.end(),
                         [](const Draft& a, const Draft& b) { return a.cells.number < b.cells.number; });
        return info;
    }

    void mend(sheet::Layout& layout, Draft& row, const std::map<std::string, std::string>& cells) const final {
        T scratch{};
        sheet::mend_row(type(), layout, options(), row.cells, cells, &scratch);
    }

    std::int64_t judge(const Reader& in, std::string_view county, const sheet::Layout& layout,
                       std::vector<Draft>& rows) const final {
        return judged(in, county, layout, rows, [](Candidate<T>&) {});
    }

    std::int64_t apply(Transaction& tx, std::string_view actor, std::string_view county, const sheet::Layout& layout,
                       std::vector<Draft>& rows) const final {
        return judged(tx, county, layout, rows, [&](Candidate<T>& candidate) {
            if (candidate.row.state == RowState::added || candidate.row.state == RowState::changed)
                save(tx, actor, candidate);
        });
    }

protected:
    // Adds what a module's own rules say of the record: pointers name fields. A row with wrong cells is spared until
    // they are mended, since the fault may come from them.
    void refuse_faults(const std::vector<FieldError>& faults, std::string_view code, const sheet::Layout& layout,
                       sheet::TableRow& row) const {
        if (!row.errors.empty()) return;
        for (const FieldError& fault : faults) {
            const std::string field = fault.pointer.substr(1, fault.pointer.find('/', 1) - 1);
            row.refuse(layout, type(), field, std::string(code), fault.zh, fault.en);
        }
    }

    virtual std::vector<T> stored(const Reader& in, std::string_view county) const = 0; // the closed too
    virtual bool expected(const T& record) const = 0; // is one that is not in the file worth telling?
    // By what a record is known, the surest first; empty when its cells do not tell. The first finds duplicates.
    virtual std::vector<std::string> keys(const T& record) const = 0;
    virtual std::string_view key_field() const = 0; // where a duplicate is shown
    // Looks at all rows together: completes records, adds errors and notes.
    virtual void complete(const Reader& in, std::string_view county, const sheet::Layout& layout,
                          std::vector<Candidate<T>>& candidates) const = 0;
    virtual void save(Transaction& tx, std::string_view actor, Candidate<T>& candidate) const = 0;

private:
    template <class Sink>
    std::int64_t judged(const Reader& in, std::string_view county, const sheet::Layout& layout,
                        std::vector<Draft>& rows, const Sink& sink) const {
        const std::vector<T> all = stored(in, county);
        std::map<std::string, const T*, std::less<>> by_key;
        for (const T& record : all)
            for (std::string& key : keys(record))
                by_key.emplace(std::move(key), &record);
        std::vector<std::string> first_keys(rows.size());
        std::vector<Candidate<T>> candidates;
        candidates.reserve(rows.size());
        std::set<const T*> met;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Draft& row = rows[i];
            row.changes.clear();
            if (row.data) row.notes.clear();
            row.state = RowState::skipped;
            if (!row.judged()) continue;
            Candidate<T>& candidate = candidates.emplace_back(Candidate<T>{row, T{}, nullptr});
            candidate.record.county = county;
            sheet::parse_row(type(), layout, options(), row.cells, &candidate.record);
            for (const std::string& key : keys(candidate.record)) {
                if (first_keys[i].empty()) first_keys[i] = key;
                if (const auto found = by_key.find(key); !candidate.current && found != by_key.end())
                    candidate.current = found->second;
            }
            if (!candidate.current) continue;
            first_keys[i] = candidate.current->id.text(); // two rows must not change one record
            candidate.record = *candidate.current;
            met.insert(candidate.current);
            sheet::parse_row(type(), layout, options(), row.cells, &candidate.record);
        }
        complete(in, county, layout, candidates);
        for (Candidate<T>& candidate : candidates)
            candidate.row.record = json::write(candidate.record);
        refuse_duplicates(rows, first_keys, layout, type(), key_field());
        for (Candidate<T>& candidate : candidates) {
            Draft& row = candidate.row;
            if (candidate.current) row.changes = differences(type(), candidate.current, &candidate.record);
            row.state = !row.cells.errors.empty() ? RowState::bad
                        : !candidate.current      ? RowState::added
                        : row.changes.empty()     ? RowState::unchanged
                                                  : RowState::changed;
            sink(candidate);
        }
        return std::count_if(all.begin(), all.end(),
                             [&](const T& record) { return expected(record) && !met.contains(&record); });
    }
};

} // namespace guapai::imports
