#include "snapshot/facts.h"

#include <fmt/format.h>

#include <charconv>
#include <concepts>
#include <cstring>
#include <string_view>

#include "base/bytes.h"

namespace stillheld {
namespace {

// The one list of facts: calls visit(name, value) for each, in order to write it or to fill it.
template <class Columns, class Info, class Visit>
void VisitFacts(Columns& columns, Info& info, Visit visit) {
  visit("pid", info.pid);
  visit("time_ns", info.time_ns);
  visit("stop_ns", info.stop_ns);
  visit("mode", info.mode);
  visit("mode_reason", info.mode_reason);
  visit("tool", info.tool);
  visit("rss_bytes", info.rss_bytes);
  visit("explained_bytes", columns.python_memory.explained_bytes);
  visit("allocated_bytes", columns.python_memory.allocated_bytes);
  for (uint32_t i = 0; i < PythonMemory::kClasses; ++i) {
    visit(fmt::format("orphan_blocks_{}", (i + 1) * PythonMemory::kClassBytes), columns.python_memory.orphan_blocks[i]);
  }
  visit("large_foreign_bytes", columns.python_memory.large_foreign_bytes);
  visit("python_version", columns.python_version);
  visit("gc_enabled", columns.gc.enabled);
  visit("gc_switch_known", columns.gc.is_switch_known);
  visit("gc_collecting", columns.gc.collecting);
  visit("gc_debug_flags", columns.gc.debug_flags);
  for (size_t i = 0; i < std::size(columns.gc.generations); ++i) {
    visit(fmt::format("gc_threshold{}", i), columns.gc.generations[i].threshold);
    visit(fmt::format("gc_count{}", i), columns.gc.generations[i].count);
    visit(fmt::format("gc_collections{}", i), columns.gc.generations[i].collections);
    visit(fmt::format("gc_collected{}", i), columns.gc.generations[i].collected);
    visit(fmt::format("gc_uncollectable{}", i), columns.gc.generations[i].uncollectable);
  }
  visit("gc_skips_embedded_dicts", columns.gc.skips_embedded_dicts);
  visit("gc_troubled_releases", columns.gc.troubled_releases);
  visit("faults_unmapped", columns.faults.unmapped);
  visit("faults_torn", columns.faults.torn);
  visit("faults_unknown", columns.faults.unknown);
  visit("faults_too_large", columns.faults.too_large);
}

void Assign(std::string& to, const std::string& text) { to = text; }
void Assign(bool& to, const std::string& text) { to = text == "1"; }
template <std::integral T>
void Assign(T& to, const std::string& text) {
  T value = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  if (parsed.ec == std::errc() && parsed.ptr == end) to = value;
}

std::string TextOf(const std::string& value) { return value; }
template <std::integral T>
std::string TextOf(T value) {
  return fmt::format("{}", static_cast<std::conditional_t<std::same_as<T, bool>, int, T>>(value));
}

}  // namespace

Facts FactsOf(const HeapColumns& columns, const SnapshotInfo& info) {
  Facts facts = info.more;
  VisitFacts(columns, info, [&](const std::string& name, const auto& value) { facts[name] = TextOf(value); });
  return facts;
}

void ApplyFacts(const Facts& facts, HeapColumns& columns, SnapshotInfo& info) {
  info.more = facts;
  VisitFacts(columns, info, [&](const std::string& name, auto& value) {
    const auto fact = facts.find(name);
    if (fact == facts.end()) return;
    Assign(value, fact->second);
    info.more.erase(name);
  });
}

std::vector<std::byte> EncodeFacts(const Facts& facts) {
  std::vector<std::byte> bytes;
  const auto append = [&bytes](const void* data, size_t size) {
    const auto* begin = static_cast<const std::byte*>(data);
    bytes.insert(bytes.end(), begin, begin + size);
  };
  for (const auto& [name, value] : facts) {
    const uint32_t sizes[] = {static_cast<uint32_t>(name.size()), static_cast<uint32_t>(value.size())};
    append(sizes, sizeof(sizes));
    append(name.data(), name.size());
    append(value.data(), value.size());
  }
  return bytes;
}

std::optional<Facts> DecodeFacts(std::span<const std::byte> bytes) {
  Facts facts;
  while (!bytes.empty()) {
    if (bytes.size() < 8) return std::nullopt;
    const size_t name_size = LoadAt<uint32_t>(bytes, 0);
    const size_t value_size = LoadAt<uint32_t>(bytes, 4);
    bytes = bytes.subspan(8);
    if (!FitsWithin(name_size, value_size, bytes.size())) return std::nullopt;
    const auto* text = reinterpret_cast<const char*>(bytes.data());
    facts.emplace(std::string(text, name_size), std::string(text + name_size, value_size));
    bytes = bytes.subspan(name_size + value_size);
  }
  return facts;
}

}  // namespace stillheld
