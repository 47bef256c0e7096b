#include "snapshot/decode.h"

#include <fmt/format.h>

#include <vector>

#include "base/bytes.h"
#include "base/check.h"
#include "snapshot/check_columns.h"
#include "snapshot/facts.h"
#include "snapshot/format.h"
#include "snapshot/records.h"
#include "snapshot/sections.h"

namespace stillheld {
namespace {

class Tables {
 public:
  explicit Tables(SectionsById sections) : sections_(std::move(sections)) {}

  std::span<const std::byte> Section(format::SectionId id) const {
    const auto found = sections_.find(id);
    if (found == sections_.end()) throw FileDefect{.what = fmt::format("section {} is missing", +id)};
    return found->second;
  }

  // As it lies in the file.
  template <class T>
  std::span<const T> Column(format::SectionId id) const {
    static_assert(format::kAlignment % alignof(T) == 0);
    const auto bytes = Entries(id, sizeof(T));
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }

  // Empty if the file is older than the section.
  template <class Record>
  auto TableIfThere(format::SectionId id) const {
    return sections_.contains(id) ? Table<Record>(id) : std::vector<decltype(Decode(Record()))>();
  }

  template <class Record>
  auto Table(format::SectionId id) const {
    std::vector<decltype(Decode(Record()))> records;
    const auto bytes = Entries(id, sizeof(Record));
    records.reserve(bytes.size() / sizeof(Record));
    for (size_t at = 0; at < bytes.size(); at += sizeof(Record)) records.push_back(Decode(LoadAt<Record>(bytes, at)));
    return records;
  }

 private:
  std::span<const std::byte> Entries(format::SectionId id, size_t entry_bytes) const {
    const auto bytes = Section(id);
    if (bytes.size() % entry_bytes != 0) {
      throw FileDefect{.what =
                           fmt::format("section {} has {} bytes, no multiple of {}", +id, bytes.size(), entry_bytes)};
    }
    return bytes;
  }

  SectionsById sections_;
};

}  // namespace

Snapshot DecodeSnapshot(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
  CHECK(reinterpret_cast<uintptr_t>(bytes.data()) % format::kAlignment == 0);
  const Tables tables(OpenSections(bytes));

  HeapColumns columns;
  columns.string_begin = tables.Column<uint64_t>(format::kStringBegin);
  columns.string_bytes = tables.Column<char>(format::kStringBytes);
  columns.types = tables.Table<format::TypeRecord>(format::kTypes);
  columns.address = tables.Column<Address>(format::kNodeAddress);
  columns.type = tables.Column<TypeId>(format::kNodeType);
  columns.size_bytes = tables.Column<uint64_t>(format::kNodeSizeBytes);
  columns.ref_count = tables.Column<uint32_t>(format::kNodeRefCount);
  columns.flags = tables.Column<uint16_t>(format::kNodeFlags);
  columns.length = tables.Column<uint32_t>(format::kNodeLength);
  columns.out_begin = tables.Column<uint32_t>(format::kOutBegin);
  columns.edges = tables.Column<Edge>(format::kEdges);
  columns.multiplicities = tables.Column<Multiplicity>(format::kMultiplicities);
  columns.roots = tables.Table<format::RootRecord>(format::kRoots);
  columns.names = tables.Table<format::NameRecord>(format::kNames);
  columns.uses = tables.Table<format::UseRecord>(format::kUses);
  columns.bounds = tables.Table<format::BoundRecord>(format::kBounds);
  columns.routes = tables.Table<format::RouteRecord>(format::kRoutes);
  columns.native_references = tables.TableIfThere<format::NativeReferenceRecord>(format::kNativeReferences);
  if (auto defect = FindDefect(columns)) throw FileDefect{.what = std::move(*defect)};

  const auto facts = DecodeFacts(tables.Section(format::kFacts));
  if (!facts) throw FileDefect{.what = "its facts are cut"};
  SnapshotInfo info;
  ApplyFacts(*facts, columns, info);

  columns.owners.push_back(std::move(owner));
  AddReverseEdges(columns);
  return {std::move(info), HeapGraph(std::move(columns))};
}

}  // namespace stillheld
