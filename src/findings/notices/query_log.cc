// SH403: connection.queries: with DEBUG = True each connection of Django remembers its last 9,000 statements.
#include <fmt/format.h>

#include <string_view>

#include "analysis/type_family.h"
#include "findings/notices/notice.h"

namespace stillheld {
namespace {

std::vector<Notice> Find(const ProcessState& state) {
  static constexpr std::string_view kWrapper[] = {"django.db.backends.base.base.BaseDatabaseWrapper",
                                                  "django.db.backends.base.BaseDatabaseWrapper"};
  const TypeFamily family(state.graph, kWrapper);
  std::vector<Notice> notices;
  for (uint32_t i = 0; i < state.graph.node_count(); ++i) {
    const NodeId node(i);
    if (!family.Contains(node) || !state.paths.is_reached(node)) continue;
    const NodeId log = AttributeOf(state.graph, node, "queries_log");
    const uint32_t length = log.valid() ? state.graph.length(log) : 0;
    if (length == 0) continue;
    notices.push_back(
        {.held_by = HolderOf(state, log),
         .why = fmt::format("connection.queries holds {} statements: DEBUG is on, and outside of requests "
                            "(threads, tasks, commands) nobody clears it before 9,000",
                            length),
         .fix = "DEBUG = False in production; in long jobs django.db.reset_queries()"});
  }
  return notices;
}

}  // namespace

const NoticeRule kQueryLog = {"SH403", "query log under DEBUG", Find};

}  // namespace stillheld
