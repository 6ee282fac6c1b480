#include "rectification/routes.h"

#include "http/language.h"
#include "http/origin.h"

namespace guapai::rectification {

using http::Call;
using http::Operation;
using http::Response;
using identity::actor_of;

namespace {

const std::string base = "/api/v1/counties/{county}";
constexpr std::string_view xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view pdf = "application/pdf";

void add_finding_routes(http::Router& router, Service& service) {
    router.add(Operation::get(base + "/findings", "listFindings", "rectification", "问题列表", "Findings")
                   .needs("rectification.read")
                   .filters<FindingFilters>()
                   .lists<Finding>()
                   .sorted_by({"-found_on"}),
               [&](Call& call) {
                   return call.reply(service.findings(actor_of(call), call.path("county"),
                                                      call.filters<FindingFilters>(), call.page()));
               });
    router.add(Operation::get(base + "/findings/{id}", "getFinding", "rectification", "问题详情", "A finding")
                   .needs("rectification.read")
                   .answers<Finding>(),
               [&](Call& call) {
                   return call.reply(service.finding(actor_of(call), call.path("county"), call.path_id("id")));
               });
    router.add(Operation::post(base + "/findings/{id}/triage", "triageFinding", "rectification", "问题定级",
                               "Say how grave a finding is")
                   .needs("rectification.issue")
                   .takes<Triage>()
                   .answers<Finding>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(service.triage(actor_of(call), call.path("county"), call.path_id("id"),
                                                    call.body<Triage>(), call.if_match()));
               });
    router.add(Operation::post(base + "/findings/{id}/decide", "decideFinding", "rectification", "督导室意见",
                               "The office decides on a reported finding")
                   .needs("rectification.decide")
                   .takes<OfficeDecision>()
                   .answers<Finding>(),
               [&](Call& call) {
                   return call.reply(service.decide(actor_of(call), call.path("county"), call.path_id("id"),
                                                    call.body<OfficeDecision>()));
               });
    router.add(
        Operation::post(base + "/findings/{id}/close", "closeFinding", "rectification", "问题销号", "Close a finding")
            .needs("rectification.issue")
            .answers<Finding>(),
        [&](Call& call) { return call.reply(service.close(actor_of(call), call.path("county"), call.path_id("id"))); });
}

void add_notice_routes(http::Router& router, Service& service) {
    router.add(Operation::post(base + "/notices", "issueNotice", "rectification", "发出整改通知书",
                               "Issue a rectification notice")
                   .needs("rectification.issue")
                   .takes<NewNotice>()
                   .answers<Notice>(201),
               [&](Call& call) {
                   return call.reply(service.issue(actor_of(call), call.path("county"), call.body<NewNotice>()));
               });
    router.add(Operation::get(base + "/notices", "listNotices", "rectification", "整改通知书", "Rectification notices")
                   .needs("rectification.read")
                   .filters<NoticeFilters>()
                   .lists<Notice>()
                   .sorted_by({"-issued_on", "deadline"}),
               [&](Call& call) {
                   return call.reply(service.notices(actor_of(call), call.path("county"), call.filters<NoticeFilters>(),
                                                     call.page()));
               });
    router.add(Operation::get(base + "/notices/{id}", "getNotice", "rectification", "通知书详情", "A notice")
                   .needs("rectification.read")
                   .answers<Notice>(),
               [&](Call& call) {
                   return call.reply(service.notice(actor_of(call), call.path("county"), call.path_id("id")));
               });
    router.add(Operation::get(base + "/notices/{id}/rounds", "listRounds", "rectification", "整改轮次",
                              "The rounds of a notice")
                   .needs("rectification.read")
                   .lists<Round>(),
               [&](Call& call) {
                   return call.reply(
                       Listed<Round>{service.rounds(actor_of(call), call.path("county"), call.path_id("id")), {}, {}});
               });
    router.add(
        Operation::get(base + "/notices/{id}/pdf", "printNotice", "rectification", "打印通知书", "A notice as PDF")
            .needs("rectification.read")
            .answers_bytes(std::string(pdf)),
        [&](Call& call) {
            return Response::download(service.notice_pdf(actor_of(call), call.path("county"), call.path_id("id"),
                                                         http::origin_of(call.request())),
                                      pdf, "整改通知书.pdf");
        });
    router.add(Operation::post(base + "/notices/{id}/answer", "answerNotice", "rectification", "提交整改报告",
                               "The school answers a notice")
                   .needs("rectification.answer")
                   .takes<Answer>()
                   .answers<Notice>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(service.answer(actor_of(call), call.path("county"), call.path_id("id"),
                                                    call.body<Answer>(), call.if_match()));
               });
    router.add(Operation::post(base + "/notices/{id}/recheck", "recheckNotice", "rectification", "复查",
                               "The inspector re-checks")
                   .needs("rectification.issue")
                   .takes<Recheck>()
                   .answers<Notice>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(service.recheck(actor_of(call), call.path("county"), call.path_id("id"),
                                                     call.body<Recheck>(), call.if_match()));
               });
}

