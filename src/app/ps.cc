#include "app/ps.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/command_guess.h"
#include "app/python_process.h"
#include "base/error.h"
#include "memory/maps.h"
#include "memory/ports.h"

namespace stillheld {
namespace {

std::vector<std::string> MappedFiles(pid_t pid) {
  std::vector<std::string> files;
  try {
    for (const Mapping& mapping : ReadMaps(pid)) {
      if (mapping.executable) files.push_back(mapping.path);
    }
  } catch (const Error&) {
    // It ended, or may not be read: then its command line has to do.
  }
  return files;
}

std::string PlaceText(const ListeningPort& port) {
  return port.address.contains(':') ? fmt::format("[{}]:{}", port.address, port.port)
                                    : fmt::format("{}:{}", port.address, port.port);
}

}  // namespace

std::vector<ProcessRow> ListForPs() {
  std::vector<ProcessRow> rows;
  for (const PythonProcess& process : ListPythonProcesses()) {
    const ProcessInfo& info = process.info;
    const CommandGuess guess = GuessFromCommand(info.command_line, MappedFiles(info.pid));
    ProcessRow row{.pid = info.pid,
                   .parent = info.parent,
                   .python = process.version,
                   .trouble = process.trouble,
                   .framework = guess.framework,
                   .server = guess.server,
                   .command = CommandText(info),
                   .rss_bytes = info.resident_bytes,
                   .age_seconds = info.age_seconds,
                   .listening = {},
                   .workers = {}};
    for (const ListeningPort& port : ListeningPorts(info.pid)) row.listening.push_back(PlaceText(port));
    rows.push_back(std::move(row));
  }
  for (ProcessRow& row : rows) {
    for (const ProcessRow& other : rows) {
      if (other.parent == row.pid) row.workers.push_back(other.pid);
    }
  }
  return rows;
}

}  // namespace stillheld
