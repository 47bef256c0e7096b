#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <vector>

#include "base/atomic_file.h"
#include "base/check.h"
#include "base/hash.h"
#include "snapshot/facts.h"
#include "snapshot/format.h"
#include "snapshot/records.h"
#include "snapshot/snapshot_file.h"

namespace stillheld {
namespace {

using Bytes = std::span<const std::byte>;

// The sections of a file, by id; those that are not columns of the graph are kept here.
class Sections {
 public:
  void Add(format::SectionId id, Bytes bytes) { CHECK(by_id_.emplace(id, bytes).second); }

  template <class T>
  void AddColumn(format::SectionId id, std::span<const T> column) {
    static_assert(std::has_unique_object_representations_v<T>, "padding would make the bytes differ from run to run");
    Add(id, std::as_bytes(column));
  }

  template <class Record>
  void AddTable(format::SectionId id, const std::vector<Record>& records) {
    using Encoded = decltype(Encode(records.front()));
    static_assert(std::has_unique_object_representations_v<Encoded>);
    std::vector<std::byte> bytes(records.size() * sizeof(Encoded));
    for (size_t i = 0; i < records.size(); ++i) {
      const Encoded encoded = Encode(records[i]);
      std::copy_n(std::as_bytes(std::span(&encoded, 1)).begin(), sizeof(encoded), &bytes[i * sizeof(encoded)]);
    }
    AddOwned(id, std::move(bytes));
  }

  void AddOwned(format::SectionId id, std::vector<std::byte> bytes) {
    owned_.push_back(std::move(bytes));
    Add(id, owned_.back());
  }

  const std::map<format::SectionId, Bytes>& by_id() const { return by_id_; }

 private:
  std::map<format::SectionId, Bytes> by_id_;
  std::vector<std::vector<std::byte>> owned_;
};

Sections SectionsOf(const HeapColumns& columns, const SnapshotInfo& info) {
  Sections sections;
  sections.AddOwned(format::kFacts, EncodeFacts(FactsOf(columns, info)));
  sections.AddColumn(format::kStringBegin, columns.string_begin);
  sections.AddColumn(format::kStringBytes, columns.string_bytes);
  sections.AddTable(format::kTypes, columns.types);
  sections.AddColumn(format::kNodeAddress, columns.address);
  sections.AddColumn(format::kNodeType, columns.type);
  sections.AddColumn(format::kNodeSizeBytes, columns.size_bytes);
  sections.AddColumn(format::kNodeRefCount, columns.ref_count);
  sections.AddColumn(format::kNodeFlags, columns.flags);
  sections.AddColumn(format::kNodeLength, columns.length);
  sections.AddColumn(format::kOutBegin, columns.out_begin);
  sections.AddColumn(format::kEdges, columns.edges);
  sections.AddColumn(format::kMultiplicities, columns.multiplicities);
  sections.AddTable(format::kRoots, columns.roots);
  sections.AddTable(format::kNames, columns.names);
  sections.AddTable(format::kUses, columns.uses);
  sections.AddTable(format::kBounds, columns.bounds);
  sections.AddTable(format::kRoutes, columns.routes);
  sections.AddTable(format::kNativeReferences, columns.native_references);
  return sections;
}

constexpr uint64_t Aligned(uint64_t offset) {
  return (offset + format::kAlignment - 1) / format::kAlignment * format::kAlignment;
}

void Pad(AtomicFile& file, uint64_t size_bytes) {
  static constexpr std::array<std::byte, format::kAlignment> kZeros = {};
  file.Write(std::span(kZeros).first(Aligned(size_bytes) - size_bytes));
}

}  // namespace

void WriteSnapshot(const std::filesystem::path& path, const HeapGraph& graph, const SnapshotInfo& info) {
  const Sections sections = SectionsOf(graph.columns(), info);

  std::vector<format::SectionEntry> table;
  const uint64_t table_bytes = sections.by_id().size() * sizeof(format::SectionEntry);
  uint64_t offset = Aligned(sizeof(format::Header) + table_bytes);
  for (const auto& [id, bytes] : sections.by_id()) {
    table.push_back({.id = id, .offset = offset, .size_bytes = bytes.size(), .hash = Hash64(bytes)});
    offset = Aligned(offset + bytes.size());
  }

  format::Header header;
  header.section_count = static_cast<uint32_t>(table.size());
  header.file_bytes = offset;
  header.table_hash = Hash64(std::as_bytes(std::span(table)));
  const Bytes header_bytes = std::as_bytes(std::span(&header, 1));
  header.header_hash = Hash64(header_bytes.first(offsetof(format::Header, header_hash)));

  AtomicFile file(path);
  file.Write(header_bytes);
  file.Write(std::as_bytes(std::span(table)));
  Pad(file, sizeof(header) + table_bytes);
  for (const auto& [id, bytes] : sections.by_id()) {
    file.Write(bytes);
    Pad(file, bytes.size());
  }
  file.Commit();
}

}  // namespace stillheld
