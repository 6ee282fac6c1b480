#include "rectification/rules.h"

#include "support/refusal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guapai::rectification {

TEST(Triage, GoesFourWays) {
    EXPECT_EQ(state_after_triage(Severity::minor), FindingState::suggested);
    EXPECT_EQ(state_after_triage(Severity::general), FindingState::open);
    EXPECT_EQ(state_after_triage(Severity::serious), FindingState::reported);
    EXPECT_EQ(state_after_triage(Severity::complex), FindingState::open);
}

TEST(Triage, WhatHasANoticeOrALetterKeepsItsSeverity) {
    for (const FindingState state : {FindingState::noticed, FindingState::consulting, FindingState::closed})
        EXPECT_EQ(refusal([&] { check_triage({.state = state}, Severity::general, true); }),
                  "rectification.already_handled");
}

TEST(DocumentNumber, IsWrittenAsOfficesWriteIt) {
    EXPECT_EQ(document_number("冶教督", "整", 2026, 3), "冶教督整〔2026〕3号");
}

TEST(Escalation, ClimbsAStepAtATime) {
    EXPECT_EQ(escalation_of(4, 5), EscalationLevel::none);
    EXPECT_EQ(escalation_of(5, 5), EscalationLevel::area);
    EXPECT_EQ(escalation_of(10, 5), EscalationLevel::office);
    EXPECT_EQ(escalation_of(15, 5), EscalationLevel::committee);
    EXPECT_EQ(escalation_of(1000, 5), EscalationLevel::committee);
}

RC_GTEST_PROP(Escalation, NeverFallsAsTimePasses, (std::int64_t seed)) {
    const std::int64_t days = seed % 1000;
    const std::int64_t step = *rc::gen::inRange<std::int64_t>(0, 30);
    RC_ASSERT(escalation_of(days, step) <= escalation_of(days + 1, step));
}

// Exactly one of the school and the inspector may act on an open notice, nobody on a closed one.
TEST(Rounds, SchoolAndInspectorTakeTurns) {
    for (const NoticeState state :
         {NoticeState::issued, NoticeState::answered, NoticeState::continued, NoticeState::closed}) {
        const bool school = refusal([&] { check_answer({.state = state}); }).empty();
        const bool inspector = refusal([&] { check_recheck({.state = state}); }).empty();
        EXPECT_EQ(int{school} + int{inspector}, state == NoticeState::closed ? 0 : 1) << title_of(state);
    }
}

} // namespace guapai::rectification
