// The register of inspectors out of a spreadsheet.
#include "audit/service.h"
#include "base/text.h"
#include "imports/service.h"
#include "inspectors/rules.h"
#include "inspectors/service.h"
#include "inspectors/store.h"
#include "organisation/service.h"
#include "schools/service.h"

namespace guapai::inspectors {

namespace {

using imports::Context;
using imports::Divisions;
using Candidates = std::vector<imports::Candidate<Inspector>>;

constexpr std::string_view codes_column = "recusal_codes", reasons_column = "recusal_reasons";

std::string cell(const sheet::Layout& layout, const sheet::TableRow& row, std::string_view field) {
    const std::size_t at = layout.position(field);
    return at < row.clean.size() ? row.clean[at] : std::string();
}

// "1142990010、1142990011；1142990012" -> three.
std::vector<std::string> parts_of(std::string text) {
    for (const std::string_view mark : {"、", "；", "，", ";", "\n", "/"})
        for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;)
            text.replace(at, mark.size(), ",");
    std::vector<std::string> out;
    for (std::string& part : split(text, ','))
        if (const auto inner = trimmed(part); !inner.empty()) out.emplace_back(inner);
    return out;
}

bool is_school_code(std::string_view text) {
    return text.size() == 10 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// 回避学校标识码 and 回避原因: one reason for each school, or one for all of them.
void complete_recusals(const Reader& in, const sheet::Layout& layout, imports::Candidate<Inspector>& candidate) {
    sheet::TableRow& row = candidate.row.cells;
    const auto codes = parts_of(cell(layout, row, codes_column));
    if (codes.empty()) return;
    const std::string reason = cell(layout, row, reasons_column);
    const auto reasons = parts_of(reason);
    const auto refuse = [&](std::string_view field, const char* code, std::string zh, std::string en) {
        row.refuse(layout, record_type<Inspector>(), field, code, std::move(zh), std::move(en));
    };
    if (reason.empty())
        return refuse(reasons_column, "sheet.required", "填了回避学校，须写明回避原因", "a recusal needs its reason");
    std::vector<Recusal> recusals;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (!is_school_code(codes[i]))
            refuse(codes_column, "inspectors.recusal_code", "“" + codes[i] + "”不是10位学校(机构)标识码",
                   codes[i] + " is no ten-digit identifier");
        else if (!schools::by_code(in, candidate.record.county, codes[i]))
            refuse(codes_column, "inspectors.recusal_unknown",
                   "学校名册中没有标识码" + codes[i] + "，请先导入学校或改正", "the roster has no school " + codes[i]);
        recusals.push_back({codes[i], reasons.size() == codes.size() ? reasons[i] : reason});
    }
    if (row.errors.empty()) candidate.record.recusals = std::move(recusals);
}

void complete_division(const Divisions& known, const sheet::Layout& layout, imports::Candidate<Inspector>& candidate) {
    Inspector& inspector = candidate.record;
    const auto verdict = known.judge(inspector.division, inspector.division_name);
    if (verdict.contradiction) {
        candidate.row.cells.refuse(layout, record_type<Inspector>(), "division_name", "inspectors.division_mismatch",
                                   "“" + inspector.division_name + "”与行政区划代码" + inspector.division + "不一致",
                                   "the division's name and code do not agree");
        return;
    }
    if (!inspector.division_name.empty() && verdict.name != inspector.division_name)
        candidate.row.notes.push_back("“" + inspector.division_name + "”按“" + verdict.name + "”登记");
    inspector.division = verdict.code;
    inspector.division_name = verdict.name;
}

class InspectorRoster : public imports::RosterOf<Inspector> {
public:
    std::string_view kind() const override { return "inspectors"; }
    const sheet::TableOptions& options() const override {
        static const sheet::TableOptions options{
            .omit = {"photo"},
            .extra = {{codes_column,
                       "回避学校标识码",
                       {"回避学校", "回避学校代码", "回避学校(机构)标识码", "Recusals"}},
                      {reasons_column, "回避原因", {"回避理由", "回避情形", "Reasons"}}},
            .values = {{"retired", "退休", "true"},
                       {"retired", "在职", "false"},
                       {"retired", "已退休", "true"},
                       {"retired", "Retired", "true"},
                       {"retired", "In post", "false"},
                       {"degree", "大学", "bachelor"},
                       {"degree", "大学本科", "bachelor"},
                       {"degree", "学士", "bachelor"},
                       {"degree", "硕士", "postgraduate"},
                       {"degree", "硕士研究生", "postgraduate"},
                       {"degree", "博士", "postgraduate"},
                       {"degree", "专科", "college"},
                       {"degree", "中专", "below_college"},
                       {"degree", "高中", "below_college"},
                       {"category", "行政管理人员", "administrator"},
                       {"category", "教育管理人员", "administrator"},
                       {"category", "教研员", "researcher"},
                       {"category", "教研人员", "researcher"},
                       {"stages", "学前教育", "preschool"},
                       {"stages", "幼儿园", "preschool"},
                       {"stages", "中职教育", "vocational"},
                       {"stages", "特教", "special"}}};
        return options;
    }

protected:
    std::vector<Inspector> stored(const Reader& in, std::string_view county) const override {
        return load_all(in, Scope::office(county), county, {});
    }
    bool expected(const Inspector& inspector) const override { return inspector.state == InspectorState::active; }
    std::vector<std::string> keys(const Inspector& inspector) const override {
        std::vector<std::string> out;
        if (inspector.name.empty()) return out;
        for (std::string key : {natural_key(inspector), second_key(inspector)})
            if (!key.empty()) out.push_back(std::move(key));
        return out;
    }
    std::string_view key_field() const override { return "name"; }

    std::string told(const Inspector& inspector) const override {
        return imports::told_division(inspector.division, inspector.division_name);
    }
    bool understood_alike(const Reader&, std::string_view, const Context& before, const Context& after,
                          const Context& others) const override {
        return divisions(before).judge_alike(divisions(after), others);
    }

    void complete(const Reader& in, std::string_view county, const sheet::Layout& layout, const Context& context,
                  Candidates& candidates) const override {
        const Date today = Date::today();
        const auto rules = organisation::parameters(in, county, today);
        const Divisions known = divisions(context);
        for (auto& candidate : candidates) {
            complete_recusals(in, layout, candidate);
            complete_division(known, layout, candidate);
            refuse_faults(faults(candidate.record), "inspectors.invalid", layout, candidate.row.cells);
            if (!candidate.row.cells.errors.empty()) continue;
            for (const std::string& reason : eligibility(candidate.record, rules, today).reasons)
                candidate.row.notes.push_back("不符合聘任条件：" + reason);
        }
    }

    void save(Transaction& tx, std::string_view actor, imports::Candidate<Inspector>& candidate) const override {
        Inspector& inspector = candidate.record;
        std::optional<Inspector> current;
        std::optional<std::int64_t> seen;
        if (candidate.current) {
            current = *candidate.current;
            seen = current->version;
        } else {
            inspector.id = Id::mint();
        }
        inspectors::save(tx, inspector, current, seen);
        audit::record(tx, inspector.county, actor, "inspectors.import", "inspector", inspector.id.text(),
                      json::write(inspector));
    }

private:
    static Divisions divisions(const Context& context) {
        Divisions known;
        known.saw(context);
        return known;
    }
};

} // namespace

std::unique_ptr<imports::Roster> roster() { return std::make_unique<InspectorRoster>(); }

} // namespace guapai::inspectors
