#include "sheet/workbook.h"

#include "sheet/refusal.h"

#include <charconv>
#include <map>

namespace guapai::sheet {

namespace {

int number_of(std::string_view text, int otherwise) {
    int value = otherwise;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc{} && end == text.data() + text.size() ? value : otherwise;
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

struct Relation {
    std::string id, type, target;
};

class Relations : public XmlHandler {
public:
    std::vector<Relation> all;

    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "Relationship" && attributes.get("TargetMode") != "External")
            all.push_back({std::string(attributes.get("Id")), std::string(attributes.get("Type")),
                           std::string(attributes.get("Target"))});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    const Relation* of_type(std::string_view ending) const {
        for (const Relation& relation : all)
            if (relation.type.ends_with(ending)) return &relation;
        return nullptr;
    }
};

class WorkbookPart : public XmlHandler {
public:
    struct Sheet {
        std::string name, relation;
    };
    std::vector<Sheet> visible;
    bool since_1904 = false;

    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "workbookPr") since_1904 = is_true(attributes.get("date1904"));
        if (name != "sheet") return;
        const std::string_view state = attributes.get("state");
        if (!state.empty() && state != "visible") return;
        visible.push_back({std::string(attributes.get("name")), std::string(attributes.get("id"))});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

class StringsPart : public XmlHandler {
public:
    StringsPart(SharedStrings& out, const Limits& limits) : out_(out), limits_(limits) {}

    void start(std::string_view name, const Attributes&) override {
        if (name == "rPh") ++phonetic_; // how the text is pronounced, not the text
        in_text_ = name == "t" && phonetic_ == 0;
    }
    void end(std::string_view name) override {
        in_text_ = false;
        if (name == "rPh") --phonetic_;
        if (name != "si") return;
        out_.append(decode_escapes(std::move(item_)));
        item_.clear();
        if (out_.bytes() > limits_.shared_bytes) throw refusal::too_large(limits_.shared_bytes);
    }
    void text(std::string_view characters) override {
        if (!in_text_) return;
        item_ += characters;
        if (item_.size() > limits_.cell_bytes)
            throw Problem(413, "sheet.cell_too_long", "表格中有一格的内容过长", "A cell of the sheet is too long");
    }

private:
    SharedStrings& out_;
    const Limits& limits_;
    std::string item_;
    int phonetic_ = 0;
    bool in_text_ = false;
};

class StylesPart : public XmlHandler {
public:
    std::vector<NumberFormat> formats;

    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "numFmt")
            custom_[number_of(attributes.get("numFmtId"), -1)] = format_class(attributes.get("formatCode"));
        if (name == "cellXfs") in_cells_ = true;
        if (name != "xf" || !in_cells_) return;
        const int id = number_of(attributes.get("numFmtId"), 0);
        const auto found = custom_.find(id);
        formats.push_back(found == custom_.end() ? builtin_format(id) : found->second);
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") in_cells_ = false;
    }
    void text(std::string_view) override {}

private:
    std::map<int, NumberFormat> custom_;
    bool in_cells_ = false;
};

// A relation's target, relative to the folder of the part that holds the relation, as a name in the package.
std::string resolved(const std::string& folder, const std::string& target) {
    std::string path = target.starts_with('/') ? target.substr(1) : folder + target;
    for (std::size_t at = path.find("../"); at != std::string::npos; at = path.find("../")) {
        const std::size_t parent = at < 2 ? std::string::npos : path.rfind('/', at - 2);
        path.erase(parent == std::string::npos ? 0 : parent + 1,
                   at + 3 - (parent == std::string::npos ? 0 : parent + 1));
    }
    return path;
}

std::string workbook_part(Archive& archive) {
    Relations root;
    if (archive.has("_rels/.rels")) parse_part(archive, "_rels/.rels", root);
    const Relation* document = root.of_type("/officeDocument");
    const std::string part = document ? resolved("", document->target) : "xl/workbook.xml";
    if (part.find("word/") != std::string::npos) throw refusal::not_a_spreadsheet("是 Word 文档", "a Word document");
    if (part.find("ppt/") != std::string::npos) throw refusal::not_a_spreadsheet("是演示文稿", "a presentation");
    if (part.ends_with(".bin"))
        throw Problem::invalid("sheet.old_format", "暂不支持 .xlsb 格式，请用 Excel 或 WPS 打开后另存为 .xlsx",
                               ".xlsb files are not read; open it in Excel or WPS and save it as .xlsx");
    if (!archive.has(part)) {
        if (document || archive.has("[Content_Types].xml"))
            throw refusal::broken("缺少部件 " + part, "no part " + part);
        throw refusal::not_a_spreadsheet("是压缩包", "a zip archive");
    }
    return part;
}

} // namespace

Workbook read_workbook(Archive& archive, const Limits& limits) {
    const std::string part = workbook_part(archive);
    const std::size_t slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    const std::string relations_part = folder + "_rels/" + part.substr(folder.size()) + ".rels";

    Relations relations;
    parse_part(archive, relations_part, relations);
    WorkbookPart book;
    parse_part(archive, part, book);

    Workbook workbook;
    workbook.since_1904 = book.since_1904;
    for (const WorkbookPart::Sheet& sheet : book.visible)
        for (const Relation& relation : relations.all)
            if (relation.id == sheet.relation && relation.type.ends_with("/worksheet"))
                workbook.sheets.push_back({sheet.name, resolved(folder, relation.target)});
    if (const Relation* strings = relations.of_type("/sharedStrings")) {
        const std::string strings_part = resolved(folder, strings->target);
        StringsPart handler(workbook.strings, limits);
        // Some programs name the part without writing it when no cell needs it.
        if (archive.has(strings_part)) parse_part(archive, strings_part, handler);
    }
    if (const Relation* styles = relations.of_type("/styles")) {
        StylesPart handler;
        parse_part(archive, resolved(folder, styles->target), handler);
        workbook.formats = std::move(handler.formats);
    }
    return workbook;
}

std::string decode_escapes(std::string text) {
    std::size_t at = text.find("_x");
    if (at == std::string::npos) return text;
    std::string out;
    std::size_t copied = 0;
    for (; at != std::string::npos; at = text.find("_x", at)) {
        unsigned code = 0;
        const char* digits = text.data() + at + 2;
        if (at + 7 > text.size() || text[at + 6] != '_' ||
            std::from_chars(digits, digits + 4, code, 16).ptr != digits + 4 ||
            code > 0x7f) { // only control characters and the underscore are written so
            at += 2;
            continue;
        }
        out.append(text, copied, at - copied);
        if (code != 0) out += static_cast<char>(code);
        at = copied = at + 7;
    }
    return out.append(text, copied);
}

} // namespace guapai::sheet
