#include "report/path_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/printable.h"

namespace stillheld {
namespace {

constexpr size_t kMostSteps = 12;   // of a path; the middle of a longer one is left out
constexpr size_t kWidestLeft = 60;  // where the right column stands at most

// A line of the drawing: what stands left, what stands right, and what is underlined.
struct Row {
  std::string left;
  std::string right;
  size_t underline_begin = 0;
  size_t underline_width = 0;
};

// ".global_var", "['name']", "[*]", "module app"
std::string StepName(const PathStep& step) {
  const std::string name = Printable(step.name);
  if (step.kind == "attribute") return "." + name;
  if (step.kind == "key" || step.kind == "element") return name.starts_with('[') ? name : fmt::format("[{}]", name);
  if (name.starts_with('<')) return name;
  return name.empty() ? step.kind : fmt::format("{} {}", step.kind, name);
}

Row RowOf(const PathStep& step, size_t depth, const PathNotes& notes, const TextStyle& style) {
  Row row{.left = std::string(depth + 1, ' '), .right = FileAndLine(style, step.file, step.line)};
  const std::string name = StepName(step);
  if (step.suspect) {
    // The dot is not part of the name.
    const size_t dot = name.starts_with('.') ? 1 : 0;
    row.underline_begin = row.left.size() + dot;
    row.underline_width = Width(name) - dot;
    if (!notes.suspect.empty()) row.right = notes.suspect;
  }
  row.left += name;
  if (depth > 0 && !step.type.empty()) row.left += fmt::format(" → {}", Printable(step.type));
  return row;
}

std::vector<Row> RowsOf(const std::vector<PathStep>& path, const PathNotes& notes, const TextStyle& style) {
  std::vector<Row> rows;
  for (size_t i = 0; i < path.size(); ++i) {
    if (path.size() > kMostSteps && i == kMostSteps / 2) {
      const size_t left_out = path.size() - kMostSteps;
      rows.push_back({std::string(rows.size() + 1, ' ') + fmt::format("… {} more steps", left_out), ""});
      i += left_out;
    }
    rows.push_back(RowOf(path[i], rows.size(), notes, style));
  }
  if (!rows.empty()) {
    if (!notes.after_last.empty()) rows.back().left += " " + notes.after_last;
    if (!notes.last.empty()) rows.back().right = notes.last;
  }
  return rows;
}

}  // namespace

std::string PathDrawing(const std::vector<PathStep>& path, const PathNotes& notes, const TextStyle& style) {
  const std::vector<Row> rows = RowsOf(path, notes, style);
  size_t column = 0;
  for (const Row& row : rows) {
    if (!row.right.empty() && Width(row.left) <= kWidestLeft) column = std::max(column, Width(row.left) + 2);
  }
  std::string text;
  for (size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const bool is_end = i > 0 && i + 1 == rows.size();
    // The arrow takes the place of the rail and of one space.
    std::string line = is_end ? "╰→" + row.left.substr(1) : "│" + row.left;
    if (!row.right.empty()) line = Padded(line, column + 1) + (Width(line) > column ? "  " : "") + row.right;
    text += line + "\n";
    if (row.underline_width > 0) {
      text += fmt::format("{}{:{}}{}\n", is_end ? " " : "│", "", row.underline_begin,
                          style.Red(std::string(row.underline_width, '~')));
    }
  }
  return text;
}

std::string FileAndLine(const TextStyle& style, const std::string& file, uint32_t line) {
  if (file.empty()) return "";
  return line == 0 ? style.File(file) : fmt::format("{}:{}", style.File(file), line);
}

}  // namespace stillheld
