#include "memory/image_symbols.h"

#include <elf.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>

#include "base/bytes.h"
#include "base/fd.h"

namespace stillheld {
namespace {

constexpr uint64_t kMostSections = 4096;
constexpr uint64_t kMostSymbols = 1 << 20;
constexpr uint64_t kLongestName = 256;
constexpr uint64_t kFarthest = 1 << 16;  // what is farther from a symbol has nothing to do with it

// A whole file, mapped for reading.
class MappedFile {
 public:
  explicit MappedFile(const Mapping& mapping) {
    if (mapping.inode == 0 || mapping.path.empty()) return;
    const UniqueFd file(open(mapping.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status{};
    if (!file.valid() || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return;
    if (status.st_ino != mapping.inode || status.st_size <= 0) return;
    void* bytes = mmap(nullptr, static_cast<size_t>(status.st_size), PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (bytes == MAP_FAILED) return;
    bytes_ = {static_cast<const std::byte*>(bytes), static_cast<size_t>(status.st_size)};
  }
  ~MappedFile() {
    if (!bytes_.empty()) munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<const std::byte> bytes() const { return bytes_; }

 private:
  std::span<const std::byte> bytes_;
};

std::span<const std::byte> Part(std::span<const std::byte> file, uint64_t offset, uint64_t size) {
  return FitsWithin(offset, size, file.size()) ? file.subspan(offset, size) : std::span<const std::byte>();
}

std::vector<Elf64_Shdr> SectionsOf(std::span<const std::byte> file) {
  if (file.size() < sizeof(Elf64_Ehdr)) return {};
  const auto header = LoadAt<Elf64_Ehdr>(file, 0);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64 ||
      header.e_ident[EI_DATA] != ELFDATA2LSB || header.e_shentsize != sizeof(Elf64_Shdr) ||
      header.e_shnum > kMostSections) {
    return {};
  }
  const auto table = Part(file, header.e_shoff, uint64_t{header.e_shnum} * sizeof(Elf64_Shdr));
  std::vector<Elf64_Shdr> sections(table.size() / sizeof(Elf64_Shdr));
  if (!table.empty()) std::memcpy(sections.data(), table.data(), table.size());
  return sections;
}

std::string NameAt(std::span<const std::byte> strings, uint64_t offset) {
  if (offset >= strings.size()) return "";
  const auto* text = reinterpret_cast<const char*>(strings.data()) + offset;
  const size_t limit = std::min<uint64_t>(strings.size() - offset, kLongestName);
  const size_t size = strnlen(text, limit);
  return size < limit ? std::string(text, size) : "";
}

}  // namespace

ImageSymbols ImageSymbols::OfFile(const Mapping& mapping) { return OfBytes(MappedFile(mapping).bytes()); }

ImageSymbols ImageSymbols::OfBytes(std::span<const std::byte> file) {
  ImageSymbols symbols;
  const std::vector<Elf64_Shdr> sections = SectionsOf(file);
  for (const Elf64_Shdr& section : sections) {
    const bool is_table = section.sh_type == SHT_SYMTAB || section.sh_type == SHT_DYNSYM;
    if (!is_table || section.sh_entsize != sizeof(Elf64_Sym) || section.sh_link >= sections.size()) continue;
    const auto table = Part(file, section.sh_offset, section.sh_size);
    const Elf64_Shdr& names = sections[section.sh_link];
    const auto strings = Part(file, names.sh_offset, names.sh_size);
    for (uint64_t i = 0; i < std::min<uint64_t>(table.size() / sizeof(Elf64_Sym), kMostSymbols); ++i) {
      const auto symbol = LoadAt<Elf64_Sym>(table, i * sizeof(Elf64_Sym));
      if (symbol.st_shndx == SHN_UNDEF || symbol.st_shndx >= SHN_LORESERVE) continue;
      if (ELF64_ST_TYPE(symbol.st_info) != STT_OBJECT) continue;
      std::string name = NameAt(strings, symbol.st_name);
      if (!name.empty()) symbols.variables_.push_back({symbol.st_value, std::move(name)});
    }
  }
  // Of several names of one variable the first in the alphabet, so that equal files give equal names.
  std::ranges::sort(symbols.variables_, [](const Variable& a, const Variable& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.name < b.name;
  });
  const auto repeated = std::ranges::unique(symbols.variables_, {}, &Variable::begin);
  symbols.variables_.erase(repeated.begin(), repeated.end());
  return symbols;
}

std::string_view ImageSymbols::Near(uint64_t offset) const {
  const auto after = std::ranges::upper_bound(variables_, offset, {}, &Variable::begin);
  if (after == variables_.begin()) return {};
  const Variable& before = *(after - 1);
  return offset - before.begin <= kFarthest ? std::string_view(before.name) : std::string_view();
}

std::vector<uint64_t> ImageSymbols::Find(std::string_view name) const {
  std::vector<uint64_t> found;
  for (const Variable& variable : variables_) {
    if (variable.name == name) found.push_back(variable.begin);
  }
  return found;
}

}  // namespace stillheld
