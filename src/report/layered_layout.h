// Layered layout: places boxes in rows so that most references point downwards.
//
//   1. references that close a circle, in depth-first order from the roots or the first box, are turned around
//   2. a box's row: one below the lowest of those that refer to it
//   3. a row of very many is several rows
//   4. within a row, boxes are sorted by the mean place of their neighbours, a few times down and up (Sugiyama's
//   method)
#ifndef STILLHELD_REPORT_LAYERED_LAYOUT_H_
#define STILLHELD_REPORT_LAYERED_LAYOUT_H_

#include <cstdint>
#include <vector>

#include "findings/picture.h"

namespace stillheld {

struct Layout2D {
  struct Box {
    double x = 0, y = 0;  // of its centre
    double width = 0, height = 0;
    uint32_t row = 0;
  };
  std::vector<Box> boxes;  // by node
  double width = 0, height = 0;
};

// sizes: width and height of each box, by node. Units are those of the sizes.
Layout2D LayOut(const Picture& picture, std::vector<Layout2D::Box> sizes);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_LAYERED_LAYOUT_H_
