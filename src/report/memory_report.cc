#include "report/memory_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/json_text.h"
#include "report/numbers.h"
#include "report/printable.h"
#include "report/table.h"

namespace stillheld {
namespace {

struct PartName {
  MemoryPart part;
  const char* name;
};
constexpr std::array<PartName, kMemoryParts> kNames = {{
    {MemoryPart::kObjects, "Python objects alive"},
    {MemoryPart::kGarbage, "cyclic garbage"},
    {MemoryPart::kOrphans, "small blocks that no object explains"},
    {MemoryPart::kFreeBlocks, "free blocks in Python's arenas"},
    {MemoryPart::kBuffers, "malloc: objects and their buffers"},
    {MemoryPart::kNative, "malloc: in use by others (native)"},
    {MemoryPart::kFreeMalloc, "malloc: free but kept"},
    {MemoryPart::kAnonymous, "other anonymous mappings"},
    {MemoryPart::kStacks, "thread stacks"},
    {MemoryPart::kImages, "programs, libraries, files"},
    {MemoryPart::kSharedMemory, "shared memory"},
    {MemoryPart::kUnexplained, "unexplained"},
}};

constexpr size_t kShownPins = 5;
constexpr size_t kShownArenas = 4;
constexpr size_t kShownClasses = 3;

std::string Bytes(uint64_t bytes) { return FormatBytes(static_cast<double>(bytes)); }

int64_t ChangeOf(const MemoryReport& report, MemoryPart part) {
  return static_cast<int64_t>(report.last.at(part)) - static_cast<int64_t>(report.first->at(part));
}

std::string Signed(int64_t bytes) {
  if (bytes == 0) return "0";
  return (bytes > 0 ? "+" : "-") + FormatBytes(static_cast<double>(bytes > 0 ? bytes : -bytes));
}

std::string Parts(const MemoryReport& report) {
  const auto right = Table::Align::kRight;
  std::vector<Table::Column> columns = {{"BYTES", right}, {"SHARE", right}};
  if (report.first) columns.push_back({"CHANGE", right});
  columns.push_back({"WHAT"});
  Table table(columns);
  const auto add = [&](uint64_t bytes, int64_t change, const std::string& what) {
    const double share =
        100 * static_cast<double>(bytes) / static_cast<double>(std::max<uint64_t>(1, report.last.rss_bytes));
    std::vector<std::string> row = {Bytes(bytes), fmt::format("{:.1f} %", share)};
    if (report.first) row.push_back(Signed(change));
    row.push_back(what);
    table.AddRow(row);
  };
  for (const PartName& name : kNames) {
    add(report.last.at(name.part), report.first ? ChangeOf(report, name.part) : 0, name.name);
  }
  const int64_t change =
      report.first ? static_cast<int64_t>(report.last.rss_bytes) - static_cast<int64_t>(report.first->rss_bytes) : 0;
  add(report.last.rss_bytes, change, "resident in all (RSS)");
  return table.Text();
}

// Where malloc has several arenas: the one with the most free bytes first.
std::string ArenaLines(const MemoryLook& look) {
  if (look.arenas.size() < 2) return "";
  std::vector<ArenaUse> arenas = look.arenas;
  std::ranges::stable_sort(arenas, std::ranges::greater(), &ArenaUse::free_bytes);
  std::string text;
  for (size_t i = 0; i < std::min(kShownArenas, arenas.size()); ++i) {
    const ArenaUse& arena = arenas[i];
    text += fmt::format("                {}: {} in use, {} free, {} to return\n",
                        arena.is_main ? "the main arena" : fmt::format("arena {:#x}", arena.address),
                        Bytes(arena.in_use_bytes), Bytes(arena.free_bytes), Bytes(arena.trimmable_bytes));
  }
  if (arenas.size() > kShownArenas) text += fmt::format("                and {} more\n", arenas.size() - kShownArenas);
  return text;
}

// "120 blocks up to 64 B (7.5 KiB), …": the classes with the most bytes.
template <class BytesOf, class BlocksOf>
std::string Classes(std::vector<SizeClassUse> classes, BytesOf bytes_of, BlocksOf blocks_of) {
  std::erase_if(classes, [&](const SizeClassUse& use) { return bytes_of(use) == 0; });
  std::ranges::stable_sort(classes, std::ranges::greater(), bytes_of);
  std::string text;
  for (size_t i = 0; i < std::min(kShownClasses, classes.size()); ++i) {
    text += fmt::format("{}{} blocks up to {} ({})", i == 0 ? "" : ", ", FormatCount(blocks_of(classes[i])),
                        Bytes(classes[i].up_to_bytes), Bytes(bytes_of(classes[i])));
  }
  return text;
}

std::string FreeBlocksLine(const MemoryLook& look) {
  const std::string classes = Classes(
      look.small_blocks, [](const SizeClassUse& use) { return use.free_bytes; },
      [](const SizeClassUse& use) { return use.free_bytes / std::max<uint64_t>(1, use.up_to_bytes); });
  return classes.empty() ? "" : fmt::format("    free        {}\n", classes);
}

std::string NativeLine(const MemoryLook& look) {
  const std::string classes = Classes(
      look.native_blocks, [](const SizeClassUse& use) { return use.bytes; },
      [](const SizeClassUse& use) { return use.blocks; });
  return classes.empty() ? "" : fmt::format("    native      {}\n", classes);
}

std::string Details(const MemoryLook& look) {
  std::string text;
  if (!look.arenas.empty()) {
    uint64_t kept = 0;
    for (const ArenaUse& arena : look.arenas) kept += arena.free_bytes;
    text += fmt::format("    malloc      {} in {} arena{}: {} free, of which malloc_trim(0) would return {}\n",
                        look.allocator, look.arenas.size(), look.arenas.size() == 1 ? "" : "s", Bytes(kept),
                        Bytes(look.trimmable_bytes()));
    text += ArenaLines(look);
  } else if (!look.allocator.empty()) {
    text += fmt::format("    malloc      {}\n", look.allocator);
  }
  if (look.pinned.nearly_empty > 0 && !look.pinned.pins.empty()) {
    text += fmt::format("    arenas      {} of {} of Python's are nearly empty ({}, {} in use), kept by {} objects:\n",
                        look.pinned.nearly_empty, look.pinned.arenas, Bytes(look.pinned.resident_bytes),
                        Bytes(look.pinned.used_bytes), FormatCount(look.pinned.objects));
    for (size_t i = 0; i < std::min(kShownPins, look.pinned.pins.size()); ++i) {
      const ArenaPin& pin = look.pinned.pins[i];
      text += fmt::format("                {} {}  {}\n", FormatCount(pin.objects), Printable(pin.type),
                          Printable(pin.held_by));
    }
  }
  text += FreeBlocksLine(look);
  text += NativeLine(look);
  if (look.pss_bytes > 0) text += fmt::format("    PSS         {}\n", Bytes(look.pss_bytes));
  if (look.swapped_bytes > 0) text += fmt::format("    swapped     {} more\n", Bytes(look.swapped_bytes));
  if (look.has_parent) {
    text += fmt::format("    prefork     {} still shared with relatives, {} un-shared since the fork\n",
                        Bytes(look.shared_bytes), Bytes(look.unshared_bytes));
  }
  text += fmt::format("    looked at   {} objects, stopped {:.1f} ms ({})\n", FormatCount(look.objects), look.stop_ms,
                      look.mode);
  for (const std::string& gap : look.gaps) text += fmt::format("    partial     {}\n", gap);
  return text;
}

Json ClassesJson(const std::vector<SizeClassUse>& classes, bool with_free) {
  Json array = Json::array();
  for (const SizeClassUse& use : classes) {
    Json json = {{"up_to_bytes", use.up_to_bytes}, {"blocks", use.blocks}, {"bytes", use.bytes}};
    if (with_free) json["free_bytes"] = use.free_bytes;
    array.push_back(std::move(json));
  }
  return array;
}

Json PinnedJson(const PinnedArenas& pinned) {
  Json pins = Json::array();
  for (const ArenaPin& pin : pinned.pins) {
    pins.push_back({{"type", pin.type}, {"held_by", pin.held_by}, {"objects", pin.objects}});
  }
  return {{"count", pinned.arenas},
          {"nearly_empty", pinned.nearly_empty},
          {"resident_bytes", pinned.resident_bytes},
          {"used_bytes", pinned.used_bytes},
          {"objects", pinned.objects},
          {"pins", std::move(pins)}};
}

}  // namespace

std::string MemoryText(const MemoryReport& report, const TextStyle& style) {
  const std::string verdict = TextOf(report.verdict.state);
  std::string text =
      fmt::format("Process {}: {}\n", report.pid, report.verdict.grows ? style.Red(verdict) : style.Bold(verdict));
  text += fmt::format("    why         {}\n\n", report.verdict.why);
  return text + Parts(report) + "\n" + Details(report.last);
}

std::string MemoryJson(const MemoryReport& report) {
  const MemoryLook& look = report.last;
  Json parts = Json::array();
  for (const PartName& name : kNames) {
    Json part = {{"name", name.name},
                 {"bytes", look.at(name.part)},
                 {"share", static_cast<double>(look.at(name.part)) /
                               static_cast<double>(std::max<uint64_t>(1, look.rss_bytes))}};
    if (report.first) part["change_bytes"] = ChangeOf(report, name.part);
    parts.push_back(std::move(part));
  }
  Json arenas = Json::array();
  for (const ArenaUse& arena : look.arenas) {
    arenas.push_back({{"main", arena.is_main},
                      {"in_use_bytes", arena.in_use_bytes},
                      {"free_bytes", arena.free_bytes},
                      {"trimmable_bytes", arena.trimmable_bytes}});
  }
  Json json = {{"schema", 1},
               {"pid", report.pid},
               {"rss_bytes", look.rss_bytes},
               {"pss_bytes", look.pss_bytes},
               {"swapped_bytes", look.swapped_bytes},
               {"parts", std::move(parts)},
               {"verdict", TextOf(report.verdict.state)},
               {"why", report.verdict.why},
               {"malloc",
                {{"name", look.allocator},
                 {"arenas", std::move(arenas)},
                 {"trimmable_bytes", look.trimmable_bytes()},
                 {"native_blocks", ClassesJson(look.native_blocks, false)}}},
               {"small_blocks", ClassesJson(look.small_blocks, true)},
               {"arenas", PinnedJson(look.pinned)},
               {"garbage_objects", look.garbage_objects},
               {"full_caches", look.full_caches},
               {"prefork", nullptr},
               {"between", nullptr},
               {"stop_ms", look.stop_ms},
               {"mode", look.mode},
               {"objects", look.objects},
               {"partial", look.gaps}};
  if (look.has_parent) {
    json["prefork"] = {{"shared_bytes", look.shared_bytes}, {"unshared_bytes", look.unshared_bytes}};
  }
  if (report.first) {
    json["between"] = {
        {"seconds", look.seconds - report.first->seconds},
        {"requests", report.requests},
        {"rss_change_bytes", static_cast<int64_t>(look.rss_bytes) - static_cast<int64_t>(report.first->rss_bytes)},
        {"native_change_bytes",
         static_cast<int64_t>(look.native_bytes()) - static_cast<int64_t>(report.first->native_bytes())}};
  }
  return JsonText(json);
}

}  // namespace stillheld
