// A path from a root as a drawing: one step below the other, the suspect underlined.
#ifndef STILLHELD_REPORT_PATH_TEXT_H_
#define STILLHELD_REPORT_PATH_TEXT_H_

#include <string>
#include <vector>

#include "findings/finding.h"
#include "report/text_style.h"

namespace stillheld {

// What is said beside some steps.
struct PathNotes {
  std::string suspect = {};     // beside the suspect: "60 → 660 items"
  std::string last = {};        // beside the last step: "187.5 MiB retained"
  std::string after_last = {};  // after its type: "(40,000 slots, 312.6 KiB each)"
};

std::string PathDrawing(const std::vector<PathStep>& path, const PathNotes& notes, const TextStyle& style);

// "app.py:17"; only the file if the line is 0.
std::string FileAndLine(const TextStyle& style, const std::string& file, uint32_t line);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_PATH_TEXT_H_
