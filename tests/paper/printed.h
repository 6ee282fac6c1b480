// A printed PDF as the tests look at it: its text, pages, fonts and where its words stand, read back by poppler.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace guapai::paper {

struct Word {
    int page = 0;
    double left = 0, top = 0, right = 0, bottom = 0; // mm
    std::string text;
};

class Printed {
public:
    explicit Printed(const std::string& pdf) : path_(unique_path()) { std::ofstream(path_, std::ios::binary) << pdf; }
    ~Printed() { std::filesystem::remove(path_); }
    Printed(const Printed&) = delete;
    Printed& operator=(const Printed&) = delete;

    // Without layout; blanks and line ends taken out, so that broken lines do not matter.
    std::string text(int page = 0) const {
        const std::string range = page > 0 ? " -f " + std::to_string(page) + " -l " + std::to_string(page) : "";
        std::string result;
        for (const char c : run("pdftotext -raw" + range + " '" + path_ + "' -"))
            if (c != ' ' && c != '\n' && c != '\f') result += c;
        return result;
    }

    int pages() const {
        const std::string info = run("pdfinfo '" + path_ + "'");
        const auto at = info.find("Pages:");
        return at == std::string::npos ? -1 : std::stoi(info.substr(at + 6));
    }

    std::string fonts() const { return run("pdffonts '" + path_ + "'"); }
    std::string images() const { return run("pdfimages -list '" + path_ + "'"); }

    std::string jpeg() const { // the first page as a picture
        run("pdftoppm -r 20 -f 1 -l 1 -singlefile -jpeg '" + path_ + "' '" + path_ + "'");
        std::ostringstream bytes;
        bytes << std::ifstream(path_ + ".jpg", std::ios::binary).rdbuf();
        std::filesystem::remove(path_ + ".jpg");
        return bytes.str();
    }

    std::vector<Word> words() const {
        std::vector<Word> result;
        std::istringstream lines(run("pdftotext -bbox '" + path_ + "' -"));
        int page = 0;
        for (std::string line; std::getline(lines, line);) {
            if (line.find("<page ") != std::string::npos) ++page;
            if (line.find("<word ") == std::string::npos) continue;
            const auto number = [&](const char* name) {
                return std::stod(line.substr(line.find(name) + std::char_traits<char>::length(name))) * 25.4 / 72;
            };
            const auto begin = line.find('>') + 1;
            result.push_back({page, number("xMin=\""), number("yMin=\""), number("xMax=\""), number("yMax=\""),
                              line.substr(begin, line.find('<', begin) - begin)});
        }
        return result;
    }

private:
    static std::string unique_path() {
        static int count = 0;
        return testing::TempDir() + "guapai-paper-" + std::to_string(getpid()) + "-" + std::to_string(++count) + ".pdf";
    }

    static std::string run(const std::string& command) {
        const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
        std::string output;
        std::array<char, 4096> buffer{};
        while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
            output.append(buffer.data(), count);
        return output;
    }

    std::string path_;
};

inline std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

} // namespace guapai::paper
