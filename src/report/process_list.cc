#include "report/process_list.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>

#include "report/json_text.h"
#include "report/numbers.h"
#include "report/printable.h"
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
                  FormatBytes(static_cast<double>(row.rss_bytes)), AgeText(row.age_seconds),
                  fmt::format("{}", fmt::join(row.listening, " ")),
                  std::string(2 * depth, ' ') + Printable(row.command, kCommandWidth)});
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
  Json processes = Json::array();
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
  return JsonText({{"schema", 1}, {"processes", std::move(processes)}});
}

}  // namespace stillheld
