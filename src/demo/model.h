// What the login page may know about a demo.
#pragma once

#include "base/describe.h"
#include "identity/model.h"

namespace guapai::demo {

struct ShownAccount {
    identity::Role role = identity::Role::inspector;
    std::string login, display_name;

    static RecordType describe() {
        return RecordType::of<ShownAccount>("DemoAccount", "演示账号", "Demo account")
            .field<&ShownAccount::role>("role", "角色", "Role")
            .field<&ShownAccount::login>("login", "账号", "Login name")
            .field<&ShownAccount::display_name>("display_name", "姓名", "Name");
    }
};

struct DemoView {
    bool loaded = false;
    std::string password;
    std::vector<ShownAccount> accounts; // empty where there is no demo

    static RecordType describe() {
        return RecordType::of<DemoView>("DemoView", "演示数据", "Demo data")
            .field<&DemoView::loaded>("loaded", "已载入", "Loaded")
            .field<&DemoView::password>("password", "演示密码", "Demo password")
            .field<&DemoView::accounts>("accounts", "演示账号", "Demo accounts");
    }
};

} // namespace guapai::demo
