#include "base/describe.h"

namespace guapai {

std::optional<int> ChoiceType::find(std::string_view code) const {
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i].code == code) return static_cast<int>(i);
    return std::nullopt;
}

const FieldType* RecordType::find(std::string_view field_name) const {
    for (const FieldType& field : fields_)
        if (field.name == field_name) return &field;
    return nullptr;
}

} // namespace guapai
