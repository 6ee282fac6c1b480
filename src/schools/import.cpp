// The school roster out of a spreadsheet.
#include "audit/service.h"
#include "imports/service.h"
#include "schools/rules.h"
#include "schools/service.h"
#include "schools/store.h"

namespace guapai::schools {

namespace {

using imports::Context;
using imports::Divisions;
using Candidates = std::vector<imports::Candidate<School>>;

std::string cell(const sheet::Layout& layout, const sheet::TableRow& row, std::string_view field) {
    const std::size_t at = layout.position(field);
    return at < row.clean.size() ? row.clean[at] : std::string();
}

// A type left blank follows from its code; that is not certain for every code.
void complete_type(const sheet::Layout& layout, imports::Candidate<School>& candidate) {
    sheet::TableRow& row = candidate.row.cells;
    if (candidate.current || !cell(layout, row, "type").empty()) return;
    if (const auto type = type_of_code(candidate.record.type_code))
        candidate.record.type = *type;
    else
        row.refuse(layout, record_type<School>(), "type", "sheet.required", "“办学类型”必填",
                   "School type is required");
}

void complete_division(const Divisions& known, const sheet::Layout& layout, imports::Candidate<School>& candidate) {
    School& school = candidate.record;
    const auto verdict = known.judge(school.division, school.division_name);
    const auto refuse = [&](const char* field, const char* code, const std::string& zh, const char* en) {
        if (candidate.row.cells.errors.empty())
            candidate.row.cells.refuse(layout, record_type<School>(), field, code, zh, en);
    };
    if (verdict.contradiction)
        return refuse("division_name", "schools.division_mismatch",
                      "“" + school.division_name + "”与行政区划代码" + school.division + "不一致",
                      "the division's name and code do not agree");
    if (verdict.code.empty())
        return refuse("division", "sheet.required", "“行政区划代码”必填，县区名也无法确定是哪里",
                      "the division code is required; the name does not tell which one");
    if (!school.division_name.empty() && verdict.name != school.division_name)
        candidate.row.notes.push_back("“" + school.division_name + "”按“" + verdict.name + "”登记");
    if (school.division.empty()) candidate.row.notes.push_back("行政区划代码按县区名补为" + verdict.code);
    school.division = verdict.code;
    school.division_name = verdict.name;
}

class SchoolRoster : public imports::RosterOf<School> {
public:
    std::string_view kind() const override { return "schools"; }
    const sheet::TableOptions& options() const override {
        static const sheet::TableOptions options{.may_lack = {"type", "division"},
                                                 .values = {{"type", "职业高中", "vocational"},
                                                            {"type", "职业学校", "vocational"},
                                                            {"type", "中职", "vocational"},
                                                            {"type", "技工学校", "vocational"},
                                                            {"type", "其他特教", "special"},
                                                            {"type", "特教学校", "special"},
                                                            {"type", "特殊教育", "special"},
                                                            {"type", "教学点", "teaching_point"},
                                                            {"type", "初中", "junior_high"},
                                                            {"type", "高中", "senior_high"},
                                                            {"type", "普通高中", "senior_high"},
                                                            {"type", "完中", "complete_secondary"},
                                                            {"type", "九年一贯制", "nine_year"},
                                                            {"type", "十二年一贯制", "twelve_year"},
                                                            {"state", "正常", "active"},
                                                            {"state", "在用", "active"},
                                                            {"state", "撤销", "closed"}}};
        return options;
    }

protected:
    std::vector<School> stored(const Reader& in, std::string_view county) const override {
        return load_all(in, Scope::office(county), county, {}, Date::today());
    }
    bool expected(const School& school) const override { return school.state == SchoolState::active; }
    std::vector<std::string> keys(const School& school) const override {
        return school.code.empty() ? std::vector<std::string>() : std::vector{school.code};
    }
    std::string_view key_field() const override { return "code"; }

    std::vector<School> stored_under(const Reader& in, std::string_view county,
                                     const std::vector<std::string>& codes) const override {
        return load_by_codes(in, Scope::office(county), county, codes);
    }
    std::string told(const School& school) const override {
        return imports::told_division(school.division, school.division_name);
    }
    bool understood_alike(const Reader& in, std::string_view county, const Context& before, const Context& after,
                          const Context& others) const override {
        return divisions(in, county, before).judge_alike(divisions(in, county, after), others);
    }

    void complete(const Reader& in, std::string_view county, const sheet::Layout& layout, const Context& context,
                  Candidates& candidates) const override {
        const Divisions known = divisions(in, county, context);
        for (auto& candidate : candidates) {
            complete_type(layout, candidate);
            complete_division(known, layout, candidate);
            refuse_faults(faults(candidate.record), "schools.invalid", layout, candidate.row.cells);
            if (!candidate.record.longitude || !candidate.record.latitude)
                candidate.row.notes.push_back("缺少经纬度，暂不能在地图上显示，也不能参与就近分配");
            if (candidate.record.state == SchoolState::closed) candidate.row.notes.push_back("这所学校登记为停办");
        }
    }

    void save(Transaction& tx, std::string_view actor, imports::Candidate<School>& candidate) const override {
        School& school = candidate.record;
        std::optional<School> current;
        std::optional<std::int64_t> seen;
        if (candidate.current) {
            current = *candidate.current;
            seen = current->version;
        } else {
            school.id = Id::mint();
        }
        schools::save(tx, school, current, seen);
        audit::record(tx, school.county, actor, "schools.import", "school", school.id.text(), json::write(school));
    }

private:
    static Divisions divisions(const Reader& in, std::string_view county, const Context& context) {
        Divisions known;
        for (const auto& [code, name] : load_divisions(in, Scope::office(county), county))
            known.saw(code, name);
        known.saw(context);
        return known;
    }
};

} // namespace

std::unique_ptr<imports::Roster> roster() { return std::make_unique<SchoolRoster>(); }

} // namespace guapai::schools
