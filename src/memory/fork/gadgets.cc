#include "memory/fork/gadgets.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "memory/maps.h"
#include "memory/target_memory.h"

namespace stillheld {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kCall = "\x0f\x05\xc3"sv;
constexpr std::array kSignalReturns = {
    "\x48\xc7\xc0\x0f\x00\x00\x00\x0f\x05"sv,  // as the C libraries have it
    "\xb8\x0f\x00\x00\x00\x0f\x05"sv,
};
constexpr size_t kLongestPattern = 9;

bool IsCode(const Mapping& mapping) { return mapping.readable && mapping.executable && !mapping.writable; }

bool IsCLibrary(const Mapping& mapping) {
  std::string_view name = std::string_view(mapping.path).substr(mapping.path.rfind('/') + 1);
  return name.starts_with("libc.") || name.starts_with("libc-") || name.starts_with("ld-musl");
}

void SearchMapping(const UniqueFd& memory, const Mapping& mapping, Gadgets& gadgets) {
  constexpr uint64_t kChunkBytes = 1 << 20;
  std::vector<char> chunk(kChunkBytes + kLongestPattern);
  for (uint64_t at = 0; at < mapping.size_bytes(); at += kChunkBytes) {
    size_t wanted = std::min<uint64_t>(chunk.size(), mapping.size_bytes() - at);
    size_t got = ReadTargetMemory(memory, mapping.begin + at, std::as_writable_bytes(std::span(chunk.data(), wanted)));
    std::string_view code(chunk.data(), got);
    if (gadgets.call.is_null()) {
      if (size_t found = code.find(kCall); found != std::string_view::npos) gadgets.call = mapping.begin + at + found;
    }
    for (std::string_view pattern : kSignalReturns) {
      if (!gadgets.signal_return.is_null()) break;
      size_t found = code.find(pattern);
      if (found != std::string_view::npos) gadgets.signal_return = mapping.begin + at + found;
    }
    if (got < wanted || (!gadgets.call.is_null() && !gadgets.signal_return.is_null())) return;
  }
}

}  // namespace

std::optional<Gadgets> FindGadgets(const UniqueFd& memory, std::span<const Mapping> mappings) {
  Gadgets gadgets;
  for (bool c_library : {true, false}) {
    for (const Mapping& mapping : mappings) {
      if (!IsCode(mapping) || IsCLibrary(mapping) != c_library) continue;
      SearchMapping(memory, mapping, gadgets);
      if (!gadgets.call.is_null() && !gadgets.signal_return.is_null()) return gadgets;
    }
  }
  return std::nullopt;
}

bool AreThere(const Gadgets& gadgets, const UniqueFd& memory, std::span<const Mapping> mappings) {
  auto starts_with = [&](Address at, std::string_view pattern) {
    const Mapping* mapping = FindMapping(mappings, at);
    std::array<char, kLongestPattern> code{};
    return mapping && IsCode(*mapping) &&
           ReadTargetMemory(memory, at, std::as_writable_bytes(std::span(code.data(), pattern.size()))) ==
               pattern.size() &&
           std::string_view(code.data(), pattern.size()) == pattern;
  };
  return starts_with(gadgets.call, kCall) &&
         std::any_of(kSignalReturns.begin(), kSignalReturns.end(),
                     [&](std::string_view pattern) { return starts_with(gadgets.signal_return, pattern); });
}

}  // namespace stillheld
