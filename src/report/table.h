// Table: rows of text in aligned columns.
#ifndef STILLHELD_REPORT_TABLE_H_
#define STILLHELD_REPORT_TABLE_H_

#include <cstdint>
#include <string>
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

  // As many cells as there are columns. Shown as Printable() makes them.
  void AddRow(std::vector<std::string> cells);

  // Two blanks between columns, none at the end of a line.
  std::string Text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace stillheld

#endif  // STILLHELD_REPORT_TABLE_H_
