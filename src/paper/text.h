// Lines of text set for a Chinese page. Used inside paper/ only.
//
//     const TextLayout text(canvas, {{"一、", Face::hei}, {"发现的问题", Face::hei}}, {.size = 15.75}, width, 31.5);
//     for (int i = 0; i < text.lines(); ++i) text.draw_line(i, x, y + i * pitch, pitch);
//
// Broken by the Unicode line breaking rules (no line begins with 。or ends with 《), filled lines justified between
// the characters. Text is printed literally: control characters, direction overrides and broken UTF-8 are taken out.
#pragma once

#include "paper/blocks.h"
#include "paper/canvas.h"

#include <string>
#include <vector>

using PangoLayout = struct _PangoLayout;

namespace guapai::paper {

struct Run {
    std::string text;
    Face face = Face::body;
};

struct TextStyle {
    double size = 12;
    Colour colour = black;
    double letter_spacing = 0;
    bool justify = false;
};

class TextLayout {
public:
    // A width of 0 means one line as long as it needs.
    TextLayout(Canvas& canvas, const std::vector<Run>& runs, const TextStyle& style, double width = 0,
               double first_indent = 0);
    TextLayout(TextLayout&& other) noexcept;
    TextLayout& operator=(TextLayout&&) = delete;
    ~TextLayout();

    int lines() const;
    double line_width(int line) const; // without the indent
    double width() const;              // of the widest line
    double size() const { return style_.size; }

    // `y` is the top of the line's strip of height `pitch`; the characters stand in its middle.
    void draw_line(int line, double x, double y, double pitch, Align align = Align::left, double within = 0) const;
    void draw(double x, double y, double pitch, Align align = Align::left, double within = 0) const;

    void shorten_to(int lines); // the rest becomes …

private:
    void justify(double width);

    Canvas& canvas_;
    TextStyle style_;
    double first_indent_;
    PangoLayout* layout_;
};

// The largest size from `style.size` down to `smallest` at which the text takes no more than `lines` lines of `width`;
// at the smallest size the rest is cut with …. Line feeds count as lines; they become blanks
// where there is only one line or something is cut.
TextLayout fitted(Canvas& canvas, std::vector<Run> runs, TextStyle style, double smallest, double width, int lines);

// What can be printed of a text: valid UTF-8 without control characters and direction overrides; line feeds stay.
std::string printable(std::string_view text);

} // namespace guapai::paper
