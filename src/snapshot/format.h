// The .held file: one heap graph and the facts about its snapshot. docs/snapshot-format.md explains it at length.
//
//   offset 0    Header, 64 bytes                 magic, version, sizes, and a hash of itself
//          64   SectionEntry × section_count     id, place, size and hash of each section
//               zeros up to a multiple of 64
//               section, zeros up to a multiple of 64
//               section, …                       one column or table each, in ascending order of ids
//   file_bytes  the end
//
// Little-endian. A section is an array of one of the records below, or of plain integers, ready to be mapped. Hashes
// are XXH3-64. A reader refuses a newer major version, and ignores sections and facts that it does not know: those come
// with a newer minor version. The first 64 bytes keep their form in every version.
#ifndef STILLHELD_SNAPSHOT_FORMAT_H_
#define STILLHELD_SNAPSHOT_FORMAT_H_

#include <array>
#include <bit>
#include <cstdint>

namespace stillheld::format {

static_assert(std::endian::native == std::endian::little, "columns are mapped as they lie in the file");

inline constexpr std::array<uint8_t, 8> kMagic = {0x89, 'H', 'E', 'L', 'D', '\r', '\n', 0x1a};
inline constexpr uint16_t kMajorVersion = 1;
inline constexpr uint16_t kMinorVersion = 2;
inline constexpr uint64_t kAlignment = 64;
inline constexpr uint32_t kMaxSections = 1024;
inline constexpr uint32_t kNone = ~uint32_t{0};  // no node, no string

struct Header {
  std::array<uint8_t, 8> magic = kMagic;
  uint16_t major = kMajorVersion;
  uint16_t minor = kMinorVersion;
  uint32_t section_count = 0;
  uint64_t file_bytes = 0;
  uint64_t table_hash = 0;  // of all SectionEntries
  std::array<uint64_t, 3> reserved = {};
  uint64_t header_hash = 0;  // of the 56 bytes before it
};
static_assert(sizeof(Header) == 64);

struct SectionEntry {
  uint32_t id = 0;
  uint32_t reserved = 0;
  uint64_t offset = 0;  // from the start of the file
  uint64_t size_bytes = 0;
  uint64_t hash = 0;
};
static_assert(sizeof(SectionEntry) == 32);

enum SectionId : uint32_t {
  kFacts = 1,              // names and values: u32 size of the name, u32 size of the value, name, value; sorted by name
  kStringBegin = 2,        // u64 per string, and one more: where it begins in kStringBytes
  kStringBytes = 3,        // all strings, one after another; string 0 is empty
  kTypes = 4,              // TypeRecord
  kNodeAddress = 16,       // u64 per node, ascending
  kNodeType = 17,          // u32 per node: index in kTypes
  kNodeSizeBytes = 18,     // u64 per node
  kNodeRefCount = 19,      // u32 per node
  kNodeFlags = 20,         // u16 per node: NodeFlag of heap_records.h
  kNodeLength = 21,        // u32 per node
  kOutBegin = 32,          // u32 per node, and one more: where its edges begin in kEdges
  kEdges = 33,             // EdgeRecord, grouped by source
  kMultiplicities = 34,    // MultiplicityRecord, for edges that stand for more than one reference
  kRoots = 48,             // RootRecord
  kNames = 49,             // NameRecord, ascending by node
  kUses = 50,              // UseRecord, ascending by the text of the name
  kBounds = 51,            // BoundRecord, ascending by owner
  kRoutes = 52,            // RouteRecord
  kNativeReferences = 53,  // NativeReferenceRecord, ascending by node; since 1.1
};

// Nodes, strings and types are indices from 0; kNone where there is none.
struct TypeRecord {
  uint32_t name, node, basic_size_bytes, is_gc;
};
struct EdgeRecord {
  uint32_t target;
  uint32_t label;  // 4 bits EdgeKind, 28 bits payload, as in edge.h
};
struct MultiplicityRecord {
  uint32_t edge, count;
};
struct RootRecord {
  uint32_t kind, name, node;
};
struct NameRecord {
  uint32_t node, module, qualname, file, line;
};
struct UseRecord {
  uint32_t code, name, operation, line;
  uint16_t kind;
  uint16_t scope;  // 1: name is a global; 2: it is a local variable; 0: it is an attribute
};
struct BoundRecord {
  uint32_t owner, name;
  int64_t limit;
};
struct RouteRecord {
  uint32_t method, path, framework;
};
struct NativeReferenceRecord {
  uint32_t node, place, count;
};

}  // namespace stillheld::format

#endif  // STILLHELD_SNAPSHOT_FORMAT_H_
