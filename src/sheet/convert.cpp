#include "sheet/convert.h"

#include "base/text.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

namespace guapai::sheet {

namespace {

namespace fs = std::filesystem;

std::optional<fs::path> find_program() {
    const char* path = std::getenv("PATH");
    for (const std::string& folder : split(path ? path : "", ':'))
        for (const char* name : {"soffice", "libreoffice"}) {
            const fs::path candidate = fs::path(folder) / name;
            if (!folder.empty() && ::access(candidate.c_str(), X_OK) == 0) return candidate;
        }
    return std::nullopt;
}

class TempFolder {
public:
    TempFolder() {
        std::string name = (fs::temp_directory_path() / "guapai-sheet-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::system_error(errno, std::generic_category(), "mkdtemp");
        path = name;
    }
    ~TempFolder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    fs::path path;
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (std::string& text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

// Starts the program in a process group of its own. Between fork and exec only calls that are safe there.
pid_t start(std::vector<std::string> arguments, std::vector<std::string> environment, rlim_t file_bytes) {
    const std::vector<char*> argv = pointers(arguments), envp = pointers(environment);
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    const pid_t child = ::fork();
    if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (child == 0) {
        ::setpgid(0, 0);
        const rlimit size{file_bytes, file_bytes};
        ::setrlimit(RLIMIT_FSIZE, &size);
        for (int fd = 0; fd < 3; ++fd)
            ::dup2(nothing, fd);
        ::execve(argv[0], argv.data(), envp.data());
        ::_exit(127);
    }
    ::close(nothing);
    ::setpgid(child, child);
    return child;
}

// True when the child ended well within the time; a late one is killed with all it started.
bool ended_well(pid_t child, std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > deadline) {
            ::kill(-child, SIGKILL);
            ::waitpid(child, &status, 0);
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Problem absent() {
    return Problem::invalid("sheet.old_format",
                            "这是旧版表格（.xls 等），本系统未安装 LibreOffice，无法转换。请用 Excel 或 WPS 打开，"
                            "选“文件 → 另存为”，类型选“Excel 工作簿（*.xlsx）”，再上传",
                            "This is an old spreadsheet format (.xls) and LibreOffice is not installed to convert it. "
                            "Open it in Excel or WPS, choose File, Save As, Excel Workbook (*.xlsx), and upload that");
}
Problem failed() {
    return Problem::invalid("sheet.conversion",
                            "旧版表格转换失败（文件可能损坏或设有密码），请用 Excel 或 WPS 另存为 .xlsx 后再上传",
                            "The old spreadsheet could not be converted (broken, or protected by a password?); save "
                            "it as .xlsx in Excel or WPS and upload that");
}

} // namespace

std::string converted_to_xlsx(std::string_view bytes, std::string_view ending, const Limits& limits) {
    const std::optional<fs::path> program = find_program();
    if (!program) throw absent();
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    const TempFolder folder;
    const fs::path source = folder.path / ("in." + std::string(ending)), out = folder.path / "out";
    std::ofstream(source, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const char* path = std::getenv("PATH");
    const pid_t child =
        start({program->string(), "-env:UserInstallation=file://" + (folder.path / "profile").string(), "--headless",
               "--norestore", "--convert-to", "xlsx", "--outdir", out.string(), source.string()},
              {"HOME=" + folder.path.string(), "TMPDIR=" + folder.path.string(), "LANG=C.UTF-8",
               "PATH=" + std::string(path ? path : "")},
              limits.inflated_bytes);
    if (!ended_well(child, limits.conversion) || !fs::is_regular_file(out / "in.xlsx")) throw failed();
    return contents(out / "in.xlsx");
}

} // namespace guapai::sheet
