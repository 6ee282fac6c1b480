// A part of a package parsed as XML, event by event. Internal to src/sheet.
//
// Names are given without their prefix. Document type declarations are refused (entities could expand without end),
// and so is nesting beyond 64. An exception thrown by a callback ends the parse and reaches the caller of parse_part.
#pragma once

#include "sheet/zip.h"

#include <string>
#include <string_view>

namespace guapai::sheet {

// The attributes of an element, as expat has them: name, value, …, null.
class Attributes {
public:
    explicit Attributes(const char** list) : list_(list) {}
    // Empty when absent. `name` is compared without prefix, so that r:id is "id".
    std::string_view get(std::string_view name) const;

private:
    const char** list_;
};

class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const Attributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view characters) = 0; // may come in pieces
    bool stopped = false;                               // set by a callback: nothing more is wanted
};

void parse_part(Archive& archive, const std::string& part, XmlHandler& handler);

} // namespace guapai::sheet
