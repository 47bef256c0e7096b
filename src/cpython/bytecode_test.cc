#include "cpython/bytecode.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <vector>

#include "base/bytes.h"
#include "cpython/testing/interpreters.h"

namespace stillheld {
namespace {

using testing::FindInterpreters;
using testing::Interpreter;

const OpcodeSet& OpcodesOf(int minor) {
  static std::map<int, OpcodeSet> sets;
  const OpcodeTable* table = FindOpcodeTable(static_cast<uint16_t>(3 << 8 | minor));
  EXPECT_NE(table, nullptr);
  return sets.try_emplace(minor, *table).first->second;
}

struct Compared {
  size_t instructions = 0;
  size_t other_forms = 0;  // specialized or instrumented
  size_t jumps = 0;
};

// The five numbers that bytecode_cases.py writes for each instruction.
struct Row {
  uint32_t offset, opcode, argument, has_argument, target;
};

// Walks over one code object; a description of the first difference, or nothing.
std::string Difference(const OpcodeSet& opcodes, std::span<const std::byte> code, std::span<const std::byte> rows,
                       Compared* compared) {
  InstructionWalk walk(opcodes, code);
  Instruction ours;
  for (size_t i = 0; i < rows.size() / sizeof(Row); ++i) {
    const Row row = LoadAt<Row>(rows, i * sizeof(Row));
    const std::string place = "offset " + std::to_string(row.offset) + " ";
    if (!walk.Next(&ours)) return place + "was not reached";
    if (ours.offset != row.offset) return place + "was passed over";
    if (ours.row->number != row.opcode) return place + "is not " + std::string(ours.row->name);
    if (row.has_argument != 0 && ours.argument != row.argument) return place + "has another argument";
    if (ours.row->jump != Jump::kNone) {
      ++compared->jumps;
      if (ours.JumpTarget(opcodes.table()) != row.target) return place + "jumps elsewhere";
    }
    ++compared->instructions;
    compared->other_forms += std::to_integer<uint8_t>(code[ours.offset]) != row.opcode;
  }
  return walk.Next(&ours) || !walk.complete() ? "there is more" : "";
}

TEST(Bytecode, OfPythonTwoHasInstructionsOfOneByteAndOfThree) {
  constexpr uint8_t kLoadFast = 124, kExtendedArg = 145, kBinaryAdd = 23, kJumpForward = 110;
  const uint8_t code[] = {kLoadFast,    2, 1, kExtendedArg, 3, 0, kLoadFast, 4, 0, kBinaryAdd,
                          kJumpForward, 5, 0, kLoadFast,    1};
  const OpcodeSet opcodes(*FindOpcodeTable(2 << 8 | 7));
  InstructionWalk walk(opcodes, std::as_bytes(std::span(code)));
  std::vector<std::pair<uint32_t, uint32_t>> found;
  Instruction instruction;
  while (walk.Next(&instruction)) found.emplace_back(instruction.offset, instruction.argument);
  EXPECT_EQ(found, (std::vector<std::pair<uint32_t, uint32_t>>{{0, 0x102}, {6, 0x30004}, {9, 0}, {10, 5}}));
  EXPECT_EQ(instruction.JumpTarget(opcodes.table()), 18u);
  EXPECT_FALSE(walk.complete()) << "the last instruction is cut";
}

TEST(Bytecode, IsWhatEveryInterpreterSaysOfItsCodeSpecializedOrNot) {
  const std::string every = std::getenv("STILLHELD_WHOLE_LIBRARY") != nullptr ? "1" : "20";
  for (const Interpreter& python : FindInterpreters()) {
    const std::string cases = RunScript(python, "testdata/bytecode_cases.py", every);
    const auto bytes = std::as_bytes(std::span(cases));
    Compared compared;
    for (size_t position = 0; position < bytes.size();) {
      const auto code_bytes = LoadAt<uint32_t>(bytes, position);
      const size_t rows_bytes = LoadAt<uint32_t>(bytes, position + 4) * sizeof(Row);
      const auto code = bytes.subspan(position + 8, code_bytes);
      const auto rows = bytes.subspan(position + 8 + code_bytes, rows_bytes);
      const std::string difference = Difference(OpcodesOf(python.minor), code, rows, &compared);
      ASSERT_EQ(difference, "") << python.path;
      position += 8 + code_bytes + rows_bytes;
    }
    EXPECT_GT(compared.instructions, 20'000u) << python.path;
    EXPECT_GT(compared.jumps, 1'000u) << python.path;
    // CPython 3.13 without the GIL does not specialize: what is left are the forms of loops.
    const bool specializes = python.minor >= 11 && !(python.is_free_threaded && python.minor == 13);
    EXPECT_GE(compared.other_forms, specializes ? 2'000u : 0u) << python.path;
    std::printf("             %s: %zu instructions, %zu in other forms\n", python.path.c_str(), compared.instructions,
                compared.other_forms);
  }
}

TEST(Bytecode, EndsAtAByteThatIsNoInstruction) {
  const std::vector<std::byte> code(4, std::byte{254});
  InstructionWalk walk(OpcodesOf(8), code);
  Instruction instruction;
  EXPECT_FALSE(walk.Next(&instruction));
  EXPECT_FALSE(walk.complete());
}

TEST(Bytecode, EndsWhereTheCachesOfAnInstructionAreCutOff) {
  const uint8_t binary_op = 122;
  const std::vector<std::byte> code = {std::byte{binary_op}, std::byte{0}};
  InstructionWalk walk(OpcodesOf(12), code);
  Instruction instruction;
  EXPECT_FALSE(walk.Next(&instruction));
  EXPECT_FALSE(walk.complete());
}

TEST(Bytecode, SurvivesEveryPairOfBytes) {
  for (int minor = testing::kOldestMinor; minor <= testing::kNewestMinor; ++minor) {
    for (int first = 0; first < 256; ++first) {
      const std::vector<std::byte> code(63, static_cast<std::byte>(first));
      InstructionWalk walk(OpcodesOf(minor), code);
      Instruction instruction;
      while (walk.Next(&instruction)) ASSERT_LE(instruction.end, code.size());
      EXPECT_FALSE(walk.complete());
    }
  }
}

}  // namespace
}  // namespace stillheld
