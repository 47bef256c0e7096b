#include "report/type_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/numbers.h"
#include "report/table.h"

namespace stillheld {

std::string TypeTableText(const TypeTable& table) {
  Table text(
      {{"OBJECTS", Table::Align::kRight}, {"SIZE", Table::Align::kRight}, {"EACH", Table::Align::kRight}, {"TYPE"}});
  const size_t shown = std::min(table.shown, table.types.size());
  for (size_t i = 0; i < shown; ++i) {
    const TypeCount& type = table.types[i];
    const auto bytes = static_cast<double>(type.bytes);
    text.AddRow({FormatCount(type.objects), FormatBytes(bytes),
                 FormatBytes(bytes / static_cast<double>(std::max<uint64_t>(1, type.objects))), type.type});
  }
  std::string rest;
  if (shown < table.types.size()) {
    uint64_t objects = 0, bytes = 0;
    for (size_t i = shown; i < table.types.size(); ++i) {
      objects += table.types[i].objects;
      bytes += table.types[i].bytes;
    }
    rest = fmt::format("… and {} more types: {} objects, {}\n", FormatCount(table.types.size() - shown),
                       FormatCount(objects), FormatBytes(static_cast<double>(bytes)));
  }
  return SnapshotText(table.snapshot) + "\n" + text.Text() + rest;
}

std::string TypeTableJson(const TypeTable& table) {
  Json types = Json::array();
  for (const TypeCount& type : table.types) {
    types.push_back({{"type", type.type}, {"objects", type.objects}, {"bytes", type.bytes}});
  }
  return JsonText({{"schema", 1}, {"snapshot", SnapshotFacts(table.snapshot)}, {"types", std::move(types)}});
}

}  // namespace stillheld
