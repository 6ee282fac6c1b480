#include "sheet/xml.h"

#include "sheet/refusal.h"

#include <expat.h>

#include <cstring>
#include <exception>

namespace guapai::sheet {

namespace {

constexpr int max_depth = 64;

std::string_view local_name(const char* name) {
    const char* colon = std::strchr(name, ':');
    return colon ? colon + 1 : name;
}

// What the C callbacks share. Exceptions must not pass through expat: they are kept and thrown again outside.
struct Parse {
    XML_Parser parser;
    XmlHandler& handler;
    std::exception_ptr thrown;
    int depth = 0;

    template <class F>
    void guarded(F call) noexcept {
        if (thrown || handler.stopped) return;
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
        }
        if (thrown || handler.stopped) XML_StopParser(parser, XML_FALSE);
    }
};

Parse& parse_of(void* data) { return *static_cast<Parse*>(data); }

void XMLCALL on_start(void* data, const char* name, const char** attributes) {
    Parse& parse = parse_of(data);
    parse.guarded([&] {
        if (++parse.depth > max_depth) throw refusal::broken("XML 嵌套过深", "XML is nested too deeply");
        parse.handler.start(local_name(name), Attributes(attributes));
    });
}
void XMLCALL on_end(void* data, const char* name) {
    Parse& parse = parse_of(data);
    parse.guarded([&] {
        --parse.depth;
        parse.handler.end(local_name(name));
    });
}
void XMLCALL on_text(void* data, const char* characters, int length) {
    Parse& parse = parse_of(data);
    parse.guarded([&] { parse.handler.text({characters, static_cast<std::size_t>(length)}); });
}
void XMLCALL on_doctype(void* data, const char*, const char*, const char*, int) {
    parse_of(data).guarded([] {
        throw Problem::invalid("sheet.dtd", "文件含有文档类型声明（DTD），出于安全不予读取",
                               "The file holds a document type declaration (DTD) and is not read for safety");
    });
}

struct ParserFree {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

} // namespace

std::string_view Attributes::get(std::string_view name) const {
    for (const char** at = list_; *at; at += 2)
        if (local_name(at[0]) == name) return at[1];
    return {};
}

void parse_part(Archive& archive, const std::string& part, XmlHandler& handler) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserFree> parser(XML_ParserCreate(nullptr));
    if (!parser) throw std::bad_alloc();
    Parse parse{.parser = parser.get(), .handler = handler, .thrown = nullptr};
    XML_SetUserData(parser.get(), &parse);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    const auto feed = [&](std::string_view piece, bool last) {
        const XML_Status status =
            XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), last ? XML_TRUE : XML_FALSE);
        if (parse.thrown) std::rethrow_exception(parse.thrown);
        if (handler.stopped) return false;
        if (status != XML_STATUS_OK)
            throw refusal::broken(
                fmt::format("{} 第 {} 行不是有效的 XML", part, XML_GetCurrentLineNumber(parser.get())),
                fmt::format("{}: {} at line {}", part, XML_ErrorString(XML_GetErrorCode(parser.get())),
                            XML_GetCurrentLineNumber(parser.get())));
        return true;
    };
    archive.inflate(part, [&](std::string_view piece) { return feed(piece, false); });
    if (!handler.stopped) feed({}, true);
}

} // namespace guapai::sheet
