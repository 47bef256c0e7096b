// TextStyle: how text is to look: with colours or without, and against which folder file names are shortened.
#ifndef STILLHELD_REPORT_TEXT_STYLE_H_
#define STILLHELD_REPORT_TEXT_STYLE_H_

#include <string>
#include <string_view>

namespace stillheld {

struct TextStyle {
  bool color = false;
  std::string base_directory;  // files below it are shown relative to it; empty: as they are

  std::string Bold(std::string_view text) const { return Paint("1", text); }
  std::string Red(std::string_view text) const { return Paint("1;31", text); }
  std::string Yellow(std::string_view text) const { return Paint("33", text); }
  std::string Green(std::string_view text) const { return Paint("32", text); }
  std::string Dim(std::string_view text) const { return Paint("2", text); }

  // A file as a developer would name it: below the base directory, or after site-packages, or whole. Printable.
  std::string File(std::string_view path) const;

 private:
  std::string Paint(std::string_view code, std::string_view text) const;
};

}  // namespace stillheld

#endif  // STILLHELD_REPORT_TEXT_STYLE_H_
