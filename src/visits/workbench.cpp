// What waits for the signed-in user, put together from the modules: each line one click from being done.
#include "draws/service.h"
#include "network/service.h"
#include "organisation/service.h"
#include "plans/service.h"
#include "rectification/service.h"
#include "visits/service.h"

namespace guapai::visits {

using identity::Actor;
using identity::Role;

namespace {

class Workbench {
public:
    Workbench(const Reader& in, const Actor& actor, std::string_view county)
        : in_(in), actor_(actor), county_(county), today_(Date::today()),
          waiting_(rectification::waiting(in, actor.scope, county, today_)) {}

    std::vector<WorkItem> items() && {
        switch (actor_.account.role) {
        case Role::inspector:
        case Role::area_leader:
            add_tasks();
            add_field();
            break;
        case Role::city_office:
        case Role::county_office:
            add_office();
            add_tasks();
            break;
        case Role::school:
            add("to_answer", "待报告整改情况的通知书", "/notices", waiting_.to_answer);
            break;
        case Role::department:
            add("letters", "待答复的协商函", "/letters", waiting_.unanswered_letters);
            break;
        default:
            break;
        }
        if (actor_.account.role != Role::system_administrator && actor_.account.role != Role::security_administrator &&
            actor_.account.role != Role::audit_administrator)
            add("overdue_notices", "逾期未整改到位的通知书",
                actor_.scope.level() == Scope::Level::holder ? "/notices?overdue=1&in_charge=1" : "/notices?overdue=1",
                waiting_.overdue);
        return std::move(items_);
    }

private:
    void add(std::string kind, std::string title, std::string link, std::int64_t count,
             std::optional<Date> deadline = std::nullopt) {
        if (count > 0) items_.push_back({std::move(kind), std::move(title), deadline, std::move(link), count});
    }

    void add_tasks() {
        const auto open = plans::open_tasks(in_, plans::Sight::of(actor_), county_, today_);
        const YearMonth month = YearMonth::of(today_);
        add("overdue_tasks", "逾期未完成的督导任务", "/tasks?overdue=1", open.overdue, month.first_day().plus_days(-1));
        add("tasks", "本月待完成的督导任务", "/tasks?state=open&month=" + month.iso(), open.current, month.last_day());
    }

    void add_field() {
        add("untriaged", "待分类处置的问题", "/findings?state=open&in_charge=1", waiting_.untriaged);
        add("to_recheck", "待复查的整改", "/notices?state=answered&in_charge=1", waiting_.to_recheck);
    }

    void add_office() {
        const YearMonth month = YearMonth::of(today_);
        if (!organisation::calendar(in_, county_).is_vacation_month(month)) {
            const auto points = plans::key_points_of(in_, county_, month);
            const bool given_out = points && points->state == plans::KeyPointsState::published;
            add("key_points", month.chinese() + "督导要点尚未下达", "/key-points", given_out ? 0 : 1, today_);
        }
        std::int64_t uncovered = 0;
        for (const auto& assignment : network::assignments_in_force(in_, county_, today_))
            if (!assignment.inspector) ++uncovered;
        add("uncovered", "没有责任督学的学校", "/network", uncovered);
        add("reported", "待督导室处理的问题", "/findings?state=reported", waiting_.reported);
        add("objections", "待答复的异议", "/objections", waiting_.open_objections);
        add_draws();
    }

    void add_draws() {
        const auto waiting = draws::waiting(in_, actor_.scope, county_, Instant::now());
        const auto link = [](const std::vector<Id>& ids, const char* state) {
            return ids.size() == 1 ? "/draws/" + ids.front().text() : std::string("/draws?state=") + state;
        };
        add("draws_to_draw", "待录入随机数并抽取学校的随机抽取", link(waiting.to_draw, "committed"),
            static_cast<std::int64_t>(waiting.to_draw.size()), waiting.draw_by);
        add("draws_to_reveal", "待公开的随机抽取，到期作废", link(waiting.to_reveal, "drawn"),
            static_cast<std::int64_t>(waiting.to_reveal.size()), waiting.reveal_by);
    }

    const Reader& in_;
    const Actor& actor_;
    std::string_view county_;
    Date today_;
    rectification::Waiting waiting_;
    std::vector<WorkItem> items_;
};

} // namespace

std::vector<WorkItem> Service::workbench(const Actor& actor, std::string_view county) {
    return read(database_, [&](Reader& in) { return Workbench(in, actor, county).items(); });
}

} // namespace guapai::visits
