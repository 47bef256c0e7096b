#include "app/framework.h"

#include <initializer_list>
#include <set>
#include <string_view>

namespace stillheld {
namespace {

std::string FirstImported(const HeapGraph& graph, std::initializer_list<std::string_view> modules) {
  std::set<std::string_view> imported;
  for (const Root& root : graph.roots()) {
    if (root.kind == RootKind::kModule) imported.insert(graph.text(root.name));
  }
  for (std::string_view module : modules) {
    if (imported.contains(module)) return std::string(module);
  }
  return "";
}

}  // namespace

std::string FrameworkOf(const HeapGraph& graph) {
  return FirstImported(graph, {"rest_framework", "django", "fastapi", "flask", "sanic", "quart", "starlette",
                               "aiohttp.web", "tornado.web", "falcon", "bottle", "pyramid", "cherrypy"});
}

std::string ServerOf(const HeapGraph& graph) {
  return FirstImported(graph,
                       {"gunicorn", "uwsgi", "uvicorn", "hypercorn", "daphne", "waitress", "cheroot", "gevent.pywsgi",
                        "werkzeug.serving", "tornado.httpserver", "aiohttp.web", "wsgiref.simple_server"});
}

}  // namespace stillheld
