#include "cli/completion.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

namespace stillheld {
namespace {

std::vector<const CLI::App*> CommandsOf(const CLI::App& root) {
  return root.get_subcommands([](const CLI::App* command) { return !command->get_name().empty(); });
}

std::vector<const CLI::Option*> OptionsOf(const CLI::App& app) {
  return app.get_options([](const CLI::Option* option) { return option->nonpositional(); });
}

bool TakesValue(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

std::vector<std::string> NamesOf(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

std::string Words(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::Option* option : OptionsOf(app)) std::ranges::copy(NamesOf(*option), std::back_inserter(words));
  return fmt::format("{}", fmt::join(words, " "));
}

std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

// Characters that mean something in a zsh specification.
std::string ZshText(std::string_view text) {
  std::string escaped;
  for (char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace

std::string BashCompletion(const CLI::App& root) {
  std::vector<std::string> names;
  std::string cases;
  for (const CLI::App* command : CommandsOf(root)) {
    names.push_back(command->get_name());
    cases += fmt::format("    {}) words='{}' ;;\n", command->get_name(), Words(*command));
  }
  return fmt::format(R"(# stillheld completion bash > /etc/bash_completion.d/stillheld
_stillheld() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} words= i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    # Behind -- stands a server's own command line.
    if [[ ${{COMP_WORDS[i]}} == -- ]]; then
      COMPREPLY=($(compgen -c -f -- "$word"))
      return
    fi
  done
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '{} {}' -- "$word"))
    return
  fi
  case ${{COMP_WORDS[1]}} in
{}  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}}
complete -o filenames -F _stillheld stillheld
)",
                     fmt::join(names, " "), Words(root), cases);
}

std::string ZshCompletion(const CLI::App& root) {
  std::string commands, cases;
  for (const CLI::App* command : CommandsOf(root)) {
    commands += fmt::format("    {}\n", Quoted(ZshText(command->get_name()) + ":" + command->get_description()));
    cases += fmt::format("    {}) _arguments", command->get_name());
    for (const CLI::Option* option : OptionsOf(*command)) {
      for (const std::string& name : NamesOf(*option)) {
        const std::string value = TakesValue(*option) ? ":value:_files" : "";
        cases += " " + Quoted("*" + name + "[" + ZshText(option->get_description()) + "]" + value);
      }
    }
    cases += " '*:target:_files' ;;\n";
  }
  return fmt::format(R"(#compdef stillheld
# stillheld completion zsh > "${{fpath[1]}}/_stillheld"
_stillheld() {{
  local -a commands=(
{}  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=${{words[2]}}
  shift words
  ((--CURRENT))
  case $command in
{}  esac
}}
compdef _stillheld stillheld
)",
                     commands, cases);
}

std::string FishCompletion(const CLI::App& root) {
  std::string text = "# stillheld completion fish > ~/.config/fish/completions/stillheld.fish\n";
  for (const CLI::App* command : CommandsOf(root)) {
    text += fmt::format("complete -c stillheld -f -n __fish_use_subcommand -a {} -d {}\n", command->get_name(),
                        Quoted(command->get_description()));
    for (const CLI::Option* option : OptionsOf(*command)) {
      text += fmt::format("complete -c stillheld -n '__fish_seen_subcommand_from {}'", command->get_name());
      for (const std::string& name : option->get_snames()) text += " -s " + name;
      for (const std::string& name : option->get_lnames()) text += " -l " + name;
      text += fmt::format("{} -d {}\n", TakesValue(*option) ? " -r" : "", Quoted(option->get_description()));
    }
  }
  return text;
}

}  // namespace stillheld
