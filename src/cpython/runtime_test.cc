#include "cpython/runtime.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "cpython/build_graph.h"
#include "cpython/objects/dict_table.h"
#include "cpython/objects/int_value.h"
#include "cpython/testing/changed_space.h"
#include "cpython/testing/interpreters.h"
#include "cpython/testing/target_process.h"
#include "memory/capture.h"
#include "memory/recorded_space.h"

namespace stillheld {
namespace {

using testing::ChangedSpace;
using testing::FindInterpreters;
using ::testing::HasSubstr;
using testing::Interpreter;
using testing::TargetProcess;

// The Error that looking for a runtime ends with.
Error ErrorOf(const AddressSpace& space) {
  try {
    FindRuntime(MemoryReader(space));
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorCode::kUsage, "no error", "");
}

TEST(RuntimeTest, AProcessWithoutARuntimeIsNoPython) {
  RecordedSpace space;
  space.Add(Address(0x1000), std::vector<std::byte>(4096));
  EXPECT_EQ(ErrorOf(space).code(), ErrorCode::kNotPython);
  EXPECT_FALSE(ErrorOf(space).hint().empty());
}

TEST(RuntimeTest, ARuntimeOfAnUnknownSizeIsRefusedWithItsFingerprint) {
  RecordedSpace space;
  space.Add(Address(0x1000), std::vector<std::byte>(4096), "/usr/lib/libpython9.so");
  for (const char* name : {"_PyRuntime", "PyType_Type", "PyUnicode_Type", "_Py_NoneStruct"}) {
    space.AddSymbol(name, {Address(0x1000), 1234, "/usr/lib/libpython9.so"});
  }
  EXPECT_EQ(ErrorOf(space).code(), ErrorCode::kUnsupportedBuild);
  EXPECT_THAT(ErrorOf(space).what(), HasSubstr("1234 bytes in /usr/lib/libpython9.so"));
}

TEST(RuntimeTest, ARuntimeOfAKnownSizeThatHoldsNothingIsRefused) {
  RecordedSpace space;
  space.Add(Address(0x10000), std::vector<std::byte>(1 << 20), "/usr/bin/python");
  for (const Layout* layout : AllLayouts()) {
    RecordedSpace empty = space;
    for (const char* name : {"_PyRuntime", "PyType_Type", "PyUnicode_Type", "_Py_NoneStruct"}) {
      empty.AddSymbol(name, {Address(0x10000), *layout->runtime.size_bytes, "/usr/bin/python"});
    }
    EXPECT_EQ(ErrorOf(empty).code(), ErrorCode::kUnsupportedBuild) << layout->version;
  }
}

TEST(RuntimeTest, SymbolsOfAnotherImageDoNotCount) {
  RecordedSpace space;
  space.Add(Address(0x1000), std::vector<std::byte>(4096));
  space.AddSymbol("_PyRuntime", {Address(0x1000), 1464, "/usr/lib/one.so"});
  space.AddSymbol("PyType_Type", {Address(0x1000), 416, "/usr/lib/other.so"});
  EXPECT_EQ(ErrorOf(space).code(), ErrorCode::kNotPython);
}

class LiveRuntimeTest : public ::testing::TestWithParam<Interpreter> {};

TEST_P(LiveRuntimeTest, TheVersionIsTheOneTheInterpreterSays) {
  const std::string says = testing::RunScript(GetParam(), "testdata/say_version.py");
  const TargetProcess target(GetParam().path, "testdata/small_target.py", {});
  ASSERT_TRUE(target.AwaitReady());
  const Capture capture = CaptureProcess(target.pid(), CaptureMode::kCopy);
  const MemoryReader memory(*capture.space);
  const Runtime runtime = FindRuntime(memory);
  EXPECT_EQ(runtime.version + "\n", says);
  EXPECT_EQ(runtime.interpreters.size(), 1u);
  EXPECT_EQ(runtime.collectors.size(), 1u);
}

// Every other table contradicts the interpreter: the self-checks see that, whatever the fingerprint says.
TEST_P(LiveRuntimeTest, NoOtherVersionsLayoutPassesTheSelfChecks) {
  const TargetProcess target(GetParam().path, "testdata/small_target.py", {});
  ASSERT_TRUE(target.AwaitReady());
  const Capture capture = CaptureProcess(target.pid(), CaptureMode::kCopy);
  const MemoryReader memory(*capture.space);
  const Runtime right = FindRuntime(memory);
  const RuntimeSymbols symbols{right.address, right.type_type, right.str_type, right.none};
  for (const Layout* layout : AllLayouts()) {
    const bool is_right = layout->version == right.layout.version;
    EXPECT_EQ(std::holds_alternative<Runtime>(TryLayout(memory, symbols, *layout)), is_right) << layout->version;
  }
}

// A micro release that nobody has seen yet: sys.hexversion says 99, the structs are what they were.
TEST_P(LiveRuntimeTest, AnUnknownMicroReleaseIsReadIfItsStructsPassTheSelfChecks) {
  const TargetProcess target(GetParam().path, "testdata/small_target.py", {});
  ASSERT_TRUE(target.AwaitReady());
  const Capture capture = CaptureProcess(target.pid(), CaptureMode::kCopy);
  const MemoryReader memory(*capture.space);
  const Runtime right = FindRuntime(memory);
  const Layout& layout = right.layout;
  const Address sys = memory.LoadAddressOrNull(right.interpreters.front() + *layout.interpreter.sysdict);
  const Address number = FindInDict(memory, layout, sys, "hexversion");
  const uint64_t version = static_cast<uint64_t>(ReadInt(memory, layout, number).value());

  ChangedSpace space(*capture.space);
  const size_t objects = BuildGraph(space)->node_count();
  for (uint64_t offset = 0; offset < 32; offset += 4) {  // wherever an int has its only digit
    if (memory.Load<uint32_t>(number + offset) != version) continue;
    const uint64_t word = memory.Load<uint64_t>(number + offset).value();
    space.Store(number + offset, (word & ~uint64_t{0xff00}) | 99 << 8);
  }
  const auto graph = BuildGraph(space);
  ASSERT_TRUE(graph.has_value());
  EXPECT_THAT(graph->python_version(), ::testing::EndsWith(".99"));
  EXPECT_EQ(graph->node_count(), objects);
}

// The version is right and known, but something is not where it should be, as in a build with other options.
TEST_P(LiveRuntimeTest, ABuildWhoseStructsHaveMovedIsRefusedWithItsFingerprint) {
  const TargetProcess target(GetParam().path, "testdata/small_target.py", {});
  ASSERT_TRUE(target.AwaitReady());
  const Capture capture = CaptureProcess(target.pid(), CaptureMode::kCopy);
  const MemoryReader memory(*capture.space);
  const Runtime right = FindRuntime(memory);
  const Layout& layout = right.layout;
  const Address interpreter = right.interpreters.front();
  const Address collector = right.collectors.front();
  const struct {
    Address at;
    uint64_t word;
    const char* reason;
  } changes[] = {
      {right.type_type + *layout.type.tp_basicsize, *layout.heap_type.size_bytes + 8, "a class takes"},
      {right.type_type + *layout.object.ob_type, right.str_type.value(), "type is not its own type"},
      {interpreter + *layout.interpreter.modules, right.none.value(), "sys.modules is no dict"},
      {layout.gc.generations ? collector + *layout.gc.generations + *layout.gc_head.gc_next : Address(),
       interpreter.value(), "does not close"},
      {interpreter + *layout.interpreter.sysdict, right.none.value(), "sys.hexversion cannot be read"},
  };
  ChangedSpace space(*capture.space);
  for (const auto& [at, word, reason] : changes) {
    if (at.is_null()) continue;
    space.Store(at, word);
    const Error error = ErrorOf(space);
    space.Store(at, memory.Load<uint64_t>(at).value());
    EXPECT_EQ(error.code(), ErrorCode::kUnsupportedBuild) << reason;
    EXPECT_FALSE(error.hint().empty());
    if (capture.space->FindSymbols("_PyRuntime").empty()) continue;  // without one there is little to tell
    EXPECT_THAT(error.what(), HasSubstr(reason));
    EXPECT_THAT(error.what(), HasSubstr("_PyRuntime of " + std::to_string(*layout.runtime.size_bytes) + " bytes in /"));
  }
}

std::string NameOf(const ::testing::TestParamInfo<Interpreter>& info) {
  return "Python3" + std::to_string(info.param.minor) + "Number" + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(AllInterpreters, LiveRuntimeTest, ::testing::ValuesIn(FindInterpreters()), NameOf);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(LiveRuntimeTest);

}  // namespace
}  // namespace stillheld
