// --mode, for every command that may capture a process.
#ifndef STILLHELD_CLI_CAPTURE_OPTION_H_
#define STILLHELD_CLI_CAPTURE_OPTION_H_

#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "app/opened_heap.h"

namespace stillheld {

inline void AddModeOption(CLI::App& parser, CaptureMode& mode) {
  const std::map<std::string, CaptureMode> modes = {
      {"auto", CaptureMode::kAuto}, {"fork", CaptureMode::kFork}, {"copy", CaptureMode::kCopy}};
  parser
      .add_option("--mode", mode, "How the process is read: fork (a frozen child), copy (stopped meanwhile), or auto")
      ->transform(CLI::Transformer(modes, CLI::ignore_case).description(""))
      ->check(CLI::IsMember({0, 1, 2}).description(""))
      ->type_name("auto|fork|copy");
}

}  // namespace stillheld

#endif  // STILLHELD_CLI_CAPTURE_OPTION_H_
