#include "report/heap_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/numbers.h"
#include "report/table.h"

namespace stillheld {
namespace {

std::string Signed(uint64_t before, uint64_t after) {
  return after >= before ? "+" + FormatCount(after - before) : "-" + FormatCount(before - after);
}

std::string SignedBytes(uint64_t before, uint64_t after) {
  return after >= before ? "+" + FormatBytes(static_cast<double>(after - before))
                         : "-" + FormatBytes(static_cast<double>(before - after));
}

std::string TypesText(const HeapDiff& diff) {
  Table table(
      {{"OBJECTS", Table::Align::kRight}, {"SIZE", Table::Align::kRight}, {"NOW", Table::Align::kRight}, {"TYPE"}});
  size_t shown = 0;
  for (const TypeChange& type : diff.types) {
    if (shown == diff.shown || type.bytes_after <= type.bytes_before) break;
    table.AddRow({Signed(type.objects_before, type.objects_after), SignedBytes(type.bytes_before, type.bytes_after),
                  FormatCount(type.objects_after), type.type});
    ++shown;
  }
  return shown == 0 ? "No type has more bytes than before.\n" : "Types that grew:\n" + table.Text();
}

std::string ContainersText(const HeapDiff& diff) {
  if (!diff.same_process) {
    return "The snapshots are of different processes: containers can be followed within one only.\n";
  }
  if (diff.containers.empty()) return "No container grew.\n";
  Table table({{"ITEMS", Table::Align::kRight}, {"NOW", Table::Align::kRight}, {"TYPE"}, {"HELD AS"}});
  for (size_t i = 0; i < std::min(diff.shown, diff.containers.size()); ++i) {
    const ContainerChange& change = diff.containers[i];
    table.AddRow({Signed(change.length_before, change.length_after), FormatCount(change.length_after), change.type,
                  change.holder});
  }
  std::string text = "Containers that grew:\n" + table.Text();
  if (diff.shown < diff.containers.size()) {
    text += fmt::format("… and {} more\n", FormatCount(diff.containers.size() - diff.shown));
  }
  return text;
}

}  // namespace

std::string HeapDiffText(const HeapDiff& diff) {
  const double seconds = (static_cast<double>(diff.after.time_ns) - static_cast<double>(diff.before.time_ns)) / 1e9;
  std::string text = fmt::format("From {} to {}: {} objects, {} of objects, {} of resident memory", diff.before.file,
                                 diff.after.file, Signed(diff.before.objects, diff.after.objects),
                                 SignedBytes(diff.before.object_bytes, diff.after.object_bytes),
                                 SignedBytes(diff.before.rss_bytes, diff.after.rss_bytes));
  if (seconds > 0) text += fmt::format(" in {:.1f} s", seconds);
  return text + "\n\n" + TypesText(diff) + "\n" + ContainersText(diff);
}

std::string HeapDiffJson(const HeapDiff& diff) {
  Json types = Json::array(), containers = Json::array();
  for (const TypeChange& type : diff.types) {
    types.push_back({{"type", type.type},
                     {"objects_before", type.objects_before},
                     {"objects_after", type.objects_after},
                     {"bytes_before", type.bytes_before},
                     {"bytes_after", type.bytes_after}});
  }
  for (const ContainerChange& change : diff.containers) {
    containers.push_back({{"holder", change.holder},
                          {"type", change.type},
                          {"address", fmt::format("{:#x}", change.address)},
                          {"length_before", change.length_before},
                          {"length_after", change.length_after}});
  }
  return JsonText({{"schema", 1},
                   {"before", SnapshotFacts(diff.before)},
                   {"after", SnapshotFacts(diff.after)},
                   {"same_process", diff.same_process},
                   {"types", std::move(types)},
                   {"containers", std::move(containers)}});
}

}  // namespace stillheld
