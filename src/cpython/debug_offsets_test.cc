#include "cpython/debug_offsets.h"

#include <gtest/gtest.h>

#include "memory/recorded_space.h"

namespace stillheld {
namespace {

constexpr Address kRuntime(0x10000);

class DebugOffsetsTest : public ::testing::TestWithParam<const Layout*> {
 protected:
  DebugOffsetsTest() {
    space_.Add(kRuntime, std::vector<std::byte>(4096));
    const std::string_view cookie = "xdebugpy";
    space_.Store(kRuntime, std::as_bytes(std::span(cookie)));
    // A table that says what the layout says already.
    const auto& at = layout_.debug_offsets;
    space_.Store(kRuntime + *at.free_threaded, static_cast<uint64_t>(layout_.is_free_threaded));
    Put(at.runtime_interpreters_head, layout_.runtime.interpreters_head);
    Put(at.interpreter_size, layout_.interpreter.size_bytes);
    Put(at.interpreter_gc, layout_.interpreter.gc);
    Put(at.thread_size, layout_.thread.size_bytes);
    Put(at.gc_size, layout_.gc.size_bytes);
  }
  void Put(Offset position, Offset value) { space_.Store(kRuntime + position.value(), uint64_t{value.value()}); }
  DebugOffsetsState Apply() { return ApplyDebugOffsets(MemoryReader(space_), kRuntime, layout_); }

  RecordedSpace space_;
  Layout layout_ = *GetParam();
};

TEST_P(DebugOffsetsTest, AMovedFieldIsCorrected) {
  Put(layout_.debug_offsets.interpreter_gc, *layout_.interpreter.gc + 16);
  const Offset before = layout_.interpreter.gc;
  EXPECT_EQ(Apply(), DebugOffsetsState::kApplied);
  EXPECT_EQ(layout_.interpreter.gc, *before + 16);
}

TEST_P(DebugOffsetsTest, AFieldOutsideOfItsStructRejectsTheWholeTable) {
  Put(layout_.debug_offsets.interpreter_modules, *layout_.interpreter.size_bytes);
  Put(layout_.debug_offsets.interpreter_gc, *layout_.interpreter.gc + 16);
  EXPECT_EQ(Apply(), DebugOffsetsState::kContradicts);
  EXPECT_EQ(layout_.interpreter.gc, GetParam()->interpreter.gc);
}

TEST_P(DebugOffsetsTest, AnAbsurdSizeRejectsTheWholeTable) {
  space_.Store(kRuntime + *layout_.debug_offsets.interpreter_size, ~uint64_t{0});
  EXPECT_EQ(Apply(), DebugOffsetsState::kContradicts);
}

TEST_P(DebugOffsetsTest, WithoutTheCookieThereIsNoTable) {
  space_.Store(kRuntime, uint64_t{0});
  EXPECT_EQ(Apply(), DebugOffsetsState::kAbsent);
}

TEST_P(DebugOffsetsTest, ABuildWithoutTheGilIsNotTakenForOneWithIt) {
  space_.Store(kRuntime + *layout_.debug_offsets.free_threaded, static_cast<uint64_t>(!layout_.is_free_threaded));
  EXPECT_EQ(Apply(), DebugOffsetsState::kOtherThreading);
}

std::vector<const Layout*> LayoutsWithTable() {
  std::vector<const Layout*> layouts;
  for (const Layout* layout : AllLayouts()) {
    if (layout->debug_offsets.size_bytes) layouts.push_back(layout);
  }
  return layouts;
}

INSTANTIATE_TEST_SUITE_P(AllLayouts, DebugOffsetsTest, ::testing::ValuesIn(LayoutsWithTable()));

}  // namespace
}  // namespace stillheld
