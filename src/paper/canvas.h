// The sheet of paper underneath: one PDF being drawn. Used inside paper/ only.
//
//     Canvas canvas(a4_width, a4_height, {.title = "整改通知书"}, fonts);
//     canvas.line(0, 100, 200, 100, 1, black);
//     canvas.end_page();
//     std::string pdf = std::move(canvas).finish();
//
// Units: points (1/72 inch), y grows downwards; mm() converts.
// Thread-safety: one canvas belongs to one thread; any number of threads may have their own. Each thread keeps a font
// map.
#pragma once

#include "base/date.h"
#include "paper/fonts.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using cairo_t = struct _cairo;
using cairo_surface_t = struct _cairo_surface;
using PangoContext = struct _PangoContext;
using PangoFontDescription = struct _PangoFontDescription;

namespace guapai::paper {

constexpr double mm(double millimetres) { return millimetres * 72.0 / 25.4; }
constexpr double a4_width = mm(210);
constexpr double a4_height = mm(297);

struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
};
constexpr Colour black{};
constexpr Colour white{1, 1, 1};
constexpr Colour official_red{0.87, 0.07, 0.07};
constexpr Colour grey{0.45, 0.45, 0.45};
constexpr Colour light_grey{0.93, 0.94, 0.95};

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

struct PdfInfo {
    std::string title;
    std::string author;
    std::string subject;
    std::optional<Date> date; // the PDF's date of making; with it the same input prints the same bytes
};

enum class Face { heading, body, hei, kai };
enum class Fit { contain, cover };

class Canvas {
public:
    Canvas(double width, double height, const PdfInfo& info, const Fonts& fonts);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    double width() const { return width_; }
    double height() const { return height_; }
    int page() const { return page_; } // from 1

    void end_page();
    std::string finish(); // the canvas is spent afterwards; throws std::runtime_error when drawing failed

    void line(double x1, double y1, double x2, double y2, double thickness, const Colour& colour);
    void frame(const Box& box, double thickness, const Colour& colour, double radius = 0);
    void fill(const Box& box, const Colour& colour, double radius = 0);
    // False when the bytes are no picture that can be printed; then nothing is drawn.
    bool image(std::string_view bytes, const Box& box, Fit fit);
    void qr(std::string_view text, const Box& square); // throws Problem 422 paper.qr_too_long
    void bookmark(const std::string& title);           // an entry in the reader's table of contents

    cairo_t* cairo() const { return cairo_; }
    PangoContext* pango() const { return pango_; }
    const PangoFontDescription* font(Face face) const { return fonts_[static_cast<std::size_t>(face)]; }

private:
    void outline(const Box& box, double radius);

    double width_;
    double height_;
    int page_ = 1;
    std::string pdf_;
    cairo_surface_t* surface_ = nullptr;
    cairo_t* cairo_ = nullptr;
    PangoContext* pango_ = nullptr;
    std::array<PangoFontDescription*, 4> fonts_{};
    std::vector<cairo_surface_t*> images_; // of this page: cairo would copy their pixels if they went earlier
};

} // namespace guapai::paper
