#include "findings/joined_places.h"

#include <gtest/gtest.h>

namespace stillheld {
namespace {

// Four phases of one endpoint, and one without requests.
CodedPhases Load() {
  CodedPhases load;
  load.requests = {.phases = 4, .endpoints = 1, .requests = {10, 20, 50, 170}};
  for (const double requests : {10, 20, 50, 170}) load.phases.push_back({.requests = requests});
  load.phases.push_back({.requests = 0, .idle = true});
  return load;
}

TEST(JoinedPlacesTest, LostObjectsToWhichOldPointersLeadAreCountedWithTheOthers) {
  const auto joined = JoinPlaces({{.type = "bytes", .place = "", .counts = {92, 118, 172, 307, 792, 792}},
                                  {.type = "bytes", .place = "native heap", .counts = {71, 75, 81, 96, 119, 119}},
                                  {.type = "bytes", .place = "thread stack", .counts = {2, 2, 2, 2, 4, 4}}},
                                 Load());
  ASSERT_EQ(joined.size(), 1u);
  EXPECT_EQ(joined[0].place, "");
  EXPECT_EQ(joined[0].counts, (std::vector<uint32_t>{165, 195, 255, 405, 915, 915}));
}

TEST(JoinedPlacesTest, WhatGrowsExactlyInOnePlaceStaysByItself) {
  const auto joined = JoinPlaces({{.type = "bytes", .place = "", .counts = {0, 10, 30, 80, 250, 250}},
                                  {.type = "bytes", .place = "native heap", .counts = {71, 75, 81, 80, 119, 110}}},
                                 Load());
  EXPECT_EQ(joined.size(), 2u);
}

TEST(JoinedPlacesTest, WhatGrowsUnevenlyTogetherIsNotJoined) {
  const auto joined = JoinPlaces({{.type = "str", .place = "", .counts = {0, 40, 41, 80, 83, 90}},
                                  {.type = "str", .place = "native heap", .counts = {71, 75, 81, 80, 119, 110}}},
                                 Load());
  EXPECT_EQ(joined.size(), 2u);
}

TEST(JoinedPlacesTest, ObjectsOfAnotherTypeAreNotCountedWithThem) {
  const auto joined = JoinPlaces({{.type = "bytes", .place = "", .counts = {92, 118, 172, 307, 792, 792}},
                                  {.type = "str", .place = "native heap", .counts = {71, 75, 81, 96, 119, 119}}},
                                 Load());
  EXPECT_EQ(joined.size(), 2u);
}

TEST(JoinedPlacesTest, BlocksOfDifferentSizesAreNotJoined) {
  const auto joined = JoinPlaces({{.type = "", .place = "", .block_bytes = 32, .counts = {92, 118, 172, 307, 792, 792}},
                                  {.type = "", .place = "", .block_bytes = 64, .counts = {73, 77, 83, 98, 123, 123}}},
                                 Load());
  EXPECT_EQ(joined.size(), 2u);
}

}  // namespace
}  // namespace stillheld
