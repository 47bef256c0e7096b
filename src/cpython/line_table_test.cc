#include "cpython/line_table.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <initializer_list>
#include <vector>

#include "base/bytes.h"
#include "cpython/testing/interpreters.h"

namespace stillheld {
namespace {

using testing::FindInterpreters;
using testing::Interpreter;

std::vector<std::byte> Bytes(std::initializer_list<int> values) {
  std::vector<std::byte> bytes;
  for (int value : values) bytes.push_back(static_cast<std::byte>(value));
  return bytes;
}

LineTableForm FormOf(const Interpreter& python) {
  if (python.minor >= 11) return LineTableForm::kLocations;
  return python.minor == 10 ? LineTableForm::kRanges : LineTableForm::kLnotab;
}

// Compares every code unit of every code object with what the interpreter says; returns how many were compared.
size_t CompareWith(const Interpreter& python, const std::string& cases) {
  const auto bytes = std::as_bytes(std::span(cases));
  size_t units = 0, position = 0;
  while (position < bytes.size()) {
    const auto first_line = LoadAt<int32_t>(bytes, position);
    const auto table_bytes = LoadAt<uint32_t>(bytes, position + 4);
    const auto ranges = LoadAt<uint32_t>(bytes, position + 8);
    LineCursor cursor(FormOf(python), bytes.subspan(position + 12, table_bytes), first_line);
    position += 12 + table_bytes;
    for (uint32_t i = 0; i < ranges; ++i, position += 12) {
      const auto end = LoadAt<uint32_t>(bytes, position + 4);
      const auto line = LoadAt<uint32_t>(bytes, position + 8);
      for (uint32_t offset = LoadAt<uint32_t>(bytes, position); offset < end; offset += 2, ++units) {
        const uint32_t ours = cursor.LineAt(offset).value_or(0);
        if (ours == line) continue;
        ADD_FAILURE() << python.path << ": offset " << offset << " is on line " << line << ", not " << ours;
        return units;
      }
    }
  }
  return units;
}

TEST(LineTable, AgreesWithEveryInterpreterAboutItsStandardLibrary) {
  const std::string every = std::getenv("STILLHELD_WHOLE_LIBRARY") != nullptr ? "1" : "6";
  for (const Interpreter& python : FindInterpreters()) {
    const size_t units = CompareWith(python, RunScript(python, "testdata/line_cases.py", every));
    EXPECT_GT(units, 50'000u) << python.path;
    std::printf("             %s: %zu code units\n", python.path.c_str(), units);
  }
}

TEST(LineTable, HoldsTheFirstLineWhereTheOldTableIsEmpty) {
  LineCursor cursor(LineTableForm::kLnotab, {}, 7);
  EXPECT_EQ(cursor.LineAt(0), 7u);
  EXPECT_EQ(cursor.LineAt(4000), 7u);
}

TEST(LineTable, GivesNoLineBehindTheEndOfANewTable) {
  const auto ranges = Bytes({4, 1});
  LineCursor cursor(LineTableForm::kRanges, ranges, 7);
  EXPECT_EQ(cursor.LineAt(2), 8u);
  EXPECT_EQ(cursor.LineAt(4), std::nullopt);
}

TEST(LineTable, GivesNoLineToAnInstructionWithoutOne) {
  const auto ranges = Bytes({2, 1, 2, 0x80, 2, 1});
  LineCursor cursor(LineTableForm::kRanges, ranges, 7);
  EXPECT_EQ(cursor.LineAt(0), 8u);
  EXPECT_EQ(cursor.LineAt(2), std::nullopt);
  EXPECT_EQ(cursor.LineAt(4), 9u);
}

TEST(LineTable, MayBeAskedBackwards) {
  const auto lnotab = Bytes({0, 1, 6, 2, 4, 0xff});
  LineCursor cursor(LineTableForm::kLnotab, lnotab, 1);
  EXPECT_EQ(cursor.LineAt(10), 3u);
  EXPECT_EQ(cursor.LineAt(6), 4u);
  EXPECT_EQ(cursor.LineAt(0), 2u);
}

TEST(LineTable, OfPythonTwoNeverGoesBack) {
  const auto lnotab = Bytes({6, 0xff, 4, 1});
  LineCursor cursor(LineTableForm::kOldLnotab, lnotab, 1);
  EXPECT_EQ(cursor.LineAt(0), 1u);
  EXPECT_EQ(cursor.LineAt(6), 256u);
  EXPECT_EQ(cursor.LineAt(10), 257u);
}

TEST(LineTable, SurvivesEveryTruncationAndEveryByte) {
  for (LineTableForm form :
       {LineTableForm::kLnotab, LineTableForm::kOldLnotab, LineTableForm::kRanges, LineTableForm::kLocations}) {
    for (int first = 0; first < 256; ++first) {
      for (size_t size = 0; size <= 8; ++size) {
        std::vector<std::byte> table(size, static_cast<std::byte>(0x7f));
        if (size > 0) table[0] = static_cast<std::byte>(first);
        LineCursor cursor(form, table, -5);
        for (uint32_t offset = 0; offset < 600; offset += 2) cursor.LineAt(offset);
        cursor.LineAt(0);
        cursor.LineAt(0xffffffff);
      }
    }
  }
}

}  // namespace
}  // namespace stillheld
