#include "cpython/static_runtime.h"

#include <algorithm>
#include <string_view>
#include <variant>
#include <vector>

#include "cpython/collector_variables.h"
#include "cpython/self_check.h"
#include "memory/places.h"

namespace stillheld {
namespace {

constexpr uint64_t kMaxData = 8 << 20;  // bytes of an image's data that are searched
constexpr int kMaxInterpreters = 4096;
constexpr uint64_t kWord = sizeof(uint64_t);

bool IsDict(const MemoryReader& memory, const Layout& layout, Address object) {
  if (object.is_null() || object.value() % kWord != 0) return false;
  const Address type = memory.LoadAddressOrNull(object + *layout.object.ob_type);
  if (type.is_null()) return false;
  const Address name = memory.LoadAddressOrNull(type + *layout.type.tp_name);
  return memory.LoadCString(name, sizeof("dict")) == "dict";
}

// An interpreter's first thread knows its interpreter. So do the empty lists of the collector, in a way: they have no
// modules.
bool IsInterpreter(const MemoryReader& memory, const Layout& layout, Address candidate) {
  if (candidate.is_null() || candidate.value() % kWord != 0) return false;
  const Address thread = memory.LoadAddressOrNull(candidate + *layout.interpreter.threads_head);
  if (thread.is_null() || memory.LoadAddress(thread + *layout.thread.interp) != candidate) return false;
  return IsDict(memory, layout, memory.LoadAddressOrNull(candidate + *layout.interpreter.modules));
}

int LengthOfList(const MemoryReader& memory, const Layout& layout, Address interpreter) {
  int length = 0;
  while (!interpreter.is_null() && length < kMaxInterpreters) {
    interpreter = memory.LoadAddressOrNull(interpreter + *layout.interpreter.next);
    ++length;
  }
  return length;
}

// Variables that point to the newest interpreter, which heads the list, and to the oldest, which is the main one.
struct InterpreterVariables {
  Address head, main;
};

InterpreterVariables FindInterpreters(const MemoryReader& memory, const Layout& layout, const DataSegment& data) {
  InterpreterVariables found;
  int longest = 0;
  for (uint64_t offset = 0; offset + kWord <= std::min(data.size_bytes, kMaxData); offset += kWord) {
    const Address value = memory.LoadAddressOrNull(data.begin + offset);
    if (!IsInterpreter(memory, layout, value)) continue;
    const int length = LengthOfList(memory, layout, value);
    if (length == 1) found.main = data.begin + offset;
    if (length > longest) found.head = data.begin + offset;
    longest = std::max(longest, length);
  }
  if (found.main.is_null()) found.main = found.head;
  return found;
}

// Of all static variables of this name, that of the collector: its own stand close together.
Offset OffsetOf(const Places& places, const DataSegment& data, std::string_view name, Address anchor) {
  std::vector<Address> variables = places.FindVariables(name, data.begin);
  std::erase_if(variables, [&data](Address a) { return a < data.begin || a - data.begin >= data.size_bytes; });
  if (variables.empty()) return std::nullopt;
  const auto distance = [anchor](Address a) { return a < anchor ? anchor - a : a - anchor; };
  return static_cast<uint32_t>(*std::ranges::min_element(variables, {}, distance) - data.begin);
}

Layout WithVariables(const MemoryReader& memory, const Layout& table, const Places& places, const DataSegment& data,
                     Address generations) {
  Layout layout = table;
  const InterpreterVariables interpreters = FindInterpreters(memory, table, data);
  if (interpreters.head.is_null()) return layout;
  layout.runtime.size_bytes = 0;
  layout.runtime.interpreters_head = static_cast<uint32_t>(interpreters.head - data.begin);
  layout.runtime.interpreters_main = static_cast<uint32_t>(interpreters.main - data.begin);
  layout.gc_lists_in = GcListsIn::kRuntime;
  layout.runtime.gc = 0;
  layout.gc.generations = static_cast<uint32_t>(generations - data.begin);
  layout.gc.enabled = OffsetOf(places, data, "enabled", generations);
  // One of the collector's variables that no other file has one of that name.
  const Offset known = OffsetOf(places, data, "long_lived_pending", generations);
  if (!known) return layout;
  const Address anchor = data.begin + *known;
  layout.gc.debug = OffsetOf(places, data, "debug", anchor);
  layout.gc.collecting = OffsetOf(places, data, "collecting", anchor);
  layout.gc.garbage = OffsetOf(places, data, "garbage", anchor);
  layout.gc.callbacks = OffsetOf(places, data, "callbacks", anchor);
  return layout;
}

}  // namespace

std::optional<Runtime> FindStaticRuntime(const MemoryReader& memory) {
  const auto found = memory.space().FindSymbols("_PyGC_generation0");
  if (found.empty()) return std::nullopt;
  const Places places(memory.space());
  for (const Symbol& symbol : found) {
    const auto in_same_image = [&](std::string_view name) -> Address {
      for (const Symbol& other : memory.space().FindSymbols(name)) {
        if (other.image_path == symbol.image_path) return other.address;
      }
      return Address();
    };
    const auto data = places.DataAround(symbol.address);
    const Address generations = memory.LoadAddressOrNull(symbol.address);
    if (!data || generations < data->begin || generations - data->begin >= data->size_bytes) continue;
    // The name of this function says how wide a Py_UNICODE is.
    const bool has_narrow_unicode = !in_same_image("PyUnicodeUCS2_FromUnicode").is_null();
    for (const Layout* table : LayoutsWithoutRuntime()) {
      Layout layout = WithVariables(memory, *table, places, *data, generations);
      if (!layout.runtime.interpreters_head) continue;
      RuntimeSymbols symbols{.runtime = data->begin,
                             .type_type = in_same_image("PyType_Type"),
                             .str_type = in_same_image("PyUnicode_Type"),
                             .none = in_same_image("_Py_NoneStruct")};
      if (layout.str_form == StrForm::kTwoTypes) {
        symbols.unicode_type = symbols.str_type;
        symbols.str_type = in_same_image("PyString_Type");
        layout.unicode.unit_bytes = has_narrow_unicode ? 2 : 4;
      }
      // The collector's header is aligned as a long double is, but in the last releases of 2.7, as a double.
      for (const uint32_t alignment : {8u, 16u}) {
        layout.gc_generation.size_bytes = (*table->gc_generation.size_bytes + alignment - 1) / alignment * alignment;
        auto runtime = TryLayout(memory, symbols, layout);
        auto* sound = std::get_if<Runtime>(&runtime);
        if (sound == nullptr) continue;
        FindCollectorVariables(memory, *data, *sound);
        return std::move(*sound);
      }
    }
  }
  return std::nullopt;
}

}  // namespace stillheld
