// Notices and letters on paper, in the layout of official documents.
#include "base/problem.h"
#include "base/text.h"
#include "files/service.h"
#include "organisation/service.h"
#include "paper/image.h"
#include "paper/official.h"
#include "rectification/names.h"
#include "rectification/service.h"
#include "rectification/store.h"
#include "schools/service.h"
#include "store/blobs.h"

#include <fmt/format.h>

#include <optional>

namespace guapai::rectification {

using identity::Actor;
using organisation::Office;

namespace {

void add_paragraphs(std::vector<paper::Block>& body, const std::string& heading, const std::string& text) {
    if (text.empty()) return;
    body.emplace_back(paper::Paragraph{paper::Level::one, heading, ""});
    for (const std::string& line : split(text, '\n'))
        if (!trimmed(line).empty()) body.emplace_back(paper::Paragraph{paper::Level::text, "", line});
}

paper::OfficialDocument letterhead(const Office& office, const std::string& number, const Date& date) {
    paper::OfficialDocument document;
    document.issuer_mark = office.issuer_mark;
    document.number = number;
    document.issuer = office.office_name;
    document.date = date;
    if (office.demo) document.note = "演示数据：学校、人员、问题均为虚构";
    return document;
}

// Nothing when the file is no picture that can be printed. One that is lost prints as a frame that says so.
std::optional<std::string> picture(const Blobs& blobs, const std::string& digest) {
    if (!blobs.exists(digest)) return "";
    std::string bytes = blobs.read(digest);
    return paper::try_inspect_image(bytes) ? std::optional(std::move(bytes)) : std::nullopt;
}

// The photos of the findings, as an annex; at most so many as fit on a few pages.
void add_photos(paper::OfficialDocument& document, const Database& database, const std::vector<Finding>& findings) {
    constexpr std::size_t most = 12;
    const Blobs blobs(database.data() / "blobs");
    paper::Photos photos;
    for (const Finding& finding : findings)
        for (const std::string& digest : finding.files) {
            if (photos.photos.size() == most) break;
            if (auto bytes = picture(blobs, digest))
                photos.photos.push_back({std::move(*bytes), utf8_prefix(finding.description, 30)});
        }
    if (!photos.photos.empty()) document.annexes.push_back({"现场照片", {std::move(photos)}});
}

std::vector<std::string> copied_to(const Reader& in, const Notice& notice) {
    const auto names = organisation::department_names(in, notice.county);
    std::vector<std::string> out;
    for (const Id& id : notice.cc_departments)
        if (const auto name = names.find(id); name != names.end()) out.push_back(name->second);
    return out;
}

paper::OfficialDocument notice_document(const Notice& notice, const Office& office) {
    paper::OfficialDocument document = letterhead(office, notice.document_number, notice.issued_on);
    document.title = notice.title;
    document.addressee = notice.school_name;
    document.body.emplace_back(paper::Paragraph{
        paper::Level::text, "",
        fmt::format("责任督学{}在督导中发现你校存在以下问题，现通知你校限期整改。", notice.inspector_name)});
    add_paragraphs(document.body, "存在的问题", notice.problems);
    add_paragraphs(document.body, "整改要求", notice.suggestions);
    add_paragraphs(document.body, "依据", notice.basis);
    document.body.emplace_back(paper::Paragraph{
        paper::Level::text, "",
        fmt::format("请于{}前（{} 个工作日内）完成整改，并提交书面整改报告。如有异议，可在期限内向我室提出。",
                    notice.deadline.chinese(false), notice.working_days)});
    return document;
}

} // namespace

std::string Service::notice_pdf(const Actor& actor, std::string_view county, const Id& id,
                                const std::string& asked_at) {
    return read(database_, [&](Reader& in) {
        auto found = find_notice(in, RecordSight::reading(actor.scope), county, id);
        if (!found) throw Problem::not_found("没有这份通知书", "There is no such notice");
        Notice notice = completed(in, county, *found);
        // A later round moves the deadline of the record; the paper stays as it was issued.
        if (const auto rounds = rounds_of(in, county, id); !rounds.empty()) notice.deadline = rounds.front().deadline;
        const Office office = organisation::office(in, county);
        paper::OfficialDocument document = notice_document(notice, office);
        add_photos(document, database_, findings_with(in, Scope::office(county), county, id));
        document.imprint = paper::Imprint{copied_to(in, notice), office.office_name, notice.issued_on};
        const std::string& address = office.public_address.empty() ? asked_at : office.public_address;
        document.qr = paper::QrMark{address + "/p/notice/" + notice.public_token, "扫码核验"};
        return paper::print_official(document);
    });
}

std::string Service::letter_pdf(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) {
        auto found = find_letter(in, RecordSight::reading(actor.scope), county, id);
        if (!found) throw Problem::not_found("没有这份协商函", "There is no such letter");
        const Letter letter = completed(in, county, *found);
        const Office office = organisation::office(in, county);
        paper::OfficialDocument document = letterhead(office, letter.document_number, letter.sent_on);
        document.title = fmt::format("关于商请协助解决{}有关问题的函", letter.school_name);
        document.addressee = letter.department_name;
        for (const std::string& line : split(letter.text, '\n'))
            document.body.emplace_back(paper::Paragraph{paper::Level::text, "", line});
        document.body.emplace_back(
            paper::Paragraph{paper::Level::text, "", fmt::format("请于{}前函复。", letter.deadline.chinese(false))});
        if (const auto finding = find_finding(in, Scope::office(county), county, letter.finding))
            add_photos(document, database_, {*finding});
        document.imprint = paper::Imprint{{}, office.office_name, letter.sent_on};
        return paper::print_official(document);
    });
}

PublicNotice Service::public_notice(std::string_view token) {
    const std::size_t dot = token.find('.');
    const std::string_view county = token.substr(0, dot == std::string_view::npos ? 0 : dot);
    return read(database_, [&](Reader& in) {
        const auto notice = find_notice_by_token(in, county, token);
        if (!notice) throw Problem::not_found("没有查到这份通知书，请核对", "No such notice was found");
        const auto school = schools::find(in, county, notice->school);
        return PublicNotice{.document_number = notice->document_number,
                            .school_name = school ? school->name : "",
                            .issuer = organisation::office(in, county).office_name,
                            .title = notice->title,
                            .issued_on = notice->issued_on,
                            .state = notice->state};
    });
}

} // namespace guapai::rectification
