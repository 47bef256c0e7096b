#include <algorithm>
#include <string_view>

#include "findings/notices/notice.h"

namespace stillheld {

std::span<const NoticeRule* const> AllNoticeRules() {
  static constexpr const NoticeRule* kRules[] = {&kCollectorOff,   &kFrozenGarbage,   &kQueryLog,
                                                 &kDebugTools,     &kRunningProfiler, &kLastRequest,
                                                 &kFilesInGarbage, &kLongCache,       &kSessionTable};
  return kRules;
}

std::vector<Notice> FindNotices(const ProcessState& state) {
  std::vector<Notice> notices;
  for (const NoticeRule* rule : AllNoticeRules()) {
    for (Notice& notice : rule->find(state)) {
      notice.rule = rule->id;
      notice.title = rule->title;
      notices.push_back(std::move(notice));
    }
  }
  return notices;
}

std::string HolderOf(const ProcessState& state, NodeId node) {
  return state.paths.is_reached(node) ? state.namer.PathOf(node).holder : std::string();
}

bool HasModule(const HeapGraph& graph, std::string_view module) {
  return std::ranges::any_of(graph.roots(), [&](const Root& root) {
    return root.kind == RootKind::kModule && graph.text(root.name) == module;
  });
}

}  // namespace stillheld
