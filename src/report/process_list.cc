#include "report/process_list.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "report/table.h"

namespace stillheld {
namespace {

constexpr size_t kCommandWidth = 60;

std::string AgeText(double seconds) {
  if (seconds < 60) return fmt::format("{:.0f} s", seconds);
  if (seconds < 3600) return fmt::format("{:.0f} min", seconds / 60);
  if (seconds < 48 * 3600) return fmt::format("{:.0f} h", seconds / 3600);
  return fmt::format("{:.0f} d", seconds / 86400);
}

std::string Shortened(const std::string& text, size_t width) {
  if (DisplayWidth(text) <= width) return text;
  size_t end = width - 1;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string Runs(const ProcessRow& row) {
  if (row.framework.empty() || row.framework == row.server) return row.server;
  return row.server.empty() ? row.framework : row.framework + "/" + row.server;
}

}  // namespace

std::string ProcessListText(std::span<const ProcessRow> rows) {
  Table table({{"PID", Table::Align::kRight},
               {"PYTHON"},
               {"RUNS"},
               {"MEMORY", Table::Align::kRight},
               {"AGE", Table::Align::kRight},
               {"LISTENS AT"},
               {"COMMAND"}});
  const auto is_listed = [&](int pid) {
    return std::ranges::any_of(rows, [&](const ProcessRow& r) { return r.pid == pid; });
  };
  const std::function<void(const ProcessRow&, size_t)> add = [&](const ProcessRow& row, size_t depth) {
    const std::string python = row.python.empty() ? "?" : row.python;
    table.AddRow({fmt::format("{}", row.pid), row.trouble.empty() ? python : python + " !", Runs(row),
                  BytesText(row.rss_bytes), AgeText(row.age_seconds), fmt::format("{}", fmt::join(row.listening, " ")),
                  std::string(2 * depth, ' ') + Shortened(row.command, kCommandWidth)});
    for (const ProcessRow& child : rows) {
      if (child.parent == row.pid && child.pid != row.pid) add(child, depth + 1);
    }
  };
  for (const ProcessRow& row : rows) {
    if (!is_listed(row.parent)) add(row, 0);
  }
  std::string text = table.Text();
  for (const ProcessRow& row : rows) {
    if (!row.trouble.empty()) text += fmt::format("! {}: {}\n", row.pid, row.trouble);
  }
  return text;
}

std::string ProcessListJson(std::span<const ProcessRow> rows) {
  nlohmann::ordered_json processes = nlohmann::ordered_json::array();
  for (const ProcessRow& row : rows) {
    processes.push_back({{"pid", row.pid},
                         {"parent", row.parent},
                         {"python", row.python},
                         {"readable", row.trouble.empty()},
                         {"trouble", row.trouble},
                         {"framework", row.framework},
                         {"server", row.server},
                         {"rss_bytes", row.rss_bytes},
                         {"age_seconds", row.age_seconds},
                         {"listening", row.listening},
                         {"workers", row.workers},
                         {"command", row.command}});
  }
  const nlohmann::ordered_json report = {{"schema", 1}, {"processes", processes}};
  // What is no UTF-8 in a command line becomes U+FFFD.
  return report.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace stillheld
