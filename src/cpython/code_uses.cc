#include "cpython/code_uses.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "cpython/code_use_recorder.h"
#include "cpython/exception_table.h"

namespace stillheld {
namespace {

// Of open branches at one place; code that has more is given up.
constexpr size_t kMaxBranches = 512;
// Local variables beyond these are not followed.
constexpr size_t kMaxLocals = 256;
constexpr uint32_t kNoTarget = std::numeric_limits<uint32_t>::max();

// Arguments of BINARY_OP. CPython Include/opcode.h, since gh-89799 (3.11); the last since CPython 3.14.
enum BinaryOperator : uint32_t {
  kInplaceAdd = 13,
  kInplaceAnd = 14,
  kInplaceOr = 20,
  kInplaceSubtract = 23,
  kSubscript = 26
};

// Arguments of COMPARE_OP from here on compare nothing, until gh-83537 (3.9) made them instructions of their own.
constexpr uint32_t kFirstContains = 6;

class UseFinder {
 public:
  UseFinder(const OpcodeSet& opcodes, const CodeView& code)
      : opcodes_(opcodes),
        code_(code),
        recorder_(opcodes.table().line_table_form, code),
        state_(std::min(code.locals.size(), kMaxLocals)),
        tries_(code.exception_table) {}

  std::vector<CodeUse> Find() &&;

 private:
  // A forward jump on its way: what is known at its target.
  struct Branch {
    uint32_t target;
    ValueState state;
  };

  void Arrive(uint32_t offset);
  // False if there are too many.
  bool AddBranch(uint32_t target, ValueState state);
  bool AddBranchesOf(const Instruction& instruction);
  bool AddHandlers(uint32_t offset);
  void Execute(const Instruction& instruction);
  void Other(const Instruction& instruction);

  void LoadFast(uint32_t index, uint32_t offset);
  void LoadGlobal(uint32_t index, uint32_t offset);
  Value Attribute(const Value& owner, uint32_t index, uint32_t offset) const;
  void LoadSubscript();
  void Call(size_t callee_values, size_t arguments);
  void Augment(std::string_view operation, UseKind kind);
  void Combine();
  void Compare();

