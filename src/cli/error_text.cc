#include "cli/error_text.h"

#include <cctype>

namespace stillheld {
namespace {

std::string Sentence(std::string text) {
  if (text.empty()) return text;
  while (text.ends_with('\n') || text.ends_with(' ')) text.pop_back();
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  // What ends in quoted output is left as it is.
  const bool quotes_output = text.contains('\n');
  if (!quotes_output && !text.ends_with('.') && !text.ends_with('!') && !text.ends_with('?')) text += '.';
  return text;
}

}  // namespace

std::string ErrorText(const Error& error) {
  const std::string message = Sentence(error.what()), hint = Sentence(error.hint());
  if (hint.empty()) return "stillheld: " + message + "\n";
  return "stillheld: " + message + (message.contains('\n') ? "\n" : " ") + hint + "\n";
}

}  // namespace stillheld
