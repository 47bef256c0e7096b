#include "app/command_guess.h"

#include <algorithm>
#include <filesystem>

namespace stillheld {
namespace {

struct Mark {
  std::string_view word;
  std::string_view name;
};

// Words of a command line: a program, a script, or the module after -m.
constexpr Mark kFrameworks[] = {{"flask", "flask"},     {"manage.py", "django"}, {"django-admin", "django"},
                                {"fastapi", "fastapi"}, {"celery", "celery"},    {"aiohttp.web", "aiohttp"}};
constexpr Mark kServers[] = {{"gunicorn", "gunicorn"},       {"gunicorn:", "gunicorn"}, {"uvicorn", "uvicorn"},
                             {"hypercorn", "hypercorn"},     {"daphne", "daphne"},      {"uwsgi", "uwsgi"},
                             {"waitress-serve", "waitress"}, {"granian", "granian"},    {"celery", "celery"}};
// Folders of packages with compiled parts.
constexpr Mark kServerFolders[] = {{"/uvloop/", "uvloop"}, {"/gevent/", "gevent"}};

std::string Find(std::span<const std::string> words, std::span<const Mark> marks) {
  for (const std::string& word : words) {
    const std::string name = std::filesystem::path(word).filename().string();
    // A title set by the process itself is one word with blanks: "gunicorn: worker [app]".
    const std::string first = name.substr(0, name.find(' '));
    for (const Mark& mark : marks) {
      if (first == mark.word) return std::string(mark.name);
    }
  }
  return "";
}

}  // namespace

CommandGuess GuessFromCommand(std::span<const std::string> command_line, std::span<const std::string> mapped_files) {
  CommandGuess guess{.framework = Find(command_line, kFrameworks), .server = Find(command_line, kServers)};
  for (const Mark& mark : kServerFolders) {
    const bool mapped =
        std::ranges::any_of(mapped_files, [&](const std::string& file) { return file.contains(mark.word); });
    if (mapped) guess.server += (guess.server.empty() ? "" : "+") + std::string(mark.name);
  }
  return guess;
}

}  // namespace stillheld
