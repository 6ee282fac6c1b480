#include "demo/pictures.h"

#include <pango/pangocairo.h>

#include <array>
#include <memory>
#include <random>

namespace guapai::demo {

namespace {

struct Colour {
    double r, g, b;
};

class Picture {
public:
    Picture(int width, int height)
        : width_(width), height_(height),
          surface_(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height), &cairo_surface_destroy),
          context_(cairo_create(surface_.get()), &cairo_destroy) {}

    void box(double x, double y, double w, double h, const Colour& c) {
        cairo_set_source_rgb(context(), c.r, c.g, c.b);
        cairo_rectangle(context(), x, y, w, h);
        cairo_fill(context());
    }
    void disc(double x, double y, double radius, const Colour& c) {
        cairo_set_source_rgb(context(), c.r, c.g, c.b);
        cairo_new_sub_path(context());
        cairo_arc(context(), x, y, radius, 0, 6.2832);
        cairo_fill(context());
    }
    // Text centred at x, its top at y.
    void text(std::string_view words, double x, double y, double size, const Colour& c, const char* family) {
        PangoLayout* layout = pango_cairo_create_layout(context());
        PangoFontDescription* font = pango_font_description_new();
        pango_font_description_set_family(font, family);
        pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
        pango_layout_set_font_description(layout, font);
        pango_layout_set_text(layout, words.data(), static_cast<int>(words.size()));
        int width = 0, height = 0;
        pango_layout_get_pixel_size(layout, &width, &height);
        cairo_set_source_rgb(context(), c.r, c.g, c.b);
        cairo_move_to(context(), x - width / 2.0, y);
        pango_cairo_show_layout(context(), layout);
        pango_font_description_free(font);
        g_object_unref(layout);
    }
    cairo_t* context() { return context_.get(); }
    double width() const { return width_; }
    double height() const { return height_; }

