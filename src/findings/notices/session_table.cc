// SH409: sessions in the database: Django adds rows and removes none by itself.
#include <fmt/format.h>

#include <algorithm>

#include "findings/notices/notice.h"

namespace stillheld {
namespace {

// "; 12 are there now", or of which database, where there are several.
std::string RowsNow(const std::vector<SessionTableRow>& tables) {
  const auto known = std::ranges::count_if(tables, [](const SessionTableRow& table) { return table.rows.has_value(); });
  std::string text;
  for (const SessionTableRow& table : tables) {
    if (!table.rows) continue;
    text += text.empty() ? "; " : ", ";
    text += known == 1 ? fmt::format("{} are there now", *table.rows)
                       : fmt::format("{} in the database {} now", *table.rows, table.alias);
  }
  return text;
}

std::vector<Notice> Find(const ProcessState& state) {
  const HeapGraph& graph = state.graph;
  if (!HasModule(graph, "django.contrib.sessions.backends.db")) return {};
  // cached_db and the middleware's own imports load it as well; its store is in use once a session was made.
  if (!HasModule(graph, "django.contrib.sessions.middleware")) return {};
  return {{.held_by = "table django_session",
           .why = "sessions are rows of the database, and expired ones stay until someone removes them" +
                  RowsNow(state.resources.session_tables),
           .fix = "run manage.py clearsessions every day"}};
}

}  // namespace

const NoticeRule kSessionTable = {"SH409", "sessions that nobody clears", Find};

}  // namespace stillheld
