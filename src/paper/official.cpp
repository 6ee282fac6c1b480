#include "paper/official.h"

#include "paper/block_flow.h"
#include "paper/title.h"

#include <algorithm>
#include <cmath>

namespace guapai::paper {

namespace {

constexpr Box block{mm(28), mm(37), mm(156), mm(225)};
constexpr double line_pitch = mm(225) / 22;
constexpr double size3 = 15.75; // 3号
constexpr double size4 = 14;    // 4号
constexpr double size2 = 22;    // 2号
constexpr double thick = mm(0.35);
constexpr double thin = mm(0.25);

std::string digits_date(const Date& date) { return date.chinese(false); }

class Printer {
public:
    Printer(const OfficialDocument& document, const Fonts& fonts)
        : document_(document),
          canvas_(a4_width, a4_height, {document.title, document.issuer, document.number, document.date}, fonts),
          flow_(canvas_, block, [this](int page) { page_foot(page); }),
          blocks_(canvas_, flow_, {.text_size = size3, .pitch = line_pitch, .table_size = 12, .table_pitch = 18}) {}

    std::string print() {
        head();
        title();
        addressee();
        blocks_.set(document_.body, true);
        attachment_note();
        signature();
        note();
        flow_.settle();
        annexes();
        imprint();
        flow_.finish();
        return canvas_.finish();
    }

private:
    void corner_marks();
    void head();
    void title();
    void addressee();
    void attachment_note();
    void signature();
    void note();
    void annexes();
    void imprint();
    void page_foot(int page);
    void add_centred(const std::vector<std::string>& lines, Face face, double size);

