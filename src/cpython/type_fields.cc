#include "cpython/type_fields.h"

#include <algorithm>

#include "cpython/objects/dict_table.h"
#include "cpython/str_text.h"

namespace stillheld {
namespace {

constexpr uint64_t kHeapTypeFlag = uint64_t{1} << 9;
constexpr uint64_t kMaxName = 256;

// The state of `type` in an interpreter's array of them; nullopt if it is not there.
std::optional<TypeState> StateAt(const MemoryReader& memory, const Layout& layout, Address array, uint64_t index,
                                 Address type) {
  const auto& at = layout.static_type_state;
  const Address state = array + index * *at.size_bytes;
  if (memory.LoadAddress(state + *at.type) != type) return std::nullopt;
  return TypeState{memory.LoadAddressOrNull(state + *at.tp_dict), memory.LoadAddressOrNull(state + *at.tp_subclasses)};
}

}  // namespace

std::vector<TypeState> TypeStates(const MemoryReader& memory, const Runtime& runtime, Address type) {
  const Layout& layout = runtime.layout;
  const TypeState own{memory.LoadAddressOrNull(type + *layout.type.tp_dict),
                      memory.LoadAddressOrNull(type + *layout.type.tp_subclasses)};
  if (layout.static_type_state_in == StaticTypeStateIn::kType) return {own};
  const auto flags = memory.Load<uint64_t>(type + *layout.type.tp_flags);
  if (!flags || (*flags & kHeapTypeFlag) != 0) return {own};

  // A static type of the core has its index, counted from 1, where others have their subclasses.
  constexpr uint64_t kMaxStaticTypes = 4096;
  const uint64_t number = own.tp_subclasses.value();
  if (number == 0 || number > kMaxStaticTypes) return {own};
  std::vector<TypeState> states;
  for (const Address interpreter : runtime.interpreters) {
    auto state = StateAt(memory, layout, interpreter + *layout.interpreter.static_types, number - 1, type);
    if (!state && layout.interpreter.extension_static_types) {
      state = StateAt(memory, layout, interpreter + *layout.interpreter.extension_static_types, number - 1, type);
    }
    if (state) states.push_back(*state);
  }
  return states;
}

bool IsMadeByPython(const MemoryReader& memory, const Layout& layout, Address heap_type) {
  const auto tp_name = memory.LoadAddress(heap_type + *layout.type.tp_name);
  const auto ht_name = memory.LoadAddress(heap_type + *layout.heap_type.ht_name);
  if (!tp_name || !ht_name || ht_name->is_null()) return false;
  if (layout.str_form == StrForm::kTwoTypes) return *tp_name == *ht_name + *layout.bytes.ob_sval;
  if (*tp_name == *ht_name + *layout.str.ascii_size_bytes) return true;
  return memory.LoadAddress(*ht_name + *layout.str.utf8) == *tp_name;
}

TypeName ReadTypeName(const MemoryReader& memory, const Runtime& runtime, Address type) {
  const Layout& layout = runtime.layout;
  const auto flags = memory.Load<uint64_t>(type + *layout.type.tp_flags);
  if (flags && (*flags & kHeapTypeFlag) != 0 && IsMadeByPython(memory, layout, type)) {
    TypeName name;
    const Address dict = memory.LoadAddressOrNull(type + *layout.type.tp_dict);
    const Address module = FindInDict(memory, layout, dict, "__module__");
    if (!module.is_null()) name.module = ReadStr(memory, layout, module, kMaxName).value_or("");
    const Offset named = layout.heap_type.ht_qualname ? layout.heap_type.ht_qualname : layout.heap_type.ht_name;
    const Address qualname = memory.LoadAddressOrNull(type + *named);
    name.qualname = ReadStr(memory, layout, qualname, kMaxName).value_or("?");
    return name;
  }
  const Address tp_name = memory.LoadAddressOrNull(type + *layout.type.tp_name);
  const std::string text = memory.LoadCString(tp_name, kMaxName).value_or("?");
  const size_t dot = text.rfind('.');
  if (dot == std::string::npos) return {"builtins", text};
  return {text.substr(0, dot), text.substr(dot + 1)};
}

TypeName ReadOldClassName(const MemoryReader& memory, const Layout& layout, Address old_class) {
  const auto text = [&](Address str) { return str.is_null() ? std::nullopt : ReadStr(memory, layout, str, kMaxName); };
  const Address dict = memory.LoadAddressOrNull(old_class + *layout.old_class.cl_dict);
  TypeName name;
  if (!dict.is_null()) name.module = text(FindInDict(memory, layout, dict, "__module__")).value_or("");
  name.qualname = text(memory.LoadAddressOrNull(old_class + *layout.old_class.cl_name)).value_or("?");
  return name;
}

bool OldClassHas(const MemoryReader& memory, const Layout& layout, Address old_class, std::string_view attribute) {
  constexpr uint64_t kMaxClasses = 200;
  std::vector<Address> classes = {old_class};
  for (size_t i = 0; i < classes.size() && i < kMaxClasses; ++i) {
    const Address dict = memory.LoadAddressOrNull(classes[i] + *layout.old_class.cl_dict);
    if (!dict.is_null() && !FindInDict(memory, layout, dict, attribute).is_null()) return true;
    const Address bases = memory.LoadAddressOrNull(classes[i] + *layout.old_class.cl_bases);
    const auto count = bases.is_null() ? std::nullopt : memory.Load<uint64_t>(bases + *layout.object.ob_size);
    for (uint64_t base = 0; base < std::min(count.value_or(0), kMaxClasses) && classes.size() < kMaxClasses; ++base) {
      const Address next = memory.LoadAddressOrNull(bases + *layout.tuple.ob_item + base * sizeof(uint64_t));
      if (!next.is_null()) classes.push_back(next);
    }
  }
  return false;
}

}  // namespace stillheld
