#include "cpython/self_check.h"

#include "cpython/objects/dict_table.h"
#include "cpython/objects/int_value.h"
#include "fmt/format.h"

namespace stillheld {
namespace {

constexpr int kGenerations = 3;
constexpr int kListSteps = 8;  // a wrong offset shows in the first; the walk itself copes with a torn list

std::optional<std::string> TypeNameOf(const MemoryReader& memory, const Runtime& runtime, Address object) {
  const Layout& layout = runtime.layout;
  const auto type = memory.LoadAddress(object + *layout.object.ob_type);
  if (!type) return std::nullopt;
  const auto name = memory.LoadAddress(*type + *layout.type.tp_name);
  const auto metatype = memory.LoadAddress(*type + *layout.object.ob_type);
  if (!name || metatype != runtime.type_type) return std::nullopt;
  return memory.LoadCString(*name);
}

bool HoldsTogether(const MemoryReader& memory, const Layout& layout, Address head) {
  const uint64_t kPointerMask = ~uint64_t{3};
  Address node = head;
  for (int i = 0; i < kListSteps; ++i) {
    const auto next = memory.Load<uint64_t>(node + *layout.gc_head.gc_next);
    if (!next) return false;
    const Address after(*next & kPointerMask);
    const auto back = memory.Load<uint64_t>(after + *layout.gc_head.gc_prev);
    if (!back || Address(*back & kPointerMask) != node) return false;
    node = after;
    if (node == head) return true;
  }
  return true;
}

}  // namespace

std::optional<std::string> CheckLayout(const MemoryReader& memory, const Runtime& runtime) {
  const Layout& layout = runtime.layout;
  const auto metatype = memory.LoadAddress(runtime.type_type + *layout.object.ob_type);
  const auto basic_size = memory.Load<uint64_t>(runtime.type_type + *layout.type.tp_basicsize);
  if (metatype != runtime.type_type) return "type is not its own type";
  if (basic_size != *layout.heap_type.size_bytes) {
    return fmt::format("a class takes {} bytes instead of {}", basic_size.value_or(0), *layout.heap_type.size_bytes);
  }
  if (!runtime.none.is_null() && TypeNameOf(memory, runtime, runtime.none) != "NoneType") return "None is no NoneType";
  for (const Address interpreter : runtime.interpreters) {
    const Address modules = memory.LoadAddressOrNull(interpreter + *layout.interpreter.modules);
    if (TypeNameOf(memory, runtime, modules) != "dict") return "sys.modules is no dict";
  }
  for (const Address collector : runtime.collectors) {
    const Offset field = layout.gc.collecting;
    const auto collecting = field ? memory.Load<uint32_t>(collector + *field) : std::optional<uint32_t>(0);
    if (!collecting || *collecting > 1) return "gc.collecting is neither 0 nor 1";
    if (layout.is_free_threaded) continue;  // there are no lists
    if (*collecting == 1) continue;         // its lists may be open right now; the walk will ask for another capture
    for (uint64_t i = 0; i < kGenerations; ++i) {
      const Address head = collector + *layout.gc.generations + i * *layout.gc_generation.size_bytes;
      if (!HoldsTogether(memory, layout, head)) return "a list of the collector does not close";
    }
    if (layout.gc.permanent_generation && !HoldsTogether(memory, layout, collector + *layout.gc.permanent_generation)) {
      return "the collector's list of frozen objects does not close";
    }
  }
  return std::nullopt;
}

std::optional<uint64_t> FindHexVersion(const MemoryReader& memory, const Runtime& runtime) {
  const Layout& layout = runtime.layout;
  const Address sys = memory.LoadAddressOrNull(runtime.interpreters.front() + *layout.interpreter.sysdict);
  const Address value = FindInDict(memory, layout, sys, "hexversion");
  if (value.is_null() || TypeNameOf(memory, runtime, value) != "int") return std::nullopt;
  const auto number = ReadInt(memory, layout, value);
  return number && *number >= 0 ? std::optional(static_cast<uint64_t>(*number)) : std::nullopt;
}

}  // namespace stillheld
