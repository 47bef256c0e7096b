// Fuzzes the walk over bytecode, with the instructions of every version: the code comes from the target.
#include "cpython/bytecode.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stillheld;
  const std::span<const std::byte> code(reinterpret_cast<const std::byte*>(data), size);
  for (const OpcodeTable* table :
       {&kOpcodes3_8, &kOpcodes3_9, &kOpcodes3_10, &kOpcodes3_11, &kOpcodes3_12, &kOpcodes3_13}) {
    const OpcodeSet opcodes(*table);
    InstructionWalk walk(opcodes, code);
    Instruction instruction;
    while (walk.Next(&instruction)) instruction.JumpTarget(*table);
  }
  return 0;
}
