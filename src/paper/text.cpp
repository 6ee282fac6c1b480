#include "paper/text.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>

namespace guapai::paper {

namespace {

int units(double points) { return static_cast<int>(std::lround(points * PANGO_SCALE)); }
double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

bool is_printable(gunichar c) {
    if (c == '\n') return true;
    if (c < 0x20 || (c >= 0x7f && c <= 0x9f)) return false;
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return false; // direction overrides
    return c != 0x200e && c != 0x200f && c != 0xfeff && c != 0xfffc;
}

void add_font(PangoAttrList* attributes, const Canvas& canvas, Face face, const TextStyle& style, std::size_t begin,
              std::size_t end) {
    PangoFontDescription* font = pango_font_description_copy(canvas.font(face));
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    const auto add = [&](PangoAttribute* attribute) {
        attribute->start_index = static_cast<guint>(begin);
        attribute->end_index = static_cast<guint>(end);
        pango_attr_list_insert(attributes, attribute);
    };
    add(pango_attr_font_desc_new(font));
    if (style.letter_spacing != 0) add(pango_attr_letter_spacing_new(units(style.letter_spacing)));
    pango_font_description_free(font);
}

// Spreads `missing` units over the clusters of a line, none after the last.
void stretch(PangoLayoutLine* line, int missing) {
    int clusters = 0;
    for (GSList* run = line->runs; run != nullptr; run = run->next) {
        const PangoGlyphString* glyphs = static_cast<PangoGlyphItem*>(run->data)->glyphs;
        for (int i = 0; i < glyphs->num_glyphs; ++i)
            if (glyphs->glyphs[i].attr.is_cluster_start != 0 && glyphs->glyphs[i].geometry.width > 0) ++clusters;
    }
    int gaps = clusters - 1;
    if (gaps < 1) return;
    for (GSList* run = line->runs; run != nullptr; run = run->next) {
        PangoGlyphString* glyphs = static_cast<PangoGlyphItem*>(run->data)->glyphs;
        for (int i = 0; i < glyphs->num_glyphs && gaps > 0; ++i) {
            if (glyphs->glyphs[i].attr.is_cluster_start == 0 || glyphs->glyphs[i].geometry.width <= 0) continue;
            const int share = missing / gaps--;
            glyphs->glyphs[i].geometry.width += share;
            missing -= share;
        }
    }
}

void flatten(std::vector<Run>& runs) {
    for (auto& run : runs)
        std::replace(run.text.begin(), run.text.end(), '\n', ' ');
}

} // namespace

std::string printable(std::string_view text) {
    std::string without_nul(text);
    std::erase(without_nul, '\0');
    gchar* valid = g_utf8_make_valid(without_nul.data(), static_cast<gssize>(without_nul.size()));
    std::string result;
    for (const gchar* at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (c == '\t' || c == 0x2028 || c == 0x2029) {
            result += ' ';
        } else if (is_printable(c)) {
            result.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
        }
    }
    g_free(valid);
    return result;
}

TextLayout::TextLayout(Canvas& canvas, const std::vector<Run>& runs, const TextStyle& style, double width,
                       double first_indent)
    : canvas_(canvas), style_(style), first_indent_(first_indent), layout_(pango_layout_new(canvas.pango())) {
    std::string text;
    PangoAttrList* attributes = pango_attr_list_new();
    for (const auto& run : runs) {
        const std::size_t begin = text.size();
        text += printable(run.text);
        add_font(attributes, canvas, run.face, style, begin, text.size());
    }
    pango_layout_set_auto_dir(layout_, FALSE);
    pango_layout_set_text(layout_, text.c_str(), static_cast<int>(text.size()));
    pango_layout_set_attributes(layout_, attributes);
    pango_attr_list_unref(attributes);
    if (width > 0) {
        pango_layout_set_width(layout_, units(width));
        pango_layout_set_wrap(layout_, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_indent(layout_, units(first_indent));
        if (style.justify) justify(width);
    }
}

TextLayout::TextLayout(TextLayout&& other) noexcept
    : canvas_(other.canvas_), style_(other.style_), first_indent_(other.first_indent_), layout_(other.layout_) {
    other.layout_ = nullptr;
}

TextLayout::~TextLayout() {
    if (layout_ != nullptr) g_object_unref(layout_);
}

// A line broken early because of a long word is left as it is: stretched over a fifth of its width it would look torn.
void TextLayout::justify(double width) {
    const int count = lines();
    for (int i = 0; i + 1 < count; ++i) {
        if (pango_layout_get_line_readonly(layout_, i + 1)->is_paragraph_start != 0) continue;
        const double missing = width - line_width(i) - (i == 0 ? first_indent_ : 0);
        if (missing > 0 && missing < width * 0.2) stretch(pango_layout_get_line(layout_, i), units(missing));
    }
}

int TextLayout::lines() const { return pango_layout_get_line_count(layout_); }

double TextLayout::line_width(int line) const {
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout_, line), nullptr, &logical);
    return points(logical.width) - style_.letter_spacing;
}

double TextLayout::width() const {
    double widest = 0;
    for (int i = 0; i < lines(); ++i)
        widest = std::max(widest, line_width(i));
    return widest;
}

void TextLayout::draw_line(int line, double x, double y, double pitch, Align align, double within) const {
    PangoLayoutLine* pango_line = pango_layout_get_line_readonly(layout_, line);
    double left = x + (pango_line->is_paragraph_start != 0 ? first_indent_ : 0);
    if (align == Align::centre) left += (within - line_width(line)) / 2;
    if (align == Align::right) left += within - line_width(line);
    cairo_t* cairo = canvas_.cairo();
    cairo_set_source_rgb(cairo, style_.colour.red, style_.colour.green, style_.colour.blue);
    // The square of a Chinese character reaches from 0.88 above the baseline to 0.12 below it.
    cairo_move_to(cairo, left, y + pitch / 2 + style_.size * 0.38);
    pango_cairo_show_layout_line(cairo, pango_line);
}

void TextLayout::draw(double x, double y, double pitch, Align align, double within) const {
    for (int i = 0; i < lines(); ++i)
        draw_line(i, x, y + i * pitch, pitch, align, within);
}

void TextLayout::shorten_to(int lines) {
    pango_layout_set_height(layout_, -lines);
    pango_layout_set_ellipsize(layout_, PANGO_ELLIPSIZE_END);
}

TextLayout fitted(Canvas& canvas, std::vector<Run> runs, TextStyle style, double smallest, double width, int lines) {
    if (lines == 1) flatten(runs);
    for (; style.size > smallest; style.size = std::max(smallest, style.size * 0.94)) {
        TextLayout text(canvas, runs, style, width);
        if (text.lines() <= lines && text.width() <= width + 0.5) return text;
    }
    TextLayout text(canvas, runs, style, width);
    if (text.lines() <= lines) return text;
    flatten(runs);
    TextLayout shortened(canvas, runs, style, width);
    shortened.shorten_to(lines);
    return shortened;
}

} // namespace guapai::paper
