#include "app/audit_commands.h"

#include "app/command_parts.h"
#include "audit/service.h"
#include "audit/tiles.h"
#include "base/problem.h"
#include "store/database.h"

#include <fstream>
#include <iostream>
#include <memory>

namespace guapai::app {

namespace {

struct AuditOptions {
    DatabaseOptions database;
    std::string county, file, key, earlier;
};

audit::Signer signer_of(const AuditOptions& options) {
    return audit::Signer(options.database.data / "keys" / "audit.key");
}

std::ifstream open_for_reading(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Problem::malformed("audit.file", "文件不能打开：" + file, "The file cannot be opened: " + file);
    return in;
}

int export_log(const AuditOptions& options) {
    const auto database = open_existing(options.database);
    std::ofstream out(options.file, std::ios::binary | std::ios::trunc); // refused above, an older export stays
    database->read([&](Reader& in) { audit::export_log(in, options.county, signer_of(options), out); });
    out.close();
    if (!out)
        throw Problem::malformed("audit.file", "文件没有写完：" + options.file,
                                 "The file could not be written: " + options.file);
    std::cout << options.file << "\n" << signer_of(options).public_key() << "\n";
    return 0;
}

int export_as_tiles(const AuditOptions& options) {
    const auto database = open_existing(options.database);
    database->read([&](Reader& in) { audit::export_tiles(in, options.county, signer_of(options), options.file); });
    std::cout << options.file << "\n" << signer_of(options).public_key() << "\n";
    return 0;
}

int verify(const AuditOptions& options) {
    auto log = open_for_reading(options.file);
    std::optional<std::ifstream> earlier;
    if (!options.earlier.empty()) earlier = open_for_reading(options.earlier);
    const audit::Verdict verdict = audit::verify(log, options.key, earlier ? &*earlier : nullptr);
    std::cout << verdict.zh << "\n" << verdict.en << "\n";
    return verdict.whole ? 0 : 1;
}

} // namespace

void add_audit_commands(CLI::App& program, std::function<int()>& chosen) {
    const auto options = std::make_shared<AuditOptions>();
    CLI::App* audit = program.add_subcommand("audit", "审计日志 The audit log: export, tiles, verify, key");
    audit->require_subcommand(1);

    CLI::App* export_command =
        audit->add_subcommand("export", "导出一个区划的审计日志 Export a county's log with a signed checkpoint");
    export_command->add_option("--county", options->county, "六位区划代码 Six-digit county code")->required();
    export_command->add_option("FILE", options->file, "写入的文件 File to write")->required();
    add_database_options(*export_command, options->database);
    export_command->callback([options, &chosen] { chosen = [options] { return export_log(*options); }; });

    CLI::App* tiles_command = audit->add_subcommand(
        "tiles", "导出为 C2SP tlog-tiles 静态文件，供第三方核验 Export as C2SP tlog-tiles for verifiers of others");
    tiles_command->add_option("--county", options->county, "六位区划代码 Six-digit county code")->required();
    tiles_command->add_option("FOLDER", options->file, "写入的目录 Folder to write into")->required();
    add_database_options(*tiles_command, options->database);
    tiles_command->callback([options, &chosen] { chosen = [options] { return export_as_tiles(*options); }; });

    CLI::App* verify_command = audit->add_subcommand(
        "verify", "核验导出的日志，只需文件与公钥 Verify an export; needs nothing but the file and the public key");
    verify_command->add_option("FILE", options->file, "导出的文件 The export")->required();
    verify_command->add_option("--key", options->key, "公钥，见 audit key  Public key, see audit key")->required();
    verify_command->add_option("--earlier", options->earlier,
                               "较早的导出，证明本文件是其延续 An older export that this one must extend");
    verify_command->callback([options, &chosen] { chosen = [options] { return verify(*options); }; });

    CLI::App* key_command = audit->add_subcommand("key", "显示核验用的公钥 Print the public key for verifying");
    key_command->add_option("--data", options->database.data, "数据目录 Data folder")->capture_default_str();
    key_command->callback([options, &chosen] {
        chosen = [options] {
            refuse_missing_data(options->database);
            std::cout << signer_of(*options).public_key() << "\n";
            return 0;
        };
    });
}

} // namespace guapai::app
