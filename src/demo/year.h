// A year of visits and what follows from them. Internal to src/demo.
#pragma once

#include "demo/people.h"
#include "demo/texts.h"
#include "demo/timeline.h"

#include <map>
#include <random>
#include <set>

namespace guapai::demo {

class Year {
public:
    Year(const Parts& parts, const People& people, Roster roster, Timeline& timeline);

    // Enters everything from the first month to the last into the timeline.
    void plan(const YearMonth& first, const YearMonth& last);
    // The inspectors go where they have to, most of them in time: enters the visits into the timeline.
    void carry_out(const std::vector<plans::Task>& tasks);

private:
    void publish_month(const YearMonth& month);
    void visit(const plans::Task& task);
    visits::VisitSubmission record_of(const plans::Task& task, const schools::School& school,
                                      const identity::Actor& inspector);
    void add_finding(visits::VisitSubmission& record, const schools::School& school, const identity::Actor& inspector,
                     const FindingText& text);
    void follow_up(const rectification::NewFinding& finding, const FindingText& text, const Id& school,
                   const Id& inspector);
    void suggest(const Id& finding, const Id& inspector);
    void send_letter(const Id& finding, const FindingText& text, const Id& inspector);
    void issue_notice(const rectification::NewFinding& finding, const FindingText& text, const Id& school,
                      const identity::Actor& by, const Id& inspector);
    void answer(const Id& notice, const FindingText& text, const Id& school, const Id& inspector, int round);
    void recheck(const Id& notice, const FindingText& text, const Id& school, const Id& inspector, int round);
    void object(const Id& notice, const Id& school);

    // The digest of a picture, drawn once and brought once by each who shows it.
    std::string show(const identity::Actor& by, Scene scene, std::uint32_t variant, const std::string& caption);
    std::string sign(const identity::Actor& by, const std::string& name);
    std::string keep(const identity::Actor& by, const std::string& name, const std::function<std::string()>& draw);
    const std::vector<plans::SupervisionItem>& items_for(bool kindergarten);
    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_()) % limit; }
    bool chance(int percent) { return below(100) < static_cast<std::uint32_t>(percent); }
    template <class T>
    const T& one_of(std::span<const T> list) {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }
    Instant in_days(int least, int most, int hour); // from now, on a working day

    const Parts& parts_;
    const People& people_;
    Roster roster_;
    Timeline& timeline_;
    std::mt19937 random_{2026};
    std::map<Id, schools::School> schools_;
    rules::WorkingCalendar calendar_;
    std::vector<plans::SupervisionItem> school_items_, kindergarten_items_;
    std::map<std::string, std::string> pictures_; // bytes by name
    std::map<std::string, std::string> digests_;
    std::set<std::pair<Id, std::string>> kept_; // who has brought which picture
};

} // namespace guapai::demo
