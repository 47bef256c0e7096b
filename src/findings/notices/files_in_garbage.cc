// SH407: a file or socket whose owner is garbage: only the collector will close it.
#include <fmt/format.h>

#include <set>
#include <string>

#include "findings/notices/notice.h"

namespace stillheld {
namespace {

std::vector<Notice> Find(const ProcessState& state) {
  std::set<std::string> types;
  uint64_t open = 0;
  for (const DescriptorRow& row : state.resources.descriptors) {
    if (!row.is_garbage) continue;
    ++open;
    types.insert(row.owner);
  }
  if (open == 0) return {};
  std::string names;
  for (const std::string& type : types) names += (names.empty() ? "" : ", ") + type;
  return {{.held_by = "",
           .why = fmt::format(
               "{} descriptors are open whose owner is garbage ({}): only the collector will close them, and "
               "it counts containers, not descriptors",
               open, names),
           .fix = "close what was opened when its work is done (with …)"}};
}

}  // namespace

const NoticeRule kFilesInGarbage = {"SH407", "descriptors that only the collector closes", Find};

}  // namespace stillheld
