// The described types that a table of operations reaches, and their JSON Schemas. Internal to src/http.
//
// A record is written in two shapes. As an answer it has every member but the secret ones, all of them present. As a
// request it has what a client may send: nothing server-set, and only what has no default is required. A record that
// occurs on both sides gets the second shape under the name "<Record>Input"; one that is only ever sent keeps its name.
#pragma once

#include "base/describe.h"
#include "http/router.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace guapai::http {

enum class Side { answer, request };

class DescribedTypes {
public:
    explicit DescribedTypes(const std::vector<Operation>& operations);

    const std::map<std::string_view, const RecordType*>& records() const { return records_; }
    const std::map<std::string_view, const ChoiceType*>& choices() const { return choices_; }

    std::string schema_name(const RecordType& type, Side side) const;
    std::string reference(const RecordType& type, Side side) const; // {"$ref":"#/components/schemas/…"}
    std::string value_schema(const ValueType& value, const FieldType* field, Side side) const;
    std::string components() const; // {"School":{…},"SchoolInput":{…},"Stage":{…}}

private:
    void reach(const RecordType* type, std::set<std::string_view>& side);
    void reach(const ValueType& value, std::set<std::string_view>& side);
    std::string field_schema(const FieldType& field, Side side) const;
    std::string record_schema(const RecordType& type, Side side) const;

    std::map<std::string_view, const RecordType*> records_; // filters too
    std::map<std::string_view, const ChoiceType*> choices_;
    std::set<std::string_view> answered_, requested_, filtered_; // names of records
};

} // namespace guapai::http
