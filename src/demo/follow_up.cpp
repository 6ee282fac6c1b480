// What follows from a finding: a suggestion, a notice with its rounds, a report upwards, a letter. Most end well, some
// are late, a few are disputed, and what lies after today has not happened yet.
#include "demo/year.h"

namespace guapai::demo {

using identity::Actor;
using rectification::Severity;

void Year::follow_up(const rectification::NewFinding& finding, const FindingText& text, const Id& school,
                     const Id& inspector) {
    switch (text.severity) {
    case Severity::minor:
        suggest(finding.id, inspector);
        return;
    case Severity::general:
        timeline_.at(in_days(1, 2, 9), [=, this, &text] {
            issue_notice(finding, text, school, people_.inspector(inspector), inspector);
        });
        return;
    case Severity::serious:
        timeline_.at(in_days(1, 1, 9), [=, this, &text] {
            parts_.rectification.decide(people_.office(), demo_county, finding.id,
                                        {.remark = "请立即整改，督导室跟踪督办。"});
            issue_notice(finding, text, school, people_.office(), inspector);
        });
        return;
    case Severity::complex:
        timeline_.at(in_days(1, 3, 10), [=, this, &text] { send_letter(finding.id, text, inspector); });
        return;
    }
}

void Year::suggest(const Id& finding, const Id& inspector) {
    if (!chance(85)) return;
    timeline_.at(in_days(8, 18, 15),
                 [=, this] { parts_.rectification.close(people_.inspector(inspector), demo_county, finding); });
}

void Year::send_letter(const Id& finding, const FindingText& text, const Id& inspector) {
    const Id letter = Id::mint(),
             department = one_of(std::span<const organisation::Department>(roster_.departments)).id;
    parts_.rectification.send(people_.inspector(inspector), demo_county,
                              {.id = letter,
                               .finding = finding,
                               .department = department,
                               .text = std::string(text.description) + "\n" + std::string(text.suggestion) +
                                       "\n该问题学校自身难以解决，请贵科予以支持。"});
    if (!chance(80)) return;
    timeline_.at(in_days(4, 14, 10), [=, this, &text] {
        parts_.rectification.answer_letter(people_.department(department), demo_county, letter,
                                           {.text = std::string(text.answer)}, 1);
        if (chance(75))
            timeline_.at(in_days(3, 10, 11),
                         [=, this] { parts_.rectification.close(people_.inspector(inspector), demo_county, finding); });
    });
}

void Year::issue_notice(const rectification::NewFinding& finding, const FindingText& text, const Id& school,
                        const Actor& by, const Id& inspector) {
    rectification::NewNotice wanted{.id = Id::mint(),
                                    .school = school,
                                    .findings = {finding.id},
                                    .title = "关于" + std::string(text.caption) + "问题限期整改的通知",
                                    .problems = std::string(text.description),
                                    .suggestions = std::string(text.suggestion),
                                    .basis = "《中小学校责任督学挂牌督导办法》"};
    if (text.severity == Severity::serious) wanted.working_days = 5;
    wanted.cc_departments = {one_of(std::span<const organisation::Department>(roster_.departments)).id};
    parts_.rectification.issue(by, demo_county, wanted);
    if (chance(3) || school == people_.shown_school())
        timeline_.at(in_days(2, 4, 9), [=, this] { object(wanted.id, school); });
    if (chance(93)) // the others stay without an answer
        timeline_.at(in_days(3, 13, 14), [=, this, &text] { answer(wanted.id, text, school, inspector, 1); });
}

void Year::answer(const Id& notice, const FindingText& text, const Id& school, const Id& inspector, int round) {
    const Actor principal = people_.school(school);
    const auto now = parts_.rectification.notice(principal, demo_county, notice);
    if (now.state == rectification::NoticeState::closed) return; // an objection was upheld
    rectification::Answer report{.text = std::string(text.answer)};
    report.files.push_back(show(principal, text.scene, 3 + below(2), std::string(text.caption) + "整改后"));
    parts_.rectification.answer(principal, demo_county, notice, report, now.version);
    if (chance(94))
        timeline_.at(in_days(2, 6, 10), [=, this, &text] { recheck(notice, text, school, inspector, round); });
}

void Year::recheck(const Id& notice, const FindingText& text, const Id& school, const Id& inspector, int round) {
    const Actor by = people_.inspector(inspector);
    const auto now = parts_.rectification.notice(by, demo_county, notice);
    if (now.state != rectification::NoticeState::answered) return;
    const bool good = chance(round == 1 ? 80 : 92);
    rectification::Recheck verdict{
        .verdict = good ? rectification::Verdict::put_right : rectification::Verdict::to_continue,
        .remark = good ? "到校复查，整改到位。" : "主要问题已改，台账仍不完整，请继续整改。"};
    parts_.rectification.recheck(by, demo_county, notice, verdict, now.version);
    if (!good && chance(90))
        timeline_.at(in_days(4, 10, 14), [=, this, &text] { answer(notice, text, school, inspector, round + 1); });
}

void Year::object(const Id& notice, const Id& school) {
    const Actor principal = people_.school(school);
    const auto now = parts_.rectification.notice(principal, demo_county, notice);
    if (now.state == rectification::NoticeState::closed) return;
    const auto objection = parts_.rectification.object(
        principal, demo_county, notice, {.text = "通知书所列情况与实际不完全相符，附有当日巡查记录，请复核。"});
    if (!chance(70)) return;
    timeline_.at(in_days(3, 7, 16), [=, this] {
        const bool upheld = chance(30);
        parts_.rectification.reply(
            people_.office(), demo_county, objection.id,
            {.state = upheld ? rectification::ObjectionState::upheld : rectification::ObjectionState::rejected,
             .reply = upheld ? "经核实，异议成立，不再要求整改。" : "经核实，维持原意见，请按期整改。"});
    });
}

} // namespace guapai::demo
