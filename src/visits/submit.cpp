// Submitting a visit: what is judged and put together before the transaction, and what is written in it.
//
// Everything that only reads happens on a reader's snapshot, so that the one writer is kept for writing. What may
// change in between does no harm: the assignment counts for the day of the visit, the catalogue likewise; whether the
// files are there, the id is free and the task still open is decided inside the transaction.
#include "audit/service.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/problem.h"
#include "files/service.h"
#include "inspectors/service.h"
#include "network/service.h"
#include "organisation/service.h"
#include "plans/service.h"
#include "rectification/service.h"
#include "schools/service.h"
#include "store/search.h"
#include "visits/rules.h"
#include "visits/search_words.h"
#include "visits/service.h"
#include "visits/store.h"

#include <algorithm>

namespace guapai::visits {

using identity::Actor;

namespace {

Problem already_signed() {
    return Problem::conflict("visits.already_signed", "这份督导记录已签字提交，内容不能改变；需要修改请用“更正”",
                             "This record is signed and does not change; amend it instead");
}

Id inspector_of(const Actor& actor) {
    if (actor.account.role == identity::Role::inspector && actor.account.subject) return *actor.account.subject;
    throw Problem(403, "visits.not_an_inspector", "督导记录只能由责任督学本人提交",
                  "Only an inspector submits his own records");
}

bool is_recused(const Reader& in, std::string_view county, const Id& inspector, const schools::School& school) {
    const auto record = inspectors::find(in, county, inspector);
    return record && std::any_of(record->recusals.begin(), record->recusals.end(),
                                 [&](const auto& recusal) { return recusal.school_code == school.code; });
}

Visit visit_of(std::string_view county, const Id& id, const VisitSubmission& from) {
    Visit visit;
    visit.county = county;
    visit.id = id;
    visit.school = from.school;
    visit.mode = from.mode;
    visit.companions = from.companions;
    visit.visited_on = day_of(from);
    visit.month = YearMonth::of(visit.visited_on).iso();
    visit.checked_in_at = from.checked_in_at;
    visit.finished_at = from.finished_at;
    visit.longitude = from.longitude;
    visit.latitude = from.latitude;
    visit.certificate_shown = from.certificate_shown;
    visit.methods = from.methods;
    visit.items = from.items;
    visit.lessons = from.lessons;
    visit.process = from.process;
    visit.highlights = from.highlights;
    visit.finding_count = std::ssize(from.findings);
    visit.no_findings = from.no_findings;
    visit.feedback = from.feedback;
    visit.feedback_to = from.feedback_to;
    visit.files = from.files;
    visit.inspector_signature = from.inspector_signature;
    visit.school_signature = from.school_signature;
    visit.school_signer = from.school_signer;
    visit.unsigned_reason = from.unsigned_reason;
    return visit;
}

// Everything the transaction writes, worked out beforehand.
struct Prepared {
    Visit visit;
    std::vector<NamedFile> files;
    std::vector<RollupRow> rollup;
    SearchWords words{""}; // under which the visit is found
    std::string state;     // canonical text, for the audit log
};

void title_items(Visit& visit, const std::vector<plans::SupervisionItem>& catalogue) {
    for (ItemResult& result : visit.items)
        for (const plans::SupervisionItem& item : catalogue)
            if (item.id == result.item) result.title = item.title;
}

Prepared prepare(const Reader& in, std::string_view county, const Id& id, const Id& inspector,
                 const VisitSubmission& submission) {
    const Date day = day_of(submission);
    const auto school = schools::find(in, county, submission.school);
    const auto assignment = school ? network::assignment_on(in, county, school->id, day) : std::nullopt;
    check_assigned(submission, inspector, assignment ? assignment->inspector : std::nullopt);
    check_recusal(is_recused(in, county, inspector, *school));

    Circumstances at{.now = Instant::now(), .inspector = inspector};
    at.backfill_days = organisation::parameter(in, county, "visit.backfill_days", day);
    at.catalogue = plans::items(in, county, day, audience_of(*school));
    if (!submission.companions.empty()) {
        const Names inspectors = inspectors::names(in, county);
        for (const Id& companion : submission.companions)
            if (!inspectors.of(companion).empty()) at.known_companions.push_back(companion);
    }
    check(submission, at);

    Prepared out{.visit = visit_of(county, id, submission)};
    out.visit.inspector = inspector;
    out.visit.area = assignment->area;
    out.visit.task = plans::task_of_visit(in, county, school->id, submission.task, day);
    out.visit.received_at = at.now;
    title_items(out.visit, at.catalogue);
    out.files = files_of(submission);
    for (const NamedFile& file : out.files)
        out.visit.held_files.push_back(file.digest);
    out.rollup = rollup_of(out.visit, submission.findings);
    out.words = SearchWords(search_words(out.visit, school->name, submission.findings));
    return out;
}

// Names every missing file, not only the first.
void attach_files(Transaction& tx, const Actor& actor, const Prepared& prepared) {
    const Visit& visit = prepared.visit;
    Problem missing = Problem::invalid("files.missing", "有照片或签名还没有上传，请上传后再提交",
                                       "Some files have not been uploaded yet");
    for (const NamedFile& file : prepared.files)
        try {
            files::attach(tx, actor, visit.county,
                          {.digest = file.digest,
                           .subject_kind = "visit",
                           .subject = visit.id.text(),
                           .school = visit.school.text()});
        } catch (const Problem& problem) {
            if (problem.code != "files.missing") throw;
            missing.errors.push_back({file.pointer, "文件 " + file.digest + " 还没有上传",
                                      "file " + file.digest + " has not been uploaded"});
        }
    if (!missing.errors.empty()) throw missing;
}

void store(Transaction& tx, const Actor& actor, const Prepared& prepared, const VisitSubmission& submission) {
    const Visit& visit = prepared.visit;
    save_new(tx, visit);
    attach_files(tx, actor, prepared);
    if (!submission.findings.empty())
        rectification::record_findings(tx,
                                       {.county = visit.county,
                                        .school = visit.school,
                                        .inspector = visit.inspector,
                                        .visit = visit.id,
                                        .found_on = visit.visited_on},
                                       submission.findings);
    if (visit.task) plans::complete_task(tx, visit.county, *visit.task, visit.id);
    add_to_rollup(tx, prepared.rollup);
    index_new_text(tx, visit.county, "visit", visit.id, prepared.words);
    audit::record(tx, visit.county, actor.name(), "visits.submit", "visit", visit.id.text(), prepared.state);
}

// The visit under this id, if it is the same record from the same hand; Problem 409 if it is another.
std::optional<Visit> same_visit(const Reader& in, std::string_view county, const Id& id, const Id& inspector,
                                const std::string& canonical_digest) {
    auto visit = find_visit(in, Scope::office(county), county, id);
    if (visit && (visit->inspector != inspector || visit->canonical_digest != canonical_digest)) throw already_signed();
    return visit;
}

} // namespace

void count_anew(Transaction& tx, const rectification::Finding& before, const rectification::Finding& after) {
    const auto visit =
        before.visit ? find_visit(tx, Scope::office(before.county), before.county, *before.visit) : std::nullopt;
    if (!visit) return;
    const auto counted = [](const rectification::Finding& finding) {
        return rectification::NewFinding{
            .item = finding.item, .severity = finding.severity, .danger_to_life = finding.danger_to_life};
    };
    const auto change = rollup_change(*visit, counted(before), counted(after));
    if (!change.empty()) add_to_rollup(tx, change);
}

Service::Taken Service::submit(const Actor& actor, std::string_view county, const Id& id,
                               const VisitSubmission& submission, std::string content_digest) {
    const Id inspector = inspector_of(actor);
    const std::string canonical = hex(sha256(json::write(submission)));
    std::optional<Visit> before;
    Prepared prepared;
    database_.read([&](Reader& in) {
        before = same_visit(in, county, id, inspector, canonical);
        if (!before) prepared = prepare(in, county, id, inspector, submission);
    });
    if (before) return {receipt_of(*before), false};
    prepared.visit.canonical_digest = canonical;
    prepared.visit.content_digest = content_digest.empty() ? canonical : std::move(content_digest);
    prepared.state = json::write(prepared.visit);
    try {
        database_.write(county, [&](Transaction& tx) { store(tx, actor, prepared, submission); });
    } catch (const DuplicateKey&) {
        // The same phone twice at once, or an id of a finding that is taken.
        database_.read([&](Reader& in) { before = same_visit(in, county, id, inspector, canonical); });
        if (!before)
            throw Problem::conflict("visits.finding_taken", "问题编号已被使用", "The id of a finding is already taken");
        return {receipt_of(*before), false};
    }
    return {receipt_of(prepared.visit), true};
}

VisitReceipt Service::receipt_of(const Visit& visit) const {
    VisitReceipt receipt{.visit = visit.id,
                         .content_digest = visit.content_digest,
                         .files = visit.held_files,
                         .received_at = visit.received_at,
                         .statement = statement_of(visit)};
    receipt.signature = signer_.sign(receipt.statement);
    receipt.key = signer_.public_key();
    return receipt;
}

} // namespace guapai::visits
