#include "report/svg_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "report/layered_layout.h"
#include "report/numbers.h"
#include "report/printable.h"

namespace stillheld {
namespace {

constexpr double kLetter = 6.7;      // mean width at 12 px
constexpr double kBoldLetter = 7.5;  // of a title
constexpr double kLine = 16;
constexpr double kPadding = 10;
constexpr double kSide = 120;                          // room at the right for references that lead upwards
constexpr double kTop = 36;                            // room for the title
constexpr double kSmallLetter = 6.2, kSmallLine = 13;  // of the names of references
constexpr size_t kLongestLabel = 60;
constexpr std::string_view kLineColor = "#5a6578", kBreakColor = "#d9480f";

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
    const double letter = box.height == 0 ? kBoldLetter : kLetter;
    box.width = std::max(box.width, letter * static_cast<double>(Width(Printable(line, kLongestLabel))));
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

struct Point {
  double x = 0, y = 0;
};
using Curve = std::array<Point, 4>;  // a cubic Bézier

Point At(const Curve& c, double t) {
  const double u = 1 - t, a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t, e = t * t * t;
  return {a * c[0].x + b * c[1].x + d * c[2].x + e * c[3].x, a * c[0].y + b * c[1].y + d * c[2].y + e * c[3].y};
}

// Where the names of references stand: on their curves, and if there is room neither on a box nor on another name.
class NamePlaces {
 public:
  explicit NamePlaces(const Layout2D& layout) {
    for (const Layout2D::Box& box : layout.boxes) taken_.push_back({{box.x, box.y}, box.width, box.height});
  }

  Point Take(const Curve& curve, std::string_view name) {
    Area area{{}, kSmallLetter * static_cast<double>(Width(Printable(name, kLongestLabel))), kSmallLine};
    size_t fewest = ~size_t{0};
    Point best;
    for (const double t : {0.5, 0.38, 0.62, 0.26, 0.74, 0.15, 0.85, 0.08, 0.92}) {
      area.centre = At(curve, t);
      const auto hits = static_cast<size_t>(
          std::ranges::count_if(taken_, [&area](const Area& other) { return area.Overlaps(other); }));
      if (hits >= fewest) continue;
      fewest = hits;
      best = area.centre;
    }
    area.centre = best;
    taken_.push_back(area);
    return best;
  }

 private:
  struct Area {
    Point centre;
    double width = 0, height = 0;
    bool Overlaps(const Area& other) const {
      return std::abs(centre.x - other.centre.x) < (width + other.width) / 2 &&
             std::abs(centre.y - other.centre.y) < (height + other.height) / 2;
    }
  };
  std::vector<Area> taken_;
};

// nth: of the references between the same two boxes, so that they do not lie on each other.
Curve CurveOf(const PictureEdge& edge, const Layout2D& layout, size_t nth, size_t upward) {
  const Layout2D::Box &from = layout.boxes[edge.from], &to = layout.boxes[edge.to];
  const double shift = 26 * static_cast<double>(nth);
  if (edge.from == edge.to) {
    const double right = from.x + from.width / 2, far = right + 34 + shift;
    return {{{right, from.y - 6}, {far, from.y - 28}, {far, from.y + 28}, {right, from.y + 6}}};
  }
  if (to.row > from.row) {
    const double x1 = from.x + shift / 2, y1 = from.y + from.height / 2;
    const double x2 = to.x + shift / 2, y2 = to.y - to.height / 2;
    return {{{x1, y1}, {x1, (y1 + y2) / 2}, {x2, (y1 + y2) / 2}, {x2, y2}}};
  }
  const double x1 = from.x + from.width / 2, x2 = to.x + to.width / 2;
  const double far = std::max(x1, x2) + 36 + 22 * static_cast<double>(upward % 6);
  return {{{x1, from.y}, {far, from.y}, {far, to.y}, {x2, to.y}}};
}

std::string LineText(const PictureEdge& edge, const Curve& c) {
  return fmt::format(
      "<path d=\"M{:.1f},{:.1f} C{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}\" fill=\"none\" stroke=\"{}\" "
      "stroke-width=\"{}\"{} marker-end=\"url(#{})\"/>\n",
      c[0].x, c[0].y, c[1].x, c[1].y, c[2].x, c[2].y, c[3].x, c[3].y, edge.is_break ? kBreakColor : kLineColor,
      edge.is_break ? "2.2" : "1.2", edge.is_guess ? " stroke-dasharray=\"5 4\"" : "",
      edge.is_break ? "arrow-break" : "arrow");
}

std::string NameText(const PictureEdge& edge, Point at) {
  return fmt::format("<text class=\"edge\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" fill=\"{}\">{}</text>\n",
                     at.x, at.y + 4, edge.is_break ? kBreakColor : kLineColor, Escaped(edge.name));
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
  text += Arrow("arrow", kLineColor) + Arrow("arrow-break", kBreakColor) + "</defs>\n";
  text += fmt::format("<rect width=\"{:.0f}\" height=\"{:.0f}\" fill=\"#ffffff\"/>\n", width, height);
  text +=
      fmt::format("<text x=\"24\" y=\"26\" font-size=\"14\" font-weight=\"600\">{}</text>\n", Escaped(picture.title));
  // Lines lie below the boxes, names above all.
  NamePlaces places(layout);
  std::string names;
  size_t upward = 0;
  for (size_t e = 0; e < picture.edges.size(); ++e) {
    const PictureEdge& edge = picture.edges[e];
    const auto between_same = [&](const PictureEdge& other) { return other.from == edge.from && other.to == edge.to; };
    const auto before =
        std::ranges::count_if(picture.edges.begin(), picture.edges.begin() + static_cast<long>(e), between_same);
    const uint32_t from_row = layout.boxes[edge.from].row, to_row = layout.boxes[edge.to].row;
    const Curve curve = CurveOf(edge, layout, static_cast<size_t>(before), to_row <= from_row ? upward++ : 0);
    text += LineText(edge, curve);
    if (!edge.name.empty()) names += NameText(edge, places.Take(curve, edge.name));
  }
  for (size_t n = 0; n < picture.nodes.size(); ++n) text += BoxText(picture.nodes[n], layout.boxes[n]);
  text += names;
  return text + "</svg>\n";
}

}  // namespace stillheld
