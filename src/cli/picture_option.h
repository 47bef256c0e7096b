// The options that ask for a picture.
#ifndef STILLHELD_CLI_PICTURE_OPTION_H_
#define STILLHELD_CLI_PICTURE_OPTION_H_

#include <string>

namespace CLI {
class App;
}

namespace stillheld {

struct Picture;

struct PictureOptions {
  std::string svg_file, dot_file;
};

// `options` must outlive the parser.
void AddPictureOptions(CLI::App& parser, PictureOptions& options);

// Writes what was asked for. Throws Error kIo.
void WritePictures(const Picture& picture, const PictureOptions& options);

}  // namespace stillheld

#endif  // STILLHELD_CLI_PICTURE_OPTION_H_
