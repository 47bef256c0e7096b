#include "cpython/code_owners.h"

#include "cpython/objects/dict_table.h"
#include "cpython/str_text.h"

namespace stillheld {

void CodeOwners::NoteFunction(const ObjectView& function) {
  const auto& at = layout_.function;
  const Offset named = at.func_qualname ? at.func_qualname : at.func_name;
  owner_by_code_.try_emplace(function.Word(*at.func_code),
                             Owner{function.Word(*at.func_globals), function.Word(*named)});
}

void CodeOwners::Complete(NamedObject& name) {
  const auto found = owner_by_code_.find(name.code);
  if (found == owner_by_code_.end()) return;
  // Not the function's own __module__: functools.wraps puts that of another function there, and its name as well.
  name.module = ModuleOf(found->second.globals);
  if (layout_.code.co_qualname) return;
  const auto qualname = ReadStr(memory_, layout_, found->second.qualname);
  if (qualname && qualname->ends_with("." + name.qualname)) name.qualname = *qualname;
}

Address CodeOwners::GlobalsOf(Address code) const {
  const auto found = owner_by_code_.find(code);
  return found == owner_by_code_.end() ? Address() : found->second.globals;
}

const std::string& CodeOwners::ModuleOf(Address globals) {
  auto [entry, is_new] = module_by_globals_.try_emplace(globals);
  if (is_new) {
    const Address name = FindInDict(memory_, layout_, globals, "__name__");
    if (!name.is_null()) entry->second = ReadStr(memory_, layout_, name).value_or("");
  }
  return entry->second;
}

}  // namespace stillheld
