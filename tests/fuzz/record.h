// A record with a field of every kind, for the fuzz targets.
#pragma once

#include "base/describe.h"

namespace guapai::fuzz {

enum class Colour { red, green };
inline ChoiceType describe(Choice<Colour>) { return {"Colour", {{"red", "红", "Red"}, {"green", "绿", "Green"}}}; }

struct Part {
    std::string name;
    std::optional<double> weight;

    static RecordType describe() {
        return RecordType::of<Part>("Part", "部件", "Part")
            .field<&Part::name>("name", "部件名", "Part name")
            .length(1, 20)
            .field<&Part::weight>("weight", "重量", "Weight")
            .range(0, 1000);
    }
};

struct Thing {
    std::string name;
    std::optional<std::int64_t> count;
    double length = 0;
    bool broken = false;
    Date since;
    Instant seen;
    Id id;
    Colour colour = Colour::red;
    std::string month;
    std::vector<Colour> colours;
    std::vector<Part> parts;

    static RecordType describe() {
        return RecordType::of<Thing>("Thing", "东西", "Thing")
            .field<&Thing::name>("name", "名称", "Name")
            .length(1, 40)
            .synonyms({"名字"})
            .field<&Thing::count>("count", "数量", "Count")
            .range(0, 5000)
            .unit("个")
            .field<&Thing::length>("length", "长度", "Length")
            .unit("米")
            .defaulted()
            .field<&Thing::broken>("broken", "是否损坏", "Broken")
            .defaulted()
            .field<&Thing::since>("since", "日期", "Since")
            .defaulted()
            .field<&Thing::seen>("seen", "时间", "Seen")
            .defaulted()
            .field<&Thing::id>("id", "编号", "Id")
            .defaulted()
            .field<&Thing::colour>("colour", "颜色", "Colour")
            .defaulted()
            .field<&Thing::month>("month", "月份", "Month")
            .length(0, 7)
            .defaulted()
            .example("2026-03")
            .field<&Thing::colours>("colours", "各色", "Colours")
            .field<&Thing::parts>("parts", "部件", "Parts");
    }
};

} // namespace guapai::fuzz
