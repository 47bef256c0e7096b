#include "report/resources_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "report/json_text.h"
#include "report/numbers.h"
#include "report/printable.h"
#include "report/table.h"

namespace stillheld {
namespace {

constexpr size_t kShownRows = 12;
constexpr size_t kShownFrames = 4;

// "127.0.0.1:5432 established", "/var/log/app.log"
std::string WhereTo(const DescriptorRow& row) {
  if (row.kind != "socket") return row.path + (row.deleted ? " (deleted)" : "");
  std::string text = row.protocol;
  if (!row.local.empty()) text += " " + row.local;
  if (!row.peer.empty()) text += " → " + row.peer;
  if (!row.state.empty()) text += " " + row.state;
  return text;
}

std::string HolderText(const DescriptorRow& row) {
  if (row.owner.empty()) return "no Python object";
  if (row.is_garbage) return "garbage: closed when the collector runs";
  if (!row.pool.empty()) {
    return fmt::format("{} ({} {})", row.held_by, row.is_lent ? "checked out of" : "idle in", row.pool);
  }
  return row.held_by;
}

// Descriptors that are the same in all but their number are one line.
std::string DescriptorsText(const ResourcesReport& report, const TextStyle& style) {
  const Resources& now = report.last;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, std::pair<uint64_t, int>> lines;
  for (const DescriptorRow& row : now.descriptors) {
    const bool many = !row.held_by.empty() && row.held_by.contains("[*]");
    auto& line = lines[{HolderText(row), row.owner, row.kind, many ? "" : WhereTo(row)}];
    if (line.first++ == 0) line.second = row.number;
  }
  std::string change;
  if (report.first) {
    change = fmt::format(" ({:+d} since the first look)", static_cast<int64_t>(now.descriptors.size()) -
                                                              static_cast<int64_t>(report.first->descriptors.size()));
  }
  std::string text = style.Bold(fmt::format("{} descriptors", now.descriptors.size())) +
                     fmt::format(" of {} allowed{}\n", FormatCount(now.descriptor_limit), change);
  Table table(
      {{"COUNT", Table::Align::kRight}, {"FD", Table::Align::kRight}, {"KIND"}, {"WHERE"}, {"OWNER"}, {"HELD BY"}});
  std::vector<std::pair<uint64_t, std::vector<std::string>>> rows;
  for (const auto& [key, line] : lines) {
    const auto& [holder, owner, kind, where] = key;
    rows.push_back({line.first, {FormatCount(line.first), fmt::format("{}", line.second), kind, where, owner, holder}});
  }
  std::ranges::stable_sort(rows, std::ranges::greater(), [](const auto& row) { return row.first; });
  for (size_t i = 0; i < std::min(2 * kShownRows, rows.size()); ++i) table.AddRow(rows[i].second);
  text += table.Text();
  if (rows.size() > 2 * kShownRows)
    text += fmt::format("… and {} more lines: --json has all\n", rows.size() - 2 * kShownRows);
  return text;
}

std::string ThreadsText(const ResourcesReport& report, const TextStyle& style) {
  const Resources& now = report.last;
  std::string text = "\n" + style.Bold(fmt::format("{} threads", now.threads.size()));
  if (report.first) {
    text += fmt::format(" ({:+d} since the first look)",
                        static_cast<int64_t>(now.threads.size()) - static_cast<int64_t>(report.first->threads.size()));
  }
  text += "\n";
  for (size_t i = 0; i < std::min(kShownRows, now.threads.size()); ++i) {
    const ThreadRow& thread = now.threads[i];
    text += fmt::format("  {} {}  {}\n", thread.id, Printable(thread.name),
                        !thread.runs_python    ? "no Python thread: a library's own"
                        : thread.owner.empty() ? "no Thread object"
                        : thread.held_by.empty()
                            ? Printable(thread.owner)
                            : fmt::format("{} held by {}", Printable(thread.owner), Printable(thread.held_by)));
    for (size_t f = 0; f < std::min(kShownFrames, thread.stack.size()); ++f) {
      const StackLine& line = thread.stack[f];
      text += fmt::format("      {}  {}:{}\n", Printable(line.function), style.File(line.file), line.line);
    }
  }
  if (now.threads.size() > kShownRows) text += fmt::format("  … and {} more\n", now.threads.size() - kShownRows);
  return text;
}

std::string AgeOf(const TaskRow& task, const ResourcesReport& report) {
  if (!task.oldest_at_least_seconds) {
    if (report.of_file) return "not known: a snapshot file does not tell";
    if (report.first) return "made since the first look";
    return "not known from one look; --every 10s shows whether it is still the same";
  }
  return fmt::format("{}at least {:.1f} s", task.count > 1 ? "of the oldest " : "", *task.oldest_at_least_seconds);
}

std::string TasksText(const ResourcesReport& report, const TextStyle& style) {
  const Resources& now = report.last;
  if (now.tasks.empty()) return "";
  uint64_t count = 0;
  for (const TaskRow& task : now.tasks) count += task.count;
  std::string text = "\n" + style.Bold(fmt::format("{} asyncio tasks", count)) + "\n";
  for (size_t i = 0; i < std::min(kShownRows, now.tasks.size()); ++i) {
    const TaskRow& task = now.tasks[i];
    text += fmt::format("  {} × {}  {}{}\n", task.count, Printable(task.coroutine), Printable(task.held_by),
                        task.seen_before ? fmt::format("  ({} of them at both looks)", *task.seen_before) : "");
    text += fmt::format("      age: {}\n", AgeOf(task, report));
    for (const std::string& await : task.awaits) text += fmt::format("      awaits {}\n", Printable(await));
  }
  return text;
}

std::string CachesText(const ResourcesReport& report, const TextStyle& style) {
  const Resources& now = report.last;
  if (now.caches.empty()) return "";
  std::string text = "\n" + style.Bold(fmt::format("{} caches", now.caches.size())) + "\n";
  const auto right = Table::Align::kRight;
  std::vector<Table::Column> columns = {{"ENTRIES", right}, {"LIMIT", right}, {"HITS", right}, {"MISSES", right}};
  if (report.first) columns.push_back({"CHANGE", right});
  columns.push_back({"CACHE"});
  Table table(columns);
  for (size_t i = 0; i < std::min(kShownRows, now.caches.size()); ++i) {
    const CacheRow& cache = now.caches[i];
    const auto number = [](const std::optional<int64_t>& value) { return value ? fmt::format("{}", *value) : "-"; };
    std::vector<std::string> row = {FormatCount(cache.entries), cache.limit ? fmt::format("{}", *cache.limit) : "none",
                                    number(cache.hits), number(cache.misses)};
    if (report.first) row.push_back(fmt::format("{:+d}", cache.change.value_or(0)));
    row.push_back(cache.name.empty() ? cache.kind : cache.name);
    table.AddRow(row);
  }
  return text + table.Text();
}

std::string SectionsText(const Resources& now, const TextStyle& style) {
  std::string text;
  for (const ResourceSection& section : now.sections) {
    if (section.rows.empty()) continue;
    std::string title = section.name;
    std::ranges::replace(title, '_', ' ');
    text += "\n" + style.Bold(title) + "\n";
    for (size_t i = 0; i < std::min(kShownRows, section.rows.size()); ++i) {
      const ObjectRow& row = section.rows[i];
      text += fmt::format("  {} × {}  {}{}{}\n", row.count, Printable(row.type),
                          row.held_by.empty() ? "garbage: no name leads there" : Printable(row.held_by),
                          row.detail.empty() ? "" : "  (" + Printable(row.detail) + ")",
                          row.change.value_or(0) == 0 ? "" : fmt::format("  {:+d} since the first look", *row.change));
    }
    if (section.rows.size() > kShownRows) text += fmt::format("  … and {} more\n", section.rows.size() - kShownRows);
  }
  return text;
}

std::string SessionTablesText(const Resources& now, const TextStyle& style) {
  if (now.session_tables.empty()) return "";
  std::string text = "\n" + style.Bold("sessions in the database") + "\n";
  for (const SessionTableRow& table : now.session_tables) {
    text +=
        fmt::format("  {} of {} ({})  {}{}\n", table.table, Printable(table.alias), Printable(table.engine),
                    table.rows ? FormatCount(*table.rows) + " rows" : "rows not known: " + table.why_unknown,
                    table.change.value_or(0) == 0 ? "" : fmt::format("  {:+d} since the first look", *table.change));
  }
  return text;
}

std::string NoticesText(const Resources& now, const TextStyle& style) {
  std::string text;
  for (const Notice& notice : now.notices) {
    text += fmt::format("\n{} {}  {}\n    why  {}\n    fix  {}\n", style.Bold(notice.rule), notice.title,
                        Printable(notice.held_by), Printable(notice.why), notice.fix);
  }
  return text;
}

Json OrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json OrNull(const std::optional<int64_t>& value) { return value ? Json(*value) : Json(nullptr); }

Json ThreadJson(const ThreadRow& thread) {
  Json stack = Json::array();
  for (const StackLine& line : thread.stack) {
    stack.push_back({{"function", line.function}, {"file", line.file}, {"line", line.line}});
  }
  return {{"id", thread.id},
          {"name", thread.name},
          {"state", thread.state},
          {"python", thread.runs_python},
          {"owner", OrNull(thread.owner)},
          {"held_by", OrNull(thread.held_by)},
          {"stack", std::move(stack)}};
}

Json DescriptorJson(const DescriptorRow& row) {
  return {{"fd", row.number},
          {"kind", row.kind},
          {"path", OrNull(row.path)},
          {"deleted", row.deleted},
          {"protocol", OrNull(row.protocol)},
          {"local", OrNull(row.local)},
          {"peer", OrNull(row.peer)},
          {"state", OrNull(row.state)},
          {"owner", OrNull(row.owner)},
          {"held_by", OrNull(row.held_by)},
          {"garbage", row.is_garbage},
          {"pool", OrNull(row.pool)},
          {"checked_out", row.pool.empty() ? Json(nullptr) : Json(row.is_lent)}};
}

}  // namespace

std::string ResourcesText(const ResourcesReport& report, const TextStyle& style) {
  std::string text = fmt::format("Process {}\n\n", report.pid);
  text += DescriptorsText(report, style) + ThreadsText(report, style) + TasksText(report, style);
  text += CachesText(report, style) + SectionsText(report.last, style) + SessionTablesText(report.last, style);
  text += NoticesText(report.last, style);
  for (const std::string& gap : report.last.gaps) text += fmt::format("\npartial: {}\n", gap);
  return text;
}

std::string ResourcesJson(const ResourcesReport& report) {
  const Resources& now = report.last;
  Json json = {{"schema", 1}, {"pid", report.pid}, {"descriptor_limit", now.descriptor_limit}};
  json["descriptors"] = Json::array();
  for (const DescriptorRow& row : now.descriptors) json["descriptors"].push_back(DescriptorJson(row));
  json["threads"] = Json::array();
  for (const ThreadRow& thread : now.threads) json["threads"].push_back(ThreadJson(thread));
  json["tasks"] = Json::array();
  for (const TaskRow& task : now.tasks) {
    json["tasks"].push_back({{"type", task.type},
                             {"coroutine", OrNull(task.coroutine)},
                             {"awaits", task.awaits},
                             {"held_by", OrNull(task.held_by)},
                             {"count", task.count},
                             {"seen_before", task.seen_before ? Json(*task.seen_before) : Json(nullptr)},
                             {"oldest_at_least_seconds",
                              task.oldest_at_least_seconds ? Json(*task.oldest_at_least_seconds) : Json(nullptr)}});
  }
  json["caches"] = Json::array();
  for (const CacheRow& cache : now.caches) {
    json["caches"].push_back({{"name", cache.name},
                              {"kind", cache.kind},
                              {"entries", cache.entries},
                              {"limit", OrNull(cache.limit)},
                              {"hits", OrNull(cache.hits)},
                              {"misses", OrNull(cache.misses)},
                              {"change", OrNull(cache.change)}});
  }
  for (const ResourceSection& section : now.sections) {
    Json rows = Json::array();
    for (const ObjectRow& row : section.rows) {
      rows.push_back({{"type", row.type},
                      {"held_by", OrNull(row.held_by)},
                      {"count", row.count},
                      {"detail", OrNull(row.detail)},
                      {"change", OrNull(row.change)}});
    }
    json[section.name] = std::move(rows);
  }
  json["session_tables"] = Json::array();
  for (const SessionTableRow& table : now.session_tables) {
    json["session_tables"].push_back({{"table", table.table},
                                      {"alias", table.alias},
                                      {"engine", table.engine},
                                      {"rows", table.rows ? Json(*table.rows) : Json(nullptr)},
                                      {"change", OrNull(table.change)},
                                      {"why_unknown", OrNull(table.why_unknown)}});
  }
  json["between"] = nullptr;
  if (report.first) {
    json["between"] = {
        {"seconds", now.seconds - report.first->seconds},
        {"descriptors",
         static_cast<int64_t>(now.descriptors.size()) - static_cast<int64_t>(report.first->descriptors.size())},
        {"threads", static_cast<int64_t>(now.threads.size()) - static_cast<int64_t>(report.first->threads.size())}};
  }
  json["notices"] = Json::array();
  for (const Notice& notice : now.notices) {
    json["notices"].push_back({{"rule", notice.rule},
                               {"title", notice.title},
                               {"held_by", OrNull(notice.held_by)},
                               {"why", notice.why},
                               {"fix", notice.fix}});
  }
  json["partial"] = now.gaps;
  return JsonText(json);
}

}  // namespace stillheld
