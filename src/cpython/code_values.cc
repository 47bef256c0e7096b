#include "cpython/code_values.h"

#include <algorithm>

namespace stillheld {
namespace {

// No compiler makes a stack this deep; broken code could.
constexpr size_t kMaxDepth = 4096;

// Values that differ only in where they were loaded are the same for whoever follows.
Value Common(const Value& a, const Value& b) {
  if (a == b) return a;
  Value copy = b;
  copy.name.offset = a.name.offset;
  copy.receiver.offset = a.receiver.offset;
  return a == copy ? a : Value();
}

}  // namespace

void ValueState::PushUnknown(size_t count) {
  if (count > kMaxDepth || stack_.size() > kMaxDepth) {
    stack_.clear();
    return;
  }
  stack_.resize(stack_.size() + count);
}

Value ValueState::Pop() {
  if (stack_.empty()) return Value();
  const Value top = stack_.back();
  stack_.pop_back();
  return top;
}

void ValueState::Pop(size_t count) { stack_.resize(stack_.size() - std::min(count, stack_.size())); }

Value ValueState::Peek(size_t depth) const {
  return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : Value();
}

void ValueState::Swap(size_t depth) {
  if (depth >= kMaxDepth) return ClearStack();
  Deepen(depth + 1);
  std::swap(stack_.back(), stack_[stack_.size() - 1 - depth]);
}

void ValueState::Rotate(size_t depth) {
  if (depth >= kMaxDepth) return ClearStack();
  Deepen(depth + 1);
  std::rotate(stack_.end() - 1 - static_cast<ptrdiff_t>(depth), stack_.end() - 1, stack_.end());
}

void ValueState::set_local(size_t index, const Value& value) {
  if (index < locals_.size()) locals_[index] = value;
}

void ValueState::Merge(const ValueState& other) {
  const size_t depth = std::min(stack_.size(), other.stack_.size());
  stack_.erase(stack_.begin(), stack_.end() - static_cast<ptrdiff_t>(depth));
  const size_t skipped = other.stack_.size() - depth;
  for (size_t i = 0; i < depth; ++i) stack_[i] = Common(stack_[i], other.stack_[skipped + i]);
  for (size_t i = 0; i < locals_.size(); ++i) locals_[i] = Common(locals_[i], other.locals_[i]);
}

void ValueState::Deepen(size_t depth) {
  if (stack_.size() < depth) stack_.insert(stack_.begin(), depth - stack_.size(), Value());
}

}  // namespace stillheld
