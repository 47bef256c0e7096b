#include "load/words.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace stillheld {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SplitWords, CutsAtBlanks) {
  EXPECT_THAT(SplitWords("  GET\thttp://a/b \n"), ElementsAre("GET", "http://a/b"));
  EXPECT_THAT(SplitWords(" \t"), IsEmpty());
}

TEST(SplitWords, KeepsBlanksInQuotes) {
  EXPECT_THAT(SplitWords(R"(--header "X-A: b c" --data '{"a": "\n"}')"),
              ElementsAre("--header", "X-A: b c", "--data", R"({"a": "\n"})"));
}

TEST(SplitWords, TakesQuotesWithinAWordAndEmptyOnes) {
  EXPECT_THAT(SplitWords(R"(a'b c'd "" "\"\\x")"), ElementsAre("ab cd", "", R"("\x)"));
}

TEST(SplitWords, KeepsWhatFollowsABackslash) { EXPECT_THAT(SplitWords(R"(a\ b \'c)"), ElementsAre("a b", "'c")); }

TEST(SplitWords, RefusesAnOpenQuote) {
  EXPECT_THROW(SplitWords("GET 'http://a/b"), Error);
  EXPECT_THROW(SplitWords("\""), Error);
}

}  // namespace
}  // namespace stillheld
