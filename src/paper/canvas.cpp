#include "paper/canvas.h"

#include "base/problem.h"
#include "paper/image.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include <algorithm>
#include <cstring>
#include <numbers>
#include <stdexcept>

namespace guapai::paper {

namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// Characters that the body font lacks (rare names) are taken from a complete one of the same kind.
PangoFontDescription* make_font(const std::string& name, const char* reserve) {
    PangoFontDescription* font = pango_font_description_from_string(name.c_str());
    const char* family = pango_font_description_get_family(font);
    const std::string list = std::string(family != nullptr ? family : name.c_str()) + "," + reserve;
    pango_font_description_set_family(font, list.c_str());
    return font;
}

struct PngInput {
    std::string_view rest;
};

cairo_status_t read_png(void* closure, unsigned char* data, unsigned length) {
    auto& input = *static_cast<PngInput*>(closure);
    if (input.rest.size() < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, input.rest.data(), length);
    input.rest.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
}

// The JPEG goes into the PDF as it is. The surface only gives the size: its pixels are never touched, hence never
// become memory.
cairo_surface_t* jpeg_surface(std::string_view bytes, const ImageInfo& info) {
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, info.width, info.height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) return surface;
    auto* copy = new std::string(without_metadata(bytes));
    cairo_surface_set_mime_data(
        surface, CAIRO_MIME_TYPE_JPEG, reinterpret_cast<const unsigned char*>(copy->data()), copy->size(),
        [](void* data) { delete static_cast<std::string*>(data); }, copy);
    return surface;
}

cairo_surface_t* png_surface(std::string_view bytes) {
    PngInput input{bytes};
    return cairo_image_surface_create_from_png_stream(&read_png, &input);
}

// Maps the stored picture (width × height) to the unit it fills when upright, by EXIF orientation.
cairo_matrix_t upright(const ImageInfo& info) {
    const double w = info.width;
    const double h = info.height;
    switch (info.orientation) {
    case 2:
        return {-1, 0, 0, 1, w, 0};
    case 3:
        return {-1, 0, 0, -1, w, h};
    case 4:
        return {1, 0, 0, -1, 0, h};
    case 5:
        return {0, 1, 1, 0, 0, 0};
    case 6:
        return {0, 1, -1, 0, h, 0};
    case 7:
        return {0, -1, -1, 0, h, w};
    case 8:
        return {0, -1, 1, 0, 0, w};
    default:
        return {1, 0, 0, 1, 0, 0};
    }
}

void set_metadata(cairo_surface_t* surface, const PdfInfo& info) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info.title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, info.author.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, info.subject.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Guapai");
    if (info.date)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                       (info.date->iso() + "T00:00:00+08:00").c_str());
}

void set_colour(cairo_t* cairo, const Colour& colour) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

} // namespace

Canvas::Canvas(double width, double height, const PdfInfo& info, const Fonts& fonts) : width_(width), height_(height) {
    surface_ = cairo_pdf_surface_create_for_stream(&append, &pdf_, width, height);
    cairo_pdf_surface_restrict_to_version(surface_, CAIRO_PDF_VERSION_1_5);
    set_metadata(surface_, info);
    cairo_ = cairo_create(surface_);
    // Not to be shared between threads, and not kept by each of them either: the fonts it opens are some 50 MB.
    PangoFontMap* map = pango_cairo_font_map_new();
    pango_ = pango_font_map_create_context(map);
    g_object_unref(map);
    pango_cairo_context_set_resolution(pango_, 72); // its default of 96 prints a third too large
    pango_context_set_language(pango_, pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(pango_, PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(pango_, FALSE); // 15.75 pt wide characters would stand 16 pt apart
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pango_, options);
    cairo_font_options_destroy(options);
    fonts_ = {make_font(fonts.heading, "Noto Serif CJK SC"), make_font(fonts.body, "Noto Serif CJK SC"),
              make_font(fonts.hei, "Noto Sans CJK SC"), make_font(fonts.kai, "Noto Serif CJK SC")};
}

Canvas::~Canvas() {
    for (auto* image : images_)
        cairo_surface_destroy(image);
    for (auto* font : fonts_)
        pango_font_description_free(font);
    g_object_unref(pango_);
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
}

void Canvas::end_page() {
    cairo_show_page(cairo_);
    for (auto* image : images_)
        cairo_surface_destroy(image);
    images_.clear();
    ++page_;
}

std::string Canvas::finish() {
    cairo_surface_finish(surface_);
    const cairo_status_t status =
        cairo_status(cairo_) != CAIRO_STATUS_SUCCESS ? cairo_status(cairo_) : cairo_surface_status(surface_);
    if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_SURFACE_FINISHED)
        throw std::runtime_error(fmt::format("the PDF could not be made: {}", cairo_status_to_string(status)));
    return std::move(pdf_);
}

