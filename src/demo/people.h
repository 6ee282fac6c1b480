// Who acts in the demo: an account for every inspector, school and department, and one a role to show. Internal to
// src/demo.
#pragma once

#include "demo/service.h"

#include <map>

namespace guapai::demo {

// The county as it is when work begins.
struct Roster {
    std::vector<schools::School> schools;
    std::vector<inspectors::Inspector> inspectors;
    std::vector<network::Assignment> assignments;
    std::vector<organisation::Department> departments;
};

class People {
public:
    // The county's offices and administrators.
    void add_offices(Database& database);
    // After the network stands: its inspectors, schools, departments and the leader of an area. The first inspector and
    // the first of his schools get the logins of accounts().
    void add_others(Database& database, const Roster& roster);

    identity::Actor office() const { return acting(office_); }
    identity::Actor inspector(const Id& id) const { return acting(inspectors_.at(id)); }
    identity::Actor school(const Id& id) const { return acting(schools_.at(id)); }
    identity::Actor department(const Id& id) const { return acting(departments_.at(id)); }
    const Id& shown_school() const { return shown_school_; }

private:
    static identity::Actor acting(const identity::Account& account);

    identity::Account office_;
    std::map<Id, identity::Account> inspectors_, schools_, departments_; // by subject
    Id shown_school_;
};

} // namespace guapai::demo
