#include "identity/rules.h"

#include "base/problem.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace guapai::identity {

namespace {

// The whole table. A permission is "<module>.<action>"; "session" is everybody's own session and password.
const std::map<std::string, std::vector<Role>, std::less<>>& table() {
    using enum Role;
    using Roles = std::vector<Role>;
    const Roles administrators = {system_administrator, security_administrator, audit_administrator};
    const Roles office = {city_office, county_office};
    const Roles field = {area_leader, inspector};
    const Roles watchers = {committee_member, auditor};
    const auto with = [](std::initializer_list<Roles> groups) {
        Roles out;
        for (const Roles& group : groups)
            out.insert(out.end(), group.begin(), group.end());
        return out;
    };
    const Roles everybody = with({administrators, office, field, {school, department}, watchers});
    const Roles workers = with({office, field, {school, department}, watchers}); // who has to do with schools
    static const std::map<std::string, Roles, std::less<>> rows = {
        {"accounts.read", administrators},
        {"accounts.write", {system_administrator}},
        {"audit.read", {audit_administrator, auditor}},
        {"files.read", workers},
        {"files.write", with({office, field, {school, department}})},
        {"inspectors.read", with({office, field, watchers})},
        {"inspectors.write", office},
        {"jobs.read", everybody},
        {"nameplates.read", with({office, field, watchers})},
        {"nameplates.write", with({office, field})},
        {"network.read", with({office, field, watchers})},
        {"network.write", office},
        {"organisation.read", everybody},
        {"organisation.write", with({office, {system_administrator}})},
        {"plans.read", with({office, field, watchers})}, // never the school: visits are unannounced
        {"plans.write", office},
        {"rectification.answer", {school}},
        {"rectification.decide", office},
        {"rectification.issue", with({office, field})},
        {"rectification.read", workers},
        {"rectification.reply", {department}},
        {"results.read", with({office, field, {school}, watchers})},
        {"results.write", office},
        {"schools.read", workers},
        {"schools.write", office},
        {"session", everybody},
        {"tasks.write", with({office, field})}, // the day of a task, within its month
        {"visits.read", with({office, field, {school}, watchers})},
        {"visits.write", field},
    };
    return rows;
}

int kinds_of_characters(std::string_view text) {
    bool letter = false, digit = false, other = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalpha(byte))
            letter = true;
        else if (std::isdigit(byte))
            digit = true;
        else
            other = true;
    }
    return int{letter} + int{digit} + int{other};
}

} // namespace

bool permits(Role role, std::string_view permission) {
    const auto row = table().find(permission);
    return row != table().end() && std::find(row->second.begin(), row->second.end(), role) != row->second.end();
}

std::vector<std::string> permissions_of(Role role) {
    std::vector<std::string> out;
    for (const std::string& permission : all_permissions())
        if (permits(role, permission)) out.push_back(permission);
    return out;
}

const std::vector<std::string>& all_permissions() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const auto& [name, roles] : table())
            out.push_back(name);
        return out;
    }();
    return names;
}

void check_password(std::string_view login, std::string_view password) {
    if (password.find(login) == std::string_view::npos && kinds_of_characters(password) >= 2) return;
    throw Problem::invalid("identity.weak_password", "密码太简单", "The password is too simple")
        .at("/password", "须同时含字母、数字、符号中的两种，且不含账号",
            "must mix two of letters, digits and symbols, and not hold the login name");
}

void check_login(std::string_view login) {
    const bool fits = std::all_of(login.begin(), login.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
    if (fits) return;
    throw Problem::invalid("identity.login", "账号格式不对", "The login name is malformed")
        .at("/login", "只能用小写字母、数字和 . - _", "only lower-case letters, digits and . - _");
}

void check_county_code(std::string_view county) {
    if (county.size() == 6 && std::all_of(county.begin(), county.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return;
    throw Problem::invalid("identity.county", "区划代码格式不对", "The county code is malformed")
        .at("/county", "应为六位数字（GB/T 2260），如 420281", "six digits of GB/T 2260, such as 420281");
}

} // namespace guapai::identity
