// Who uses the system. An account belongs to one county and holds one role; what the role may do is in rules.cpp, which
// rows it reaches is its Scope: the whole county, or the schools of its subject (inspector, area, school, department).
// System, security and audit administrators are separate roles, so that no one holds two of them with one account.
#pragma once

#include "base/describe.h"

namespace guapai::identity {

enum class Role {
    system_administrator,
    security_administrator,
    audit_administrator,
    city_office,
    county_office,
    area_leader,
    inspector,
    school,
    department,
    committee_member,
    auditor
};
inline ChoiceType describe(Choice<Role>) {
    return {"Role",
            {{"system_administrator", "系统管理员", "System administrator"},
             {"security_administrator", "安全管理员", "Security administrator"},
             {"audit_administrator", "审计管理员", "Audit administrator"},
             {"city_office", "市督导室", "City supervision office"},
             {"county_office", "县督导室", "County supervision office"},
             {"area_leader", "责任区组长", "Area leader"},
             {"inspector", "责任督学", "Responsible inspector"},
             {"school", "学校", "School"},
             {"department", "职能科室", "Functional department"},
             {"committee_member", "委员会成员单位", "Committee member"},
             {"auditor", "审计人员", "Auditor"}}};
}

struct Account {
    std::string county;
    Id id;
    std::int64_t version = 1;
    std::string login;
    std::string display_name;
    Role role = Role::inspector;
    std::optional<Id> subject;
    bool disabled = false;
    bool must_change_password = true;
    std::string password_hash;
    std::int64_t failed_attempts = 0;
    Instant locked_until;
    Instant created_at;

    static RecordType describe() {
        return RecordType::of<Account>("Account", "用户", "Account")
            .field<&Account::county>("county", "区划", "County")
            .server()
            .field<&Account::id>("id", "编号", "Identifier")
            .server()
            .field<&Account::version>("version", "版本", "Version")
            .server()
            .field<&Account::login>("login", "账号", "Login name")
            .length(3, 40)
            .field<&Account::display_name>("display_name", "姓名", "Name")
            .length(1, 40)
            .field<&Account::role>("role", "角色", "Role")
            .field<&Account::subject>("subject", "所属对象", "Subject")
            .help("督学、责任区、学校或科室的编号", "The inspector, area, school or department the account stands for")
            .field<&Account::disabled>("disabled", "停用", "Disabled")
            .server()
            .field<&Account::must_change_password>("must_change_password", "须改密码", "Must change password")
            .server()
            .field<&Account::password_hash>("password_hash", "密码摘要", "Password hash")
            .server()
            .secret()
            .field<&Account::failed_attempts>("failed_attempts", "连续失败次数", "Failed attempts")
            .server()
            .field<&Account::locked_until>("locked_until", "锁定至", "Locked until")
            .server()
            .field<&Account::created_at>("created_at", "建立时间", "Created at")
            .server();
    }
};

// A new account: the password is handed over by whoever makes it and must be changed at the first login.
struct NewAccount {
    std::string login, display_name;
    Role role = Role::inspector;
    std::optional<Id> subject;
    std::string password;

    static RecordType describe() {
        return RecordType::of<NewAccount>("NewAccount", "新用户", "New account")
            .field<&NewAccount::login>("login", "账号", "Login name")
            .length(3, 40)
            .example("dudao01")
            .field<&NewAccount::display_name>("display_name", "姓名", "Name")
            .length(1, 40)
            .field<&NewAccount::role>("role", "角色", "Role")
            .field<&NewAccount::subject>("subject", "所属对象", "Subject")
            .field<&NewAccount::password>("password", "初始密码", "First password")
            .length(10, 200)
            .secret();
    }
};

// What a list of accounts is narrowed by.
struct AccountFilters {
    std::optional<Role> role;
    std::optional<bool> disabled;
    std::string q;

