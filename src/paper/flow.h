// Pieces of a document flowing down pages. Used inside paper/ only.
//
//     Flow flow(canvas, frame, [&](int page) { draw_page_number(page); });
//     flow.add({.height = pitch, .draw = [=](double y, bool) { text.draw_line(0, x, y, pitch); }});
//     flow.finish();
//
// A piece is never cut. Pieces linked by `with_next` go to one page together as long as one page can hold them.
#pragma once

#include "paper/canvas.h"

#include <functional>
#include <memory>
#include <vector>

namespace guapai::paper {

struct Piece {
    double height = 0;
    std::function<void(double y, bool page_top)> draw;
    bool with_next = false;
    bool blank = false;                  // empty space: dropped at the top of a page
    std::shared_ptr<const Piece> header; // drawn above the piece where it begins a page: a table's header row
};

class Flow {
public:
    // `end_page` draws what stands on every page (its number) just before the page is given out.
    Flow(Canvas& canvas, const Box& frame, std::function<void(int page)> end_page);

    void add(Piece piece);
    void space(double height, bool with_next = false);
    void break_page(); // nothing on an empty page
    // Whatever hangs together is on paper afterwards. The position of the pen is then known.
    void settle();
    double y() const { return y_; } // from the top of the paper
    double remaining() const { return frame_.y + frame_.height - y_; }
    bool at_top() const { return y_ <= frame_.y; }
    const Box& frame() const { return frame_; }

    // Takes `height` at the top away from the first page: the red header.
    void start_at(double y) { y_ = y; }
    void give_out_page(); // ends the page, empty or not
    void finish();        // ends the last page

private:
    void place(const Piece& piece);

    Canvas& canvas_;
    Box frame_;
    std::function<void(int)> end_page_;
    double y_;
    std::vector<Piece> linked_; // waiting for the end of the group
};

} // namespace guapai::paper
