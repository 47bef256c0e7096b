// SH404: a toolbar or a profiler made for development is part of the running app.
#include <fmt/format.h>

#include <string_view>

#include "analysis/type_family.h"
#include "findings/notices/notice.h"

namespace stillheld {
namespace {

std::vector<Notice> Find(const ProcessState& state) {
  static constexpr std::string_view kTools[] = {"debug_toolbar.middleware.DebugToolbarMiddleware",
                                                "flask_debugtoolbar.DebugToolbarExtension",
                                                "silk.middleware.SilkyMiddleware",
                                                "werkzeug.middleware.profiler.ProfilerMiddleware",
                                                "werkzeug.debug.DebuggedApplication",
                                                "pyinstrument.middleware.ProfilerMiddleware",
                                                "pyramid_debugtoolbar.toolbar.DebugToolbar"};
  const TypeFamily family(state.graph, kTools);
  std::vector<Notice> notices;
  for (uint32_t i = 0; i < state.graph.node_count(); ++i) {
    const NodeId node(i);
    if (!family.Contains(node) || !state.paths.is_reached(node)) continue;
    const std::string type(state.graph.type_name(node));
    notices.push_back(
        {.held_by = HolderOf(state, node),
         .why = fmt::format("{} is in use: it keeps what each request did, for a developer to look at", type),
         .fix = "leave it out of what runs in production"});
  }
  return notices;
}

}  // namespace

const NoticeRule kDebugTools = {"SH404", "debugging aid in use", Find};

}  // namespace stillheld
