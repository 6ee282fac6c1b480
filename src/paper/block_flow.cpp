#include "paper/block_flow.h"

#include "paper/table.h"

#include <algorithm>

namespace guapai::paper {

namespace {

constexpr Colour bar_colour{0.16, 0.38, 0.62};

Face heading_face(Level level) {
    return level == Level::one ? Face::hei : level == Level::two ? Face::kai : Face::body;
}

void draw_photo(Canvas& canvas, const Photo& photo, const Box& box) {
    if (canvas.image(photo.bytes, box, Fit::contain)) return;
    canvas.frame(box, 0.5, grey);
    const TextLayout text(canvas, {{"（图片缺失或无法显示）", Face::kai}}, {.size = 10.5, .colour = grey});
    text.draw(box.x, box.y + box.height / 2 - 8, 16, Align::centre, box.width);
}

} // namespace

std::string chinese_number(int value) {
    static constexpr std::array digits = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const auto digit = [](int d) { return std::string(digits[static_cast<std::size_t>(d)]); };
    std::string result;
    const int hundreds = value / 100;
    const int tens = value / 10 % 10;
    const int ones = value % 10;
    if (hundreds > 0) result += digit(hundreds) + "百";
    if (tens > 0) {
        result += (tens > 1 || hundreds > 0 ? digit(tens) : "") + "十";
    } else if (hundreds > 0 && ones > 0) {
        result += "零";
    }
    if (ones > 0) result += digit(ones);
    return result.empty() ? "零" : result;
}

std::string BlockSetter::next_number(Level level) {
    if (level == Level::text) return "";
    const auto index = static_cast<std::size_t>(level);
    std::fill(numbers_.begin() + static_cast<std::ptrdiff_t>(index) + 1, numbers_.end(), 0);
    const int number = ++numbers_[index];
    switch (level) {
    case Level::one:
        return chinese_number(number) + "、";
    case Level::two:
        return "（" + chinese_number(number) + "）";
    case Level::three:
        return std::to_string(number) + ".";
    default:
        return "（" + std::to_string(number) + "）";
    }
}

void BlockSetter::set(const std::vector<Block>& blocks, bool bound) {
    for (std::size_t i = 0; i < blocks.size(); ++i)
        std::visit([&](const auto& block) { set_one(block, bound && i + 1 == blocks.size()); }, blocks[i]);
}

// `first_bound`: the first line stays with the second (no heading alone); `last_bound`: the last two stay with what
// follows.
void BlockSetter::add_lines(std::shared_ptr<const TextLayout> text, double x, double pitch, Align align, double width,
                            bool first_bound, bool last_bound) {
    const int count = text->lines();
    for (int i = 0; i < count; ++i)
        flow_.add({.height = pitch,
                   .draw = [text, i, x, pitch, align, width](double y,
                                                             bool) { text->draw_line(i, x, y, pitch, align, width); },
                   .with_next = (first_bound && i == 0 && count > 1) || (last_bound && i >= count - 2)});
}

void BlockSetter::set_one(const Paragraph& paragraph, bool bound) {
    const std::string number = next_number(paragraph.level);
    const Face face = heading_face(paragraph.level);
    const bool heading_only = paragraph.text.empty();
    if (heading_only && style_.outline && paragraph.level == Level::one) {
        const std::string title = printable(number + paragraph.heading);
        flow_.add({.height = 0, .draw = [this, title](double, bool) { canvas_.bookmark(title); }, .with_next = true});
    }
    const std::vector<Run> runs = {{number + paragraph.heading, face}, {paragraph.text, Face::body}};
    const double width = flow_.frame().width;
    auto text = std::make_shared<const TextLayout>(canvas_, runs, TextStyle{.size = style_.text_size, .justify = true},
                                                   width, 2 * style_.text_size);
    const bool heading = heading_only && paragraph.level != Level::text;
    add_lines(std::move(text), flow_.frame().x, style_.pitch, Align::left, width, heading, heading || bound);
}

void BlockSetter::caption(const std::string& text, bool with_next) {
    if (text.empty()) return;
    const double width = flow_.frame().width;
    auto layout = std::make_shared<const TextLayout>(canvas_, std::vector<Run>{{text, style_.caption}},
                                                     TextStyle{.size = style_.table_size}, width);
    add_lines(std::move(layout), flow_.frame().x, style_.table_pitch, Align::centre, width, false, with_next);
}

void BlockSetter::set_one(const Table& table, bool bound) {
    flow_.space(style_.table_pitch / 3);
    caption(table.caption, true);
    const TableStyle style{style_.table_size, style_.table_pitch};
    add_table(canvas_, flow_, table, style, bound);
    flow_.space(style_.table_pitch / 2, bound);
}

void BlockSetter::set_one(const Photos& photos, bool bound) {
    const Box& frame = flow_.frame();
    const std::size_t per_row = photos.photos.size() == 1 ? 1 : 2;
    const double gap = mm(6);
    const double width = per_row == 1 ? frame.width * 0.8 : (frame.width - gap) / 2;
    const double height = per_row == 1 ? style_.photo_height * 1.4 : style_.photo_height;
    for (std::size_t i = 0; i < photos.photos.size(); i += per_row) {
        const double left = per_row == 1 ? frame.x + (frame.width - width) / 2 : frame.x;
        int caption_lines = 0;
        std::vector<std::shared_ptr<const TextLayout>> captions;
        for (std::size_t k = i; k < std::min(i + per_row, photos.photos.size()); ++k) {
            captions.push_back(
                std::make_shared<const TextLayout>(fitted(canvas_, {{photos.photos[k].caption, style_.caption}},
                                                          {.size = style_.table_size}, style_.table_size, width, 3)));
            caption_lines = std::max(caption_lines, captions.back()->lines());
        }
        const auto draw =
            [this,
             photos = std::vector<Photo>(photos.photos.begin() + static_cast<std::ptrdiff_t>(i),
                                         photos.photos.begin() + static_cast<std::ptrdiff_t>(i + captions.size())),
             captions, left, width, height, gap](double y, bool) {
                for (std::size_t k = 0; k < photos.size(); ++k) {
                    const double x = left + static_cast<double>(k) * (width + gap);
                    draw_photo(canvas_, photos[k], {x, y + mm(2), width, height});
                    captions[k]->draw(x, y + mm(3) + height, style_.table_pitch, Align::centre, width);
                }
            };
        flow_.add({.height = height + mm(5) + caption_lines * style_.table_pitch,
                   .draw = draw,
                   .with_next = bound && i + per_row >= photos.photos.size()});
    }
}

void BlockSetter::set_one(const BarChart& chart, bool bound) {
    flow_.space(style_.table_pitch / 3);
    caption(chart.caption, true);
    const Box& frame = flow_.frame();
    double full = chart.full.value_or(0);
    for (const auto& bar : chart.bars)
        if (!chart.full) full = std::max(full, bar.value);
    const double label_width = frame.width * 0.3;
    const double shown_width = frame.width * 0.13;
    const double bar_width = frame.width - label_width - shown_width - 2 * mm(2);
    const double height = style_.table_pitch * 1.35;
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const Bar bar = chart.bars[i];
        const double share = full > 0 ? std::clamp(bar.value / full, 0.0, 1.0) : 0;
        const auto draw = [=, this, left = frame.x](double y, bool) {
            const TextStyle style{.size = style_.table_size};
            const TextLayout label =
                fitted(canvas_, {{bar.label, Face::body}}, style, style.size * 0.8, label_width, 1);
            label.draw(left, y, height, Align::right, label_width);
            const double x = left + label_width + mm(2);
            canvas_.fill({x, y + height * 0.18, bar_width, height * 0.64}, light_grey);
            canvas_.fill({x, y + height * 0.18, bar_width * share, height * 0.64}, bar_colour);
            const TextLayout shown =
                fitted(canvas_, {{bar.shown, Face::body}}, style, style.size * 0.7, shown_width, 1);
            shown.draw(x + bar_width + mm(2), y, height);
        };
        flow_.add({.height = height, .draw = draw, .with_next = bound && i + 1 == chart.bars.size()});
    }
    flow_.space(style_.table_pitch / 2, bound);
}

void BlockSetter::set_one(const QrMark& mark, bool bound) {
    const double side = mm(26);
    const Box frame = flow_.frame();
    auto text = std::make_shared<const TextLayout>(fitted(
        canvas_, {{mark.caption, style_.caption}}, {.size = style_.table_size}, 8, frame.width - side - mm(4), 4));
    const auto draw = [this, mark, side, frame, text, pitch = style_.table_pitch](double y, bool) {
        canvas_.qr(mark.text, {frame.x, y + mm(3), side, side});
        text->draw(frame.x + side + mm(4), y + mm(3) + (side - text->lines() * pitch) / 2, pitch);
    };
    flow_.add({.height = side + mm(6), .draw = draw, .with_next = bound});
}

void BlockSetter::set_one(const PageBreak&, bool) { flow_.break_page(); }

} // namespace guapai::paper
