#include "snapshot/sections.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/hash.h"
#include "snapshot/format.h"

namespace stillheld {
namespace {

using Bytes = std::span<const std::byte>;

[[noreturn]] void Corrupt(std::string what) { throw FileDefect{ErrorCode::kCorruptFile, std::move(what)}; }

constexpr uint64_t Padding(uint64_t size_bytes) {
  return (format::kAlignment - size_bytes % format::kAlignment) % format::kAlignment;
}

format::Header OpenHeader(Bytes bytes) {
  if (bytes.empty()) Corrupt("it is empty");
  const Bytes magic = std::as_bytes(std::span(format::kMagic));
  const size_t seen = std::min(bytes.size(), magic.size());
  if (!std::ranges::equal(bytes.first(seen), magic.first(seen))) {
    Corrupt("it is not a snapshot file, or its first bytes have changed");
  }
  if (bytes.size() < sizeof(format::Header))
    Corrupt(fmt::format("it is cut after {} bytes, in its header", bytes.size()));
  const auto header = LoadAt<format::Header>(bytes, 0);
  if (Hash64(bytes.first(offsetof(format::Header, header_hash))) != header.header_hash)
    Corrupt("its header has changed");
  if (header.major > format::kMajorVersion) {
    throw FileDefect{ErrorCode::kNewerFile, fmt::format("its format is version {}.{}, and this program reads {}.x",
                                                        header.major, header.minor, format::kMajorVersion)};
  }
  if (header.major != format::kMajorVersion) Corrupt(fmt::format("no format had the version {}", header.major));
  if (bytes.size() < header.file_bytes) {
    Corrupt(fmt::format("it is cut: {} of {} bytes are there", bytes.size(), header.file_bytes));
  }
  if (bytes.size() > header.file_bytes) Corrupt(fmt::format("it has bytes after its end at {}", header.file_bytes));
  return header;
}

}  // namespace

SectionsById OpenSections(Bytes bytes) {
  const format::Header header = OpenHeader(bytes);
  const uint64_t table_bytes = uint64_t{header.section_count} * sizeof(format::SectionEntry);
  if (header.section_count > format::kMaxSections || !FitsWithin(sizeof(header), table_bytes, bytes.size())) {
    Corrupt("its table of sections is too long");
  }
  const Bytes table = bytes.subspan(sizeof(header), table_bytes);
  if (Hash64(table) != header.table_hash) Corrupt("its table of sections has changed");

  // Sections follow one another without gaps but zeros, so that no byte of the file is unchecked.
  SectionsById sections;
  uint64_t end = sizeof(header) + table_bytes;
  const auto skip_padding = [&] {
    const uint64_t padding = Padding(end);
    if (!FitsWithin(end, padding, bytes.size())) Corrupt("its last section is cut");
    const Bytes zeros = bytes.subspan(end, padding);
    if (std::ranges::any_of(zeros, [](std::byte b) { return b != std::byte{0}; })) {
      Corrupt(fmt::format("the padding at {} is not zero", end));
    }
    end += padding;
  };
  skip_padding();
  for (uint32_t i = 0; i < header.section_count; ++i) {
    const auto entry = LoadAt<format::SectionEntry>(table, i * sizeof(format::SectionEntry));
    if (entry.offset != end || !FitsWithin(entry.offset, entry.size_bytes, bytes.size())) {
      Corrupt(fmt::format("section {} is not where it should be", entry.id));
    }
    const Bytes section = bytes.subspan(entry.offset, entry.size_bytes);
    if (Hash64(section) != entry.hash) Corrupt(fmt::format("section {} has changed", entry.id));
    if (!sections.emplace(entry.id, section).second) Corrupt(fmt::format("section {} is there twice", entry.id));
    end += entry.size_bytes;
    skip_padding();
  }
  if (end != bytes.size()) Corrupt("it has bytes that belong to no section");
  return sections;
}

}  // namespace stillheld
