#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/dot_text.h"
#include "report/layered_layout.h"
#include "report/svg_text.h"

namespace stillheld {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Picture Hostile() {
  Picture picture{.title = "a <b> & \"c\"", .nodes = {}, .edges = {}};
  picture.nodes.push_back(
      {.title = "x\"]; evil [label=\"<script>alert(1)</script>\x01\xff", .detail = "", .has_del = true});
  picture.edges.push_back({.from = 0, .to = 0, .name = "</text><a href=\"x\">\\"});
  return picture;
}

TEST(DrawingsTest, NamesOfATargetDoNotBecomeMarkup) {
  const std::string svg = SvgText(Hostile());
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_THAT(svg, Not(HasSubstr("<a ")));
  EXPECT_THAT(svg, HasSubstr("&lt;/text&gt;"));
  const std::string dot = DotText(Hostile());
  EXPECT_THAT(dot, HasSubstr("x\\\"]; evil"));
}

TEST(DrawingsTest, BoxesOfARowDoNotLieOnEachOther) {
  Picture picture;
  std::vector<Layout2D::Box> sizes;
  for (int n = 0; n < 12; ++n) {
    picture.nodes.push_back({.title = "node", .detail = ""});
    sizes.push_back({.width = 20.0 + 10 * n, .height = 30});
  }
  for (uint32_t n = 1; n < 12; ++n) picture.edges.push_back({.from = n / 3, .to = n, .name = "child"});
  picture.edges.push_back({.from = 11, .to = 0, .name = "parent"});
  const Layout2D layout = LayOut(picture, sizes);
  for (size_t a = 0; a < 12; ++a) {
    for (size_t b = 0; b < a; ++b) {
      const Layout2D::Box &one = layout.boxes[a], &other = layout.boxes[b];
      const bool apart = std::abs(one.x - other.x) >= (one.width + other.width) / 2 ||
                         std::abs(one.y - other.y) >= (one.height + other.height) / 2;
      EXPECT_TRUE(apart) << a << " and " << b;
    }
  }
}

TEST(DrawingsTest, AReferenceBackDoesNotPutItsTargetBelow) {
  Picture picture;
  picture.nodes.resize(2);
  picture.edges = {{.from = 0, .to = 1, .name = "child"}, {.from = 1, .to = 0, .name = "parent"}};
  const Layout2D layout = LayOut(picture, {{.width = 10, .height = 10}, {.width = 10, .height = 10}});
  EXPECT_EQ(layout.boxes[0].row, 0u);
  EXPECT_EQ(layout.boxes[1].row, 1u);
}

}  // namespace
}  // namespace stillheld
