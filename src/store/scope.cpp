#include "store/scope.h"

namespace guapai {

namespace {

// 420200 is a city: its counties are 420200 … 420299. 420000 is a province: 420000 … 429999.
std::string end_of_region(std::string_view code) {
    const bool province = code.substr(2) == "0000";
    const auto number = std::stol(std::string(code)) + (province ? 10000 : 100);
    return std::to_string(number);
}

} // namespace

Scope Scope::office(std::string_view county) {
    Scope scope;
    scope.level_ = Level::county;
    scope.county_ = county;
    return scope;
}

Scope Scope::region(std::string_view code) {
    Scope scope;
    scope.level_ = code.substr(2) == "0000" ? Level::province : Level::city;
    scope.county_ = code;
    scope.from_ = code;
    scope.to_ = end_of_region(code);
    return scope;
}

Scope Scope::holder(std::string_view county, const Id& holder, Date today) {
    Scope scope;
    scope.level_ = Level::holder;
    scope.county_ = county;
    scope.subject_ = holder;
    scope.today_ = today;
    return scope;
}

Scope Scope::school(std::string_view county, const Id& school) {
    Scope scope;
    scope.level_ = Level::school;
    scope.county_ = county;
    scope.subject_ = school;
    return scope;
}

Scope Scope::department(std::string_view county, const Id& department) {
    Scope scope;
    scope.level_ = Level::department;
    scope.county_ = county;
    scope.subject_ = department;
    return scope;
}

bool Scope::covers(std::string_view county) const {
    if (level_ == Level::nothing) return false;
    return level_ >= Level::city ? county >= from_ && county < to_ : county == county_;
}

void Scope::restrict_county(Sql& sql, std::string_view alias) const {
    const std::string column = std::string(alias) + ".county";
    if (level_ == Level::nothing)
        sql.add(" AND FALSE");
    else if (level_ >= Level::city)
        sql.add(" AND " + column + " >= ? AND " + column + " < ?", from_, to_);
    else
        sql.add(" AND " + column + " = ?", county_);
}

void Scope::restrict_schools(Sql& sql, std::string_view alias, std::string_view school_column) const {
    restrict_county(sql, alias);
    const std::string table(alias), column = table + "." + std::string(school_column);
    switch (level_) {
    case Level::school:
        sql.add(" AND " + column + " = ?", subject_);
        return;
    case Level::department:
        sql.add(" AND FALSE");
        return; // sees what is copied to it, by the module's own rule
    case Level::holder:
        sql.add(" AND EXISTS (SELECT 1 FROM school_access a WHERE a.county = " + table +
                    ".county AND a.holder = ? AND "
                    "a.school = " +
                    column + " AND a.valid_from <= ? AND a.valid_to > ?)",
                subject_, today_, today_);
        return;
    default:
        return;
    }
}

} // namespace guapai