void Canvas::line(double x1, double y1, double x2, double y2, double thickness, const Colour& colour) {
    set_colour(cairo_, colour);
    cairo_set_line_width(cairo_, thickness);
    cairo_move_to(cairo_, x1, y1);
    cairo_line_to(cairo_, x2, y2);
    cairo_stroke(cairo_);
}

void Canvas::outline(const Box& box, double radius) {
    if (radius <= 0) {
        cairo_rectangle(cairo_, box.x, box.y, box.width, box.height);
        return;
    }
    using std::numbers::pi;
    const double right = box.x + box.width - radius;
    const double bottom = box.y + box.height - radius;
    cairo_new_sub_path(cairo_);
    cairo_arc(cairo_, right, box.y + radius, radius, -pi / 2, 0);
    cairo_arc(cairo_, right, bottom, radius, 0, pi / 2);
    cairo_arc(cairo_, box.x + radius, bottom, radius, pi / 2, pi);
    cairo_arc(cairo_, box.x + radius, box.y + radius, radius, pi, pi * 1.5);
    cairo_close_path(cairo_);
}

void Canvas::frame(const Box& box, double thickness, const Colour& colour, double radius) {
    set_colour(cairo_, colour);
    cairo_set_line_width(cairo_, thickness);
    outline(box, radius);
    cairo_stroke(cairo_);
}

void Canvas::fill(const Box& box, const Colour& colour, double radius) {
    set_colour(cairo_, colour);
    outline(box, radius);
    cairo_fill(cairo_);
}

bool Canvas::image(std::string_view bytes, const Box& box, Fit fit) {
    const auto info = try_inspect_image(bytes);
    if (!info) return false;
    cairo_surface_t* picture = info->kind == ImageKind::jpeg ? jpeg_surface(bytes, *info) : png_surface(bytes);
    if (cairo_surface_status(picture) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(picture);
        return false;
    }
    images_.push_back(picture);
    const double by_width = box.width / info->upright_width();
    const double by_height = box.height / info->upright_height();
    const double scale = fit == Fit::contain ? std::min(by_width, by_height) : std::max(by_width, by_height);
    cairo_save(cairo_);
    outline(box, 0);
    cairo_clip(cairo_);
    cairo_translate(cairo_, box.x + (box.width - scale * info->upright_width()) / 2,
                    box.y + (box.height - scale * info->upright_height()) / 2);
    cairo_scale(cairo_, scale, scale);
    const cairo_matrix_t turn = upright(*info);
    cairo_transform(cairo_, &turn);
    cairo_set_source_surface(cairo_, picture, 0, 0);
    cairo_paint(cairo_);
    cairo_restore(cairo_);
    return true;
}

void Canvas::qr(std::string_view text, const Box& square) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        throw Problem::invalid("paper.qr_too_long", "二维码内容为空或过长",
                               "the text of the QR code is empty or too long");
    const int side = code->width;
    const double module = square.width / side;
    set_colour(cairo_, black);
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side;) {
            int end = column;
            while (end < side && (code->data[row * side + end] & 1U) != 0)
                ++end;
            if (end > column)
                cairo_rectangle(cairo_, square.x + column * module, square.y + row * module, (end - column) * module,
                                module);
            column = std::max(end, column + 1);
        }
    cairo_fill(cairo_); // one fill of one path: no hairlines between the modules
}

void Canvas::bookmark(const std::string& title) {
    cairo_pdf_surface_add_outline(surface_, CAIRO_PDF_OUTLINE_ROOT, title.c_str(),
                                  fmt::format("page={} pos=[0 0]", page_).c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

} // namespace guapai::paper
