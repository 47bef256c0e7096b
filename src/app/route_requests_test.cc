#include "app/route_requests.h"

#include <gtest/gtest.h>

namespace stillheld {
namespace {

TEST(RequestPath, KeepsAPlainPath) { EXPECT_EQ(RequestPath("/foo/bar"), "/foo/bar"); }

TEST(RequestPath, BeginsWithASlash) { EXPECT_EQ(RequestPath("orders/"), "/orders/"); }

TEST(RequestPath, PutsANumberWhereFlaskAndDjangoPutAConverter) {
  EXPECT_EQ(RequestPath("/items/<int:id>/edit"), "/items/{n}/edit");
  EXPECT_EQ(RequestPath("/users/<name>"), "/users/{n}");
}

TEST(RequestPath, PutsANumberWhereStarlettePutsAParameter) { EXPECT_EQ(RequestPath("/items/{item_id}"), "/items/{n}"); }

TEST(RequestPath, ReadsARegularExpressionWithoutGroups) { EXPECT_EQ(RequestPath("^reports/$"), "/reports/"); }

TEST(RequestPath, RefusesWhatANumberDoesNotFill) {
  EXPECT_EQ(RequestPath("/static/<path:filename>"), std::nullopt);
  EXPECT_EQ(RequestPath("/files/{file_path:path}"), std::nullopt);
  EXPECT_EQ(RequestPath("/objects/<uuid:key>"), std::nullopt);
  EXPECT_EQ(RequestPath("^items/(?P<pk>[0-9]+)/$"), std::nullopt);
  EXPECT_EQ(RequestPath("/broken/<int:id"), std::nullopt);
}

}  // namespace
}  // namespace stillheld
