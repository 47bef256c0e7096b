// UseRecorder: what a step of a function's code does to a value that has a name becomes a CodeUse.
#ifndef STILLHELD_CPYTHON_CODE_USE_RECORDER_H_
#define STILLHELD_CPYTHON_CODE_USE_RECORDER_H_

#include <string_view>
#include <vector>

#include "cpython/code_expiry.h"
#include "cpython/code_uses.h"
#include "cpython/code_values.h"
#include "cpython/line_table.h"

namespace stillheld {

class UseRecorder {
 public:
  // `code` must outlive it.
  UseRecorder(LineTableForm line_table_form, const CodeView& code);

  // The next instruction, of which is told what follows; where it jumps to, if it does.
  void Step(const Instruction& instruction, uint32_t target) { expiry_.Step(instruction, target); }

  // A global or attribute gets another value.
  void Rebind(const NameRef& name, const Value& value);
  void Delete(const NameRef& name);
  // container[key] = stored, also with a slice as key; del container[key].
  void StoreSubscript(const Value& container, bool is_slice, const Value& stored);
  void DeleteSubscript(const Value& container);
  // left += right and the like; what is on the stack then.
  Value Augment(Value left, const Value& right, std::string_view operation, UseKind kind);
  void Compare(const Value& left, const Value& right);
  // Whether it is a time, or is called by a name of one.
  bool IsAge(const Value& value) const;
  // A variable that an inner function sees, a comprehension say, gets a value.
  void StoreCell(const Value& value);
  // What is called stores, removes or measures; what it returns, as far as that has a name.
  Value Call(const Value& callee, const Value& first_argument);
  // A method that is handed on as an argument: who takes it will call it.
  void Pass(const Value& argument);

  // Sorted, without duplicates. Ends the recording.
  std::vector<CodeUse> TakeUses();

 private:
  void CompareLength(const Value& value, const Value& limit);
  CodeUse UseOf(const NameRef& name, std::string_view operation, UseKind kind);
  void Add(const NameRef& name, std::string_view operation, UseKind kind);
  // One element, or all of them.
  void Remove(const NameRef& name, std::string_view operation, bool all);
  // Removes it, if the code turns out to ask for an age.
  void Forget(const NameRef& name, std::string_view operation, bool all);
  std::string_view Text(const NameRef& name) const;

  const CodeView& code_;
  LineCursor lines_;
  ExpiryWatch expiry_;
  std::vector<CodeUse> uses_;
};

// An element of what a named value refers to; unknown if it has no name.
Value ElementOf(const Value& container);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CODE_USE_RECORDER_H_
