// The yearly list of checks out of a spreadsheet.
#include "audit/service.h"
#include "checks/rules.h"
#include "checks/service.h"
#include "checks/store.h"
#include "imports/service.h"
#include "organisation/service.h"
#include "schools/service.h"

namespace guapai::checks {

namespace {

using Candidates = std::vector<imports::Candidate<DepartmentCheck>>;

constexpr std::string_view department_column = "department_name";

class CheckRoster : public imports::RosterOf<DepartmentCheck> {
public:
    std::string_view kind() const override { return "checks"; }
    const sheet::TableOptions& options() const override {
        static const sheet::TableOptions options{
            .omit = {"department"},
            .extra = {{department_column, "责任科室", {"科室", "牵头科室", "主管科室", "部门"}}},
            .values = {{"scope", "全部", "everybody"},
                       {"scope", "所有学校和幼儿园", "everybody"},
                       {"scope", "中小学", "schools"},
                       {"scope", "中职学校", "vocational"},
                       {"scope", "公办学校", "public_run"}}};
        return options;
    }

protected:
    std::vector<DepartmentCheck> stored(const Reader& in, std::string_view county) const override {
        return load_all(in, Scope::office(county), county);
    }
    bool expected(const DepartmentCheck& check) const override { return check.state == CheckState::approved; }
    std::vector<std::string> keys(const DepartmentCheck& check) const override {
        if (check.title.empty() || check.from_month.empty()) return {};
        return {check.title + "\n" + check.from_month};
    }
    std::string_view key_field() const override { return "title"; }

    void complete(const Reader& in, std::string_view county, const sheet::Layout& layout, const imports::Context&,
                  Candidates& candidates) const override {
        std::map<std::string, Id> departments;
        for (const auto& [id, name] : organisation::department_names(in, county))
            departments.emplace(name, id);
        const auto schools = schools::all_active(in, county);
        for (auto& candidate : candidates) {
            complete_department(departments, layout, candidate);
            refuse_faults(faults(candidate.record), "checks.invalid", layout, candidate.row.cells);
            if (!candidate.row.cells.errors.empty()) continue;
            const DepartmentCheck& check = candidate.record;
            const std::int64_t now = std::ssize(schools_of(check, schools));
            if (check.schools && *check.schools != now)
                candidate.row.notes.push_back("表中为 " + std::to_string(*check.schools) + " 所，按现有名册为 " +
                                              std::to_string(now) + " 所");
            if (check.approval_number.empty()) candidate.row.notes.push_back("没有批准文号，导入后待批准");
        }
    }

    void save(Transaction& tx, std::string_view actor, imports::Candidate<DepartmentCheck>& candidate) const override {
        DepartmentCheck& check = candidate.record;
        std::optional<DepartmentCheck> current;
        std::optional<std::int64_t> seen;
        if (candidate.current) {
            current = *candidate.current;
            seen = current->version;
        } else {
            check.id = Id::mint();
        }
        if (check.state == CheckState::filed && !check.approval_number.empty()) check.state = CheckState::approved;
        checks::save(tx, check, current, seen);
        audit::record(tx, check.county, actor, "checks.import", "department_check", check.id.text(),
                      json::write(check));
    }

private:
    static void complete_department(const std::map<std::string, Id>& departments, const sheet::Layout& layout,
                                    imports::Candidate<DepartmentCheck>& candidate) {
        sheet::TableRow& row = candidate.row.cells;
        const std::size_t at = layout.position(department_column);
        const std::string name = at < row.clean.size() ? row.clean[at] : std::string();
        const auto found = departments.find(name);
        if (found != departments.end()) {
            candidate.record.department = found->second;
            candidate.record.department_name = name;
            return;
        }
        if (name.empty() && candidate.current) return;
        const bool blank = name.empty();
        row.refuse(layout, record_type<DepartmentCheck>(), department_column,
                   blank ? "sheet.required" : "checks.unknown_department",
                   blank ? "“责任科室”必填" : "没有名为“" + name + "”的科室，请先在部门管理中添加或改正",
                   blank ? "the department is required" : "there is no department " + name);
    }
};

} // namespace

std::unique_ptr<imports::Roster> roster() { return std::make_unique<CheckRoster>(); }

} // namespace guapai::checks
