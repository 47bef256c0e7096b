// CodeOwners: what a function of the heap knows about its code and the code does not: module and qualified name.
#ifndef STILLHELD_CPYTHON_CODE_OWNERS_H_
#define STILLHELD_CPYTHON_CODE_OWNERS_H_

#include <string>
#include <unordered_map>

#include "cpython/object_decoder.h"

namespace stillheld {

class CodeOwners {
 public:
  // Both must outlive it.
  CodeOwners(const MemoryReader& memory, const Layout& layout) : memory_(memory), layout_(layout) {}

  void NoteFunction(const ObjectView& function);

  // The namespace in which some function runs this code; null if no function does.
  Address GlobalsOf(Address code) const;

  // Completes the name of something that runs `name.code`: a code object, a frame, a generator.
  void Complete(NamedObject& name);

 private:
  const std::string& ModuleOf(Address globals);

  struct Owner {
    Address globals;
    Address qualname;
  };
  const MemoryReader& memory_;
  const Layout& layout_;
  std::unordered_map<Address, Owner> owner_by_code_;
  std::unordered_map<Address, std::string> module_by_globals_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CODE_OWNERS_H_
