#include "draws/outcome.h"
#include "draws/rules.h"
#include "draws/service.h"
#include "draws/store.h"
#include "organisation/service.h"

namespace guapai::draws {

namespace {

Draw require_published(const Reader& in, std::string_view place, const Id& id) {
    auto draw = load_published(in, place, id);
    if (!draw) throw Problem::not_found("没有公开过这次抽取", "There is no such published draw");
    return std::move(*draw);
}

PublicDraw as_public(const Draw& draw, const organisation::Office& office) {
    return {.place = draw.county,
            .id = draw.id,
            .name = draw.name,
            .office_name = office.office_name,
            .demo = office.demo,
            .state = draw.state,
            .voided = is_void(draw, Date::today()),
            .strata_by = draw.strata_by,
            .weight_by = draw.weight_by,
            .division_name = draw.division_name,
            .town = draw.town,
            .algorithm = draw.algorithm,
            .quotas = draw.quotas,
            .sources = draw.sources,
            .reveal_by = draw.reveal_by,
            .committed_at = draw.committed_at,
            .drawn_at = draw.drawn_at,
            .revealed_at = draw.revealed_at,
            .roster_digest = draw.roster_digest,
            .salt_commitment = draw.salt_commitment,
            .commitment = draw.commitment,
            .commitment_digest = hex(sha256(draw.commitment)),
            .drawn = {},
            .withdrawn = {}};
}

} // namespace

PublicDrawList Service::published(std::string_view place) {
    return read(database_, [&](Reader& in) {
        const organisation::Office office = organisation::office(in, place);
        PublicDrawList out{
            .place = std::string(place), .office_name = office.office_name, .demo = office.demo, .items = {}};
        for (const Draw& draw : all_published(in, place))
            out.items.push_back(as_public(draw, office));
        return out;
    });
}

PublicDraw Service::published(std::string_view place, const Id& id) {
    return read(database_, [&](Reader& in) {
        const Draw draw = require_published(in, place, id);
        PublicDraw out = as_public(draw, organisation::office(in, place));
        if (draw.state != DrawState::revealed) return out;
        out.drawn = outcome(in, draw);
        out.withdrawn = draw.withdrawn;
        return out;
    });
}

std::string Service::published_roster(std::string_view place, const Id& id) {
    return read(database_, [&](Reader& in) {
        const Draw draw = require_published(in, place, id);
        return load_roster(in, draw.county, draw.id);
    });
}

std::string Service::published_file(std::string_view place, const Id& id) {
    return read(database_, [&](Reader& in) {
        const Draw draw = require_published(in, place, id);
        if (draw.public_text.empty())
            throw Problem::not_found("公共随机数公布、完成抽取后才有公开文件",
                                     "There is a file only once the schools are drawn");
        return json::write(published_form(in, draw));
    });
}

} // namespace guapai::draws
