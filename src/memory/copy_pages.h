// Copying pages of a process into an image.
#ifndef STILLHELD_MEMORY_COPY_PAGES_H_
#define STILLHELD_MEMORY_COPY_PAGES_H_

#include <sys/types.h>

#include <span>
#include <vector>

#include "memory/page_image.h"
#include "memory/page_range.h"

namespace stillheld {

// Returns the pages that could not be read, sorted. Throws Error: kNoSuchProcess when the process is gone, kIo.
// Every range must lie within the image.
std::vector<PageRange> CopyPages(pid_t pid, std::span<const PageRange> pages, const PageImage& image);

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_COPY_PAGES_H_
