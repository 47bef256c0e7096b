#include "app/sqlite_rows.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace stillheld {
namespace {

// https://www.sqlite.org/fileformat2.html. All numbers are big-endian.
//
//   file    | header 100: magic 16, page size 2, …, change counter 4 at 24, … | page 1 … | page 2 | …
//   page    | kind 1, free 2, cells 2, content 2, fragments 1, (inner pages: last child 4) | cell pointers 2 each | …
//   log     | header 32: magic 4, version 4, page size 4, …, salt 8 at 16, … | frame | frame | …
//   frame   | page number 4, pages after a commit or 0 4, salt 8, checksum 8 | page |
constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr uint64_t kHeaderBytes = 100, kPageSizeAt = 16, kChangesAt = 24;
constexpr uint8_t kInnerTable = 5, kLeafTable = 13;
constexpr uint64_t kLogMagic = 0x377f0682, kLogHeaderBytes = 32, kLogSaltAt = 16, kFrameHeaderBytes = 24;
constexpr uint64_t kLeastPage = 512, kMostPage = 65536;
constexpr size_t kMostPages = 1 << 20, kMostPagesOfTables = 4096, kMostFrames = 1 << 18;
constexpr uint64_t kLeastCellBytes = 6;  // with its pointer (btreeInt.h: MX_CELL)
constexpr int kTries = 3;

std::string ReadAt(const UniqueFd& file, uint64_t offset, size_t size) {
  std::string bytes(size, '\0');
  size_t done = 0;
  while (done < size) {
    const ssize_t got = pread(file.get(), bytes.data() + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    done += static_cast<size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

// Big-endian; 0 if it lies behind the end.
uint64_t NumberAt(std::string_view bytes, uint64_t at, uint64_t size) {
  if (at > bytes.size() || size > bytes.size() - at) return 0;
  uint64_t number = 0;
  for (const char c : bytes.substr(at, size)) number = number << 8 | static_cast<uint8_t>(c);
  return number;
}

// A number of 1 to 9 bytes; takes it from the front. 0 at the end of the bytes.
uint64_t TakeVarint(std::string_view& bytes) {
  uint64_t number = 0;
  for (int i = 0; i < 9 && !bytes.empty(); ++i) {
    const auto byte = static_cast<uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    if (i == 8) return number << 8 | byte;
    number = number << 7 | (byte & 0x7f);
    if ((byte & 0x80) == 0) return number;
  }
  return number;
}

uint64_t BytesOfSerial(uint64_t serial) {
  static constexpr std::array<uint64_t, 12> kBytes = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
  return serial < kBytes.size() ? kBytes[serial] : (serial - 12) / 2;
}

class Database {
 public:
  Database(const UniqueFd& file, const UniqueFd& log) : file_(file), log_(log) {}

  std::optional<uint64_t> Count(std::string_view table) {
    const std::string header = ReadAt(file_, 0, kHeaderBytes);
    if (header.size() < kHeaderBytes || !header.starts_with(kMagic)) return std::nullopt;
    page_bytes_ = NumberAt(header, kPageSizeAt, 2);
    if (page_bytes_ == 1) page_bytes_ = kMostPage;
    if (page_bytes_ < kLeastPage || (page_bytes_ & (page_bytes_ - 1)) != 0) return std::nullopt;
    ReadLog();
    const std::optional<uint64_t> root = RootOf(table);
    return root ? CountFrom(*root) : std::nullopt;
  }

  // What is another number after a transaction, but for one that was only added to the log.
  std::string State() const { return ReadAt(file_, kChangesAt, 4) + (log_.valid() ? ReadAt(log_, kLogSaltAt, 8) : ""); }

  // After Count: what was added may be in the file already, by pages of which some were read before.
  bool LogHasGrown() const { return log_end_ != 0 && IsOfThisTurn(ReadAt(log_, log_end_, kFrameHeaderBytes)); }

 private:
  struct Page {
    uint64_t at = 0;  // in the file or the log
    bool in_log = false;
    uint8_t kind = 0;
    uint64_t cells = 0;
    uint64_t header_at = 0;  // in the page
  };

  bool IsOfThisTurn(const std::string& frame) const {
    return frame.size() == kFrameHeaderBytes && frame.substr(8, 8) == salt_;
  }

  // Where the newest committed form of each page is that lies in the log.
  void ReadLog() {
    if (!log_.valid()) return;
    const std::string header = ReadAt(log_, 0, kLogHeaderBytes);
    if (header.size() < kLogHeaderBytes || (NumberAt(header, 0, 4) & ~uint64_t{1}) != kLogMagic) return;
    if (NumberAt(header, 8, 4) != page_bytes_) return;
    salt_ = header.substr(kLogSaltAt, 8);
    log_end_ = kLogHeaderBytes;
    std::map<uint64_t, uint64_t> uncommitted;
    for (size_t i = 0; i < kMostFrames; ++i) {
      const std::string frame = ReadAt(log_, log_end_, kFrameHeaderBytes);
      if (!IsOfThisTurn(frame)) return;
      uncommitted[NumberAt(frame, 0, 4)] = log_end_ + kFrameHeaderBytes;
      log_end_ += kFrameHeaderBytes + page_bytes_;
      if (NumberAt(frame, 4, 4) == 0) continue;
      for (const auto& [page, place] : uncommitted) place_in_log_[page] = place;
      uncommitted.clear();
    }
  }

  std::string Read(const Page& page, uint64_t at, size_t size) const {
    if (at > page_bytes_) return "";
    return ReadAt(page.in_log ? log_ : file_, page.at + at, std::min(size, page_bytes_ - at));
  }

  std::optional<Page> Find(uint64_t number) const {
    if (number == 0) return std::nullopt;
    Page page{.at = (number - 1) * page_bytes_, .header_at = number == 1 ? kHeaderBytes : 0};
    if (const auto place = place_in_log_.find(number); place != place_in_log_.end()) {
      page.at = place->second;
      page.in_log = true;
    }
    const std::string head = Read(page, page.header_at, 8);
    if (head.size() < 8) return std::nullopt;
    page.kind = static_cast<uint8_t>(head[0]);
    page.cells = NumberAt(head, 3, 2);
    if (page.cells > page_bytes_ / kLeastCellBytes) return std::nullopt;
    return page;
  }

  // Calls visit(page) for the leaves of the table while that returns true. False if the table makes no sense, or has
  // more pages than `most_pages`.
  template <class Visit>
  bool ForEachLeaf(uint64_t root, size_t most_pages, Visit visit) const {
    std::vector<uint64_t> waiting = {root};
    for (size_t seen = 0; !waiting.empty(); ++seen) {
      const std::optional<Page> page = Find(waiting.back());
      waiting.pop_back();
      if (!page || seen >= most_pages || waiting.size() > most_pages) return false;
      if (page->kind == kLeafTable) {
        if (!visit(*page)) return true;
        continue;
      }
      if (page->kind != kInnerTable) return false;
      const std::string bytes = Read(*page, 0, page_bytes_);
      waiting.push_back(NumberAt(bytes, page->header_at + 8, 4));
      for (uint64_t i = 0; i < page->cells; ++i) {
        waiting.push_back(NumberAt(bytes, NumberAt(bytes, page->header_at + 12 + 2 * i, 2), 4));
      }
    }
    return true;
  }

  std::optional<uint64_t> CountFrom(uint64_t root) const {
    uint64_t rows = 0;
    const bool counted = ForEachLeaf(root, kMostPages, [&](const Page& page) {
      rows += page.cells;
      return true;
    });
    return counted ? std::optional(rows) : std::nullopt;
  }

  // In the table of tables: type, name, tbl_name, rootpage, sql.
  std::optional<uint64_t> RootOf(std::string_view table) const {
    std::optional<uint64_t> root;
    ForEachLeaf(1, kMostPagesOfTables, [&](const Page& page) {
      const std::string bytes = Read(page, 0, page_bytes_);
      for (uint64_t i = 0; i < page.cells && !root; ++i) {
        const uint64_t at = NumberAt(bytes, page.header_at + 8 + 2 * i, 2);
        if (at < bytes.size()) root = RootIn(std::string_view(bytes).substr(at), table);
      }
      return !root;
    });
    return root;
  }

  static std::optional<uint64_t> RootIn(std::string_view cell, std::string_view table) {
    TakeVarint(cell);  // bytes of the record
    TakeVarint(cell);  // number of the row
    std::string_view header = cell;
    const uint64_t header_bytes = TakeVarint(header);
    if (header_bytes > cell.size()) return std::nullopt;
    std::string_view values = cell.substr(header_bytes);
    std::array<std::string_view, 4> columns;
    for (std::string_view& column : columns) {
      const uint64_t size = BytesOfSerial(TakeVarint(header));
      if (size > values.size()) return std::nullopt;
      column = values.substr(0, size);
      values.remove_prefix(size);
    }
    if (columns[0] != "table" || columns[1] != table || columns[3].size() > 8) return std::nullopt;
    return NumberAt(columns[3], 0, columns[3].size());
  }

  const UniqueFd& file_;
  const UniqueFd& log_;
  uint64_t page_bytes_ = 0;
  std::map<uint64_t, uint64_t> place_in_log_;  // by number of the page
  std::string salt_;                           // in each frame of the log's present turn
  uint64_t log_end_ = 0;                       // where the next frame of this turn will be; 0: no log
};

}  // namespace

std::optional<uint64_t> CountSqliteRows(const UniqueFd& file, const UniqueFd& log, std::string_view table) {
  if (!file.valid()) return std::nullopt;
  for (int tries = 0; tries < kTries; ++tries) {
    Database database(file, log);
    const std::string before = database.State();
    const std::optional<uint64_t> rows = database.Count(table);
    if (database.State() == before && !database.LogHasGrown()) return rows;
  }
  return std::nullopt;
}

}  // namespace stillheld
