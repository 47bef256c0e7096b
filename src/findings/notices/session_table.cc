// SH409: sessions in the database: Django adds rows and removes none by itself.
#include <fmt/format.h>

#include "findings/notices/notice.h"

namespace stillheld {
namespace {

std::vector<Notice> Find(const ProcessState& state) {
  const HeapGraph& graph = state.graph;
  if (!HasModule(graph, "django.contrib.sessions.backends.db")) return {};
  // cached_db and the middleware's own imports load it as well; its store is in use once a session was made.
  if (!HasModule(graph, "django.contrib.sessions.middleware")) return {};
  std::string rows;
  for (const SessionTableRow& table : state.resources.session_tables) {
    if (table.rows) rows = fmt::format("; {} are there now", *table.rows);
  }
  return {{.held_by = "table django_session",
           .why = "sessions are rows of the database, and expired ones stay until someone removes them" + rows,
           .fix = "run manage.py clearsessions every day"}};
}

}  // namespace

const NoticeRule kSessionTable = {"SH409", "sessions that nobody clears", Find};

}  // namespace stillheld
