// OpcodeTable: the instructions of one version of CPython. The tables are generated, see tools/generate_opcodes.py.
#ifndef STILLHELD_CPYTHON_LAYOUTS_OPCODES_H_
#define STILLHELD_CPYTHON_LAYOUTS_OPCODES_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "cpython/line_table.h"

namespace stillheld {

// What an instruction means to whoever follows the values on the stack. Versions differ in names and arguments; an Op
// always means the same.
enum class Op : uint8_t {
  kOther,        // pops and pushes as its row says; what it pushes is not known
  kExtendedArg,  // 8 higher bits for the argument of the next instruction

  kLoadConst,      // argument: index in co_consts
  kLoadImmediate,  // a constant that is not in co_consts
  kLoadFast,
  kLoadFastAndClear,
  kLoadFastPair,  // argument: two numbers of 4 bits, the first to push is the upper one
  kStoreFast,
  kStoreFastPair,      // the same, the first to pop is the upper one
  kStoreFastLoadFast,  // the same, the upper one is stored to
  kDeleteFast,
  kLoadDeref,
  kStoreDeref,
  kLoadGlobal,           // a global, or a name of a module's or class's namespace
  kLoadGlobalNullFirst,  // argument: name << 1 | whether NULL is pushed under it
  kLoadGlobalNullLast,   // argument: name << 1 | whether NULL is pushed over it
  kStoreGlobal,
  kDeleteGlobal,
  kLoadAttr,
  kLoadMethod,        // pushes two values for a call: the method and self, or NULL and the attribute
  kLoadAttrOrMethod,  // argument: name << 1 | whether it is a kLoadMethod
  kLoadSuperAttr,     // argument: name << 2 | … | whether it is a kLoadMethod
  kStoreAttr,
  kDeleteAttr,

  kLoadSubscript,
  kStoreSubscript,
  kDeleteSubscript,
  kStoreSlice,
  kBuildSlice,

  kPushNull,
  kCall,                // two values say what is called: f and self, NULL and f, or f and NULL; then the arguments
  kCallNames,           // the same, with a tuple of keywords on top
  kCallFunction,        // one value says what is called
  kCallFunctionNames,   // the same, with a tuple of keywords on top
  kCallCounts,          // argument: arguments | keywords and their values << 8; *args and **kwargs are popped before
  kCallUnpacked,        // f(*args, **kwargs); argument: bit 0 says that there are kwargs
  kCallUnpackedAlways,  // the same; kwargs or NULL are always on top
  kMakeFunction,        // argument: one more value for each of the low 4 bits

  kDup,
  kDupTwo,
  kDupMany,  // argument: how many
  kCopy,
  kSwap,
  kRotTwo,
  kRotThree,
  kRotFour,
  kRotN,

  kInplaceAdd,
  kInplaceOr,
  kInplaceSubtract,
  kInplaceAnd,
  kBinary,
  kBinaryOp,  // argument: the operator, NB_ADD …, NB_INPLACE_ADD …
  kCompare,
  kCompareOrContains,   // argument: < <= == != > >=, from 6 on: in, not in, is, is not
  kFormatValue,         // argument: bit 2 says that there is a format
  kBuildInterpolation,  // argument: bit 0 says that there is a format
  kUnpack,
  kUnpackStarred,  // argument: how many before | how many behind << 8
  kGetIter,
  kGetIterPair,  // the same, with a position over the iterator
  kForIter,      // the jump at the end of the loop pops the iterator
  kForIterBoth,  // the jump at the end of the loop finds an item on top of the iterator, as the body does
  kForIterPair,  // the same, of a kGetIterPair
  kJumpOrPop,    // the jump keeps the value
  kTry,          // the jump leads to a handler
  kSend,         // the jump at the end leaves one value, else there are two
};

enum class Jump : uint8_t {
  kNone,
  kRelative,
  kAbsolute,  // forwards, or back to the head of a loop
  kBackward   // back from behind the instruction
};

// constant + per_argument × argument
struct StackCount {
  uint8_t constant = 0;
  uint8_t per_argument = 0;
};

struct OpcodeRow {
  uint8_t number = 0;
  std::string_view name;  // CPython's
  Op op = Op::kOther;
  uint8_t caches = 0;  // code units behind it that hold no instruction
  StackCount pops;
  StackCount pushes;
  Jump jump = Jump::kNone;
  bool ends = false;  // the next instruction does not follow
};

// A form that exists in memory only: what the interpreter writes over `base` when it has learned, or is watched.
struct SpecializedOpcode {
  uint8_t number = 0;
  uint8_t base = 0;
};

struct OpcodeTable {
  std::string_view version;
  uint16_t version_number = 0;  // major << 8 | minor
  LineTableForm line_table_form = LineTableForm::kLocations;
  uint8_t offset_unit_bytes = 2;  // in which jumps and f_lasti count
  // Whether locals, cells and free variables have one numbering, by co_localsplusnames (gh-88116); else the argument of
  // LOAD_DEREF counts cells and free variables alone.
  bool has_localsplus = true;
  std::span<const OpcodeRow> rows;
  std::span<const SpecializedOpcode> specialized;
  // Opcodes from this one on have an argument of two bytes behind them, those before none. 0: each has one of one byte.
  uint8_t first_with_argument = 0;
};

extern const OpcodeTable kOpcodes2_7;
extern const OpcodeTable kOpcodes3_6;
extern const OpcodeTable kOpcodes3_7;
extern const OpcodeTable kOpcodes3_8;
extern const OpcodeTable kOpcodes3_9;
extern const OpcodeTable kOpcodes3_10;
extern const OpcodeTable kOpcodes3_11;
extern const OpcodeTable kOpcodes3_12;
extern const OpcodeTable kOpcodes3_13;
extern const OpcodeTable kOpcodes3_14;
extern const OpcodeTable kOpcodes3_15;

// nullptr if there is no table for this version; `version_number` is major << 8 | minor.
const OpcodeTable* FindOpcodeTable(uint16_t version_number);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_LAYOUTS_OPCODES_H_
