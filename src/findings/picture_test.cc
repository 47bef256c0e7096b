#include "findings/picture.h"

#include <gtest/gtest.h>

namespace stillheld {
namespace {

Picture Star(uint32_t points) {
  Picture picture;
  for (uint32_t n = 0; n <= points; ++n) picture.nodes.push_back({.title = "app.Node", .detail = "", .bytes = 10});
  for (uint32_t n = 1; n <= points; ++n) picture.edges.push_back({.from = 0, .to = n, .name = "child"});
  return picture;
}

TEST(PictureTest, FortyObjectsAreAllDrawn) {
  const Picture folded = Folded(Star(39));
  EXPECT_EQ(folded.nodes.size(), 40u);
  EXPECT_FALSE(folded.nodes.back().is_folded);
}

TEST(PictureTest, OfMoreTheRestIsOneBoxThatCountsThemAndTheirBytes) {
  const Picture folded = Folded(Star(100));
  ASSERT_EQ(folded.nodes.size(), 40u);
  EXPECT_TRUE(folded.nodes.back().is_folded);
  EXPECT_EQ(folded.nodes.back().title, "62 more objects");
  EXPECT_EQ(folded.nodes.back().bytes, 620u);
  EXPECT_EQ(folded.edges.size(), 39u) << "those into the rest are one, with their number";
}

TEST(PictureTest, ManyObjectsWithoutReferencesAreFoldedAsQuickly) {
  Picture picture;
  picture.nodes.resize(500'000);
  EXPECT_EQ(Folded(std::move(picture)).nodes.size(), 40u);
}

TEST(PictureTest, WhatIsToBeBrokenIsNotFolded) {
  Picture star = Star(100);
  star.edges.push_back({.from = 100, .to = 0, .name = "parent", .is_break = true});
  const Picture folded = Folded(std::move(star));
  for (const PictureEdge& edge : folded.edges) {
    if (!edge.is_break) continue;
    EXPECT_FALSE(folded.nodes[edge.from].is_folded);
  }
}

}  // namespace
}  // namespace stillheld
