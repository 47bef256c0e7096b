#include "report/text_style.h"

#include <fmt/format.h>

#include "report/printable.h"

namespace stillheld {

std::string TextStyle::Paint(std::string_view code, std::string_view text) const {
  return color && !text.empty() ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
}

std::string TextStyle::File(std::string_view path) const {
  if (!base_directory.empty() && path.starts_with(base_directory)) {
    std::string_view rest = path.substr(base_directory.size());
    if (base_directory.ends_with('/')) return Printable(rest);
    if (rest.starts_with('/')) return Printable(rest.substr(1));
  }
  for (const std::string_view folder : {"/site-packages/", "/dist-packages/"}) {
    const size_t at = path.rfind(folder);
    if (at != std::string_view::npos) return Printable(path.substr(at + folder.size()));
  }
  return Printable(path);
}

}  // namespace stillheld
