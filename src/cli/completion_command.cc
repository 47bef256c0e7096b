#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/completion.h"

namespace stillheld {

Command AddCompletion(CLI::App& root) {
  CLI::App* parser = root.add_subcommand("completion", "Print a completion script for a shell");
  parser->footer("Example: stillheld completion bash > /etc/bash_completion.d/stillheld");
  const auto shell = std::make_shared<std::string>();
  parser->add_option("shell", *shell, "The shell")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  return {.parser = parser,
          .run =
              [shell, &root](const Surroundings&) {
                Answer answer;
                answer.text = *shell == "bash"  ? BashCompletion(root)
                              : *shell == "zsh" ? ZshCompletion(root)
                                                : FishCompletion(root);
                return answer;
              },
          .has_report = false};
}

}  // namespace stillheld
