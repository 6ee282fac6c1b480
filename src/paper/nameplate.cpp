#include "paper/nameplate.h"

#include "paper/canvas.h"
#include "paper/text.h"

#include <algorithm>

namespace guapai::paper {

namespace {

constexpr double page_width = a4_height; // landscape
constexpr double page_height = a4_width;
constexpr Colour deep_blue{0.06, 0.24, 0.44};
constexpr Colour pale_blue{0.93, 0.96, 0.99};
constexpr Colour line_blue{0.62, 0.73, 0.84};
constexpr Colour label_blue{0.27, 0.39, 0.53};

constexpr Box outer{mm(9), mm(9), page_width - mm(18), page_height - mm(18)};
constexpr Box band{mm(11.5), mm(11.5), page_width - mm(23), mm(27)};
constexpr double content_left = mm(22);
constexpr double content_right = page_width - mm(22);
constexpr Box photo_box{content_left + mm(8), mm(68), mm(44), mm(60)};
constexpr double person_width = mm(60); // the column of photo and name
constexpr double items_left = content_left + person_width + mm(13);
constexpr double foot_top = mm(164);

void silhouette(Canvas& canvas, const Box& box) {
    canvas.fill(box, pale_blue);
    const double centre = box.x + box.width / 2;
    const double head = box.width * 0.21;
    canvas.fill({centre - head, box.y + box.height * 0.22, 2 * head, 2 * head}, line_blue, head);
    const double shoulders = box.width * 0.36;
    const double top = box.y + box.height * 0.6;
    canvas.fill({centre - shoulders, top, 2 * shoulders, box.y + box.height - top}, line_blue, mm(9));
    canvas.fill({centre - shoulders, top + mm(9), 2 * shoulders, box.y + box.height - top - mm(9)}, line_blue);
}

class PlatePrinter {
public:
    PlatePrinter(Canvas& canvas, const Nameplate& plate, const std::string& title)
        : canvas_(canvas), plate_(plate), title_(title) {}

    void print() {
        head();
        person();
        items();
        foot();
    }

private:
    void head();
    void person();
    void items();
    void foot();
    double labelled(const std::string& label, const std::string& value, double x, double y, double width);

    Canvas& canvas_;
    const Nameplate& plate_;
    const std::string& title_;
};

void PlatePrinter::head() {
    canvas_.frame(outer, 1.6, deep_blue);
    canvas_.fill(band, deep_blue);
    const TextLayout title = fitted(canvas_, {{title_, Face::heading}},
                                    {.size = 42, .colour = white, .letter_spacing = 5}, 20, band.width - mm(20), 1);
    title.draw(band.x, band.y, band.height, Align::centre, band.width);
    const double width = content_right - content_left;
    const TextLayout school =
        fitted(canvas_, {{plate_.school, Face::heading}}, {.size = 28, .colour = deep_blue}, 17, width, 1);
    if (school.size() > 17.5) {
        school.draw(content_left, mm(43), mm(17), Align::centre, width);
    } else {
        const TextLayout two =
            fitted(canvas_, {{plate_.school, Face::heading}}, {.size = 20, .colour = deep_blue}, 12, width, 2);
        two.draw(content_left, mm(51.5) - two.lines() * mm(8.5) / 2, mm(8.5), Align::centre, width);
    }
    canvas_.line(content_left, mm(62), content_right, mm(62), 0.8, line_blue);
}

// A label and, behind it, its value as large as it fits. Returns the height taken.
double PlatePrinter::labelled(const std::string& label, const std::string& value, double x, double y, double width) {
    if (value.empty()) return 0;
    const double height = mm(9);
    const TextLayout name(canvas_, {{label, Face::hei}}, {.size = 14, .colour = label_blue});
    name.draw(x, y, height);
    const double left = name.width() + mm(2);
    fitted(canvas_, {{value, Face::hei}}, {.size = 17}, 8, width - left, 1).draw(x + left, y, height);
    return height;
}

void PlatePrinter::person() {
    if (plate_.photo.empty() || !canvas_.image(plate_.photo, photo_box, Fit::cover)) silhouette(canvas_, photo_box);
    canvas_.frame(photo_box, 0.8, line_blue);
    const double x = content_left;
    double y = photo_box.y + photo_box.height + mm(3);
    const TextLayout role(canvas_, {{"责任督学", Face::hei}}, {.size = 13, .colour = label_blue});
    role.draw(x, y, mm(6), Align::centre, person_width);
    y += mm(6);
    const TextLayout name =
        fitted(canvas_, {{plate_.inspector, Face::hei}}, {.size = 25, .letter_spacing = 2}, 12, person_width, 1);
    name.draw(x, y, mm(12), Align::centre, person_width);
    y += mm(12);
    if (plate_.certificate.empty()) return;
    const TextLayout number = fitted(canvas_, {{"督学证号：" + plate_.certificate, Face::hei}},
                                     {.size = 12, .colour = label_blue}, 7, person_width, 1);
    number.draw(x, y, mm(6), Align::centre, person_width);
}

// The items set in `columns` columns at one size.
struct SetItems {
    std::vector<TextLayout> texts;
    std::size_t first_column = 0; // how many stand in the first column
    double size = 0;
    double height = 0; // of the taller column

