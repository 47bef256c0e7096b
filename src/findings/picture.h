// Picture: objects and the references between them, to be drawn. Names and sizes only.
#ifndef STILLHELD_FINDINGS_PICTURE_H_
#define STILLHELD_FINDINGS_PICTURE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace stillheld {

struct PictureNode {
  std::string title;   // "app.Order"
  std::string detail;  // "312.6 KiB", "app.py:17"
  bool has_del = false;
  bool is_root = false;
  bool lacks_gc = false;
  bool is_folded = false;  // stands for many that are not drawn
  uint64_t bytes = 0;
};

struct PictureEdge {
  uint32_t from = 0, to = 0;  // nodes
  std::string name;
  bool is_break = false;  // to be broken
  bool is_guess = false;
};

struct Picture {
  std::string title;
  std::vector<PictureNode> nodes;
  std::vector<PictureEdge> edges;
};

// The largest picture that can be read.
inline constexpr size_t kMostPictureNodes = 40;

// Of larger pictures, the nodes nearest to the first one, and one node for the rest, which counts them. References of
// the same name between the same two nodes are drawn once, with their number.
Picture Folded(Picture picture, size_t most = kMostPictureNodes);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_PICTURE_H_
