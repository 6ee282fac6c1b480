#include "identity/rules.h"

#include "base/hash.h"
#include "base/problem.h"

#include <algorithm>
#include <array>
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
        {"accounts.change", {system_administrator, security_administrator}}, // each his part: check_change
        {"accounts.read", administrators},
        {"accounts.reset", {security_administrator}},
        {"accounts.write", {system_administrator}},
        {"audit.read", {audit_administrator, auditor}},
        {"calendars.read", office}, // days of visits to come: nobody else's
        {"calendars.write", office},
        {"checks.file", with({office, {department}})}, // a department its own
        {"checks.read", with({office, field, {department}, watchers})},
        {"checks.write", office},
        {"draws.read", with({office, watchers})}, // the schools drawn are for the office alone
        {"draws.write", office},
        {"files.read", workers},
        {"files.write", with({office, field, {school, department}})},
        {"imports.write", office},
        {"inspectors.read", with({office, field, watchers})},
        {"inspectors.write", office},
        {"jobs.read", everybody},
        {"letters.read", with({office, field, {department}, watchers})}, // between the office and a department
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
        {"rounds.read", with({office, field})},                      // begins where an inspector lives
        {"schools.read", with({office, field, {school}, watchers})}, // a department knows schools by what it is sent
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

bool needs_subject(Role role) {
    return role == Role::area_leader || role == Role::inspector || role == Role::school || role == Role::department;
}

bool is_administrator(Role role) {
    return role == Role::system_administrator || role == Role::security_administrator ||
           role == Role::audit_administrator;
}

void check_subject(Role role, const std::optional<Id>& subject) {
    if (!needs_subject(role) || subject) return;
    throw Problem::invalid("identity.subject_missing", "这个角色须指明所属对象", "This role needs a subject")
        .at("/subject", "必填：督学、责任区、学校或科室的编号",
            "the inspector, area, school or department is required");
}

void check_change(const Account& actor, const Account& account, const AccountChange& change) {
    const bool profile = change.display_name || change.role || change.subject;
    if (profile && actor.role != Role::system_administrator)
        throw Problem::forbidden("姓名、角色和所属对象由系统管理员修改",
                                 "Name, role and subject are changed by the system administrator");
    if (change.disabled && actor.role != Role::security_administrator)
        throw Problem::forbidden("停用和启用账号由安全管理员办理",
                                 "Accounts are disabled and enabled by the security administrator");
    if (change.disabled == true && actor.id == account.id)
        throw Problem::invalid("identity.own_account", "不能停用自己的账号", "You cannot disable your own account")
            .at("/disabled", "是本人账号", "is your own account");
    if (change.role && *change.role != account.role &&
        (is_administrator(*change.role) || is_administrator(account.role)))
        throw Problem::invalid("identity.administrator_role", "三员账号的角色不能改动，请另建账号",
                               "An administrator's role is not changed; make another account")
            .at("/role", "不能由或改为三员角色", "not from or to an administrator's role");
}

std::string one_time_password() {
    static constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz", digits = "23456789";
    std::array<std::uint8_t, 12> random{};
    fill_random(random);
    std::string out;
    for (std::size_t i = 0; i < random.size(); ++i) {
        if (i % 4 == 0 && i > 0) out += '-';
        const std::string_view from = i % 4 == 3 ? digits : letters; // always two kinds of characters
        out += from[random[i] % from.size()];
    }
    return out;
}

} // namespace guapai::identity