    double pitch() const { return size * 1.32; }
    double gap() const { return size * 0.26; }
    double height_of(std::size_t i) const { return texts[i].lines() * pitch() + gap(); }
};

constexpr double number_width = 1.8; // of "10.", in sizes

SetItems set_items(Canvas& canvas, const std::vector<std::string>& items, double size, double width, bool two_columns,
                   int most_lines) {
    SetItems set;
    set.size = size;
    double total = 0;
    for (const auto& item : items) {
        set.texts.push_back(
            fitted(canvas, {{item, Face::hei}}, {.size = size}, size, width - number_width * size, most_lines));
        total += set.height_of(set.texts.size() - 1);
    }
    set.first_column = set.texts.size();
    set.height = total;
    if (!two_columns) return set;
    double first = 0;
    for (set.first_column = 0; set.first_column < set.texts.size() && first < total / 2; ++set.first_column)
        first += set.height_of(set.first_column);
    set.height = std::max(first, total - first);
    return set;
}

// The largest type at which all items fit, in one column or, when that is larger, in two.
SetItems largest_items(Canvas& canvas, const std::vector<std::string>& items, double width, double gutter,
                       double room) {
    for (double size = 22; size >= 7; size *= 0.96) {
        SetItems one = set_items(canvas, items, size, width, false, 40);
        if (one.height <= room) return one;
        if (items.size() < 6 || size > 14) continue;
        SetItems two = set_items(canvas, items, size, (width - gutter) / 2, true, 40);
        if (two.height <= room) return two;
    }
    return set_items(canvas, items, 7, (width - gutter) / 2, true, 1);
}

void PlatePrinter::items() {
    const double width = content_right - items_left;
    canvas_.fill({items_left, mm(68), mm(1.6), mm(8)}, deep_blue, 1);
    const TextLayout title =
        fitted(canvas_, {{plate_.items_title, Face::hei}}, {.size = 20, .colour = deep_blue}, 10, width - mm(4), 1);
    title.draw(items_left + mm(4), mm(67), mm(10));
    const double top = mm(80);
    const double room = foot_top - mm(4) - top;
    const double gutter = mm(6);
    const SetItems set = largest_items(canvas_, plate_.items, width, gutter, room);
    const std::size_t rows = std::max(set.first_column, set.texts.size() - set.first_column);
    const double spare =
        rows == 0 ? 0 : std::clamp((room - set.height) / static_cast<double>(rows), 0.0, set.size * 0.7);
    double x = items_left;
    double y = top;
    for (std::size_t i = 0; i < set.texts.size(); ++i) {
        if (i == set.first_column) {
            x += (width + gutter) / 2;
            y = top;
        }
        if (y + set.height_of(i) > top + room + set.size) continue;
        TextLayout(canvas_, {{std::to_string(i + 1) + ".", Face::hei}}, {.size = set.size, .colour = label_blue})
            .draw(x, y, set.pitch());
        set.texts[i].draw(x + number_width * set.size, y, set.pitch());
        y += set.height_of(i) + spare;
    }
}

void PlatePrinter::foot() {
    canvas_.fill({band.x, foot_top, band.width, band.x + page_height - 2 * band.x - foot_top}, pale_blue);
    double text_right = content_right;
    if (plate_.qr) {
        const double side = mm(25);
        canvas_.qr(plate_.qr->text, {content_right - side, foot_top + mm(3.5), side, side});
        const double caption_width = mm(26);
        const TextLayout caption =
            fitted(canvas_, {{plate_.qr->caption, Face::hei}}, {.size = 13, .colour = deep_blue}, 7, caption_width, 3);
        caption.draw(content_right - side - mm(4) - caption_width,
                     foot_top + mm(3.5) + (side - caption.lines() * 17) / 2, 17, Align::right, caption_width);
        text_right = content_right - side - mm(6) - caption_width;
    }
    const double width = text_right - content_left;
    double y = foot_top + mm(2.5);
    const bool both = !plate_.phone.empty() && !plate_.complaint_phone.empty();
    const double half = both ? width / 2 : width;
    double taken = labelled("联系电话：", plate_.phone, content_left, y, half - mm(4));
    taken = std::max(
        taken, labelled("投诉举报电话：", plate_.complaint_phone, content_left + (both ? half : 0), y, half - mm(2)));
    y += taken;
    y += labelled("发牌单位：", plate_.issuer, content_left, y, width);
    if (plate_.since) labelled("挂牌日期：", plate_.since->chinese(false), content_left, y, width);
    if (plate_.remark.empty()) return;
    const TextLayout remark = fitted(canvas_, {{plate_.remark, Face::hei}}, {.size = 9, .colour = grey}, 6, width, 1);
    remark.draw(outer.x, outer.y + outer.height + mm(1), mm(4), Align::centre, outer.width);
}

} // namespace

std::optional<std::string> print_nameplates(std::size_t count, const NameplateSource& plate,
                                            const NameplateStyle& style, const NameplateProgress& progress) {
    Canvas canvas(page_width, page_height, {.title = style.title}, style.fonts);
    for (std::size_t i = 0; i < count; ++i) {
        PlatePrinter(canvas, plate(i), style.title).print();
        canvas.end_page();
        if (progress && !progress(i + 1)) return std::nullopt;
    }
    return canvas.finish();
}

std::string print_nameplate(const Nameplate& plate, const NameplateStyle& style) {
    return *print_nameplates(
        1, [&](std::size_t) { return plate; }, style);
}

} // namespace guapai::paper
