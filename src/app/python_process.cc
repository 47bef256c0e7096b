#include "app/python_process.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>

#include "base/bytes.h"
#include "base/error.h"
#include "cpython/layout.h"
#include "cpython/memory_reader.h"
#include "cpython/runtime.h"
#include "memory/live_space.h"

namespace stillheld {
namespace {

// The heap changes while it is looked at: a check that fails once may hold the next time.
constexpr int kTries = 4;

std::string LastName(const std::string& path) { return std::filesystem::path(path).filename().string(); }

// "3.12" of "/usr/lib/libpython3.12.so.1.0" and "python3.12"; empty if the name has no number.
std::string VersionInName(const std::string& path) {
  const std::string name = LastName(path);
  size_t at = name.find("python");
  if (at == std::string::npos) return "";
  std::string version;
  for (at += 6; at < name.size(); ++at) {
    const bool digit = std::isdigit(static_cast<unsigned char>(name[at])) != 0;
    const bool point =
        name[at] == '.' && at + 1 < name.size() && std::isdigit(static_cast<unsigned char>(name[at + 1])) != 0;
    if (!digit && !(point && version.find('.') == std::string::npos)) break;
    version += name[at];
  }
  return version;
}

bool IsNamedPython(const ProcessInfo& info) {
  return LastName(info.executable).starts_with("python") ||
         (!info.command_line.empty() && LastName(info.command_line.front()).starts_with("python"));
}

// The image that has the interpreter, in any version ever released.
std::optional<std::string> InterpreterImage(const AddressSpace& space) {
  for (const char* symbol : {"_PyRuntime", "Py_InitializeEx"}) {
    const std::vector<Symbol> found = space.FindSymbols(symbol);
    if (!found.empty()) return found.front().image_path;
  }
  return std::nullopt;
}

// The version that the image itself names, as 0x030c01f0; it does not have it in every version.
std::string ExportedVersion(const AddressSpace& space) {
  for (const Symbol& symbol : space.FindSymbols("Py_Version")) {
    if (const auto bytes = space.View(symbol.address, sizeof(uint64_t))) {
      const auto hex = LoadAt<uint64_t>(*bytes, 0);
      return fmt::format("{}.{}.{}", hex >> 24 & 0xff, hex >> 16 & 0xff, hex >> 8 & 0xff);
    }
  }
  return "";
}

bool HasLayout(const std::string& version) { return FindLayout(version) != nullptr; }

}  // namespace

std::optional<PythonProcess> ExaminePython(pid_t pid) {
  const std::optional<ProcessInfo> info = FindProcess(pid);
  if (!info || info->state == 'Z' || info->state == 'X' || info->command_line.empty()) return std::nullopt;
  PythonProcess process{.info = *info, .version = VersionInName(info->executable), .trouble = {}, .hint = {}};
  bool unsure = false;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    try {
      const std::unique_ptr<AddressSpace> space = OpenLiveSpace(pid);
      const std::optional<std::string> image = InterpreterImage(*space);
      if (!image) return std::nullopt;
      if (process.version.empty()) process.version = VersionInName(*image);
      if (std::string exported = ExportedVersion(*space); !exported.empty()) process.version = exported;
      process.version = FindRuntime(MemoryReader(*space)).version;
      process.trouble.clear();
      process.hint.clear();
      break;
    } catch (const Error& error) {
      if (error.code() == ErrorCode::kNoSuchProcess) return std::nullopt;
      if (error.code() == ErrorCode::kNoPermission && !IsNamedPython(*info)) return std::nullopt;
      process.trouble = error.what();
      process.hint = error.hint();
      if (error.code() != ErrorCode::kUnsupportedBuild) break;
      unsure = HasLayout(process.version);
    }
  }
  // A busy process may fail the checks each time because it changes meanwhile. Once it is stopped they count.
  if (unsure) {
    process.trouble.clear();
    process.hint.clear();
  }
  return process;
}

std::vector<PythonProcess> ListPythonProcesses() {
  std::vector<PythonProcess> processes;
  for (const ProcessInfo& info : ListProcesses()) {
    if (info.pid == getpid()) continue;
    if (auto process = ExaminePython(info.pid)) processes.push_back(*std::move(process));
  }
  return processes;
}

std::string CommandText(const ProcessInfo& info) {
  std::string text;
  for (const std::string& word : info.command_line) {
    text += text.empty() ? LastName(word) : " " + word;
  }
  // Code given by -c has line breaks.
  std::ranges::replace_if(text, [](unsigned char c) { return std::iscntrl(c) != 0; }, ' ');
  return text.empty() ? info.name : text;
}

}  // namespace stillheld