void add_objection_routes(http::Router& router, Service& service) {
    router.add(Operation::post(base + "/notices/{id}/objections", "objectToNotice", "rectification", "提出异议",
                               "The school objects to a notice")
                   .needs("rectification.answer")
                   .takes<Objection>()
                   .answers<Objection>(201)
                   .replayable(),
               [&](Call& call) {
                   return call.reply(
                       service.object(actor_of(call), call.path("county"), call.path_id("id"), call.body<Objection>()));
               });
    router.add(Operation::get(base + "/objections", "listObjections", "rectification", "异议列表", "Objections")
                   .needs("rectification.read")
                   .filters<ObjectionFilters>()
                   .lists<Objection>()
                   .sorted_by({"-made_at"}),
               [&](Call& call) {
                   return call.reply(service.objections(actor_of(call), call.path("county"),
                                                        call.filters<ObjectionFilters>(), call.page()));
               });
    router.add(Operation::post(base + "/objections/{id}/reply", "replyToObjection", "rectification", "答复异议",
                               "Reply to an objection")
                   .needs("rectification.decide")
                   .takes<ObjectionReply>()
                   .answers<Objection>(),
               [&](Call& call) {
                   return call.reply(service.reply(actor_of(call), call.path("county"), call.path_id("id"),
                                                   call.body<ObjectionReply>()));
               });
}

void add_letter_routes(http::Router& router, Service& service) {
    router.add(
        Operation::post(base + "/letters", "sendLetter", "rectification", "发出协商函", "Send a consultation letter")
            .needs("rectification.issue")
            .takes<NewLetter>()
            .answers<Letter>(201),
        [&](Call& call) {
            return call.reply(service.send(actor_of(call), call.path("county"), call.body<NewLetter>()));
        });
    router.add(Operation::get(base + "/letters", "listLetters", "rectification", "协商函", "Consultation letters")
                   .needs("letters.read")
                   .filters<LetterFilters>()
                   .lists<Letter>()
                   .sorted_by({"-sent_on"}),
               [&](Call& call) {
                   return call.reply(service.letters(actor_of(call), call.path("county"), call.filters<LetterFilters>(),
                                                     call.page()));
               });
    router.add(
        Operation::get(base + "/letters/{id}", "getLetter", "rectification", "协商函详情", "A consultation letter")
            .needs("letters.read")
            .answers<Letter>(),
        [&](Call& call) {
            return call.reply(service.letter(actor_of(call), call.path("county"), call.path_id("id")));
        });
    router.add(
        Operation::get(base + "/letters/{id}/pdf", "printLetter", "rectification", "打印协商函", "A letter as PDF")
            .needs("letters.read")
            .answers_bytes(std::string(pdf)),
        [&](Call& call) {
            return Response::download(service.letter_pdf(actor_of(call), call.path("county"), call.path_id("id")), pdf,
                                      "协商函.pdf");
        });
    router.add(Operation::post(base + "/letters/{id}/answer", "answerLetter", "rectification", "科室答复",
                               "The department answers a letter")
                   .needs("rectification.reply")
                   .takes<LetterAnswer>()
                   .answers<Letter>()
                   .versioned(),
               [&](Call& call) {
                   return call.reply(service.answer_letter(actor_of(call), call.path("county"), call.path_id("id"),
                                                           call.body<LetterAnswer>(), call.if_match()));
               });
}

void add_ledger_routes(http::Router& router, Service& service) {
    router.add(Operation::get(base + "/ledger", "listLedger", "rectification", "整改台账", "The rectification ledger")
                   .needs("rectification.read")
                   .filters<NoticeFilters>()
                   .lists<LedgerLine>()
                   .sorted_by({"-issued_on", "deadline"}),
               [&](Call& call) {
                   return call.reply(
                       service.ledger(actor_of(call), call.path("county"), call.filters<NoticeFilters>(), call.page()));
               });
    router.add(
        Operation::get(base + "/ledger.xlsx", "exportLedger", "rectification", "导出台账", "The ledger as a workbook")
            .needs("rectification.read")
            .filters<NoticeFilters>()
            .answers_bytes(std::string(xlsx)),
        [&](Call& call) {
            const Language language = http::language_of(call.request());
            return Response::download(
                service.ledger_xlsx(actor_of(call), call.path("county"), call.filters<NoticeFilters>(), language), xlsx,
                Words{"整改台账.xlsx", "Rectification ledger.xlsx"}.in(language));
        });
    router.add(Operation::get(base + "/ledger.pdf", "printLedger", "rectification", "打印台账", "The ledger as PDF")
                   .needs("rectification.read")
                   .filters<NoticeFilters>()
                   .answers_bytes(std::string(pdf)),
               [&](Call& call) {
                   return Response::download(
                       service.ledger_pdf(actor_of(call), call.path("county"), call.filters<NoticeFilters>()), pdf,
                       "整改台账.pdf");
               });
    router.add(Operation::get(base + "/rectification/summary", "getRectificationSummary", "rectification", "整改汇总",
                              "Counts of findings and notices")
                   .needs("rectification.read")
                   .answers<Summary>(),
               [&](Call& call) { return call.reply(service.summary(actor_of(call), call.path("county"))); });
    router.add(Operation::get("/api/v1/public/notices/{token}", "getPublicNotice", "rectification", "核验通知书",
                              "Check a printed notice")
                   .answers<PublicNotice>(),
               [&](Call& call) { return call.reply(service.public_notice(call.path("token"))); });
}

} // namespace

void add_routes(http::Router& router, Service& service) {
    add_finding_routes(router, service);
    add_notice_routes(router, service);
    add_objection_routes(router, service);
    add_letter_routes(router, service);
    add_ledger_routes(router, service);
}

} // namespace guapai::rectification
