// Sets blocks into a flow: paragraphs with numbered headings, tables, photos, bars. Used inside paper/ only.
#pragma once

#include "paper/blocks.h"
#include "paper/flow.h"
#include "paper/text.h"

#include <array>
#include <memory>

namespace guapai::paper {

struct BlockStyle {
    double text_size = 12;
    double pitch = 20; // of text lines
    double table_size = 10.5;
    double table_pitch = 15;
    double photo_height = mm(62);
    Face caption = Face::kai;
    bool outline = false; // headings of the first level become bookmarks of the PDF
};

class BlockSetter {
public:
    BlockSetter(Canvas& canvas, Flow& flow, const BlockStyle& style) : canvas_(canvas), flow_(flow), style_(style) {}

    // `bound` asks that the last lines stay with what follows: the signature must never stand on a page without text.
    void set(const std::vector<Block>& blocks, bool bound = false);
    void restart_numbers() { numbers_ = {}; }

private:
    void set_one(const Paragraph& paragraph, bool bound);
    void set_one(const Table& table, bool bound);
    void set_one(const Photos& photos, bool bound);
    void set_one(const BarChart& chart, bool bound);
    void set_one(const QrMark& mark, bool bound);
    void set_one(const PageBreak& page_break, bool bound);

    void add_lines(std::shared_ptr<const TextLayout> text, double x, double pitch, Align align, double width,
                   bool first_bound, bool last_bound);
    void caption(const std::string& text, bool with_next);
    std::string next_number(Level level);

    Canvas& canvas_;
    Flow& flow_;
    BlockStyle style_;
    std::array<int, 5> numbers_{}; // by level
};

// 1 -> 一, 12 -> 十二, 105 -> 一百零五; below 1000.
std::string chinese_number(int value);

} // namespace guapai::paper
