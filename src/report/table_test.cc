#include "report/table.h"

#include <gtest/gtest.h>

namespace stillheld {
namespace {

TEST(Table, AlignsColumns) {
  Table table({{"name"}, {"count", Table::Align::kRight}, {"what"}});
  table.AddRow({"a", "10", "x"});
  table.AddRow({"longer", "7", ""});
  EXPECT_EQ(table.Text(), "name    count  what\na          10  x\nlonger      7\n");
}

TEST(Table, CountsCharactersAndNotBytes) {
  Table table({{"ä"}, {"b"}});
  table.AddRow({"→…", "c"});
  EXPECT_EQ(table.Text(), "ä   b\n→…  c\n");
}

TEST(Table, ShowsNoControlCharacters) {
  Table table({{"a"}});
  table.AddRow({"\x1b[31m\n"});
  EXPECT_EQ(table.Text(), "a\n\\x1b[31m\\x0a\n");
}

}  // namespace
}  // namespace stillheld
