#include "visits/service.h"

#include "base/json.h"
#include "base/problem.h"
#include "base/text.h"
#include "rectification/service.h"
#include "schools/service.h"
#include "store/search.h"
#include "visits/names.h"
#include "visits/rules.h"
#include "visits/search_words.h"
#include "visits/store.h"

#include <algorithm>
#include <map>

namespace guapai::visits {

using identity::Actor;
using identity::Role;

namespace {

Visit require(const Reader& in, const RecordSight& sight, std::string_view county, const Id& id) {
    auto visit = find_visit(in, sight, county, id);
    if (!visit) throw Problem::not_found("没有这份督导记录", "There is no such visit");
    return std::move(*visit);
}

Visit require_to_act(const Reader& in, const Actor& actor, std::string_view county, const Id& id) {
    if (auto visit = find_visit(in, actor.scope, county, id)) return std::move(*visit);
    require(in, RecordSight::reading(actor.scope), county, id);
    throw no_longer_in_charge();
}

void check_amendment(const Visit& visit, const NewAmendment& wanted) {
    const std::string& before = visit.*amendable(wanted.field);
    const FieldType& field = *record_type<VisitSubmission>().find(wanted.field);
    const Problem wrong = Problem::invalid("visits.amendment", "更正内容有误", "The amendment is not valid");
    if (wanted.text == before) throw Problem(wrong).at("/text", "与原文相同", "is the same as before");
    if (trimmed(wanted.text).empty()) throw Problem(wrong).at("/text", "不能更正为空白", "must not be blank");
    if (field.max_length && static_cast<std::int64_t>(utf8_length(wanted.text)) > *field.max_length)
        throw Problem(wrong).at("/text", "最多 " + std::to_string(*field.max_length) + " 个字",
                                "must have at most " + std::to_string(*field.max_length) + " characters");
}

void check_author(const Actor& actor, const Visit& visit) {
    if (actor.account.role == Role::inspector && actor.account.subject == visit.inspector) return;
    throw Problem(403, "visits.not_author", "只有提交记录的督学本人可以更正",
                  "Only the record's own inspector amends it");
}

} // namespace

std::vector<Visit> between(const Reader& in, const Scope& scope, std::string_view county, const Id& school,
                           const Date& from, const Date& to) {
    std::vector<Visit> out;
    each_visit(in, scope, county, {.school = school, .from = from.iso(), .to = to.iso()}, every_visit,
               [&](const Visit& visit) { out.push_back(visit); });
    fill_names(in, county, out);
    return out;
}

void each_between(const Reader& in, const Scope& scope, std::string_view county, const Date& from, const Date& to,
                  const std::function<void(const Visit&)>& sink) {
    each_visit(in, scope, county, {.from = from.iso(), .to = to.iso()}, every_visit, sink);
}

ListedJson Service::list(const Actor& actor, std::string_view county, const VisitFilters& filters, const Page& page) {
    check_filters(filters);
    return read(database_, [&](Reader& in) {
        return list_visits(in, RecordSight::reading(actor.scope, filters.in_charge), county, filters, page,
                           {{"school_name", "school", schools::names(in, county)},
                            {"inspector_name", "inspector", inspectors::names(in, county)}});
    });
}

Visit Service::get(const Actor& actor, std::string_view county, const Id& id, std::optional<std::int64_t> version) {
    return read(database_, [&](Reader& in) {
        std::vector<Visit> one{require(in, RecordSight::reading(actor.scope), county, id)};
        fill_names(in, county, one);
        Visit& visit = one.front();
        if (!version || *version == visit.version) return visit;
        if (*version < 1 || *version > visit.version)
            throw Problem::not_found("没有这个版本", "There is no such version");
        // The texts as they were: amendments taken back, the latest first.
        const auto amendments = amendments_of(in, county, id);
        for (auto last = amendments.rbegin(); last != amendments.rend() && last->from_version >= *version; ++last)
            visit.*amendable(last->field) = last->before_text;
        visit.version = *version;
        return visit;
    });
}

VisitReceipt Service::receipt(const Actor& actor, std::string_view county, const Id& id) {
    return receipt_of(
        read(database_, [&](Reader& in) { return require(in, RecordSight::reading(actor.scope), county, id); }));
}

std::vector<rectification::Finding> Service::findings(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) {
        const auto sight = RecordSight::reading(actor.scope);
        require(in, sight, county, id);
        return rectification::findings_of_visit(in, sight, county, id);
    });
}

std::vector<Amendment> Service::amendments(const Actor& actor, std::string_view county, const Id& id) {
    return read(database_, [&](Reader& in) {
        require(in, RecordSight::reading(actor.scope), county, id);
        return amendments_of(in, county, id);
    });
}

Amendment Service::amend(const Actor& actor, std::string_view county, const Id& id, const NewAmendment& wanted) {
    return write(database_, county, [&](Transaction& tx) {
        Visit visit = require_to_act(tx, actor, county, id);
        check_author(actor, visit);
        check_amendment(visit, wanted);
        std::string& text = visit.*amendable(wanted.field);
        const Amendment amendment{std::string(county),
                                  Id::mint(),
                                  id,
                                  visit.version,
                                  wanted.reason,
                                  wanted.field,
                                  text,
                                  wanted.text,
                                  actor.account.display_name,
                                  Instant::now()};
        text = wanted.text;
        if (!save_amended(tx, visit)) throw Problem::stale(json::write(visit));
        save(tx, amendment); // its key refuses a second amendment of the same version
        index_text(tx, county, "visit", id,
                   search_words(visit, schools::names(tx, county).of(visit.school),
                                rectification::findings_of_visit(tx, Scope::office(county), county, id)));
        audit::record(tx, county, actor.name(), "visits.amend", "visit", id.text(),
                      json::write(visit) + json::write(amendment));
        return amendment;
    });
}

} // namespace guapai::visits
