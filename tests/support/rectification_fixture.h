// Two schools with an inspector each, two departments, the services of rectification, and the clock at Monday 21
// September 2026, 10:00 in China.
#pragma once

#include "files/routes.h"
#include "organisation/service.h"
#include "rectification/routes.h"
#include "schools/service.h"
#include "store/record.h"
#include "support/api.h"

#include <optional>
#include <string>
#include <vector>

namespace guapai {

class WithRectification : public ApiOnBothEngines {
protected:
    static constexpr const char* county = "420281";

    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        files_.emplace(db());
        service_.emplace(db());
        files::add_routes(router(), *files_);
        rectification::add_routes(router(), *service_);
        set_now(at({2026, 9, 21}));
        school_ = add_school("演示一小");
        other_school_ = add_school("演示二小");
        safety_ = add_department("安全管理科");
        finance_ = add_department("计划财务科");
        give(inspector_, school_);
        give(other_inspector_, other_school_);
    }
    void TearDown() override {
        set_now(std::nullopt);
        ApiOnBothEngines::TearDown();
    }

    static Instant at(const Date& day) { return {day.midnight_in_china().ms + 10 * 3'600'000}; }

    Id add_school(const std::string& name) {
        schools::School school;
        school.county = county;
        school.id = Id::mint();
        school.name = name;
        school.code = std::to_string(2142990000 + next_code_++);
        school.division = county;
        db().write(county, [&](Transaction& tx) { insert(tx, "school", school); });
        return school.id;
    }
    Id add_department(const std::string& name) {
        organisation::Department department;
        department.county = county;
        department.id = Id::mint();
        department.name = name;
        db().write(county, [&](Transaction& tx) { insert(tx, "department", department); });
        return department.id;
    }
    void give(const Id& holder, const Id& school) {
        db().write(county, [&](Transaction& tx) {
            tx.run(Sql("INSERT INTO school_access (county, holder, school, valid_from, valid_to) VALUES (?, ?, ?, "
                       "'2026-01-01', '9999-12-31')",
                       county, holder, school));
        });
    }
    void hand_over(const Id& school, const Id& from, const Id& to) {
        db().write(county, [&](Transaction& tx) {
            tx.run(Sql("UPDATE school_access SET valid_to = ? WHERE county = ? AND holder = ? AND school = ?",
                       Date::today(), county, from, school));
        });
        give(to, school);
    }
    Id find(const Id& school, std::optional<rectification::Severity> severity, std::vector<std::string> files = {}) {
        rectification::NewFinding finding;
        finding.id = Id::mint();
        finding.description = "演示问题";
        finding.severity = severity;
        finding.files = std::move(files);
        db().write(county, [&](Transaction& tx) {
            rectification::record_findings(tx,
                                           {.county = county,
                                            .school = school,
                                            .inspector = school == school_ ? inspector_ : other_inspector_,
                                            .visit = Id::mint(),
                                            .found_on = Date::today()},
                                           {finding});
        });
        return finding.id;
    }
    rectification::NewNotice notice_of(const Id& school, const Id& finding) const {
        rectification::NewNotice wanted;
        wanted.id = Id::mint();
        wanted.school = school;
        wanted.findings = {finding};
        wanted.title = "关于限期整改的通知";
        wanted.problems = "演示问题";
        wanted.cc_departments = {safety_};
        return wanted;
    }
    identity::Actor inspector() { return user(identity::Role::inspector, inspector_); }
    identity::Actor principal() { return user(identity::Role::school, school_); }
    identity::Actor office() { return user(identity::Role::county_office); }

    http::Response post(const identity::Actor& actor, const std::string& path, const std::string& body,
                        std::int64_t version = 0) {
        http::Fields headers;
        if (version > 0) headers.emplace_back("if-match", "\"" + std::to_string(version) + "\"");
        return ask(actor, http::Method::post, base + path, body, headers);
    }
    rectification::Notice issued(const Id& school, const identity::Actor& actor) {
        const http::Response response =
            post(actor, "/notices", json::write(notice_of(school, find(school, rectification::Severity::general))));
        EXPECT_EQ(response.status, 201) << std::get<std::string>(response.body);
        rectification::Notice notice;
        json::read_stored(std::get<std::string>(response.body), value_type<rectification::Notice>(), &notice);
        return notice;
    }
    rectification::Notice now(const rectification::Notice& notice) {
        return service_->notice(office(), county, notice.id);
    }
    std::string path(const rectification::Notice& notice, const std::string& action) {
        return "/notices/" + notice.id.text() + "/" + action;
    }
    std::size_t listed(const identity::Actor& actor, const std::string& what) {
        const http::Response response = ask(actor, http::Method::get, base + what);
        EXPECT_EQ(response.status, 200) << std::get<std::string>(response.body);
        return json_of(response).at("items").as_array().size();
    }

    const std::string base = "/api/v1/counties/420281";
    std::optional<files::Service> files_;
    std::optional<rectification::Service> service_;
    Id school_, other_school_, safety_, finance_;
    Id inspector_ = Id::mint(), other_inspector_ = Id::mint();
    int next_code_ = 0;
};

} // namespace guapai
