#include "cli/picture_option.h"

#include <CLI/CLI.hpp>

#include "app/picture_file.h"

namespace stillheld {

void AddPictureOptions(CLI::App& parser, PictureOptions& options) {
  parser.add_option("--svg", options.svg_file, "Draw it into this file")->type_name("FILE");
  parser.add_option("--dot", options.dot_file, "Write it for Graphviz into this file")->type_name("FILE");
}

void WritePictures(const Picture& picture, const PictureOptions& options) {
  if (!options.svg_file.empty()) WriteSvg(picture, options.svg_file);
  if (!options.dot_file.empty()) WriteDot(picture, options.dot_file);
}

}  // namespace stillheld
