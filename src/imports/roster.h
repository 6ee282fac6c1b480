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
#include "imports/context.h"
#include "imports/divisions.h"
#include "imports/draft.h"
#include "store/database.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
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
    // Judges all rows against the roster as it is stored; returns how many of the roster are not in the file. Writes
    // anew into `context` what the rows tell each other.
    virtual std::int64_t judge(const Reader& in, std::string_view county, const sheet::Layout& layout,
                               std::vector<Draft>& rows, Context& context) const = 0;

    // For one row that has changed (rejudge.h). What ties it to others is found out, nothing is judged:
    virtual void tie(const Reader& in, std::string_view county, const sheet::Layout& layout, Draft& row) const = 0;
    // Whether what `others` tell is understood alike in both contexts:
    virtual bool understood_alike(const Reader& /*in*/, std::string_view /*county*/, const Context& /*before*/,
                                  const Context& /*after*/, const Context& /*others*/) const {
        return true;
    }
    // Judges some rows as if all were judged: with a row all of its key are given.
    virtual void judge_some(const Reader& in, std::string_view county, const sheet::Layout& layout,
                            std::vector<Draft>& rows, const Context& context) const = 0;

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

    std::int64_t judge(const Reader& in, std::string_view county, const sheet::Layout& layout, std::vector<Draft>& rows,
                       Context& context) const final {
        return judge_all(in, county, layout, rows, context, [](Candidate<T>&) {});
    }

    std::int64_t apply(Transaction& tx, std::string_view actor, std::string_view county, const sheet::Layout& layout,
                       std::vector<Draft>& rows) const final {
        Context context;
        return judge_all(tx, county, layout, rows, context, [&](Candidate<T>& candidate) {
            if (candidate.row.state == RowState::added || candidate.row.state == RowState::changed)
                save(tx, actor, candidate);
        });
    }

    void tie(const Reader& in, std::string_view county, const sheet::Layout& layout, Draft& row) const final {
        std::vector<Draft> one = {std::move(row)};
        identify(county, layout, one, under_keys(in, county));
        row = std::move(one.front());
    }

    void judge_some(const Reader& in, std::string_view county, const sheet::Layout& layout, std::vector<Draft>& rows,
                    const Context& context) const final {
        Known known = identify(county, layout, rows, under_keys(in, county));
        decide(in, county, layout, rows, known.candidates, context, [](Candidate<T>&) {});
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
    // Those stored under any of the keys, and as many others as is convenient.
    virtual std::vector<T> stored_under(const Reader& in, std::string_view county,
                                        const std::vector<std::string>& /*keys*/) const {
        return stored(in, county);
    }
    virtual bool expected(const T& record) const = 0; // is one that is not in the file worth telling?
    // By what a record is known, the surest first; empty when its cells do not tell. The first finds duplicates.
    virtual std::vector<std::string> keys(const T& record) const = 0;
    virtual std::string_view key_field() const = 0; // where a duplicate is shown
    // What a row's record, not yet completed, tells all rows: one text.
    virtual std::string told(const T& /*record*/) const { return {}; }
    // Completes records, adds errors and notes, by each record itself and by what all rows tell.
    virtual void complete(const Reader& in, std::string_view county, const sheet::Layout& layout,
                          const Context& context, std::vector<Candidate<T>>& candidates) const = 0;
    virtual void save(Transaction& tx, std::string_view actor, Candidate<T>& candidate) const = 0;

private:
    // The records that rows speak of; the candidates point to them.
    struct Known {
        std::vector<T> all;
        std::vector<Candidate<T>> candidates;
    };

    // Duplicates name their key once: a statement has room for so many parameters only.
    auto under_keys(const Reader& in, std::string_view county) const {
        return [this, &in, county](std::vector<std::string> keys) {
            std::ranges::sort(keys);
            keys.erase(std::ranges::unique(keys).begin(), keys.end());
            return stored_under(in, county, keys);
        };
    }

    // Reads each row's cells over the record that is stored under its key, and finds what ties it to others.
    template <class Stored>
    Known identify(std::string_view county, const sheet::Layout& layout, std::vector<Draft>& rows,
                   const Stored& stored_by) const {
        Known known;
        known.candidates.reserve(rows.size());
        std::vector<std::vector<std::string>> keys_of; // by candidate
        std::vector<std::string> every_key;
        for (Draft& row : rows) {
            row.changes.clear();
            if (row.data) row.notes.clear();
            row.state = RowState::skipped;
            row.key.clear();
            row.told.clear();
            row.awaited = false;
            if (!row.judged()) continue;
            Candidate<T>& candidate = known.candidates.emplace_back(Candidate<T>{row, T{}, nullptr});
            candidate.record.county = county;
            sheet::parse_row(type(), layout, options(), row.cells, &candidate.record);
            keys_of.push_back(keys(candidate.record));
            every_key.insert(every_key.end(), keys_of.back().begin(), keys_of.back().end());
        }
        known.all = stored_by(every_key);
        std::map<std::string, const T*, std::less<>> by_key;
        for (const T& record : known.all)
            for (std::string& key : keys(record))
                by_key.emplace(std::move(key), &record);
        for (std::size_t i = 0; i < known.candidates.size(); ++i)
            find_current(layout, known.candidates[i], keys_of[i], by_key);
        return known;
    }

    void find_current(const sheet::Layout& layout, Candidate<T>& candidate, const std::vector<std::string>& its_keys,
                      const std::map<std::string, const T*, std::less<>>& by_key) const {
        for (const std::string& key : its_keys)
            if (const auto found = by_key.find(key); !candidate.current && found != by_key.end())
                candidate.current = found->second;
        Draft& row = candidate.row;
        if (candidate.current) {
            row.key = candidate.current->id.text(); // two rows must not change one record
            row.awaited = expected(*candidate.current);
            candidate.record = *candidate.current;
            sheet::parse_row(type(), layout, options(), row.cells, &candidate.record);
        } else if (!its_keys.empty()) {
            row.key = its_keys.front();
        }
        row.told = told(candidate.record);
    }

    template <class Sink>
    void decide(const Reader& in, std::string_view county, const sheet::Layout& layout, std::vector<Draft>& rows,
                std::vector<Candidate<T>>& candidates, const Context& context, const Sink& sink) const {
        complete(in, county, layout, context, candidates);
        for (Candidate<T>& candidate : candidates)
            candidate.row.record = json::write(candidate.record);
        refuse_duplicates(rows, layout, type(), key_field());
        for (Candidate<T>& candidate : candidates) {
            Draft& row = candidate.row;
            if (candidate.current) row.changes = differences(type(), candidate.current, &candidate.record);
            row.state = !row.cells.errors.empty() ? RowState::bad
                        : !candidate.current      ? RowState::added
                        : row.changes.empty()     ? RowState::unchanged
                                                  : RowState::changed;
            sink(candidate);
        }
    }

    template <class Sink>
    std::int64_t judge_all(const Reader& in, std::string_view county, const sheet::Layout& layout,
                           std::vector<Draft>& rows, Context& context, const Sink& sink) const {
        Known known = identify(county, layout, rows, [&](const auto&) { return stored(in, county); });
        context = told_by(rows);
        decide(in, county, layout, rows, known.candidates, context, sink);
        return std::ranges::count_if(known.all, [&](const T& record) { return expected(record); }) - awaited(rows);
    }
};

} // namespace guapai::imports
