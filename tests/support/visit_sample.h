// A visit's record that lacks nothing, as a phone would submit it, and the files it names.
#pragma once

#include "base/hash.h"
#include "files/service.h"
#include "plans/service.h"
#include "visits/model.h"

#include <string>
#include <vector>

namespace guapai {

// A picture of its own for each name.
inline std::string sample_picture(const std::string& name) {
    return std::string("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00", 20) + name;
}
inline std::string sample_digest(const std::string& name) { return hex(sha256(sample_picture(name))); }

// Three items looked at, one finding, both signatures; no more files than the signatures "签名" and "校方".
inline visits::VisitSubmission sample_visit(const Id& school, const std::vector<plans::SupervisionItem>& items,
                                            Instant arrived) {
    visits::VisitSubmission visit;
    visit.school = school;
    visit.checked_in_at = arrived;
    visit.finished_at = {arrived.ms + 3 * 3'600'000};
    visit.certificate_shown = true;
    visit.methods = {visits::VisitMethod::document_review, visits::VisitMethod::campus_patrol};
    for (std::size_t i = 0; i < 3 && i < items.size(); ++i)
        visit.items.push_back({items[i].id, "", visits::ItemVerdict::good, ""});
    visit.items.back().verdict = visits::ItemVerdict::problem;
    visit.process = "查看食堂、门卫和校园周边，随机听课一节。";
    visit.findings.push_back({.id = Id::mint(),
                              .item = visit.items.back().item,
                              .description = "食堂燃气报警器未通电",
                              .suggestion = "立即接通电源并每周检查",
                              .severity = rectification::Severity::general});
    visit.feedback = "已当场反馈燃气安全问题";
    visit.feedback_to = "演示校长";
    visit.inspector_signature = sample_digest("签名");
    visit.school_signature = sample_digest("校方");
    visit.school_signer = "演示校长";
    return visit;
}

inline void bring_file(files::Service& files, const identity::Actor& actor, const std::string& county,
                       const std::string& name) {
    files.put(actor, county, sample_digest(name), sample_picture(name), name + ".jpg");
}

} // namespace guapai
