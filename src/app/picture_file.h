// Pictures into files, readable by their owner alone.
#ifndef STILLHELD_APP_PICTURE_FILE_H_
#define STILLHELD_APP_PICTURE_FILE_H_

#include <filesystem>

#include "findings/picture.h"
#include "report/holder_report.h"

namespace stillheld {

// Throw Error kIo.
void WriteSvg(const Picture& picture, const std::filesystem::path& file);
void WriteDot(const Picture& picture, const std::filesystem::path& file);

// The paths to an object, the roots shaded.
Picture PictureOf(const HolderReport& report);

}  // namespace stillheld

#endif  // STILLHELD_APP_PICTURE_FILE_H_
