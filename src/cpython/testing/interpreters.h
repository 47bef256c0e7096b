// The CPythons of this machine, for tests whose truth is what an interpreter says about itself.
#ifndef STILLHELD_CPYTHON_TESTING_INTERPRETERS_H_
#define STILLHELD_CPYTHON_TESTING_INTERPRETERS_H_

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace stillheld::testing {

struct Interpreter {
  std::string path;
  int minor = 0;  // of 3.minor
  bool is_free_threaded = false;
};

inline constexpr int kOldestMinor = 6;
inline constexpr int kNewestMinor = 15;

inline bool IsElf(const std::filesystem::path& path) {
  char magic[4] = {};
  std::ifstream(path, std::ios::binary).read(magic, sizeof(magic));
  return std::string(magic, sizeof(magic)) ==
         "\x7f"
         "ELF";
}

// What STILLHELD_PYTHONS names, separated by colons; else python3.6 to python3.15 of PATH, of
// $PYENV_ROOT and of what ./dev pythons has got.
inline std::vector<Interpreter> FindInterpreters() {
  namespace fs = std::filesystem;
  const auto environment = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  const auto split = [](const std::string& text) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, ':');) {
      if (!part.empty()) parts.push_back(part);
    }
    return parts;
  };

  std::vector<std::string> candidates = split(environment("STILLHELD_PYTHONS"));
  if (candidates.empty()) {
    std::vector<std::string> folders = split(environment("PATH"));
    std::error_code ignored;
    if (const std::string root = environment("PYENV_ROOT"); !root.empty()) {
      for (const auto& version : fs::directory_iterator(root + "/versions", ignored)) {
        folders.push_back(version.path() / "bin");
      }
    }
    for (const auto& suite : fs::directory_iterator(STILLHELD_SOURCE_DIR "/build/pythons", ignored)) {
      folders.push_back(suite.path() / "usr/bin");
    }
    for (const std::string& folder : folders) {
      for (int minor = kOldestMinor; minor <= kNewestMinor; ++minor) {
        const std::string program = folder + "/python3." + std::to_string(minor);
        candidates.insert(candidates.end(), {program + "t", program});
      }
    }
  }

  std::vector<Interpreter> found;
  std::set<std::pair<dev_t, ino_t>> seen;  // one program may have several names, or links
  for (const std::string& candidate : candidates) {
    std::error_code error;
    const fs::path real = fs::canonical(candidate, error);
    const size_t dot = candidate.rfind("python3.");
    struct stat status = {};
    if (error || dot == std::string::npos || !IsElf(real) || ::stat(real.c_str(), &status) != 0) continue;
    if (!seen.insert({status.st_dev, status.st_ino}).second) continue;
    found.push_back({candidate, std::atoi(candidate.c_str() + dot + 8), candidate.ends_with('t')});
  }
  std::ranges::sort(found, [](const Interpreter& a, const Interpreter& b) {
    return a.minor != b.minor ? a.minor < b.minor : a.path < b.path;
  });
  return found;
}

// The standard output of `python script arguments…`; empty if it failed. `script` is relative to src/cpython.
inline std::string RunScript(const Interpreter& python, const std::string& script, const std::string& arguments = "") {
  const std::string command = python.path + " -S -E " STILLHELD_SOURCE_DIR "/src/cpython/" + script + " " + arguments;
  std::string output;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  char block[1 << 16];
  for (size_t n; (n = std::fread(block, 1, sizeof(block), pipe)) > 0;) output.append(block, n);
  return ::pclose(pipe) == 0 ? output : std::string();
}

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_INTERPRETERS_H_