    std::string png() {
        std::string out;
        cairo_surface_write_to_png_stream(
            surface_.get(),
            [](void* to, const unsigned char* data, unsigned length) {
                static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
                return CAIRO_STATUS_SUCCESS;
            },
            &out);
        return out;
    }

private:
    int width_, height_;
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
    std::unique_ptr<cairo_t, decltype(&cairo_destroy)> context_;
};

using Random = std::minstd_rand;

double between(Random& random, double low, double high) {
    return low + (high - low) * static_cast<double>(random() % 10'000) / 10'000;
}

void sky_and_ground(Picture& p, const Colour& ground) {
    p.box(0, 0, p.width(), 340, {0.78, 0.88, 0.96});
    p.box(0, 340, p.width(), 260, ground);
}

void building(Picture& p, Random& random, double x, double y, double w, double h) {
    p.box(x, y, w, h, {0.93, 0.86, 0.76});
    for (double row = y + 25; row + 40 < y + h; row += 65)
        for (double column = x + 20; column + 40 < x + w; column += 60)
            p.box(column, row, 38, 40, random() % 4 == 0 ? Colour{0.98, 0.93, 0.7} : Colour{0.55, 0.7, 0.82});
}

void gate(Picture& p, Random& random) {
    sky_and_ground(p, {0.72, 0.72, 0.7});
    building(p, random, 180, 90, 440, 260);
    p.box(60, 240, 60, 200, {0.6, 0.25, 0.2});
    p.box(680, 240, 60, 200, {0.6, 0.25, 0.2});
    for (double x = 130; x < 670; x += 24)
        p.box(x, 330, 8, 110, {0.35, 0.35, 0.4});
}

void classroom(Picture& p, Random& random) {
    p.box(0, 0, 800, 600, {0.95, 0.93, 0.88});
    p.box(150, 70, 500, 170, {0.13, 0.35, 0.28});
    p.box(0, 420, 800, 180, {0.74, 0.62, 0.48});
    for (double y = 330; y < 560; y += 80)
        for (double x = 60; x < 760; x += 130) {
            p.box(x, y, 90, 14, {0.55, 0.4, 0.25});
            if (random() % 5 != 0) p.disc(x + 45, y - 18, 18, {0.25, 0.2, 0.18});
        }
}

void canteen(Picture& p, Random& random) {
    p.box(0, 0, 800, 600, {0.97, 0.97, 0.95});
    p.box(0, 430, 800, 170, {0.8, 0.8, 0.78});
    p.box(40, 120, 720, 130, {0.75, 0.78, 0.8});
    for (double x = 70; x < 740; x += 110)
        p.box(x, 150, 80, 70, {between(random, 0.5, 0.9), between(random, 0.4, 0.7), 0.3});
    for (double x = 60; x < 740; x += 180)
        p.box(x, 360, 150, 22, {0.85, 0.55, 0.2});
}

void corridor(Picture& p, Random& random) {
    p.box(0, 0, 800, 600, {0.9, 0.92, 0.92});
    p.box(0, 400, 800, 200, {0.65, 0.66, 0.68});
    for (double x = 40; x < 760; x += 180) {
        p.box(x, 140, 110, 260, {0.6, 0.45, 0.3});
        p.box(x + 20, 90, 70, 30, {0.2, 0.45, 0.75});
    }
    p.box(between(random, 100, 600), 330, 42, 70, {0.8, 0.1, 0.1}); // fire extinguisher
}

void playground(Picture& p, Random& random) {
    sky_and_ground(p, {0.35, 0.6, 0.35});
    building(p, random, 40, 140, 300, 200);
    p.box(0, 430, 800, 60, {0.72, 0.3, 0.25});
    for (double y = 440; y < 490; y += 16)
        p.box(0, y, 800, 2, {1, 1, 1});
    p.box(560, 180, 8, 240, {0.4, 0.4, 0.4});
    p.box(520, 180, 90, 60, {1, 1, 1});
}

void kitchen(Picture& p, Random& random) {
    p.box(0, 0, 800, 600, {0.92, 0.94, 0.95});
    p.box(0, 320, 800, 60, {0.7, 0.73, 0.76});
    p.box(0, 380, 800, 220, {0.82, 0.84, 0.86});
    for (double x = 80; x < 720; x += 160)
        p.disc(x, 310, 46, {0.35, 0.36, 0.4});
    for (double x = 60; x < 760; x += 90)
        p.box(x, 90, 50, 90, {between(random, 0.6, 0.9), 0.75, 0.6});
}

void dormitory(Picture& p, Random& random) {
    p.box(0, 0, 800, 600, {0.94, 0.92, 0.86});
    p.box(0, 470, 800, 130, {0.68, 0.6, 0.5});
    for (const double x : {60.0, 470.0})
        for (const double y : {180.0, 340.0}) {
            p.box(x, y, 270, 24, {0.3, 0.4, 0.55});
            p.box(x, y - 34, 270, 34, {between(random, 0.5, 0.9), between(random, 0.6, 0.9), 0.9});
        }
}

void board(Picture& p, Random& random) {
    p.box(0, 0, 800, 600, {0.86, 0.84, 0.8});
    p.box(90, 80, 620, 400, {0.98, 0.98, 0.96});
    p.box(90, 80, 620, 60, {0.75, 0.12, 0.15});
    for (double y = 170; y < 450; y += 26)
        p.box(120, y, between(random, 300, 560), 8, {0.55, 0.55, 0.55});
}

using Draw = void (*)(Picture&, Random&);
constexpr std::array<Draw, 8> scenes = {gate, classroom, canteen, corridor, playground, kitchen, dormitory, board};

} // namespace

std::string photo(Scene scene, std::uint32_t variant, std::string_view caption) {
    Picture picture(800, 600);
    Random random(variant + 1);
    scenes.at(static_cast<std::size_t>(scene))(picture, random);
    picture.box(0, 548, 800, 52, {0.1, 0.12, 0.15});
    picture.text(std::string("演示照片 · ") + std::string(caption), 400, 556, 26, {1, 1, 1}, "Noto Sans CJK SC");
    return picture.png();
}

std::string portrait(std::uint32_t variant) {
    Picture picture(300, 400);
    Random random(variant + 1);
    picture.box(0, 0, 300, 400, {0.8, between(random, 0.84, 0.9), between(random, 0.9, 0.97)});
    picture.disc(150, 160, 78, {0.93, 0.78, 0.66});
    picture.disc(150, 112, 70, {between(random, 0.15, 0.6), between(random, 0.15, 0.6), between(random, 0.2, 0.6)});
    picture.disc(150, 178, 66, {0.93, 0.78, 0.66});
    picture.box(126, 225, 48, 70, {0.88, 0.72, 0.6});
    picture.disc(150, 400, 128, {between(random, 0.1, 0.3), between(random, 0.2, 0.35), between(random, 0.35, 0.55)});
    picture.text("演示", 150, 352, 26, {1, 1, 1}, "Noto Sans CJK SC");
    return picture.png();
}

std::string signature(std::string_view name, std::uint32_t variant) {
    Picture picture(480, 160);
    Random random(variant + 1);
    cairo_rotate(picture.context(), between(random, -0.06, 0.04));
    picture.text(name, 240, between(random, 18, 34), between(random, 78, 96), {0.08, 0.1, 0.2}, "AR PL UKai CN");
    return picture.png();
}

} // namespace guapai::demo
