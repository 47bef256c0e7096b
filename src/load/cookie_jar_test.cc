#include "load/cookie_jar.h"

#include <gtest/gtest.h>

namespace stillheld {
namespace {

TEST(CookieJar, SendsBackWhatItTook) {
  CookieJar jar;
  jar.Take("a", "/login", "sid=abc=; HttpOnly; Path=/; SameSite=Lax");
  jar.Take("a", "/login", "theme = dark");
  EXPECT_EQ(jar.HeaderFor("a", "/x"), "sid=abc=; theme=dark");
  EXPECT_EQ(jar.HeaderFor("b", "/x"), "");
}

TEST(CookieJar, ReplacesAndDeletes) {
  CookieJar jar;
  jar.Take("a", "/", "sid=1");
  jar.Take("a", "/", "sid=2");
  EXPECT_EQ(jar.HeaderFor("a", "/"), "sid=2");
  jar.Take("a", "/", "sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/");
  EXPECT_EQ(jar.HeaderFor("a", "/"), "");
}

TEST(CookieJar, KeepsToThePath) {
  CookieJar jar;
  jar.Take("a", "/admin/login", "k=1");
  EXPECT_EQ(jar.HeaderFor("a", "/admin/x"), "k=1");
  EXPECT_EQ(jar.HeaderFor("a", "/administrator"), "");
  EXPECT_EQ(jar.HeaderFor("a", "/"), "");
}

TEST(CookieJar, LeavesOutWhatIsNoCookie) {
  CookieJar jar;
  for (const char* text : {"", ";", "=1", "novalue", "x; y=1"}) jar.Take("a", "/", text);
  jar.Take("a", "/", "big=" + std::string(9000, 'x'));
  EXPECT_EQ(jar.HeaderFor("a", "/"), "");
}

TEST(CookieJar, HoldsABoundedNumber) {
  CookieJar jar;
  for (int i = 0; i < 1000; ++i) jar.Take("a", "/", "c" + std::to_string(i) + "=1");
  EXPECT_LT(jar.HeaderFor("a", "/").size(), 300 * 8);
}

}  // namespace
}  // namespace stillheld
