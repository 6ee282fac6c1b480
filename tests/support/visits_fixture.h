// A county with its inspectors' accounts, the services of visits, and the clock at 3 November 2026, 17:00 in China.
#pragma once

#include "audit/service.h"
#include "base/json.h"
#include "base/problem.h"
#include "plans/rules.h"
#include "support/api.h"
#include "support/county.h"
#include "support/refusal.h"
#include "support/visit_sample.h"
#include "visits/service.h"

#include <functional>
#include <optional>

namespace guapai {

// What a list of visits answers.
struct VisitPage {
    std::vector<visits::VisitSummary> items;
    std::string next; // empty at the end
    std::optional<std::int64_t> total;

    static RecordType describe() {
        return RecordType::of<VisitPage>("VisitPage", "督导记录", "Visits")
            .field<&VisitPage::items>("items", "记录", "Items")
            .field<&VisitPage::next>("next", "下一页", "Next")
            .defaulted()
            .field<&VisitPage::total>("total", "总数", "Total");
    }
};

class WithVisits : public ApiOnBothEngines {
protected:
    void SetUp() override {
        ApiOnBothEngines::SetUp();
        if (IsSkipped()) return;
        set_now(evening());
        county_ = County::settle(db(), size());
        signer_.emplace(options().data / "keys" / "audit.key");
        visits_.emplace(db(), *signer_);
        plans_.emplace(db());
        files_.emplace(db());
        office_ = user(identity::Role::county_office);
        for (const auto& area : county_.areas)
            for (const auto& inspector : area.inspectors) {
                actors_.emplace(inspector.id, user(identity::Role::inspector, inspector.id));
                bring_file(*files_, actors_.at(inspector.id), code_, "签名");
                bring_file(*files_, actors_.at(inspector.id), code_, "校方");
            }
    }
    void TearDown() override {
        set_now(std::nullopt);
        ApiOnBothEngines::TearDown();
    }
    virtual CountySize size() const { return {.areas = 2, .inspectors = 2, .schools = 3}; }

    static Instant morning(Date day = {2026, 11, 3}) { return {day.midnight_in_china().ms + 9 * 3'600'000}; }
    static Instant evening(Date day = {2026, 11, 3}) { return {day.midnight_in_china().ms + 17 * 3'600'000}; }

    const County::Inspector& inspector(std::size_t area = 0, std::size_t number = 0) const {
        return county_.areas[area].inspectors[number];
    }
    const identity::Actor& actor(std::size_t area = 0, std::size_t number = 0) const {
        return actors_.at(inspector(area, number).id);
    }
    std::vector<plans::SupervisionItem> items_for(const Id& school) {
        return read(db(), [&](Reader& in) {
            const auto record = schools::find(in, code_, school);
            const bool small = record && record->type == schools::SchoolType::kindergarten;
            return plans::items(in, code_, Date::today(),
                                small ? plans::Audience::kindergartens : plans::Audience::schools);
        });
    }
    visits::VisitSubmission record_of(const Id& school, Date day = {2026, 11, 3}) {
        return sample_visit(school, items_for(school), morning(day));
    }
    VisitPage listed(const identity::Actor& who, const visits::VisitFilters& filters, const Page& page = {}) {
        VisitPage out;
        json::read_stored(visits_->list(who, code_, filters, page).text, value_type<VisitPage>(), &out);
        return out;
    }
    const std::string code_ = "420281";
    County county_;
    std::optional<audit::Signer> signer_;
    std::optional<visits::Service> visits_;
    std::optional<plans::Service> plans_;
    std::optional<files::Service> files_;
    identity::Actor office_;
    std::map<Id, identity::Actor> actors_;
};

} // namespace guapai
