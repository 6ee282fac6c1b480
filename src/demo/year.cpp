// Months and visits. What follows from a finding is in follow_up.cpp.
#include "demo/year.h"

#include <fmt/format.h>

#include <algorithm>

namespace guapai::demo {

using identity::Actor;
using plans::Audience;
using schools::School;
using visits::ItemVerdict;

namespace {

bool is_kindergarten(const School& school) { return school.type == schools::SchoolType::kindergarten; }

constexpr visits::VisitMethod methods[] = {visits::VisitMethod::lesson_observation,
                                           visits::VisitMethod::document_review, visits::VisitMethod::interview_visit,
                                           visits::VisitMethod::campus_patrol, visits::VisitMethod::meeting_attendance};

} // namespace

Year::Year(const Parts& parts, const People& people, Roster roster, Timeline& timeline)
    : parts_(parts), people_(people), roster_(std::move(roster)), timeline_(timeline) {
    for (const School& school : roster_.schools)
        schools_.emplace(school.id, school);
    parts_.database.read([&](Reader& in) { calendar_ = organisation::calendar(in, demo_county); });
}

void Year::plan(const YearMonth& first, const YearMonth& last) {
    for (YearMonth month = first; month <= last; month = month.next())
        if (!calendar_.is_vacation_month(month))
            timeline_.at(moment(month.first_day().plus_days(-4), 16), [this, month] { publish_month(month); });
}

void Year::publish_month(const YearMonth& month) {
    const Actor office = people_.office();
    const Id id = Id::mint();
    plans::KeyPoints points{.month = month.iso(),
                            .title = std::string(key_points_of(month.month)),
                            .content = "本月督导请围绕“" + std::string(key_points_of(month.month)) +
                                       "”展开，逐校查看，问题当场反馈。（演示数据）"};
    for (const bool kindergarten : {false, true}) {
        const auto& items = items_for(kindergarten);
        points.items.push_back(items[static_cast<std::size_t>(month.month) % items.size()].id);
    }
    parts_.plans.put_key_points(office, demo_county, id, points, std::nullopt);
    parts_.plans.publish(office, demo_county, id, true);
    std::vector<plans::Task> tasks;
    parts_.database.read(
        [&](Reader& in) { tasks = plans::month_tasks(in, plans::Sight::office(demo_county), demo_county, month); });
    carry_out(tasks);
}

void Year::carry_out(const std::vector<plans::Task>& tasks) {
    for (const plans::Task& task : tasks)
        if (!chance(3)) // some are not done in time
            timeline_.at(moment(task.planned_on, 8 + static_cast<int>(below(3)), static_cast<int>(below(60))),
                         [this, task] { visit(task); });
}

const std::vector<plans::SupervisionItem>& Year::items_for(bool kindergarten) {
    auto& items = kindergarten ? kindergarten_items_ : school_items_;
    if (items.empty())
        parts_.database.read([&](Reader& in) {
            items = plans::items(in, demo_county, Date::today(),
                                 kindergarten ? Audience::kindergartens : Audience::schools);
        });
    return items;
}

std::string Year::keep(const Actor& by, const std::string& name, const std::function<std::string()>& draw) {
    auto known = pictures_.find(name);
    if (known == pictures_.end()) {
        known = pictures_.emplace(name, draw()).first;
        digests_[name] = hex(sha256(known->second));
    }
    const std::string& digest = digests_.at(name);
    if (kept_.emplace(by.account.id, name).second)
        parts_.files.put(by, demo_county, digest, known->second, name + ".png");
    return digest;
}

std::string Year::show(const Actor& by, Scene scene, std::uint32_t variant, const std::string& caption) {
    return keep(by, caption + std::to_string(variant), [&] { return photo(scene, variant, caption); });
}

std::string Year::sign(const Actor& by, const std::string& name) {
    return keep(by, "签名" + name, [&] { return signature(name, 1); });
}

Instant Year::in_days(int least, int most, int hour) {
    const int span = most - least + 1;
    const int days = least + static_cast<int>(below(static_cast<std::uint32_t>(span)));
    return moment(calendar_.add_working_days(Date::today(), days).date, hour, static_cast<int>(below(60)));
}

void Year::add_finding(visits::VisitSubmission& record, const School& school, const Actor& inspector,
                       const FindingText& text) {
    const auto& items = items_for(is_kindergarten(school));
    const auto item = std::ranges::find(items, text.item, &plans::SupervisionItem::code);
    rectification::NewFinding finding{.id = Id::mint(),
                                      .description = std::string(text.description),
                                      .suggestion = std::string(text.suggestion),
                                      .severity = text.severity,
                                      .danger_to_life = text.severity == rectification::Severity::serious};
    if (item != items.end()) finding.item = item->id;
    finding.files.push_back(show(inspector, text.scene, below(3), std::string(text.caption)));
    for (visits::ItemResult& result : record.items)
        if (result.item == finding.item) result.verdict = ItemVerdict::problem;
    record.findings.push_back(std::move(finding));
}

visits::VisitSubmission Year::record_of(const plans::Task& task, const School& school, const Actor& inspector) {
    const bool kindergarten = is_kindergarten(school);
    const Instant begun = Instant::now();
    visits::VisitSubmission record{.school = school.id,
                                   .task = task.id,
                                   .mode = chance(12) ? visits::VisitMode::random : visits::VisitMode::drop_in,
                                   .checked_in_at = begun,
                                   .longitude = school.longitude,
                                   .latitude = school.latitude,
                                   .certificate_shown = true,
                                   .finished_at = {begun.ms + 150 * 60'000},
                                   .process = std::string(one_of(process_texts(kindergarten))),
                                   .feedback = std::string(one_of(feedback_texts())),
                                   .feedback_to = school.principal};
    record.methods = {methods[below(2)], methods[2 + below(3)]};
    for (const plans::SupervisionItem& item : items_for(kindergarten))
        record.items.push_back({.item = item.id,
                                .title = item.title,
                                .verdict = chance(45)   ? ItemVerdict::not_checked
                                           : chance(80) ? ItemVerdict::good
                                                        : ItemVerdict::fair});
    if (!kindergarten)
        record.lessons.push_back({.class_name = fmt::format("{}年级{}班", 1 + below(6), 1 + below(4)),
                                  .subject = chance(50) ? "语文" : "数学",
                                  .teacher = "演示教师",
                                  .remark = std::string(one_of(lesson_remarks()))});
    if (chance(25)) record.highlights.push_back({.text = std::string(one_of(highlight_texts(kindergarten)))});
    record.files.push_back(show(inspector, Scene::gate, below(5), "校门"));
    record.inspector_signature = sign(inspector, inspector.account.display_name);
    record.school_signature = sign(inspector, school.principal);
    record.school_signer = school.principal;
    return record;
}

void Year::visit(const plans::Task& task) {
    const School& school = schools_.at(task.school);
    const Actor inspector = people_.inspector(task.inspector);
    visits::VisitSubmission record = record_of(task, school, inspector);
    const auto texts = finding_texts(is_kindergarten(school));
    std::vector<const FindingText*> chosen;
    const int findings = school.id == people_.shown_school() ? 1 : chance(5) ? 2 : chance(28) ? 1 : 0;
    for (int i = 0; i < findings; ++i) {
        chosen.push_back(&one_of(texts));
        add_finding(record, school, inspector, *chosen.back());
    }
    record.no_findings = record.findings.empty();
    if (std::ranges::all_of(record.items, [](const auto& r) { return r.verdict == ItemVerdict::not_checked; }))
        record.items.front().verdict = ItemVerdict::good;
    set_now(Instant{record.finished_at.ms + 20 * 60'000});
    parts_.visits.submit(inspector, demo_county, Id::mint(), record);
    for (std::size_t i = 0; i < chosen.size(); ++i)
        follow_up(record.findings[i], *chosen[i], school.id, task.inspector);
}

} // namespace guapai::demo
