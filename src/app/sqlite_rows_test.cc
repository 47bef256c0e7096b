#include "app/sqlite_rows.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace stillheld {
namespace {

constexpr size_t kPage = 512;

void PutNumber(std::string& bytes, size_t at, uint64_t number, size_t size) {
  for (size_t i = 0; i < size; ++i) bytes[at + i] = static_cast<char>(number >> 8 * (size - 1 - i));
}

std::string Leaf(uint64_t cells) {
  std::string page(kPage, '\0');
  page[0] = 13;
  PutNumber(page, 3, cells, 2);
  return page;
}

// The pages of these numbers, the last one as the right-most.
std::string Inner(const std::vector<uint64_t>& children) {
  std::string page(kPage, '\0');
  page[0] = 5;
  PutNumber(page, 3, children.size() - 1, 2);
  PutNumber(page, 8, children.back(), 4);
  for (size_t i = 0; i + 1 < children.size(); ++i) {
    PutNumber(page, 12 + 2 * i, 400 + 8 * i, 2);
    PutNumber(page, 400 + 8 * i, children[i], 4);
  }
  return page;
}

// Page 1: the table of tables, with one table whose root is page 2.
std::string Front(const std::string& table) {
  std::string page(kPage, '\0');
  page.replace(0, 16, std::string("SQLite format 3\0", 16));
  PutNumber(page, 16, kPage, 2);
  page[100] = 13;
  PutNumber(page, 103, 1, 2);
  PutNumber(page, 108, 300, 2);
  const auto text = [](const std::string& of) { return static_cast<char>(13 + 2 * of.size()); };
  const std::string values = "table" + table + table + "\x02" + "sql";
  std::string record = {6, text("table"), text(table), text(table), 1, text("sql")};
  record += values;
  const std::string cell = std::string{static_cast<char>(record.size()), 1} + record;
  page.replace(300, cell.size(), cell);
  return page;
}

// A page of the table of tables that is not the first.
std::string Tables(const std::string& table) {
  std::string page = Front(table);
  page.replace(0, 12, page.substr(100, 12));
  return page;
}

// Page 1, if the table of tables has more pages: at most 4.
std::string FrontWithPages(const std::vector<uint64_t>& children) {
  std::string page = Front("").substr(0, 100) + std::string(kPage - 100, '\0');
  const std::string inner = Inner(children);
  page.replace(100, 20, inner.substr(0, 20));
  page.replace(400, kPage - 400, inner.substr(400));
  return page;
}

// Five rows in two leaves.
std::string Database() { return Front("django_session") + Inner({3, 4}) + Leaf(2) + Leaf(3); }

// A write-ahead log with a transaction of one page; not committed without `pages_after`.
std::string Log(uint64_t number, const std::string& page, uint64_t pages_after) {
  std::string log(32, '\0');
  PutNumber(log, 0, 0x377f0682, 4);
  PutNumber(log, 8, kPage, 4);
  log.replace(16, 8, "saltsalt");
  std::string frame(24, '\0');
  PutNumber(frame, 0, number, 4);
  PutNumber(frame, 4, pages_after, 4);
  frame.replace(8, 8, "saltsalt");
  return log + frame + page;
}

UniqueFd FileOf(const std::string& bytes) {
  char name[] = "/tmp/stillheld-rows-XXXXXX";
  UniqueFd file(mkstemp(name));
  unlink(name);
  EXPECT_EQ(write(file.get(), bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  return file;
}

std::optional<uint64_t> Count(const std::string& database) {
  return CountSqliteRows(FileOf(database), UniqueFd(), "django_session");
}

TEST(SqliteRowsTest, TheRowsOfAllLeavesAreCounted) {
  EXPECT_EQ(Count(Database()), 5u);
  EXPECT_EQ(Count(Front("django_session") + Leaf(7)), 7u);
}

TEST(SqliteRowsTest, WhatIsCommittedInTheLogCounts) {
  EXPECT_EQ(CountSqliteRows(FileOf(Database()), FileOf(Log(4, Leaf(30), 4)), "django_session"), 32u);
  EXPECT_EQ(CountSqliteRows(FileOf(Database()), FileOf(Log(4, Leaf(30), 0)), "django_session"), 5u);
}

TEST(SqliteRowsTest, FramesThatAnEarlierTurnOfTheLogHasLeftDoNotCount) {
  std::string log = Log(4, Leaf(30), 4);
  log.replace(40, 8, "old salt");
  EXPECT_EQ(CountSqliteRows(FileOf(Database()), FileOf(log), "django_session"), 5u);
}

TEST(SqliteRowsTest, WhatIsNoDatabaseOrHasNoSuchTableHasNoCount) {
  EXPECT_EQ(Count(""), std::nullopt);
  EXPECT_EQ(Count(std::string(5000, 'x')), std::nullopt);
  EXPECT_EQ(Count(Front("other_table") + Leaf(1)), std::nullopt);
  EXPECT_EQ(CountSqliteRows(UniqueFd(), UniqueFd(), "django_session"), std::nullopt);
}

TEST(SqliteRowsTest, PagesThatLeadBackToThemselvesEnd) {
  EXPECT_EQ(Count(Front("django_session") + Inner({2, 2, 2})), std::nullopt);
}

TEST(SqliteRowsTest, ATableOfTablesWithoutEndIsGivenUp) {
  // Pages that lead to the next one 14 times over: 38,416 leaves before the table that is looked for.
  const auto times_14 = [](uint64_t page) { return Inner(std::vector<uint64_t>(14, page)); };
  EXPECT_EQ(Count(FrontWithPages({4, 3}) + Leaf(7) + Tables("django_session") + times_14(5) + times_14(6) +
                  times_14(7) + times_14(8) + Leaf(0)),
            std::nullopt);
}

TEST(SqliteRowsTest, APageWithMoreCellsThanFitsMakesNoSense) {
  EXPECT_EQ(Count(Front("django_session") + Leaf(kPage / 6)), kPage / 6);
  EXPECT_EQ(Count(Front("django_session") + Leaf(kPage / 6 + 1)), std::nullopt);
}

TEST(SqliteRowsTest, NoByteThatIsWrongHarms) {
  const std::string whole = Database();
  for (size_t at = 0; at < whole.size(); ++at) {
    if (whole[at] == 0 && at % 7 != 0) continue;
    std::string broken = whole;
    broken[at] = static_cast<char>(0xff);
    Count(broken);
    Count(whole.substr(0, at));
  }
}

}  // namespace
}  // namespace stillheld
