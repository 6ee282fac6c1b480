#include "paper/report.h"

#include "paper/block_flow.h"
#include "paper/title.h"

#include <cmath>

namespace guapai::paper {

namespace {

constexpr double margin = mm(20);
constexpr double foot = mm(16); // of the page number, from the lower edge

Box frame_of(Orientation orientation) {
    const bool portrait = orientation == Orientation::portrait;
    const double width = portrait ? a4_width : a4_height;
    const double height = portrait ? a4_height : a4_width;
    return {margin, margin, width - 2 * margin, height - margin - mm(24)};
}

class ReportPrinter {
public:
    ReportPrinter(const Report& report, const Fonts& fonts)
        : report_(report), frame_(frame_of(report.orientation)),
          canvas_(frame_.width + 2 * margin, frame_.height + margin + mm(24),
                  {report.title, report.author, report.subtitle, report.date}, fonts),
          flow_(canvas_, frame_, [this](int page) { page_foot(page); }), blocks_(canvas_, flow_, {.outline = true}) {}

    std::string print() {
        const double size = 20;
        add_lines(balanced_lines(printable(report_.title), std::floor(frame_.width / size)), Face::heading, size, 30);
        std::string under = report_.subtitle;
        if (report_.date) under += (under.empty() ? "" : "　") + report_.date->chinese(false);
        if (!under.empty()) add_lines({under}, Face::kai, 12, 22);
        flow_.space(10, true);
        blocks_.set(report_.blocks);
        flow_.finish();
        return canvas_.finish();
    }

private:
    void add_lines(const std::vector<std::string>& lines, Face face, double size, double pitch) {
        for (const auto& line : lines) {
            auto text = std::make_shared<const TextLayout>(
                fitted(canvas_, {{line, face}}, {.size = size}, size * 0.5, frame_.width, 1));
            flow_.add(
                {.height = pitch,
                 .draw = [=, this](double y, bool) { text->draw(frame_.x, y, pitch, Align::centre, frame_.width); },
                 .with_next = true});
        }
    }

    void page_foot(int page) {
        const double y = canvas_.height() - foot;
        canvas_.line(frame_.x, y - 4, frame_.x + frame_.width, y - 4, 0.4, grey);
        const TextStyle style{.size = 9, .colour = grey};
        fitted(canvas_, {{report_.author, Face::body}}, style, 6, frame_.width * 0.7, 1).draw(frame_.x, y, 14);
        TextLayout(canvas_, {{"第" + std::to_string(page) + "页", Face::body}}, style)
            .draw(frame_.x, y, 14, Align::right, frame_.width);
    }

    const Report& report_;
    Box frame_;
    Canvas canvas_;
    Flow flow_;
    BlockSetter blocks_;
};

} // namespace

std::string print_report(const Report& report, const Fonts& fonts) { return ReportPrinter(report, fonts).print(); }

} // namespace guapai::paper
