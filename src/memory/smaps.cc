#include "memory/smaps.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

#include "memory/maps.h"
#include "memory/proc_file.h"

namespace stillheld {
namespace {

// "Rss:                 136 kB" in bytes; 0 if there is no such number.
uint64_t BytesIn(std::string_view rest) {
  const size_t begin = rest.find_first_not_of(' ');
  if (begin == std::string_view::npos) return 0;
  uint64_t kib = 0;
  const auto [end, fault] = std::from_chars(rest.data() + begin, rest.data() + rest.size(), kib);
  if (fault != std::errc() || kib > std::numeric_limits<uint64_t>::max() / 1024) return 0;
  return kib * 1024;
}

void AddField(std::string_view name, std::string_view rest, MappingUse& use) {
  if (name == "Rss") use.resident_bytes = BytesIn(rest);
  if (name == "Pss") use.proportional_bytes = BytesIn(rest);
  if (name == "Shared_Clean" || name == "Shared_Dirty") use.shared_bytes += BytesIn(rest);
  if (name == "Private_Clean" || name == "Private_Dirty") use.private_bytes += BytesIn(rest);
  if (name == "Anonymous") use.anonymous_bytes = BytesIn(rest);
  if (name == "Swap") use.swapped_bytes = BytesIn(rest);
}

// Of the lines of smaps, those of a mapping begin with an address, those of a field with a capital letter.
bool IsField(std::string_view line) { return !line.empty() && line[0] >= 'A' && line[0] <= 'Z'; }

}  // namespace

std::vector<MappingUse> ParseSmaps(std::string_view text) {
  std::vector<MappingUse> uses;
  bool skipping = true;  // fields that belong to no mapping
  while (!text.empty()) {
    const size_t length = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    if (!IsField(line)) {
      std::vector<Mapping> mapping = ParseMaps(line);
      skipping = mapping.empty() || (!uses.empty() && mapping.front().begin < uses.back().mapping.end);
      if (!skipping) uses.push_back({.mapping = std::move(mapping.front())});
    } else if (const size_t colon = line.find(':'); colon != std::string_view::npos && !skipping) {
      AddField(line.substr(0, colon), line.substr(colon + 1), uses.back());
    }
  }
  return uses;
}

std::optional<std::vector<MappingUse>> ReadSmaps(pid_t pid) {
  const std::optional<std::string> text = ReadProcFile(ProcPath(pid, "smaps"));
  if (!text) return std::nullopt;
  std::vector<MappingUse> uses = ParseSmaps(*text);
  if (uses.empty()) return std::nullopt;
  return uses;
}

}  // namespace stillheld
