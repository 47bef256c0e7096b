#include "cpython/code_use_recorder.h"

#include <algorithm>
#include <utility>

#include "cpython/code_methods.h"

namespace stillheld {
namespace {

// ".0" is the iterator that a comprehension was given.
bool IsNameless(std::string_view text) { return text.empty() || text.front() == '.'; }

}  // namespace

UseRecorder::UseRecorder(LineTableForm line_table_form, const CodeView& code)
    : code_(code), lines_(line_table_form, code.line_table, code.first_line) {}

void UseRecorder::Rebind(const NameRef& name, const Value& value) {
  // A class body stores __module__ and the like by itself.
  if (value.is_augmented || Text(name).starts_with("__")) return;
  Add(name, "=", UseKind::kRebinds);
  // `self.live = {…}` forgets what is not in it; a time or a flag is no container.
  if (value.kind == Value::Kind::kUnknown) Forget(name, "=", true);
}

void UseRecorder::Delete(const NameRef& name) { Add(name, "del", UseKind::kRebinds); }

void UseRecorder::StoreSubscript(const Value& container, bool is_slice, const Value& stored) {
  if (container.kind != Value::Kind::kNamed) return;
  const bool nested = container.name.is_element;
  if (is_slice) {
    // What the slice held before is gone: this both stores and removes.
    Add(container.name, nested ? "[…][:] =" : "[:] =", UseKind::kStores);
    Remove(container.name, nested ? "[…][:] =" : "[:] =", true);
  } else if (stored.is_augmented) {
    Add(container.name, nested ? "[…][…] +=" : "[…] +=", UseKind::kStores);
  } else {
    Add(container.name, nested ? "[…][…] =" : "[…] =", UseKind::kStores);
  }
}

void UseRecorder::DeleteSubscript(const Value& container) {
  if (container.kind != Value::Kind::kNamed) return;
  Remove(container.name, container.name.is_element ? "del […][…]" : "del […]", false);
}

Value UseRecorder::Augment(Value left, const Value& right, std::string_view operation, UseKind kind) {
  if (left.kind == Value::Kind::kNamed && !left.name.is_element) {
    // `x += 1` says that x is no container; but it may be a text.
    const bool is_constant = right.kind == Value::Kind::kConstant;
    if (!is_constant && kind == UseKind::kRemoves) Remove(left.name, operation, true);
    if (!is_constant && kind != UseKind::kRemoves) Add(left.name, operation, kind);
    if (is_constant && left.name.scope != Scope::kLocal) Add(left.name, operation, UseKind::kRebinds);
  }
  left.is_augmented = true;
  return left;
}

bool UseRecorder::IsAge(const Value& value) const {
  return value.kind == Value::Kind::kTime || (value.kind == Value::Kind::kNamed && NamesAge(Text(value.name)));
}

void UseRecorder::Compare(const Value& left, const Value& right) {
  CompareLength(right, left);
  CompareLength(left, right);
  if (IsAge(left) || IsAge(right)) expiry_.AskAge();
}

// Until CPython 3.12, PEP 709, a comprehension that compares is a function of its own.
void UseRecorder::StoreCell(const Value& value) {
  if (value.kind == Value::Kind::kTime) expiry_.AskAgeElsewhere();
}

void UseRecorder::CompareLength(const Value& value, const Value& limit) {
  if (value.kind != Value::Kind::kLength) return;
  const size_t before = uses_.size();
  Add(value.name, "len", UseKind::kComparesLength);
  if (uses_.size() == before) return;
  CodeUse& use = uses_.back();
  if (limit.kind == Value::Kind::kConstant) {
    use.limit_constant = limit.constant;
    use.limit_immediate = limit.immediate;
  } else if (limit.kind == Value::Kind::kNamed && limit.name.scope == Scope::kGlobal && !limit.name.is_element) {
    use.limit_global = Text(limit.name);
  }
}

Value UseRecorder::Call(const Value& callee, const Value& first_argument) {
  if (callee.kind == Value::Kind::kTime) return callee;  // datetime.now().timestamp()
  if (callee.kind != Value::Kind::kNamed || callee.name.is_element) return Value();
  const std::string_view called = Text(callee.name);
  if (AsksAge(called)) expiry_.AskAge();  // entry.is_expired()
  if (code_.wants_calls) Add(callee.name, "()", UseKind::kCalls);
  // What an event loop keeps its timers in has another name in each loop: the call stands for it.
  if (callee.name.scope == Scope::kAttribute && (called == "call_later" || called == "call_at")) {
    Add(callee.name, called == "call_at" ? "call_at" : "call_later", UseKind::kStores);
  }
  const CallName* call = callee.receiver.known() ? FindMethod(called) : nullptr;
  Value container(Value::Kind::kNamed, callee.receiver);
  if (call == nullptr && callee.name.scope != Scope::kLocal) {
    call = FindFunction(called);
    container = first_argument;
  }
  if (IsClock(called)) return Value(Value::Kind::kTime);
  if (first_argument.kind == Value::Kind::kTime && KeepsTime(called)) return first_argument;
  if (call == nullptr || container.kind != Value::Kind::kNamed) return Value();
  const std::string_view operation = container.name.is_element ? call->on_element : call->name;
  switch (call->effect) {
    case CallEffect::kStores:
      Add(container.name, operation, UseKind::kStores);
      return Value();
    case CallEffect::kStoresElement:
      Add(container.name, operation, UseKind::kStores);
      return ElementOf(container);
    case CallEffect::kElement:
      return ElementOf(container);
    case CallEffect::kRemoves:
      Remove(container.name, operation, call->name == "clear" || call->name.ends_with("_update"));
      return Value();
    case CallEffect::kLength:
      return Value(Value::Kind::kLength, container.name);
  }
  return Value();
}

void UseRecorder::Pass(const Value& argument) {
  if (argument.kind != Value::Kind::kNamed || !argument.receiver.known() || argument.name.is_element) return;
  const CallName* call = FindMethod(Text(argument.name));
  if (call == nullptr) return;
  const std::string_view operation = argument.receiver.is_element ? call->on_element : call->name;
  if (call->effect == CallEffect::kStores) Add(argument.receiver, operation, UseKind::kStores);
  if (call->effect == CallEffect::kRemoves) Add(argument.receiver, operation, UseKind::kRemoves);
}

std::vector<CodeUse> UseRecorder::TakeUses() {
  std::ranges::move(expiry_.Expiries(), std::back_inserter(uses_));
  std::ranges::sort(uses_);
  uses_.erase(std::unique(uses_.begin(), uses_.end()), uses_.end());
  return std::exchange(uses_, {});
}

CodeUse UseRecorder::UseOf(const NameRef& name, std::string_view operation, UseKind kind) {
  return {Text(name), operation, kind, name.scope, lines_.LineAt(name.offset).value_or(0)};
}

void UseRecorder::Add(const NameRef& name, std::string_view operation, UseKind kind) {
  if (IsNameless(Text(name))) return;
  uses_.push_back(UseOf(name, operation, kind));
}

void UseRecorder::Forget(const NameRef& name, std::string_view operation, bool all) {
  if (IsNameless(Text(name))) return;
  expiry_.Forget(UseOf(name, operation, UseKind::kExpires), name.offset, all);
}

void UseRecorder::Remove(const NameRef& name, std::string_view operation, bool all) {
  Add(name, operation, UseKind::kRemoves);
  Forget(name, operation, all);
}

std::string_view UseRecorder::Text(const NameRef& name) const {
  const auto& names = name.scope == Scope::kLocal ? code_.locals : code_.names;
  return name.known() && name.index < names.size() ? names[name.index] : std::string_view();
}

Value ElementOf(const Value& container) {
  if (container.kind != Value::Kind::kNamed) return Value();
  Value element(Value::Kind::kNamed, container.name);
  element.name.is_element = true;
  return element;
}

}  // namespace stillheld
