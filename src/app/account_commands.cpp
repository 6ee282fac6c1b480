#include "app/account_commands.h"

#include "app/command_parts.h"
#include "base/problem.h"
#include "identity/rules.h"
#include "identity/service.h"
#include "store/database.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace guapai::app {

using identity::Account;
using identity::Identity;
using identity::Role;

namespace {

struct AccountOptions {
    DatabaseOptions database;
    std::string county, login, name, role, subject;
};

// Opens the database and acts on the account with the login name.
int with_account(const AccountOptions& options,
                 const std::function<void(Identity&, const identity::Actor&, const Account&)>& action) {
    const auto database = open_existing(options.database);
    Identity identity(*database);
    const auto account = identity.account_by_login(options.login);
    if (!account) throw Problem::not_found("没有这个账号：" + options.login, "There is no account " + options.login);
    action(identity, identity::console_actor(account->county), *account);
    return 0;
}

int list(const AccountOptions& options) {
    const auto database = open_existing(options.database);
    Identity identity(*database);
    note_county_without_accounts(*database, options.county);
    Page page{.limit = 100};
    do {
        const auto listed = identity.accounts(identity::console_actor(options.county), options.county, {}, page);
        for (const Account& account : listed.items)
            std::cout << fmt::format("{}\t{}\t{}\t{}{}\n", account.login, code_of(account.role), title_of(account.role),
                                     account.display_name, account.disabled ? "\t停用 disabled" : "");
        page.cursor = listed.next;
    } while (!page.cursor.empty());
    return 0;
}

int add(const AccountOptions& options) {
    const auto role = enum_of<Role>(options.role);
    if (!role) {
        std::string names;
        for (const ChoiceValue& value : choice_type<Role>().values)
            names.append(" ").append(value.code);
        throw Problem::malformed("account.role", "没有这个角色，可用：" + names, "No such role; there are:" + names);
    }
    identity::check_county_code(options.county);
    const std::string password = identity::one_time_password();
    identity::NewAccount wanted{
        .login = options.login, .display_name = options.name, .role = *role, .password = password};
    if (!options.subject.empty()) wanted.subject = Id::parse(options.subject);
    const auto database = Database::open(options.database);
    Identity(*database).add_account(identity::console_actor(options.county), options.county, wanted);
    std::cout << options.login << "\t" << password << "\n";
    return 0;
}

int reset_password(const AccountOptions& options) {
    return with_account(options, [](Identity& identity, const identity::Actor& actor, const Account& account) {
        const auto reset = identity.reset_password(actor, account.county, account.id);
        std::cout << reset.login << "\t" << reset.password << "\n";
    });
}

int set_disabled(const AccountOptions& options, bool disabled) {
    return with_account(options, [&](Identity& identity, const identity::Actor& actor, const Account& account) {
        identity.change_account(actor, account.county, account.id, account.version, {.disabled = disabled});
        std::cout << account.login << (disabled ? "\t停用 disabled\n" : "\t启用 enabled\n");
    });
}

} // namespace

void add_account_commands(CLI::App& program, std::function<int()>& chosen) {
    const auto options = std::make_shared<AccountOptions>();
    CLI::App* accounts = program.add_subcommand(
        "account", "用户 Accounts: list, add, reset-password, disable, enable; also while serving");
    accounts->require_subcommand(1);
    const auto command = [&](const char* name, const char* help, std::function<int()> action) {
        CLI::App* made = accounts->add_subcommand(name, help);
        add_database_options(*made, options->database);
        made->callback([action = std::move(action), &chosen] { chosen = action; });
        return made;
    };
    const auto county = [&](CLI::App* to) {
        to->add_option("--county", options->county, "六位区划代码 Six-digit county code")->required();
    };
    const auto login = [&](CLI::App* to) { to->add_option("LOGIN", options->login, "账号 Login name")->required(); };

    county(command("list", "列出用户 List accounts", [options] { return list(*options); }));
    CLI::App* adding = command("add", "新增用户，显示一次性密码 Add an account; prints its one-time password",
                               [options] { return add(*options); });
    login(adding);
    county(adding);
    adding->add_option("--name", options->name, "姓名 Name")->required();
    adding->add_option("--role", options->role, "角色 Role, such as county_office")->required();
    adding->add_option("--subject", options->subject, "所属对象的编号 Id of the inspector, area, school or department");
    login(command("reset-password", "重置密码，显示一次性密码 Reset a password; prints a one-time password",
                  [options] { return reset_password(*options); }));
    login(command("disable", "停用 Disable", [options] { return set_disabled(*options, true); }));
    login(command("enable", "启用 Enable", [options] { return set_disabled(*options, false); }));
}

} // namespace guapai::app
