#include "paper/flow.h"

#include <utility>

namespace guapai::paper {

namespace {

constexpr double tolerance = 0.01; // points; sums of grid lines are not exact

} // namespace

Flow::Flow(Canvas& canvas, const Box& frame, std::function<void(int)> end_page)
    : canvas_(canvas), frame_(frame), end_page_(std::move(end_page)), y_(frame.y) {}

void Flow::add(Piece piece) {
    const bool more = piece.with_next;
    linked_.push_back(std::move(piece));
    if (!more) settle();
}

void Flow::space(double height, bool with_next) {
    add({.height = height, .draw = nullptr, .with_next = with_next, .blank = true});
}

void Flow::settle() {
    double height = 0;
    for (const auto& piece : linked_)
        height += piece.height;
    if (height > remaining() + tolerance && height <= frame_.height && !at_top()) give_out_page();
    for (const auto& piece : linked_)
        place(piece);
    linked_.clear();
}

void Flow::place(const Piece& piece) {
    if (piece.height > remaining() + tolerance && !at_top()) give_out_page();
    const bool page_top = at_top();
    if (page_top && piece.blank) return;
    if (page_top && piece.header) {
        piece.header->draw(y_, true);
        y_ += piece.header->height;
    }
    if (piece.draw) piece.draw(y_, page_top);
    y_ += piece.height;
}

void Flow::break_page() {
    settle();
    if (!at_top()) give_out_page();
}

void Flow::give_out_page() {
    end_page_(canvas_.page());
    canvas_.end_page();
    y_ = frame_.y;
}

void Flow::finish() {
    settle();
    give_out_page();
}

} // namespace guapai::paper
