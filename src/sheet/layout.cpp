#include "sheet/layout.h"

#include "sheet/cell.h"
#include "sheet/fold.h"

#include "base/text.h"

#include <algorithm>

namespace guapai::sheet {

namespace {

template <class List>
bool contains(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

// A heading of two rows: the lower cell, or the upper one where it is merged downwards.
std::vector<std::string> combined(const std::vector<std::string>& upper, const std::vector<std::string>& lower) {
    std::vector<std::string> all(std::max(upper.size(), lower.size()));
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i < upper.size()) all[i] = upper[i];
        if (i < lower.size() && !lower[i].empty()) all[i] = lower[i];
    }
    return all;
}

} // namespace

bool is_read(const FieldType& field, const TableOptions& options) {
    return !field.server_set && !field.transient && !field.secret && fits_a_cell(field) &&
           !contains(options.omit, field.name);
}

bool is_required(const FieldType& field, const TableOptions& options) {
    return is_read(field, options) && !field.optional && !field.has_default && !contains(options.may_lack, field.name);
}

HeadingMatcher::HeadingMatcher(const RecordType& type, const TableOptions& options) : type_(type), options_(options) {
    // A field's own titles before anybody's synonyms: "电话" may be a synonym here and a title there.
    for (const FieldType& field : type.fields()) {
        if (!is_read(field, options)) continue;
        ++wanted_;
        for (const std::string_view title : {field.zh, field.en, field.name})
            know(title, field.name);
    }
    for (const ExtraColumn& column : options.extra) {
        ++wanted_;
        know(column.zh, column.name);
        know(column.name, column.name);
    }
    for (const FieldType& field : type.fields())
        for (const std::string_view synonym : field.synonyms)
            if (is_read(field, options)) know(synonym, field.name);
    for (const ExtraColumn& column : options.extra)
        for (const std::string_view synonym : column.synonyms)
            know(synonym, column.name);
}

void HeadingMatcher::know(std::string_view heading, std::string_view field) {
    exact_.emplace(fold_heading(heading), field);
    const auto [found, fresh] = loose_.emplace(fold_heading_loosely(heading), field);
    if (!fresh && found->second != field) found->second = {};
}

std::optional<HeadingMatcher::Match> HeadingMatcher::match(const std::string& heading) const {
    if (const auto found = exact_.find(fold_heading(heading)); found != exact_.end()) return Match{found->second, true};
    const std::string words = fold_heading_loosely(heading);
    if (words.empty()) return std::nullopt;
    if (const auto found = exact_.find(words); found != exact_.end()) return Match{found->second, false};
    if (const auto found = loose_.find(words); found != loose_.end() && !found->second.empty())
        return Match{found->second, false};
    return std::nullopt;
}

Layout HeadingMatcher::layout(std::size_t row, const std::vector<std::string>& headings) const {
    std::map<std::string_view, std::pair<bool, std::size_t>> best; // by field: exactly matched, column
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const std::optional<Match> found = headings[i].empty() ? std::nullopt : match(headings[i]);
        if (!found) continue;
        const auto [at, fresh] = best.emplace(found->field, std::pair(found->exact, i));
        if (!fresh && found->exact && !at->second.first) at->second = {true, i};
    }
    std::map<std::size_t, std::string_view> field_of;
    for (const auto& [field, where] : best)
        field_of[where.second] = field;
    Layout result{.heading_row = static_cast<std::int64_t>(row)};
    for (std::size_t i = 0; i < headings.size(); ++i) {
        if (headings[i].empty()) continue;
        Column column{column_letter(i), cleaned(headings[i], true), ""};
        const auto found = field_of.find(i);
        if (found != field_of.end()) column.field = found->second;
        (found == field_of.end() ? result.ignored : result.columns).push_back(std::move(column));
    }
    return result;
}

Layout HeadingMatcher::find(const std::vector<Row>& first_rows) const {
    Layout best;
    const auto consider = [&](Layout layout) {
        if (layout.columns.size() > best.columns.size()) best = std::move(layout);
    };
    for (const Row& row : first_rows)
        consider(layout(row.number, row.cells));
    for (std::size_t i = 1; i < first_rows.size(); ++i)
        if (first_rows[i].number == first_rows[i - 1].number + 1)
            consider(layout(first_rows[i].number, combined(first_rows[i - 1].cells, first_rows[i].cells)));
    if (best.columns.size() < std::min<std::size_t>(2, wanted_)) throw no_heading();
    require_columns(best);
    return best;
}

Problem HeadingMatcher::no_heading() const {
    std::string zh, en;
    for (const FieldType& field : type_.fields()) {
        if (!is_read(field, options_)) continue;
        zh.append(zh.empty() ? "" : "、").append(field.zh);
        en.append(en.empty() ? "" : ", ").append(field.en);
    }
    return Problem::invalid("sheet.no_heading", "前几行中没有找到表头，表头应有这些列：" + zh,
                            "No heading row was found among the first rows; it should have columns like: " + en);
}

void HeadingMatcher::require_columns(const Layout& layout) const {
    std::string zh, en;
    std::vector<const FieldType*> missing;
    for (const FieldType& field : type_.fields()) {
        if (!is_required(field, options_) || layout.find(field.name)) continue;
        missing.push_back(&field);
        zh.append(zh.empty() ? "" : "、").append(field.zh);
        en.append(en.empty() ? "" : ", ").append(field.en);
    }
    if (missing.empty()) return;
    auto problem = Problem::invalid("sheet.missing_columns", "表格缺少这些列：" + zh, "Columns are missing: " + en);
    for (const FieldType* field : missing)
        problem.errors.push_back({"/columns/" + std::string(field->name), "缺少“" + std::string(field->zh) + "”列",
                                  "column " + std::string(field->en) + " is missing"});
    throw problem;
}

} // namespace guapai::sheet
