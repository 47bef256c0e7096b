// ImageSpace: the AddressSpace of a captured process. Copied pages are served from the image without a system call;
// what was not copied, because a file backs it or others share it, is read on first touch and kept.
#ifndef STILLHELD_MEMORY_IMAGE_SPACE_H_
#define STILLHELD_MEMORY_IMAGE_SPACE_H_

#include <memory>
#include <optional>
#include <vector>

#include "base/fd.h"
#include "memory/address_space.h"
#include "memory/elf_symbols.h"
#include "memory/page_image.h"
#include "memory/page_range.h"

namespace stillheld {

class ImageSpace : public AddressSpace {
 public:
  // `copied`: the pages whose bytes are in `image`, sorted. Other pages of private anonymous mappings are zero.
  // `unreadable`: pages that exist and could not be read, sorted: views of them fail.
  // `memory`: /proc/PID/mem of the target, from which the rest is read. It stays bound to the memory it was opened on
  // and reads nothing once that is gone, whoever has the pid by then; then the mapped files themselves are asked.
  ImageSpace(std::vector<Mapping> mappings, PageImage image, std::span<const PageRange> copied,
             std::span<const PageRange> unreadable, UniqueFd memory);

  // Nothing was copied: every page is read on first touch.
  ImageSpace(std::vector<Mapping> mappings, PageImage image, UniqueFd memory);
  ~ImageSpace() override;

  Result<std::span<const std::byte>> View(Address begin, size_t size) const override;
  std::span<const Mapping> mappings() const override { return mappings_; }
  std::vector<Symbol> FindSymbols(std::string_view name) const override;
  std::vector<PageRange> OwnPages() const override { return copied_; }
  uint64_t image_bytes() const override { return image_bytes_; }

 private:
  enum class Rest : uint8_t {
    kNone,   // every page is here
    kNever,  // pages that are not here could not be read
    kLater,  // pages that are not here are read on first touch
  };
  // A mapping, and which of its pages are here.
  struct Part {
    Address begin;
    Address end;
    Rest rest = Rest::kNone;
    const Mapping* mapping = nullptr;
    mutable std::vector<bool> here;  // by page; empty: none
  };
  // Readable mappings without a gap: what one view may span.
  struct Run {
    Address begin;
    uint64_t size_bytes = 0;
    std::byte* bytes = nullptr;
    size_t first_part = 0;
    size_t part_count = 0;
    bool complete = true;  // every part has Rest::kNone

    bool Covers(Address at, size_t size) const {
      uint64_t offset = at.value() - begin.value();
      return offset <= size_bytes && size <= size_bytes - offset;
    }
  };

  void AddPart(Part part);
  const Run* FindRun(Address begin) const;
  bool Complete(const Run& run, Address begin, Address end) const;
  bool CompletePart(const Run& run, const Part& part, Address begin, Address end) const;
  bool ReadWindow(const Run& run, const Part& part, size_t page) const;

  std::vector<Mapping> mappings_;
  PageImage image_;
  std::vector<PageRange> copied_;
  UniqueFd memory_;
  std::vector<Part> parts_;
  std::vector<Run> runs_;
  uint64_t image_bytes_ = 0;
  mutable const Run* last_run_ = nullptr;
  mutable const Part* last_part_ = nullptr;
  mutable std::optional<ElfSymbols> symbols_;
};

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_IMAGE_SPACE_H_
