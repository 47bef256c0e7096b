// For tests and fuzzers: makes the hashes of a changed file right again, so that what lies behind them is reached.
#ifndef STILLHELD_SNAPSHOT_RESEAL_H_
#define STILLHELD_SNAPSHOT_RESEAL_H_

#include <cstddef>
#include <cstring>
#include <span>

#include "base/bytes.h"
#include "base/hash.h"
#include "snapshot/format.h"

namespace stillheld {

// Leaves alone what makes no sense: places out of the file.
inline void Reseal(std::span<std::byte> file) {
  if (file.size() < sizeof(format::Header)) return;
  auto header = LoadAt<format::Header>(file, 0);
  header.file_bytes = file.size();
  const uint64_t table_bytes = uint64_t{header.section_count} * sizeof(format::SectionEntry);
  if (FitsWithin(sizeof(header), table_bytes, file.size())) {
    for (uint64_t at = sizeof(header); at < sizeof(header) + table_bytes; at += sizeof(format::SectionEntry)) {
      auto entry = LoadAt<format::SectionEntry>(file, at);
      if (!FitsWithin(entry.offset, entry.size_bytes, file.size())) continue;
      entry.hash = Hash64(file.subspan(entry.offset, entry.size_bytes));
      std::memcpy(&file[at], &entry, sizeof(entry));
    }
    header.table_hash = Hash64(file.subspan(sizeof(header), table_bytes));
  }
  std::memcpy(file.data(), &header, sizeof(header));
  header.header_hash = Hash64(file.first(offsetof(format::Header, header_hash)));
  std::memcpy(file.data(), &header, sizeof(header));
}

}  // namespace stillheld

#endif  // STILLHELD_SNAPSHOT_RESEAL_H_
