#include "cpython/layouts/opcodes.h"

namespace stillheld {

const OpcodeTable* FindOpcodeTable(uint16_t version_number) {
  for (const OpcodeTable* table : {&kOpcodes2_7, &kOpcodes3_6, &kOpcodes3_7, &kOpcodes3_8, &kOpcodes3_9, &kOpcodes3_10,
                                   &kOpcodes3_11, &kOpcodes3_12, &kOpcodes3_13, &kOpcodes3_14, &kOpcodes3_15}) {
    if (table->version_number == version_number) return table;
  }
  return nullptr;
}

}  // namespace stillheld
