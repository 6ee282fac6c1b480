// The table job. Internal to src/store.
#pragma once

#include "store/database.h"
#include "store/job.h"

#include <string_view>

namespace guapai {

void save_new_job(Transaction& tx, const Job& job);
void save_job_progress(Transaction& tx, const Job& job); // state, progress, messages, outcome
std::int64_t unended_jobs(const Reader& in, std::string_view county, std::string_view account);
void ask_for_cancel(Transaction& tx, std::string_view county, const Id& id);
bool cancel_is_asked(const Reader& in, std::string_view county, const Id& id);
void forget_jobs(Transaction& tx, std::string_view county, Instant before);
// A sign of life of a job that has nothing new to say.
void touch_job(Transaction& tx, std::string_view county, const Id& id, Instant now);
// Marks what has not ended and gave no sign of life since `silent_since`.
void mark_interrupted(Transaction& tx, Instant silent_since, Instant now);

} // namespace guapai
