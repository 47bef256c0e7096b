#include "cpython/runtime.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "cpython/testing/interpreters.h"
#include "cpython/testing/target_process.h"
#include "memory/capture.h"
#include "memory/recorded_space.h"

namespace stillheld {
namespace {

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

std::string NameOf(const ::testing::TestParamInfo<Interpreter>& info) {
  return "Python3" + std::to_string(info.param.minor) + "Number" + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(AllInterpreters, LiveRuntimeTest, ::testing::ValuesIn(FindInterpreters()), NameOf);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(LiveRuntimeTest);

}  // namespace
}  // namespace stillheld
