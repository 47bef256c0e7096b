#include "cpython/str_text.h"

#include <gtest/gtest.h>

#include "cpython/testing/fake_heap.h"

namespace stillheld {
namespace {

using testing::FakeHeap;

TEST(StrTextTest, NamesAreShown) {
  for (const char* text : {"", "name", "_private", "__dict__", "app.views", "content-type", "key_12", "django:cache",
                           "utf8", "sha256", "year_2024"}) {
    EXPECT_TRUE(IsShowable(text)) << text;
  }
}

TEST(StrTextTest, WhatCouldBeAValueIsNotShown) {
  for (const char* text :
       {"two words", "someone@example.org", "4111111111111111", "a12345", "+49 30 123", "9lives", "-x", "naïve", "a/b",
        "line\n", "tab\t", "a=b", "{json}", "session_83920144", "$2b$12$abc", "<str>"}) {
    EXPECT_FALSE(IsShowable(text)) << text;
  }
}

TEST(StrTextTest, LongTextIsNotShown) {
  EXPECT_TRUE(IsShowable(std::string(80, 'a')));
  EXPECT_FALSE(IsShowable(std::string(81, 'a')));
}

class StrTextLayoutTest : public ::testing::TestWithParam<const Layout*> {
 protected:
  std::optional<std::string> Read(Address str, uint64_t limit = 100) {
    return ReadStr(heap_.memory(), heap_.layout(), str, limit);
  }
  void SetState(Address str, uint32_t width, bool is_ascii) {
    const auto& at = heap_.layout().str;
    heap_.Put<uint32_t>(str + *at.state, width << *at.kind_shift | *at.compact_mask | (is_ascii ? *at.ascii_mask : 0));
  }

  FakeHeap heap_{*GetParam()};
};

TEST_P(StrTextLayoutTest, AsciiTextIsRead) { EXPECT_EQ(Read(heap_.Str("hello")), "hello"); }

TEST_P(StrTextLayoutTest, WiderTextBecomesUtf8) {
  const auto& at = heap_.layout().str;
  const Address str = heap_.Str(std::string(100, 'x'));
  heap_.Put<uint64_t>(str + *at.length, 2);
  SetState(str, 1, false);
  heap_.Put<uint16_t>(str + *at.compact_size_bytes, 0x41e9);  // é A
  EXPECT_EQ(Read(str), "éA");
  SetState(str, 2, false);
  heap_.Put<uint32_t>(str + *at.compact_size_bytes, 0x004120ac);  // € A
  EXPECT_EQ(Read(str), "€A");
  SetState(str, 4, false);
  heap_.Put<uint64_t>(str + *at.compact_size_bytes, 0x000000410001f600);  // 😀 A
  EXPECT_EQ(Read(str), "😀A");
}

TEST_P(StrTextLayoutTest, TextLongerThanTheLimitIsRefused) { EXPECT_EQ(Read(heap_.Str("hello"), 4), std::nullopt); }

TEST_P(StrTextLayoutTest, ALengthBeyondMemoryIsRefused) {
  const Address str = heap_.Str("hello");
  heap_.Put<uint64_t>(str + *heap_.layout().str.length, uint64_t{1} << 62);
  EXPECT_EQ(Read(str, ~uint64_t{0}), std::nullopt);
}

TEST_P(StrTextLayoutTest, AWidthThatDoesNotExistIsRefused) {
  const Address str = heap_.Str("hello");
  for (const uint32_t width : {0u, 3u, 5u, 7u}) {
    SetState(str, width, true);
    EXPECT_EQ(Read(str), std::nullopt) << width;
  }
}

INSTANTIATE_TEST_SUITE_P(AllLayouts, StrTextLayoutTest, ::testing::ValuesIn(AllLayouts()),
                         [](const auto& test) { return testing::LayoutName(*test.param); });

}  // namespace
}  // namespace stillheld