    const OfficialDocument& document_;
    Canvas canvas_;
    Flow flow_;
    BlockSetter blocks_;
};

// 份号, 密级, 紧急程度: top left, one under the other, in 黑体.
void Printer::corner_marks() {
    double y = block.y;
    for (const auto* mark : {&document_.copy_number, &document_.secrecy, &document_.urgency}) {
        if (mark->empty()) continue;
        const TextLayout text(canvas_, {{*mark, mark == &document_.copy_number ? Face::body : Face::hei}},
                              {.size = size3});
        text.draw(block.x, y, line_pitch);
        y += line_pitch;
    }
}

// The mark's upper edge is 35 mm below the upper edge of the block; number two lines below it; red line 4 mm below the
// number.
void Printer::head() {
    corner_marks();
    if (document_.issuer_mark.empty()) return;
    TextStyle style{.size = 42, .colour = official_red};
    const std::vector<Run> runs = {{document_.issuer_mark, Face::heading}};
    double y = block.y + mm(35);
    const TextLayout one_line = fitted(canvas_, runs, style, 30, block.width, 1);
    if (TextLayout(canvas_, runs, {.size = one_line.size()}).width() <= block.width) {
        one_line.draw(block.x, y, one_line.size() * 1.05, Align::centre, block.width);
        y += one_line.size() * 1.05;
    } else {
        style.size = 34;
        for (const auto& line : balanced_lines(document_.issuer_mark, block.width / style.size)) {
            const TextLayout text = fitted(canvas_, {{line, Face::heading}}, style, 16, block.width, 1);
            text.draw(block.x, y, style.size * 1.2, Align::centre, block.width);
            y += style.size * 1.2;
        }
    }
    y += 2 * line_pitch;
    const TextLayout number = fitted(canvas_, {{document_.number, Face::body}}, {.size = size3}, 10, block.width, 1);
    number.draw(block.x, y, size3, Align::centre, block.width);
    y += size3 + mm(4);
    canvas_.line(block.x, y, block.x + block.width, y, mm(0.7), official_red);
    flow_.start_at(y);
}

void Printer::add_centred(const std::vector<std::string>& lines, Face face, double size) {
    for (const auto& line : lines) {
        auto text = std::make_shared<const TextLayout>(
            fitted(canvas_, {{line, face}}, {.size = size}, size * 0.6, block.width, 1));
        flow_.add(
            {.height = line_pitch * 1.1,
             .draw = [text](double y, bool) { text->draw(block.x, y, line_pitch * 1.1, Align::centre, block.width); },
             .with_next = true});
    }
}

void Printer::title() {
    flow_.space(document_.issuer_mark.empty() ? 0 : 2 * line_pitch, true);
    add_centred(balanced_lines(printable(document_.title), std::floor(block.width / size2)), Face::heading, size2);
    flow_.space(line_pitch, true);
}

void Printer::addressee() {
    if (document_.addressee.empty()) return;
    auto text = std::make_shared<const TextLayout>(canvas_, std::vector<Run>{{document_.addressee + "：", Face::body}},
                                                   TextStyle{.size = size3, .justify = true}, block.width);
    for (int i = 0; i < text->lines(); ++i)
        flow_.add({.height = line_pitch,
                   .draw = [text, i](double y, bool) { text->draw_line(i, block.x, y, line_pitch); },
                   .with_next = true});
}

// One blank line below the text, 2 characters in; the names of several attachments stand under one another.
void Printer::attachment_note() {
    if (document_.annexes.empty()) return;
    flow_.space(line_pitch, true);
    const bool many = document_.annexes.size() > 1;
    const double name_left = block.x + (many ? 6.3 : 5) * size3;
    for (std::size_t i = 0; i < document_.annexes.size(); ++i) {
        auto name =
            std::make_shared<const TextLayout>(canvas_, std::vector<Run>{{document_.annexes[i].title, Face::body}},
                                               TextStyle{.size = size3}, block.x + block.width - name_left);
        const std::string label = (i == 0 ? "附件：" : "") + (many ? std::to_string(i + 1) + "." : "");
        const double label_left = block.x + (i == 0 ? 2 : 5) * size3;
        for (int k = 0; k < name->lines(); ++k)
            flow_.add({.height = line_pitch,
                       .draw =
                           [this, name, k, label, label_left, name_left](double y, bool) {
                               if (k == 0)
                                   TextLayout(canvas_, {{label, Face::body}}, {.size = size3})
                                       .draw(label_left, y, line_pitch);
                               name->draw_line(k, name_left, y, line_pitch);
                           },
                       .with_next = true});
    }
}

// With a seal: two free lines, so that its top lies within one line of the text and its lower part over issuer and
// date.
void Printer::signature() {
    const double max_width = block.width - 2 * size3;
    auto issuer = std::make_shared<const TextLayout>(
        fitted(canvas_, {{document_.issuer, Face::body}}, {.size = size3}, 10, max_width, 1));
    auto date = std::make_shared<const TextLayout>(canvas_, std::vector<Run>{{digits_date(document_.date), Face::body}},
                                                   TextStyle{.size = size3});
    const double issuer_width = issuer->width();
    const double date_width = date->width();
    const double right = block.x + block.width;
    double centre;
    double date_left;
    if (document_.sealed) {
        centre = std::min(right - 4 * size3 - date_width / 2, right - size3 - issuer_width / 2);
        date_left = centre - date_width / 2;
    } else {
        // The date begins 2 characters right of the issuer; whichever ends further right ends 2 characters from the
        // edge.
        const double issuer_left = right - 2 * size3 - std::max(issuer_width, date_width + 2 * size3);
        centre = issuer_left + issuer_width / 2;
        date_left = issuer_left + 2 * size3;
    }
    flow_.space(document_.sealed ? 2 * line_pitch : line_pitch, true);
    const double seal = mm(document_.seal_diameter);
    const bool print_seal = document_.sealed && document_.seal_image.has_value();
    const double height = print_seal ? std::max(2 * line_pitch, 0.6 * line_pitch + seal / 2) : 2 * line_pitch;
    flow_.add({.height = height, .draw = [=, this](double y, bool) {
                   issuer->draw(centre - issuer_width / 2, y, line_pitch);
                   date->draw(date_left, y + line_pitch, line_pitch);
                   if (print_seal)
                       canvas_.image(*document_.seal_image,
                                     {centre - seal / 2, y + 0.6 * line_pitch - seal / 2, seal, seal}, Fit::contain);
               }});
}

void Printer::note() {
    if (document_.note.empty()) return;
    auto text =
        std::make_shared<const TextLayout>(canvas_, std::vector<Run>{{"（" + document_.note + "）", Face::body}},
                                           TextStyle{.size = size3, .justify = true}, block.width, 2 * size3);
    for (int i = 0; i < text->lines(); ++i)
        flow_.add(
            {.height = line_pitch, .draw = [text, i](double y, bool) { text->draw_line(i, block.x, y, line_pitch); }});
}

void Printer::annexes() {
    for (std::size_t i = 0; i < document_.annexes.size(); ++i) {
        const auto& annex = document_.annexes[i];
        flow_.break_page();
        const std::string label = document_.annexes.size() > 1 ? "附件" + std::to_string(i + 1) : "附件";
        auto text =
            std::make_shared<const TextLayout>(canvas_, std::vector<Run>{{label, Face::hei}}, TextStyle{.size = size3});
        flow_.add({.height = 2 * line_pitch,
                   .draw = [text](double y, bool) { text->draw(block.x, y, line_pitch); },
                   .with_next = true});
        add_centred(balanced_lines(printable(annex.title), std::floor(block.width / size2)), Face::heading, size2);
        flow_.space(line_pitch, true);
        blocks_.restart_numbers();
        blocks_.set(annex.blocks);
        flow_.settle();
    }
}

// Lies on the lower edge of the block: 抄送 (hanging under itself), 印发机关 left, 印发日期 right, each 1 character in.
void Printer::imprint() {
    if (!document_.imprint) return;
    const Imprint& imprint = *document_.imprint;
    const double row = size4 * 1.6;
    const double inner = block.width - 2 * size4;
    std::string copies;
    for (const auto& name : imprint.copied_to)
        copies += (copies.empty() ? "" : "，") + name;
    const TextLayout copied(canvas_, {{copies.empty() ? "" : copies + "。", Face::body}}, {.size = size4},
                            inner - 3 * size4);
    const double copied_height = copies.empty() ? 0 : copied.lines() * row + 4;
    const double height = copied_height + row + 4;
    if (flow_.remaining() < height + line_pitch) flow_.give_out_page();
    if (imprint.on_even_page && canvas_.page() % 2 == 1) flow_.give_out_page();

    const double bottom = block.y + block.height;
    double y = bottom - height;
    const auto rule = [&](double at, double thickness) {
        canvas_.line(block.x, at, block.x + block.width, at, thickness, black);
    };
    rule(y, thick);
    if (!copies.empty()) {
        TextLayout(canvas_, {{"抄送：", Face::body}}, {.size = size4}).draw(block.x + size4, y + 2, row);
        copied.draw(block.x + 4 * size4, y + 2, row);
        y += copied_height;
        rule(y, thin);
    }
    const TextLayout date(canvas_, {{digits_date(imprint.printed_on) + "印发", Face::body}}, {.size = size4});
    const TextLayout printed_by =
        fitted(canvas_, {{imprint.printed_by, Face::body}}, {.size = size4}, 8, inner - date.width() - size4, 1);
    printed_by.draw(block.x + size4, y + 2, row);
    date.draw(block.x + size4, y + 2, row, Align::right, inner);
    rule(bottom, thick);
}

// 7 mm below the block: — 1 —, odd pages right, even pages left, 1 character in. On page 1 also the QR code.
void Printer::page_foot(int page) {
    const TextLayout number(canvas_, {{"— " + std::to_string(page) + " —", Face::body}}, {.size = size4});
    const double y = block.y + block.height + mm(7) - size4 / 2;
    const bool odd = page % 2 == 1;
    number.draw(block.x + size4, y, size4, odd ? Align::right : Align::left, block.width - 2 * size4);
    if (page != 1 || !document_.qr) return;
    const Box square{block.x, block.y + block.height + mm(5), mm(21), mm(21)};
    canvas_.qr(document_.qr->text, square);
    const TextLayout caption = fitted(canvas_, {{document_.qr->caption, Face::kai}}, {.size = 10.5}, 8, mm(75), 3);
    caption.draw(square.x + square.width + mm(3), square.y + (square.height - caption.lines() * 15) / 2, 15);
}

} // namespace

std::string print_official(const OfficialDocument& document, const Fonts& fonts) {
    return Printer(document, fonts).print();
}

} // namespace guapai::paper
