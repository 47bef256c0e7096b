// What is known about the values on the evaluation stack and in the local variables at one place of a function's code.
//
// Only one thing matters about a value: by which name the function got hold of it. Everything else is unknown, and
// popping below the known part of the stack gives unknown values, so that a handler, whose stack is not known, is
// simply entered with an empty one.
#ifndef STILLHELD_CPYTHON_CODE_VALUES_H_
#define STILLHELD_CPYTHON_CODE_VALUES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace stillheld {

enum class Scope : uint8_t { kNone, kGlobal, kAttribute, kLocal };

// An index into CodeView::names, or with Scope::kLocal into CodeView::locals.
struct NameRef {
  Scope scope = Scope::kNone;
  bool is_element = false;  // an element of what the name refers to: X[k], X.get(k), an item of a loop over X
  uint32_t index = 0;
  uint32_t offset = 0;  // of the instruction that loaded it

  bool known() const { return scope != Scope::kNone; }
  bool operator==(const NameRef&) const = default;
};

struct Value {
  enum class Kind : uint8_t {
    kUnknown,
    kNull,
    kConstant,
    kSlice,
    kNamed,   // what `name` refers to
    kLength,  // len() of what `name` refers to
    kTime,    // what a clock said, or what was computed from that
  };
  Kind kind = Kind::kUnknown;
  bool is_augmented = false;  // the result of += and the like: storing it back rebinds nothing
  NameRef name;
  NameRef receiver;        // of an attribute: what it was taken from
  uint32_t constant = 0;   // of a constant: 1 + its index in co_consts; 0 if it is not there
  uint32_t immediate = 0;  // of a constant: the small number that the instruction carries

  Value() = default;
  explicit Value(Kind kind_in, const NameRef& name_in = {}) : kind(kind_in), name(name_in) {}
  bool operator==(const Value&) const = default;
};

class ValueState {
 public:
  explicit ValueState(size_t local_count) : locals_(local_count) {}

  void Push(const Value& value) { stack_.push_back(value); }
  void PushUnknown(size_t count);
  Value Pop();
  void Pop(size_t count);
  // The value `depth` below the top: 0 is the top.
  Value Peek(size_t depth) const;
  // Exchanges the top with the value `depth` below it.
  void Swap(size_t depth);
  // Moves the top to `depth` below it.
  void Rotate(size_t depth);
  void ClearStack() { stack_.clear(); }

  // Unknown if the local variable was never seen to be stored to, or is one of too many.
  Value local(size_t index) const { return index < locals_.size() ? locals_[index] : Value(); }
  void set_local(size_t index, const Value& value);

  // Keeps what is the same in both.
  void Merge(const ValueState& other);

 private:
  // Pushes unknown values under the known part until it has `depth` values.
  void Deepen(size_t depth);

  std::vector<Value> stack_;
  std::vector<Value> locals_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CODE_VALUES_H_