  const OpcodeSet& opcodes_;
  const CodeView& code_;
  UseRecorder recorder_;
  ValueState state_;
  ExceptionTable tries_;
  std::vector<Branch> branches_;
  uint32_t nearest_target_ = kNoTarget;
  bool reachable_ = true;  // from the instruction in front
};

Value Named(Scope scope, uint32_t index, uint32_t offset) {
  return Value(Value::Kind::kNamed, {scope, false, index, offset});
}

std::vector<CodeUse> UseFinder::Find() && {
  InstructionWalk walk(opcodes_, code_.code);
  Instruction instruction;
  while (walk.Next(&instruction)) {
    if (instruction.offset >= nearest_target_ || !reachable_) Arrive(instruction.offset);
    recorder_.Step(instruction, instruction.row->jump == Jump::kNone ? 0 : instruction.JumpTarget(opcodes_.table()));
    if (!AddHandlers(instruction.offset) || !AddBranchesOf(instruction)) return {};
    Execute(instruction);
    if (instruction.row->ends) reachable_ = false;
  }
  if (!walk.complete()) return {};
  return recorder_.TakeUses();
}

// Joins what comes from the instruction in front with what comes from jumps to here.
void UseFinder::Arrive(uint32_t offset) {
  uint32_t nearest = kNoTarget;
  std::erase_if(branches_, [&](Branch& branch) {
    if (branch.target > offset) {
      nearest = std::min(nearest, branch.target);
      return false;
    }
    if (reachable_) {
      state_.Merge(branch.state);
    } else {
      state_ = std::move(branch.state);
    }
    reachable_ = true;
    return true;
  });
  nearest_target_ = nearest;
  // Else it is code behind a loop without end, or a handler that nothing announced.
  if (!reachable_) state_.ClearStack();
  reachable_ = true;
}

bool UseFinder::AddBranch(uint32_t target, ValueState state) {
  for (Branch& branch : branches_) {
    if (branch.target != target) continue;
    branch.state.Merge(state);
    return true;
  }
  if (branches_.size() >= kMaxBranches) return false;
  branches_.push_back({target, std::move(state)});
  nearest_target_ = std::min(nearest_target_, target);
  return true;
}

bool UseFinder::AddBranchesOf(const Instruction& instruction) {
  const OpcodeRow& row = *instruction.row;
  if (row.jump == Jump::kNone) return true;
  const uint32_t target = instruction.JumpTarget(opcodes_.table());
  if (target <= instruction.offset) return true;
  ValueState there = state_;
  switch (row.op) {
    case Op::kForIter:  // the iterator is gone
      there.Pop();
      break;
    case Op::kForIterBoth:
    case Op::kForIterPair:
      there.PushUnknown(1);
      break;
    case Op::kSend:  // the iterator and what was sent are gone, its result is there
      there.Pop(2);
      there.PushUnknown(1);
      break;
    case Op::kJumpOrPop:
      break;
    case Op::kTry:
      there.ClearStack();
      break;
    default:
      there.Pop(row.pops.constant);
      there.PushUnknown(row.pushes.constant);
  }
  return AddBranch(target, std::move(there));
}

// A handler is entered with the local variables as they were where the code that it guards begins.
bool UseFinder::AddHandlers(uint32_t offset) {
  for (; tries_.valid() && tries_.begin() <= offset; tries_.Next()) {
    if (tries_.target() <= offset) continue;
    ValueState there = state_;
    there.ClearStack();
    if (!AddBranch(tries_.target(), std::move(there))) return false;
  }
  return true;
}

void UseFinder::Execute(const Instruction& instruction) {
  const uint32_t argument = instruction.argument;
  const uint32_t offset = instruction.offset;
  switch (instruction.row->op) {
    case Op::kLoadFast:
      return LoadFast(argument, offset);
    case Op::kLoadFastAndClear:
      LoadFast(argument, offset);
      return state_.set_local(argument, Value());
    case Op::kLoadFastPair:
      LoadFast(argument >> 4, offset);
      return LoadFast(argument & 15, offset);
    case Op::kStoreFast:
      return state_.set_local(argument, state_.Pop());
    case Op::kStoreFastPair:
      state_.set_local(argument >> 4, state_.Pop());
      return state_.set_local(argument & 15, state_.Pop());
    case Op::kStoreFastLoadFast:
      state_.set_local(argument >> 4, state_.Pop());
      return LoadFast(argument & 15, offset);
    case Op::kDeleteFast:
      return state_.set_local(argument, Value());
    case Op::kLoadDeref:
      state_.Pop(instruction.row->pops.constant);
      return state_.Push(Named(Scope::kLocal, argument + code_.first_cell, offset));
    case Op::kLoadGlobal:
      state_.Pop(instruction.row->pops.constant);
      return LoadGlobal(argument, offset);
    case Op::kLoadGlobalNullFirst:
      if ((argument & 1) != 0) state_.Push(Value(Value::Kind::kNull));
      return LoadGlobal(argument >> 1, offset);
    case Op::kLoadGlobalNullLast:
      LoadGlobal(argument >> 1, offset);
      if ((argument & 1) != 0) state_.Push(Value(Value::Kind::kNull));
      return;
    case Op::kStoreGlobal:
      return recorder_.Rebind({Scope::kGlobal, false, argument, offset}, state_.Pop());
    case Op::kDeleteGlobal:
      return recorder_.Delete({Scope::kGlobal, false, argument, offset});
    case Op::kLoadAttr:
      return state_.Push(Attribute(state_.Pop(), argument, offset));
    case Op::kLoadMethod:
      state_.Push(Attribute(state_.Pop(), argument, offset));
      return state_.PushUnknown(1);
    case Op::kLoadAttrOrMethod:
      state_.Push(Attribute(state_.Pop(), argument >> 1, offset));
      return state_.PushUnknown(argument & 1);
    case Op::kLoadSuperAttr:
      state_.Pop(3);
      state_.Push(Attribute(Value(), argument >> 2, offset));
      return state_.PushUnknown(argument & 1);
    case Op::kStoreAttr:
      state_.Pop();
      return recorder_.Rebind({Scope::kAttribute, false, argument, offset}, state_.Pop());
    case Op::kDeleteAttr:
      state_.Pop();
      return recorder_.Delete({Scope::kAttribute, false, argument, offset});

    case Op::kLoadSubscript:
      return LoadSubscript();
    case Op::kStoreSubscript:
      recorder_.StoreSubscript(state_.Peek(1), state_.Peek(0).kind == Value::Kind::kSlice, state_.Peek(2));
      return state_.Pop(3);
    case Op::kStoreSlice: {
      const size_t values = instruction.row->pops.constant;  // what is stored, the container, and up to two bounds
      recorder_.StoreSubscript(state_.Peek(values - 2), true, state_.Peek(values - 1));
      return state_.Pop(values);
    }
    case Op::kDeleteSubscript: {
      const size_t values = instruction.row->pops.constant;  // the container, and a key or up to two bounds
      recorder_.DeleteSubscript(state_.Peek(values - 1));
      return state_.Pop(values);
    }
    case Op::kBuildSlice:
      state_.Pop(argument);
      return state_.Push(Value(Value::Kind::kSlice));

    case Op::kLoadConst: {
      const bool is_slice = std::ranges::binary_search(code_.slice_constants, argument);
      Value constant(is_slice ? Value::Kind::kSlice : Value::Kind::kConstant);
      constant.constant = argument + 1;
      return state_.Push(constant);
    }
    case Op::kLoadImmediate: {
      Value constant(Value::Kind::kConstant);
      constant.immediate = argument;
      return state_.Push(constant);
    }
    case Op::kPushNull:
      return state_.Push(Value(Value::Kind::kNull));
    case Op::kCall:
      return Call(2, argument);
    case Op::kCallNames:
      state_.Pop();
      return Call(2, argument);
    case Op::kCallFunction:
      return Call(1, argument);
    case Op::kCallFunctionNames:
      state_.Pop();
      return Call(1, argument);
    case Op::kCallCounts:
      state_.Pop(instruction.row->pops.constant - 1u);
      return Call(1, (argument & 0xff) + size_t{2} * (argument >> 8 & 0xff));
    case Op::kCallUnpacked:
      // Positional arguments are one value; a NULL beside the callable is popped as if it were a callable of its own.
      state_.Pop(argument & 1);
      return Call(instruction.row->pops.constant - 1u, 1);
    case Op::kCallUnpackedAlways:
      state_.Pop();
      return Call(2, 1);
    case Op::kMakeFunction:
      state_.Pop(instruction.row->pops.constant);
      for (uint32_t bit = 1; bit < 16; bit <<= 1) state_.Pop((argument & bit) != 0 ? 1u : 0u);
      return state_.PushUnknown(1);

    case Op::kDup:
      return state_.Push(state_.Peek(0));
    case Op::kDupTwo:
      state_.Push(state_.Peek(1));
      return state_.Push(state_.Peek(1));
    case Op::kDupMany: {
      constexpr uint32_t kMost = 3;  // the compiler makes no more
      if (argument == 0 || argument > kMost) return state_.ClearStack();
      for (uint32_t i = 0; i < argument; ++i) state_.Push(state_.Peek(argument - 1));
      return;
    }
    case Op::kCopy:
      return state_.Push(argument == 0 ? Value() : state_.Peek(argument - 1));
    case Op::kSwap:
      return argument < 2 ? void() : state_.Swap(argument - 1);
    case Op::kRotTwo:
      return state_.Rotate(1);
    case Op::kRotThree:
      return state_.Rotate(2);
    case Op::kRotFour:
      return state_.Rotate(3);
    case Op::kRotN:
      return argument < 2 ? void() : state_.Rotate(argument - 1);

    case Op::kInplaceAdd:
      return Augment("+=", UseKind::kStores);
    case Op::kInplaceOr:
      return Augment("|=", UseKind::kStores);
    case Op::kInplaceSubtract:
      return Augment("-=", UseKind::kRemoves);
    case Op::kInplaceAnd:
      return Augment("&=", UseKind::kRemoves);
    case Op::kBinary:
      return Combine();
    case Op::kBinaryOp:
      if (argument == kInplaceAdd) return Augment("+=", UseKind::kStores);
      if (argument == kInplaceOr) return Augment("|=", UseKind::kStores);
      if (argument == kInplaceSubtract) return Augment("-=", UseKind::kRemoves);
      if (argument == kSubscript) return LoadSubscript();
      if (argument == kInplaceAnd) return Augment("&=", UseKind::kRemoves);
      return Combine();
    case Op::kCompareOrContains:
      return argument < kFirstContains ? Compare() : Other(instruction);
    case Op::kCompare:
      return Compare();
    case Op::kFormatValue:
      state_.Pop((argument & 4) != 0 ? 2u : 1u);
      return state_.PushUnknown(1);
    case Op::kBuildInterpolation:
      state_.Pop(2u + (argument & 1));
      return state_.PushUnknown(1);
    case Op::kGetIter:
      return state_.Push(ElementOf(state_.Pop()));
    case Op::kGetIterPair:
      state_.Push(ElementOf(state_.Pop()));
      return state_.PushUnknown(1);
    case Op::kForIterPair:
      return state_.Push(state_.Peek(1));
    case Op::kForIter:
    case Op::kForIterBoth:
      return state_.Push(state_.Peek(0));
    case Op::kUnpack: {
      const Value sequence = state_.Pop();
      if (argument > kMaxLocals) return state_.ClearStack();
      for (uint32_t i = 0; i < argument; ++i) {
        state_.Push(sequence.name.is_element ? sequence : Value());
      }
      return;
    }
    case Op::kUnpackStarred:
      state_.Pop();
      return state_.PushUnknown((argument & 0xff) + (argument >> 8) + 1);

    case Op::kStoreDeref:
      return recorder_.StoreCell(state_.Pop());
    case Op::kJumpOrPop:
      return state_.Pop(1);
    case Op::kSend:
    case Op::kTry:
    case Op::kExtendedArg:
    case Op::kOther:
      return Other(instruction);
  }
}

void UseFinder::Other(const Instruction& instruction) {
  const auto [pop, pop_per_argument] = instruction.row->pops;
  const auto [push, push_per_argument] = instruction.row->pushes;
  state_.Pop(pop + size_t{pop_per_argument} * instruction.argument);
  state_.PushUnknown(push + size_t{push_per_argument} * instruction.argument);
}

// A variable that was given a value with a name of its own stands for that value; else for itself.
void UseFinder::LoadFast(uint32_t index, uint32_t offset) {
  Value value = state_.local(index);
  value.is_augmented = false;
  if (value.kind == Value::Kind::kTime) return state_.Push(value);
  if (value.kind == Value::Kind::kNamed || value.kind == Value::Kind::kLength) {
    value.name.offset = offset;
    value.receiver.offset = offset;
    return state_.Push(value);
  }
  state_.Push(Named(Scope::kLocal, index, offset));
}

void UseFinder::LoadGlobal(uint32_t index, uint32_t offset) { state_.Push(Named(Scope::kGlobal, index, offset)); }

Value UseFinder::Attribute(const Value& owner, uint32_t index, uint32_t offset) const {
  Value value = Named(Scope::kAttribute, index, offset);
  if (owner.kind == Value::Kind::kTime) return owner;
  if (owner.kind == Value::Kind::kNamed) value.receiver = owner.name;
  return value;
}

void UseFinder::LoadSubscript() {
  const Value key = state_.Pop();
  const Value container = state_.Pop();
  state_.Push(key.kind == Value::Kind::kSlice ? Value() : ElementOf(container));
}

// Of the values that say what is called, NULL is none; in front of self stands the method.
void UseFinder::Call(size_t callee_values, size_t arguments) {
  const Value first = state_.Peek(arguments + callee_values - 1);
  const Value callee =
      first.kind == Value::Kind::kNull && callee_values > 1 ? state_.Peek(arguments + callee_values - 2) : first;
  const Value first_argument = arguments > 0 ? state_.Peek(arguments - 1) : Value();
  for (size_t i = 0; i < std::min(arguments, kMaxLocals); ++i) recorder_.Pass(state_.Peek(i));
  state_.Pop(callee_values);
  state_.Pop(arguments);
  state_.Push(recorder_.Call(callee, first_argument));
}

void UseFinder::Augment(std::string_view operation, UseKind kind) {
  const Value right = state_.Pop();
  const Value left = state_.Pop();
  state_.Push(recorder_.Augment(left, right, operation, kind));
}

// The sum or difference of a length and something is compared as the length would be; so is that of a time.
void UseFinder::Combine() {
  const Value right = state_.Pop();
  const Value left = state_.Pop();
  for (const Value::Kind kind : {Value::Kind::kLength, Value::Kind::kTime}) {
    if (left.kind == kind) return state_.Push(left);
    if (right.kind == kind) return state_.Push(right);
  }
  // `now - 60` of a parameter, `entry.born + TTL`
  state_.Push(recorder_.IsAge(left) || recorder_.IsAge(right) ? Value(Value::Kind::kTime) : Value());
}

void UseFinder::Compare() {
  const Value right = state_.Pop();
  const Value left = state_.Pop();
  recorder_.Compare(left, right);
  state_.PushUnknown(1);
}

}  // namespace

std::vector<CodeUse> FindUses(const OpcodeSet& opcodes, const CodeView& code) {
  return UseFinder(opcodes, code).Find();
}

}  // namespace stillheld
