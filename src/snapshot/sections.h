// Opening a .held file up to its sections: the header, the table, every hash. What the sections mean is for others.
#ifndef STILLHELD_SNAPSHOT_SECTIONS_H_
#define STILLHELD_SNAPSHOT_SECTIONS_H_

#include <cstddef>
#include <map>
#include <span>
#include <string>

#include "base/error.h"

namespace stillheld {

// What is wrong with a file, in words that fit after its name.
struct FileDefect {
  ErrorCode code = ErrorCode::kCorruptFile;  // or kNewerFile
  std::string what;
};

using SectionsById = std::map<uint32_t, std::span<const std::byte>>;

// Every section lies within `bytes`, at a multiple of 64, and has the hash that the table gives. Throws FileDefect.
SectionsById OpenSections(std::span<const std::byte> bytes);

}  // namespace stillheld

#endif  // STILLHELD_SNAPSHOT_SECTIONS_H_
