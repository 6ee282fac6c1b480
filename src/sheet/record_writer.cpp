#include "sheet/cell.h"
#include "sheet/write.h"

namespace guapai::sheet {

namespace {

constexpr std::int64_t longest_code = 20; // characters
constexpr std::int64_t longest_line = 120;

Content content_of(const FieldType& field) {
    switch (field.value->kind) {
    case Kind::integer:
        return Content::integer;
    case Kind::real:
        return Content::real;
    case Kind::boolean:
        return Content::boolean;
    case Kind::date:
        return Content::date;
    case Kind::instant:
        return Content::instant;
    case Kind::choice:
        return Content::code;
    case Kind::text:
        if (is_month_text(field)) return Content::month;
        if (!field.max_length) return Content::text;
        if (*field.max_length > longest_line) return Content::prose;
        return *field.max_length <= longest_code ? Content::code : Content::text;
    default:
        return Content::text;
    }
}

std::string choice_title(const ValueType& type, const void* value, bool english) {
    const ChoiceValue& choice = type.choice().values.at(static_cast<std::size_t>(type.get_choice(value)));
    return std::string(english ? choice.en : choice.zh);
}

CellValue cell_of(const ValueType& type, const void* value, bool english) {
    switch (type.kind) {
    case Kind::text:
        return *static_cast<const std::string*>(value);
    case Kind::integer:
        return *static_cast<const std::int64_t*>(value);
    case Kind::real:
        return *static_cast<const double*>(value);
    case Kind::boolean:
        if (english) return std::string(*static_cast<const bool*>(value) ? "Yes" : "No");
        return *static_cast<const bool*>(value);
    case Kind::date:
        return *static_cast<const Date*>(value);
    case Kind::instant:
        return *static_cast<const Instant*>(value);
    case Kind::id:
        return static_cast<const Id*>(value)->text();
    default:
        return choice_title(type, value, english);
    }
}

std::string joined(const ValueType& list, const void* value, bool english) {
    std::string all;
    for (std::size_t i = 0, n = list.size(value); i < n; ++i) {
        const CellValue entry = cell_of(list.element(), list.at(value, i), english);
        std::string text;
        if (const auto* words = std::get_if<std::string>(&entry)) text = *words;
        if (const auto* number = std::get_if<std::int64_t>(&entry)) text = std::to_string(*number);
        if (const auto* real = std::get_if<double>(&entry)) text = std::to_string(*real);
        if (const auto* date = std::get_if<Date>(&entry)) text = date->iso();
        if (const auto* yes = std::get_if<bool>(&entry)) text = *yes ? "是" : "否";
        if (const auto* instant = std::get_if<Instant>(&entry)) text = instant->rfc3339();
        all.append(all.empty() ? "" : (english ? ", " : "、")).append(text);
    }
    return all;
}

} // namespace

RecordWriter::RecordWriter(Format format, std::string_view name, const RecordType& type, const RecordColumns& columns)
    : english_(columns.english) {
    std::vector<ColumnFormat> headings;
    for (const FieldType& field : type.fields()) {
        const bool kept = columns.keep ? columns.keep(field) : !field.personal && !field.server_set;
        if (field.secret || !kept || !fits_a_cell(field)) continue;
        fields_.push_back(&field);
        headings.push_back({std::string(english_ ? field.en : field.zh), content_of(field)});
    }
    writer_ = make_writer(format, name, std::move(headings));
}

void RecordWriter::row(const void* record) {
    std::vector<CellValue> cells;
    cells.reserve(fields_.size());
    for (const FieldType* field : fields_) {
        const void* value = field->get(record);
        if (!value)
            cells.emplace_back();
        else if (field->value->kind == Kind::list)
            cells.emplace_back(joined(*field->value, value, english_));
        else
            cells.push_back(cell_of(*field->value, value, english_));
    }
    writer_->row(cells);
}

} // namespace guapai::sheet
