#include "draws/loading.h"

#include "base/problem.h"
#include "draws/outcome.h"
#include "draws/rules.h"
#include "draws/store.h"

namespace guapai::draws {

namespace {

bool of_the_office(const identity::Actor& actor) {
    return actor.account.role == identity::Role::county_office || actor.account.role == identity::Role::city_office;
}

} // namespace

Draw require(const Reader& in, const identity::Actor& actor, std::string_view county, const Id& id) {
    auto draw = load(in, actor.scope, county, id);
    if (!draw) throw Problem::not_found("没有这次抽取", "There is no such draw");
    return std::move(*draw);
}

Draw shown(const Reader& in, const identity::Actor& actor, Draw draw) {
    draw.voided = is_void(draw, Date::today());
    const bool known = draw.state == DrawState::revealed || (draw.state == DrawState::drawn && of_the_office(actor));
    if (known)
        draw.drawn = outcome(in, draw);
    else
        draw.withdrawn.clear();
    return draw;
}

} // namespace guapai::draws
