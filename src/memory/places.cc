#include "memory/places.h"

#include <fmt/format.h>

#include <algorithm>

namespace stillheld {
namespace {

constexpr uint64_t kLargestGuard = 1 << 20;

std::string_view BaseName(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

Places::Places(const AddressSpace& space) : space_(space) {
  for (const Mapping& mapping : space.mappings()) {
    const bool candidate =
        mapping.readable && mapping.file_offset == 0 && mapping.inode != 0 && !mapping.path.starts_with("/dev/");
    if (!candidate) continue;
    if (auto image = ElfImage::Read(space, mapping.begin)) images_.push_back({&mapping, *std::move(image)});
  }
}

const ElfSegment* Places::FindSegment(Address address, const Image*& image) const {
  for (const Image& candidate : images_) {
    for (const ElfSegment& segment : candidate.elf.segments()) {
      if (!segment.writable || address < segment.begin || address >= segment.end) continue;
      image = &candidate;
      return &segment;
    }
  }
  return nullptr;
}

const ImageSymbols& Places::SymbolsOf(const Image& image) const {
  const auto [symbols, is_new] = symbols_.try_emplace(&image);
  if (is_new) symbols->second = ImageSymbols::OfFile(*image.mapping);
  return symbols->second;
}

std::optional<DataSegment> Places::DataAround(Address address) const {
  const Image* image = nullptr;
  const ElfSegment* segment = FindSegment(address, image);
  if (segment == nullptr) return std::nullopt;
  return DataSegment{segment->begin, segment->end - segment->begin};
}

std::vector<Address> Places::FindVariables(std::string_view name, Address in_image) const {
  const Image* image = nullptr;
  std::vector<Address> found;
  if (FindSegment(in_image, image) == nullptr) return found;
  for (const uint64_t offset : SymbolsOf(*image).Find(name)) found.push_back(Address(offset + image->elf.load_bias()));
  return found;
}

const Mapping* Places::FindMapping(Address address) const {
  const auto mappings = space_.mappings();
  const auto after = std::ranges::upper_bound(mappings, address, {}, &Mapping::begin);
  if (after == mappings.begin() || !(after - 1)->contains(address)) return nullptr;
  return &*(after - 1);
}

// Below the stack of a thread lies a guard that nobody may touch.
bool Places::IsThreadStack(const Mapping& mapping) const {
  const Mapping* below = FindMapping(mapping.begin - 1);
  return below != nullptr && !below->readable && !below->writable && below->inode == 0 &&
         below->size_bytes() <= kLargestGuard;
}

bool Places::IsOnStack(Address address) const {
  const Mapping* mapping = FindMapping(address);
  if (mapping == nullptr) return false;
  return mapping->path == "[stack]" || (mapping->inode == 0 && mapping->path.empty() && IsThreadStack(*mapping));
}

std::string Places::NameOf(Address address) const {
  const Image* image = nullptr;
  if (const ElfSegment* segment = FindSegment(address, image)) {
    const char* section = address - segment->begin < segment->file_bytes ? ".data" : ".bss";
    const std::string_view near = SymbolsOf(*image).Near(address.value() - image->elf.load_bias());
    const std::string_view name = BaseName(image->mapping->path);
    return near.empty() ? fmt::format("{} {}", name, section) : fmt::format("{} {} (near `{}`)", name, section, near);
  }
  const Mapping* mapping = FindMapping(address);
  if (mapping == nullptr) return "memory that is not mapped";
  if (IsOnStack(address)) return "thread stack";
  if (mapping->inode != 0) return fmt::format("{} .data", BaseName(mapping->path));
  return "native heap";
}

bool Places::InDataOfSameImage(Address address, Address other) const {
  const Image* image = nullptr;
  const Image* image_of_other = nullptr;
  return FindSegment(address, image) != nullptr && FindSegment(other, image_of_other) != nullptr &&
         image == image_of_other;
}

}  // namespace stillheld
