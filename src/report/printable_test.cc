#include "report/printable.h"

#include <gtest/gtest.h>

namespace stillheld {
namespace {

TEST(Printable, LeavesNamesAsTheyAre) {
  EXPECT_EQ(Printable("app.global_var"), "app.global_var");
  EXPECT_EQ(Printable("größe → 変数 🐍"), "größe → 変数 🐍");
}

TEST(Printable, EscapesControlCharacters) {
  EXPECT_EQ(Printable("a\tb\n\x1b[31m\x7f"), "a\\x09b\\x0a\\x1b[31m\\x7f");
  EXPECT_EQ(Printable("\xc2\x9b"), "\\xc2\\x9b");
}

TEST(Printable, EscapesWhatIsNotUtf8) {
  EXPECT_EQ(Printable("\xff"), "\\xff");
  EXPECT_EQ(Printable("\xc3"), "\\xc3");
  EXPECT_EQ(Printable("\xc0\xaf"), "\\xc0\\xaf");           // overlong
  EXPECT_EQ(Printable("\xed\xa0\x80"), "\\xed\\xa0\\x80");  // a surrogate
  EXPECT_EQ(Printable("\xf5\x80\x80\x80"), "\\xf5\\x80\\x80\\x80");
}

TEST(Printable, EscapesMarksThatTurnTextAround) { EXPECT_EQ(Printable("\xe2\x80\xae"), "\\xe2\\x80\\xae"); }

TEST(Printable, CutsWhatNobodyReads) {
  EXPECT_EQ(Width(Printable(std::string(10'000, 'x'))), kLongestName + 1);
  EXPECT_EQ(Printable(std::string(kLongestName, 'x')), std::string(kLongestName, 'x'));
}

TEST(Width, CountsCodePoints) {
  EXPECT_EQ(Width("größe"), 5u);
  EXPECT_EQ(Padded("ö", 3), "ö  ");
  EXPECT_EQ(Padded("long", 2), "long");
}

}  // namespace
}  // namespace stillheld
