#include "cpython/runtime.h"

#include <algorithm>

#include "base/error.h"
#include "cpython/debug_offsets.h"
#include "cpython/self_check.h"
#include "cpython/static_runtime.h"
#include "fmt/format.h"
#include "fmt/ranges.h"

namespace stillheld {
namespace {

constexpr std::string_view kWithGil = "a build with the GIL", kWithoutGil = "a build without the GIL";

constexpr size_t kMaxInterpreters = 4096;

// What can be told of a target's CPython before any of its structs is trusted.
struct Fingerprint {
  Symbol runtime;
  std::optional<uint64_t> hex_version;  // Py_Version: 0x030c01f0
  RuntimeSymbols symbols;

  std::string Describe() const {
    std::string text = fmt::format("_PyRuntime of {} bytes in {}", runtime.size_bytes, runtime.image_path);
    if (hex_version) text += fmt::format(", Py_Version {:#x}", *hex_version);
    return text;
  }
};

std::optional<Fingerprint> TakeFingerprint(const MemoryReader& memory, const Symbol& runtime) {
  // A process may have mapped several images with these symbols; those of one CPython stand in one image.
  const auto in_same_image = [&](std::string_view name) -> Address {
    for (const Symbol& symbol : memory.space().FindSymbols(name)) {
      if (symbol.image_path == runtime.image_path) return symbol.address;
    }
    return Address();
  };
  Fingerprint fingerprint;
  fingerprint.runtime = runtime;
  fingerprint.symbols = {runtime.address, in_same_image("PyType_Type"), in_same_image("PyUnicode_Type"),
                         in_same_image("_Py_NoneStruct")};
  if (fingerprint.symbols.type_type.is_null() || fingerprint.symbols.str_type.is_null()) return std::nullopt;
  const Address version = in_same_image("Py_Version");
  if (!version.is_null()) fingerprint.hex_version = memory.Load<uint64_t>(version);
  return fingerprint;
}

// Layouts worth a try. A micro release may have grown the runtime's tail, so that its size decides nothing where the
// version is known; where neither is, the self-checks decide.
std::vector<const Layout*> Candidates(const Fingerprint& fingerprint) {
  std::vector<const Layout*> candidates;
  const auto add = [&](auto fits) {
    for (const Layout* layout : AllLayouts()) {
      if (fits(*layout)) candidates.push_back(layout);
    }
  };
  if (fingerprint.hex_version) {
    add([&](const Layout& l) { return l.version_number == *fingerprint.hex_version >> 16; });
    return candidates;
  }
  add([&](const Layout& l) { return l.runtime.size_bytes == fingerprint.runtime.size_bytes; });
  if (candidates.empty()) add([](const Layout&) { return true; });
  return candidates;
}

// "3.13t"
std::vector<std::string_view> WithoutTheGil() {
  std::vector<std::string_view> versions;
  for (const Layout* layout : AllLayouts()) {
    if (layout->is_free_threaded) versions.push_back(layout->version);
  }
  return versions;
}

std::vector<Address> ListInterpreters(const MemoryReader& memory, const Layout& layout, Address runtime) {
  std::vector<Address> interpreters;
  Address next = memory.LoadAddressOrNull(runtime + *layout.runtime.interpreters_head);
  while (!next.is_null()) {
    if (interpreters.size() == kMaxInterpreters) return {};  // a cycle
    interpreters.push_back(next);
    const auto after = memory.LoadAddress(next + *layout.interpreter.next);
    if (!after) return {};
    next = *after;
  }
  const Address main = memory.LoadAddressOrNull(runtime + *layout.runtime.interpreters_main);
  const auto place = std::ranges::find(interpreters, main);
  if (place == interpreters.end()) return {};
  std::rotate(interpreters.begin(), place, place + 1);
  return interpreters;
}

std::vector<Address> ListCollectors(const Layout& layout, const Runtime& runtime) {
  if (layout.gc_lists_in == GcListsIn::kRuntime) return {runtime.address + *layout.runtime.gc};
  std::vector<Address> collectors;
  for (const Address interpreter : runtime.interpreters) collectors.push_back(interpreter + *layout.interpreter.gc);
  return collectors;
}

}  // namespace

std::variant<Runtime, std::string> TryLayout(const MemoryReader& memory, const RuntimeSymbols& symbols,
                                             const Layout& layout) {
  Runtime runtime;
  runtime.layout = layout;
  runtime.address = symbols.runtime;
  runtime.type_type = symbols.type_type;
  runtime.str_type = symbols.str_type;
  runtime.none = symbols.none;
  runtime.unicode_type = symbols.unicode_type;
  const auto state = ApplyDebugOffsets(memory, runtime.address, runtime.layout);
  if (state == DebugOffsetsState::kOtherThreading) {
    return std::string(layout.is_free_threaded ? kWithGil : kWithoutGil);
  }
  if (state == DebugOffsetsState::kContradicts) return "its debug offsets contradict themselves";
  runtime.interpreters = ListInterpreters(memory, runtime.layout, runtime.address);
  if (runtime.interpreters.empty()) return "the list of interpreters makes no sense";
  runtime.collectors = ListCollectors(runtime.layout, runtime);
  if (auto trouble = CheckLayout(memory, runtime)) return *trouble;
  const auto version = FindHexVersion(memory, runtime);
  if (!version) return "sys.hexversion cannot be read";
  if (*version >> 16 != layout.version_number) return "sys.hexversion is that of another version";
  runtime.version = fmt::format("{}.{}.{}", *version >> 24 & 0xff, *version >> 16 & 0xff, *version >> 8 & 0xff);
  return runtime;
}

Runtime FindRuntime(const MemoryReader& memory) {
  if (auto old = FindStaticRuntime(memory)) return *std::move(old);
  const auto symbols = memory.space().FindSymbols("_PyRuntime");
  std::string refusal;
  for (const Symbol& symbol : symbols) {
    const auto fingerprint = TakeFingerprint(memory, symbol);
    if (!fingerprint) continue;
    const auto candidates = Candidates(*fingerprint);
    if (candidates.empty()) refusal = fmt::format("{}: no such layout is known", fingerprint->Describe());
    for (const Layout* layout : candidates) {
      auto found = TryLayout(memory, fingerprint->symbols, *layout);
      if (auto* runtime = std::get_if<Runtime>(&found)) return std::move(*runtime);
      const std::string& why = std::get<std::string>(found);
      // The table for the other kind of build says nothing of what is wrong with this one.
      const bool is_other_kind = why == kWithGil || why == kWithoutGil;
      if (is_other_kind && !refusal.empty()) continue;
      refusal = fmt::format("{}: not CPython {}: {}", fingerprint->Describe(), layout->version, why);
    }
  }
  if (refusal.empty()) {
    // Every CPython has this function, also those from before there was a _PyRuntime.
    for (const Symbol& symbol : memory.space().FindSymbols("Py_InitializeEx")) {
      throw Error(
          ErrorCode::kUnsupportedBuild,
          fmt::format("This CPython is older than what can be read ({}).", symbol.image_path),
          fmt::format("Supported are CPython {}: run the application under one of those.", SupportedVersions()));
    }
    throw Error(ErrorCode::kNotPython, "The process has no CPython runtime: no image in it defines _PyRuntime.",
                "Name the process that runs the Python code itself: for a supervisor or a shell, one of its children.");
  }
  throw Error(
      ErrorCode::kUnsupportedBuild, fmt::format("This build of CPython cannot be read ({}).", refusal),
      fmt::format("Supported are release builds of CPython {} with the GIL, and {} without it, on x86-64. If this "
                  "is one, please report the text in parentheses; if not, run the application under one of them.",
                  SupportedVersions(), fmt::join(WithoutTheGil(), " and ")));
}

}  // namespace stillheld
