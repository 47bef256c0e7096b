#include "cpython/collector_variables.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "cpython/objects/dict_table.h"

namespace stillheld {
namespace {

constexpr uint64_t kWord = sizeof(uint64_t);
constexpr uint64_t kMaxData = 8 << 20;  // bytes of an image's data that are searched

// Whether code at `position` is this; if so, moves behind it.
bool Skip(std::span<const std::byte> code, std::span<const uint8_t> wanted, size_t& position) {
  if (code.size() - position < wanted.size()) return false;
  if (std::memcmp(code.data() + position, wanted.data(), wanted.size()) != 0) return false;
  position += wanted.size();
  return true;
}

// The variable that a function loads first, from its machine code (x86-64); null if it begins otherwise. Compilers put
// a landing pad, a frame and the next call's other arguments in front of the load.
Address LoadedFirst(const MemoryReader& memory, Address function) {
  constexpr size_t kLooked = 48;
  static constexpr std::array<uint8_t, 4> kLandingPad = {0xf3, 0x0f, 0x1e, 0xfa};
  static constexpr std::array<uint8_t, 4> kRoomOnStack = {0x48, 0x83, 0xec, 0x08};
  static constexpr std::array<uint8_t, 1> kPushFrame = {0x55};
  static constexpr std::array<uint8_t, 3> kSetFrame = {0x48, 0x89, 0xe5};
  static constexpr std::array<uint8_t, 2> kClearAx = {0x31, 0xc0};
  static constexpr std::array<uint8_t, 3> kAddress = {0x48, 0x8d, 0x3d};   // lea …(%rip), %rdi
  static constexpr std::array<uint8_t, 3> kLoadLong = {0x48, 0x63, 0x3d};  // movslq …(%rip), %rdi
  static constexpr std::array<uint8_t, 2> kLoadInt = {0x8b, 0x35};         // mov …(%rip), %esi
  constexpr size_t kDistance = sizeof(int32_t);
  const std::byte* bytes = memory.Find(function, kLooked);
  if (bytes == nullptr) return Address();
  const std::span code(bytes, kLooked);
  size_t position = 0;
  while (position + 2 * kDistance < code.size()) {
    if (Skip(code, kLandingPad, position) || Skip(code, kRoomOnStack, position) || Skip(code, kPushFrame, position) ||
        Skip(code, kSetFrame, position) || Skip(code, kClearAx, position)) {
      continue;
    }
    if (Skip(code, kAddress, position)) {
      position += kDistance;
      continue;
    }
    if (!Skip(code, kLoadLong, position) && !Skip(code, kLoadInt, position)) return Address();
    int32_t distance = 0;
    std::memcpy(&distance, code.data() + position, kDistance);
    return function + (position + kDistance) + static_cast<uint64_t>(int64_t{distance});
  }
  return Address();
}

// The C function behind a builtin of the module: PyMethodDef begins with its name and the function.
Address FunctionOf(const MemoryReader& memory, const Layout& layout, Address builtin, std::string_view name) {
  if (builtin.is_null()) return Address();
  const Address definition = memory.LoadAddressOrNull(builtin + *layout.c_function.m_ml);
  if (definition.is_null()) return Address();
  const Address text = memory.LoadAddressOrNull(definition);
  if (text.is_null() || memory.LoadCString(text, name.size() + 1) != name) return Address();
  return memory.LoadAddressOrNull(definition + kWord);
}

}  // namespace

void FindCollectorVariables(const MemoryReader& memory, const DataSegment& data, Runtime& runtime) {
  Layout& layout = runtime.layout;
  const Address modules = memory.LoadAddressOrNull(runtime.interpreters.front() + *layout.interpreter.modules);
  const Address module = FindInDict(memory, layout, modules, "gc");
  if (module.is_null()) return;
  const Address names = memory.LoadAddressOrNull(module + *layout.module.md_dict);
  const auto offset_of = [&](Address variable) -> Offset {
    if (variable < data.begin || variable - data.begin > data.size_bytes - kWord) return std::nullopt;
    return static_cast<uint32_t>(variable - data.begin);
  };
  const auto read_by = [&](std::string_view name) -> Offset {
    const Address function = FunctionOf(memory, layout, FindInDict(memory, layout, names, name), name);
    return function.is_null() ? std::nullopt : offset_of(LoadedFirst(memory, function));
  };
  // The one variable that refers to the list which the module shows under this name.
  const auto referring_to = [&](std::string_view name) -> Offset {
    const Address list = FindInDict(memory, layout, names, name);
    Offset found;
    for (uint64_t at = 0; !list.is_null() && at + kWord <= std::min(data.size_bytes, kMaxData); at += kWord) {
      if (memory.LoadAddress(data.begin + at) != list) continue;
      if (found) return std::nullopt;
      found = static_cast<uint32_t>(at);
    }
    return found;
  };
  if (!layout.gc.enabled) {
    const Offset enabled = read_by("isenabled");
    const auto value = enabled ? memory.Load<int32_t>(data.begin + *enabled) : std::nullopt;
    if (value == 0 || value == 1) layout.gc.enabled = enabled;
  }
  if (!layout.gc.debug) {
    constexpr uint32_t kAllFlags = 0x3f;
    const Offset debug = read_by("get_debug");
    const auto value = debug ? memory.Load<uint32_t>(data.begin + *debug) : std::nullopt;
    if (value && *value <= kAllFlags) layout.gc.debug = debug;
  }
  if (!layout.gc.garbage) layout.gc.garbage = referring_to("garbage");
  if (!layout.gc.callbacks) layout.gc.callbacks = referring_to("callbacks");
}

}  // namespace stillheld