    static RecordType describe() {
        return RecordType::of<AccountFilters>("AccountFilters", "用户筛选", "Account filters")
            .field<&AccountFilters::role>("role", "角色", "Role")
            .field<&AccountFilters::disabled>("disabled", "停用", "Disabled")
            .field<&AccountFilters::q>("q", "账号或姓名", "Login name or name")
            .length(0, 40)
            .defaulted();
    }
};

// A change of an account: what is absent stays. Name, role and subject are the system administrator's to change,
// whether it is disabled the security administrator's.
struct AccountChange {
    std::optional<std::string> display_name;
    std::optional<Role> role;
    std::optional<Id> subject;
    std::optional<bool> disabled;

    static RecordType describe() {
        return RecordType::of<AccountChange>("AccountChange", "用户变更", "Change of an account")
            .field<&AccountChange::display_name>("display_name", "姓名", "Name")
            .length(1, 40)
            .field<&AccountChange::role>("role", "角色", "Role")
            .field<&AccountChange::subject>("subject", "所属对象", "Subject")
            .field<&AccountChange::disabled>("disabled", "停用", "Disabled");
    }
};

// Shown once to who resets a password; its owner must change it at the next login.
struct OneTimePassword {
    std::string login, password;

    static RecordType describe() {
        return RecordType::of<OneTimePassword>("OneTimePassword", "一次性密码", "One-time password")
            .field<&OneTimePassword::login>("login", "账号", "Login name")
            .field<&OneTimePassword::password>("password", "一次性密码", "One-time password");
    }
};

// The first administrator of an empty system.
struct Setup {
    std::string county, login, display_name, password;

    static RecordType describe() {
        return RecordType::of<Setup>("Setup", "初始设置", "Setup")
            .field<&Setup::county>("county", "区划代码", "County code")
            .length(6, 6)
            .example("420281")
            .field<&Setup::login>("login", "账号", "Login name")
            .length(3, 40)
            .field<&Setup::display_name>("display_name", "姓名", "Name")
            .length(1, 40)
            .field<&Setup::password>("password", "密码", "Password")
            .length(10, 200)
            .secret();
    }
};

struct SetupState {
    bool needed = false;
    static RecordType describe() {
        return RecordType::of<SetupState>("SetupState", "是否需要初始设置", "Whether a setup is needed")
            .field<&SetupState::needed>("needed", "需要", "Needed");
    }
};

struct Credentials {
    std::string login, password;
    static RecordType describe() {
        return RecordType::of<Credentials>("Credentials", "登录", "Credentials")
            .field<&Credentials::login>("login", "账号", "Login name")
            .length(1, 40)
            .field<&Credentials::password>("password", "密码", "Password")
            .length(1, 200)
            .secret();
    }
};

struct PasswordChange {
    std::string old_password, new_password;
    static RecordType describe() {
        return RecordType::of<PasswordChange>("PasswordChange", "修改密码", "Change of password")
            .field<&PasswordChange::old_password>("old_password", "原密码", "Old password")
            .length(1, 200)
            .secret()
            .field<&PasswordChange::new_password>("new_password", "新密码", "New password")
            .length(10, 200)
            .secret();
    }
};

// What the web apps need to know about who is signed in.
struct SessionView {
    Id account;
    std::string county, display_name;
    Role role = Role::inspector;
    std::optional<Id> subject;
    std::vector<std::string> permissions;
    bool must_change_password = false;
    std::string csrf;

    static RecordType describe() {
        return RecordType::of<SessionView>("Session", "会话", "Session")
            .field<&SessionView::account>("account", "用户", "Account")
            .field<&SessionView::county>("county", "区划", "County")
            .field<&SessionView::display_name>("display_name", "姓名", "Name")
            .field<&SessionView::role>("role", "角色", "Role")
            .field<&SessionView::subject>("subject", "所属对象", "Subject")
            .field<&SessionView::permissions>("permissions", "权限", "Permissions")
            .field<&SessionView::must_change_password>("must_change_password", "须改密码", "Must change password")
            .field<&SessionView::csrf>("csrf", "防伪令牌", "CSRF token")
            .help("修改时放入 X-CSRF-Token", "Send it as X-CSRF-Token with every change");
    }
};

} // namespace guapai::identity
