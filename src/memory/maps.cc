#include "memory/maps.h"

#include <sys/sysmacros.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>

#include "memory/proc_file.h"
#include "memory/refusal.h"

namespace stillheld {
namespace {

// Takes a number and the separator behind it off the front of `text`.
template <class T>
bool TakeNumber(std::string_view& text, int base, char separator, T& value) {
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (fault != std::errc() || end == text.data() + text.size() || *end != separator) return false;
  text.remove_prefix(static_cast<size_t>(end - text.data()) + 1);
  return true;
}

// 55d0c0a00000-55d0c0a21000 rw-p 00002000 fe:01 131   /usr/bin/python3.11
std::optional<Mapping> ParseLine(std::string_view line) {
  uint64_t begin = 0, end = 0;
  if (!TakeNumber(line, 16, '-', begin) || !TakeNumber(line, 16, ' ', end) || begin >= end) return std::nullopt;
  if (line.size() < 5 || line[4] != ' ') return std::nullopt;
  Mapping mapping;
  mapping.begin = Address(begin);
  mapping.end = Address(end);
  mapping.readable = line[0] == 'r';
  mapping.writable = line[1] == 'w';
  mapping.executable = line[2] == 'x';
  mapping.shared = line[3] == 's';
  line.remove_prefix(5);
  unsigned major = 0, minor = 0;
  if (!TakeNumber(line, 16, ' ', mapping.file_offset) || !TakeNumber(line, 16, ':', major) ||
      !TakeNumber(line, 16, ' ', minor)) {
    return std::nullopt;
  }
  mapping.device = makedev(major, minor);
  auto [after_inode, fault] = std::from_chars(line.data(), line.data() + line.size(), mapping.inode);
  if (fault != std::errc()) return std::nullopt;
  line.remove_prefix(static_cast<size_t>(after_inode - line.data()));
  size_t path = line.find_first_not_of(' ');
  if (path != std::string_view::npos) mapping.path = line.substr(path);
  return mapping;
}

}  // namespace

std::vector<Mapping> ParseMaps(std::string_view text) {
  std::vector<Mapping> mappings;
  while (!text.empty()) {
    size_t length = std::min(text.find('\n'), text.size());
    std::optional<Mapping> mapping = ParseLine(text.substr(0, length));
    if (mapping && (mappings.empty() || mappings.back().end <= mapping->begin)) mappings.push_back(*std::move(mapping));
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return mappings;
}

std::vector<Mapping> ReadMaps(pid_t pid) {
  std::optional<std::string> text = ReadProcFile(ProcPath(pid, "maps"));
  if (!text) throw RefusalToRead(pid, errno);
  std::vector<Mapping> mappings = ParseMaps(*text);
  // A process that is ending has lost its memory before it has lost its name.
  if (mappings.empty()) throw RefusalToRead(pid, ESRCH);
  return mappings;
}

const Mapping* FindMapping(std::span<const Mapping> mappings, Address address) {
  auto after = std::upper_bound(mappings.begin(), mappings.end(), address,
                                [](Address value, const Mapping& mapping) { return value < mapping.begin; });
  if (after == mappings.begin() || !std::prev(after)->contains(address)) return nullptr;
  return &*std::prev(after);
}

}  // namespace stillheld
