// Table: rows of text in aligned columns.
#ifndef STILLHELD_REPORT_TABLE_H_
#define STILLHELD_REPORT_TABLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stillheld {

class Table {
 public:
  enum class Align : uint8_t { kLeft, kRight };
  struct Column {
    std::string title;
    Align align = Align::kLeft;
  };

  explicit Table(std::vector<Column> columns);

  // As many cells as there are columns. Control characters in them are shown as '?'.
  void AddRow(std::vector<std::string> cells);

  // Two blanks between columns, none at the end of a line.
  std::string Text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

// How many columns of a terminal the UTF-8 text takes, one for each character.
size_t DisplayWidth(std::string_view text);

// "312.6 KiB", "17 B"
std::string BytesText(uint64_t bytes);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_TABLE_H_
