#include "demo/people.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace guapai::demo {

using identity::NewAccount;
using identity::Role;

namespace {

const ShownAccount& shown(Role role) {
    const auto& all = accounts();
    return *std::ranges::find(all, role, &ShownAccount::role);
}

NewAccount account_of(Role role, std::optional<Id> subject = std::nullopt) {
    return {.login = shown(role).login, .display_name = shown(role).display_name, .role = role, .subject = subject};
}

std::map<Id, identity::Account> by_subject(std::vector<identity::Account> accounts) {
    std::map<Id, identity::Account> out;
    for (identity::Account& account : accounts)
        out.emplace(*account.subject, std::move(account));
    return out;
}

// A school with the inspector who has the most schools that are no kindergartens: whoever is shown has much to show.
network::Assignment whom_to_show(const Roster& roster) {
    std::map<Id, schools::SchoolType> types;
    for (const auto& school : roster.schools)
        types.emplace(school.id, school.type);
    const auto counts = [&](const network::Assignment& one) {
        return one.inspector && types[one.school] != schools::SchoolType::kindergarten;
    };
    std::map<Id, int> load;
    for (const auto& one : roster.assignments)
        if (counts(one)) ++load[*one.inspector];
    const Id most = std::ranges::max_element(load, {}, [](const auto& entry) { return entry.second; })->first;
    return *std::ranges::find_if(roster.assignments,
                                 [&](const auto& one) { return counts(one) && one.inspector == most; });
}

} // namespace

const std::vector<ShownAccount>& accounts() {
    static const std::vector<ShownAccount> all = {{Role::county_office, "dudaoshi", "演示·督导室"},
                                                  {Role::city_office, "shidudaoshi", "演示·市督导室"},
                                                  {Role::area_leader, "zuzhang", "演示·责任区组长"},
                                                  {Role::inspector, "duxue", "演示·责任督学"},
                                                  {Role::school, "xuexiao", "演示·学校"},
                                                  {Role::department, "keshi", "演示·职能科室"},
                                                  {Role::committee_member, "weiyuan", "演示·委员会成员单位"},
                                                  {Role::auditor, "shenji", "演示·审计人员"},
                                                  {Role::system_administrator, "xitong", "演示·系统管理员"},
                                                  {Role::security_administrator, "anquan", "演示·安全管理员"},
                                                  {Role::audit_administrator, "shenjiyuan", "演示·审计管理员"}};
    return all;
}

identity::Actor People::acting(const identity::Account& account) {
    identity::Actor actor;
    actor.account = account;
    actor.scope = identity::scope_of(account);
    return actor;
}

void People::add_offices(Database& database) {
    std::vector<NewAccount> wanted;
    for (const Role role : {Role::county_office, Role::city_office, Role::committee_member, Role::auditor,
                            Role::system_administrator, Role::security_administrator, Role::audit_administrator})
        wanted.push_back(account_of(role));
    office_ = identity::provision(database, demo_county, wanted, demo_password).front();
}

void People::add_others(Database& database, const Roster& roster) {
    const network::Assignment shown = whom_to_show(roster);
    shown_school_ = shown.school;
    std::vector<NewAccount> wanted;
    for (const auto& inspector : roster.inspectors) {
        NewAccount account = account_of(Role::inspector, inspector.id);
        account.display_name = inspector.name;
        if (inspector.id != shown.inspector) account.login += fmt::format("{:03}", wanted.size() + 1);
        wanted.push_back(std::move(account));
    }
    inspectors_ = by_subject(identity::provision(database, demo_county, wanted, demo_password));
    wanted.clear();
    for (const auto& school : roster.schools) {
        NewAccount account = account_of(Role::school, school.id);
        account.display_name = utf8_prefix(school.name, 36);
        if (school.id != shown.school) account.login += fmt::format("{:03}", wanted.size() + 1);
        wanted.push_back(std::move(account));
    }
    schools_ = by_subject(identity::provision(database, demo_county, wanted, demo_password));
    wanted.clear();
    for (const auto& department : roster.departments) {
        NewAccount account = account_of(Role::department, department.id);
        account.display_name = department.name;
        if (!wanted.empty()) account.login += fmt::format("{:02}", wanted.size() + 1);
        wanted.push_back(std::move(account));
    }
    departments_ = by_subject(identity::provision(database, demo_county, wanted, demo_password));
    identity::provision(database, demo_county, {account_of(Role::area_leader, shown.area)}, demo_password);
}

} // namespace guapai::demo
