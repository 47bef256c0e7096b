#include "report/svg_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "report/layered_layout.h"
#include "report/numbers.h"
#include "report/printable.h"

namespace stillheld {
namespace {

constexpr double kLetter = 6.7;  // mean width at 12 px
constexpr double kLine = 16;
constexpr double kPadding = 10;
constexpr double kSide = 120;  // room at the right for references that lead upwards
constexpr double kTop = 36;    // room for the title
constexpr size_t kLongestLabel = 60;

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : Printable(text, kLongestLabel)) {
    if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else if (c == '&') {
      escaped += "&amp;";
    } else if (c == '"') {
      escaped += "&quot;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::vector<std::string> LinesOf(const PictureNode& node) {
  std::vector<std::string> lines = {node.title};
  if (!node.detail.empty()) lines.push_back(node.detail);
  if (node.bytes > 0) lines.push_back(FormatBytes(static_cast<double>(node.bytes)));
  if (node.has_del) lines.push_back("__del__");
  if (node.lacks_gc) lines.push_back("no collector support");
  return lines;
}

Layout2D::Box SizeOf(const PictureNode& node) {
  Layout2D::Box box;
  for (const std::string& line : LinesOf(node)) {
    box.width = std::max(box.width, kLetter * static_cast<double>(Width(Printable(line, kLongestLabel))));
    box.height += kLine;
  }
  box.width += 2 * kPadding;
  box.height += kPadding;
  return box;
}

std::string BoxText(const PictureNode& node, const Layout2D::Box& box) {
  const bool red = node.has_del || node.lacks_gc;
  std::string text = fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"6\" fill=\"{}\" stroke=\"{}\"{}/>\n",
      box.x - box.width / 2, box.y - box.height / 2, box.width, box.height, node.is_root ? "#d5d9e0" : "#ffffff",
      red ? "#c0182a" : "#445066", node.is_folded ? " stroke-dasharray=\"4 3\"" : "");
  double y = box.y - box.height / 2 + kPadding / 2 + 12;
  bool first = true;
  for (const std::string& line : LinesOf(node)) {
    text += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" fill=\"{}\"{}>{}</text>\n", box.x, y,
                        red ? "#c0182a" : (first ? "#111722" : "#5a6578"), first ? " font-weight=\"600\"" : "",
                        Escaped(line));
    y += kLine;
    first = false;
  }
  return text;
}

// nth: of the references between the same two boxes, so that they do not lie on each other.
std::string EdgeText(const PictureEdge& edge, const Layout2D& layout, size_t nth, size_t upward) {
  const Layout2D::Box &from = layout.boxes[edge.from], &to = layout.boxes[edge.to];
  const double shift = 26 * static_cast<double>(nth);
  std::string path;
  double label_x = 0, label_y = 0;
  if (edge.from == edge.to) {
    const double right = from.x + from.width / 2, far = right + 34 + shift;
    path = fmt::format("M{:.1f},{:.1f} C{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}", right, from.y - 6, far, from.y - 28,
                       far, from.y + 28, right, from.y + 6);
    label_x = far - 4;
    label_y = from.y + 4 + shift / 2;
  } else if (to.row > from.row) {
    const double x1 = from.x + shift / 2, y1 = from.y + from.height / 2, x2 = to.x + shift / 2,
                 y2 = to.y - to.height / 2;
    const double middle = (y1 + y2) / 2;
    path = fmt::format("M{:.1f},{:.1f} C{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}", x1, y1, x1, middle, x2, middle, x2,
                       y2);
    label_x = (x1 + x2) / 2;
    label_y = middle + 14 * static_cast<double>(nth % 3) - 4;
  } else {
    const double x1 = from.x + from.width / 2, x2 = to.x + to.width / 2;
    const double far = std::max(x1, x2) + 36 + 22 * static_cast<double>(upward % 6);
    path = fmt::format("M{:.1f},{:.1f} C{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}", x1, from.y, far, from.y, far, to.y,
                       x2, to.y);
    label_x = far - 8;
    label_y = (from.y + to.y) / 2 + 4;
  }
  const char* color = edge.is_break ? "#d9480f" : "#5a6578";
  std::string text =
      fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{} marker-end=\"url(#{})\"/>\n", path,
                  color, edge.is_break ? "2.2" : "1.2", edge.is_guess ? " stroke-dasharray=\"5 4\"" : "",
                  edge.is_break ? "arrow-break" : "arrow");
  if (!edge.name.empty()) {
    text += fmt::format("<text class=\"edge\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" fill=\"{}\">{}</text>\n",
                        label_x, label_y, color, Escaped(edge.name));
  }
  return text;
}

std::string Arrow(std::string_view id, std::string_view color) {
  return fmt::format(
      "<marker id=\"{}\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" "
      "markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0,0 L8,4 L0,8 z\" fill=\"{}\"/></marker>\n",
      id, color);
}

}  // namespace

std::string SvgText(const Picture& picture) {
  std::vector<Layout2D::Box> sizes;
  for (const PictureNode& node : picture.nodes) sizes.push_back(SizeOf(node));
  Layout2D layout = LayOut(picture, std::move(sizes));
  for (Layout2D::Box& box : layout.boxes) box.y += kTop;
  const double width =
                   std::max(layout.width + kSide + 80, kLetter * static_cast<double>(Width(Printable(picture.title)))),
               height = layout.height + kTop;
  std::string text = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\" "
      "font-family=\"sans-serif\" font-size=\"12\">\n<title>{}</title>\n",
      width, height, width, height, Escaped(picture.title));
  text += "<style>.edge {paint-order: stroke; stroke: #ffffff; stroke-width: 4px; font-size: 11px}</style>\n<defs>\n";
  text += Arrow("arrow", "#5a6578") + Arrow("arrow-break", "#d9480f") + "</defs>\n";
  text += fmt::format("<rect width=\"{:.0f}\" height=\"{:.0f}\" fill=\"#ffffff\"/>\n", width, height);
  text +=
      fmt::format("<text x=\"24\" y=\"26\" font-size=\"14\" font-weight=\"600\">{}</text>\n", Escaped(picture.title));
  for (size_t n = 0; n < picture.nodes.size(); ++n) text += BoxText(picture.nodes[n], layout.boxes[n]);
  size_t upward = 0;
  for (size_t e = 0; e < picture.edges.size(); ++e) {
    const PictureEdge& edge = picture.edges[e];
    const auto between_same = [&](const PictureEdge& other) { return other.from == edge.from && other.to == edge.to; };
    const auto before =
        std::ranges::count_if(picture.edges.begin(), picture.edges.begin() + static_cast<long>(e), between_same);
    const bool leads_up = layout.boxes[edge.to].row <= layout.boxes[edge.from].row;
    text += EdgeText(edge, layout, static_cast<size_t>(before), leads_up ? upward++ : 0);
  }
  return text + "</svg>\n";
}

}  // namespace stillheld
