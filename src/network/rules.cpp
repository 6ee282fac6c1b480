#include "network/rules.h"

namespace guapai::network {

std::string chinese_ordinal(std::size_t number) {
    static constexpr const char* digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (number == 0 || number > 99) return "第" + std::to_string(number);
    const std::size_t tens = number / 10;
    const std::string ten = tens == 0 ? "" : tens == 1 ? "十" : std::string(digits[tens]) + "十";
    return "第" + ten + digits[number % 10];
}

std::string area_name(std::string_view place, std::optional<bool> kindergartens, std::size_t number, std::size_t of) {
    const std::string kind = !kindergartens ? "" : *kindergartens ? "学前" : "中小学";
    return std::string(place) + kind + (of > 1 ? chinese_ordinal(number) : "") + "责任区";
}

void check_draft(const NetworkVersion& version) {
    if (version.state == VersionState::draft) return;
    throw Problem::conflict("network.published", "已发布的版本不能修改，请复制为新草案",
                            "A published version does not change; copy it to a new draft");
}

void check_effective_from(const Date& from, const std::optional<NetworkVersion>& last, const Date& today) {
    if (!last) return; // the first version may begin in the past: work has begun before the software
    std::string zh, en;
    if (last->effective_from && from <= *last->effective_from) {
        zh = "须晚于第 " + std::to_string(last->number) + " 版的生效日期" + last->effective_from->chinese(false);
        en = "must be after version " + std::to_string(last->number) + " began, " + last->effective_from->iso();
    } else if (from < today) {
        zh = "不能早于今天：此前的责任分工已经发生";
        en = "must not be in the past: who had which school then is history";
    } else {
        return;
    }
    throw Problem::invalid("network.effective_from", "生效日期不可用：" + zh,
                           "The effective date cannot be used: " + en)
        .at("/effective_from", zh, en);
}

PlateState state_on(const Nameplate& plate, const Date& on) {
    return plate.retired_on && *plate.retired_on <= on ? PlateState::retired : plate.state;
}

void check_posted(const Nameplate& plate, const Date& posted_on, const Date& today) {
    if (state_on(plate, today) == PlateState::retired)
        throw Problem::conflict("nameplates.retired", "这块公示牌已停用，请打印并悬挂新牌",
                                "This plate is retired; print and post the new one");
    std::string zh, en;
    if (posted_on < plate.valid_from) {
        zh = "不能早于启用日期" + plate.valid_from.chinese(false);
        en = "must not be before the plate is valid, " + plate.valid_from.iso();
    } else if (posted_on > today) {
        zh = "不能晚于今天";
        en = "must not be in the future";
    } else {
        return;
    }
    throw Problem::invalid("nameplates.posted_on", "挂牌日期不对：" + zh, "The date of posting is wrong: " + en)
        .at("/posted_on", zh, en);
}

} // namespace guapai::network
