#include "cpython/module_roots.h"

#include "cpython/objects/dict_table.h"
#include "cpython/str_text.h"

namespace stillheld {

void AddModuleRoots(const DecoderContext& context, Roots& roots) {
  const Layout& layout = context.layout;
  for (const Address interpreter : context.runtime.interpreters) {
    const Address modules = context.memory.LoadAddressOrNull(interpreter + *layout.interpreter.modules);
    const auto table = DictTable::OfDict(context.memory, layout, modules);
    if (!table) continue;
    for (uint64_t i = 0; i < table->entry_count(); ++i) {
      const DictTable::Entry entry = table->entry(i);
      if (entry.key.is_null() || entry.value.is_null()) continue;
      if (!context.runtime.IsText(context.memory.LoadAddress(entry.key + *layout.object.ob_type))) continue;
      // An import that was forbidden leaves None here.
      if (entry.value == context.runtime.none) continue;
      const auto name = ReadStr(context.memory, layout, entry.key);
      if (name) roots.objects.push_back({RootKind::kModule, *name, entry.value});
    }
  }
}

}  // namespace stillheld
