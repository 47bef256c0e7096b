#include "app/sqlite_files.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/type_family.h"
#include "base/bytes.h"

namespace stillheld {
namespace {

// First fields that have stood where they are since SQLite 3.7 (sqliteInt.h, btreeInt.h, pager.c, wal.c, os_unix.c):
//
//   sqlite3     pVfs, pVdbe, pDfltColl, mutex, aDb, nDb       Db        zDbSName, pBt, …      (32 bytes)
//   Btree       db, pBt                                       BtShared  pPager
//   Pager       pVfs, …, fd, jfd, sjfd, …, pWal               Wal       pVfs, pDbFd, pWalFd
//   unixFile    pMethod, pVfs, pInode, h
//
// That the VFS is the same in all of them shows that they are what they seem.
constexpr uint64_t kHandleInConnection = 16;  // Modules/_sqlite/connection.h: `sqlite3 *db` comes first
constexpr uint64_t kDatabases = 32, kDatabaseCount = 40, kDatabaseBytes = 32, kTreeInDatabase = 8;
constexpr uint64_t kSharedInTree = 8, kPagerInShared = 0;
constexpr uint64_t kPagerBytes = 448, kLogFile = 16;
constexpr uint64_t kVfsInFile = 8, kNumberInFile = 24;
constexpr int32_t kMostDatabases = 130;  // SQLITE_MAX_ATTACHED, main and temp
constexpr int32_t kMostDescriptors = 1 << 20;

class Reader {
 public:
  explicit Reader(const AddressSpace& space) : space_(space) {}

  Address Word(Address at) const {
    if (at.is_null()) return Address();
    const auto bytes = space_.View(at, 8);
    return bytes ? Address(LoadAt<uint64_t>(*bytes, 0)) : Address();
  }
  std::optional<int32_t> Int(Address at) const {
    if (at.is_null()) return std::nullopt;
    const auto bytes = space_.View(at, 4);
    if (!bytes) return std::nullopt;
    return LoadAt<int32_t>(*bytes, 0);
  }
  // The number in what may be a unixFile of this VFS.
  std::optional<int> NumberIn(Address file, Address vfs) const {
    if (file.is_null() || Word(file).is_null() || Word(file + kVfsInFile) != vfs) return std::nullopt;
    const auto number = Int(file + kNumberInFile);
    return number && *number >= 0 && *number < kMostDescriptors ? number : std::nullopt;
  }

 private:
  const AddressSpace& space_;
};

std::vector<int> NumbersOf(const Reader& reader, Address handle) {
  std::vector<int> numbers;
  const Address vfs = reader.Word(handle);
  const Address databases = reader.Word(handle + kDatabases);
  const int32_t count = reader.Int(handle + kDatabaseCount).value_or(0);
  if (vfs.is_null() || databases.is_null() || count <= 0 || count > kMostDatabases) return numbers;
  for (int32_t i = 0; i < count; ++i) {
    const Address tree = reader.Word(databases + static_cast<uint64_t>(i) * kDatabaseBytes + kTreeInDatabase);
    const Address shared = tree.is_null() ? Address() : reader.Word(tree + kSharedInTree);
    const Address pager = shared.is_null() ? Address() : reader.Word(shared + kPagerInShared);
    if (pager.is_null() || reader.Word(pager) != vfs) continue;
    for (uint64_t at = 8; at < kPagerBytes; at += 8) {
      const Address field = reader.Word(pager + at);
      if (field.is_null()) continue;
      if (const auto number = reader.NumberIn(field, vfs)) numbers.push_back(*number);
      if (reader.Word(field) != vfs) continue;  // else it may be the Wal
      if (const auto number = reader.NumberIn(reader.Word(field + kLogFile), vfs)) numbers.push_back(*number);
    }
  }
  return numbers;
}

}  // namespace

std::map<int, NodeId> FilesOfSqlite(const AddressSpace& space, const HeapGraph& graph) {
  static constexpr std::string_view kConnection[] = {"sqlite3.Connection"};
  const TypeFamily family(graph, kConnection);
  const Reader reader(space);
  std::map<int, NodeId> connection_by_number;
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    if (!family.Contains(node)) continue;
    const Address handle = reader.Word(graph.address(node) + kHandleInConnection);
    if (handle.is_null()) continue;  // closed
    for (const int number : NumbersOf(reader, handle)) connection_by_number.try_emplace(number, node);
  }
  return connection_by_number;
}

}  // namespace stillheld
