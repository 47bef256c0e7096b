#include "memory/elf_image.h"

#include <elf.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/bytes.h"

namespace stillheld {
namespace {

constexpr size_t kMostProgramHeaders = 128;
constexpr size_t kMostDynamicEntries = 1024;
constexpr uint32_t kLongestChain = 1 << 16;

template <class T>
Result<T> ReadAt(const AddressSpace& space, Address at) {
  auto bytes = space.View(at, sizeof(T));
  if (!bytes) return std::unexpected(bytes.error());
  return LoadAt<T>(*bytes, 0);
}

uint32_t GnuHash(std::string_view name) {
  uint32_t hash = 5381;
  for (char c : name) hash = hash * 33 + static_cast<unsigned char>(c);
  return hash;
}

uint32_t SystemVHash(std::string_view name) {
  uint32_t hash = 0;
  for (char c : name) {
    hash = (hash << 4) + static_cast<unsigned char>(c);
    uint32_t high = hash & 0xf0000000;
    hash = (hash ^ (high >> 24)) & ~high;
  }
  return hash;
}

}  // namespace

Result<ElfImage> ElfImage::Read(const AddressSpace& space, Address header) {
  ElfImage image;
  if (auto read = image.ReadSegments(space, header); !read) return std::unexpected(read.error());
  return image;
}

Result<void> ElfImage::ReadSegments(const AddressSpace& space, Address header) {
  auto elf = ReadAt<Elf64_Ehdr>(space, header);
  if (!elf) return std::unexpected(elf.error());
  bool ours = std::memcmp(elf->e_ident, ELFMAG, SELFMAG) == 0 && elf->e_ident[EI_CLASS] == ELFCLASS64 &&
              elf->e_ident[EI_DATA] == ELFDATA2LSB && (elf->e_type == ET_EXEC || elf->e_type == ET_DYN) &&
              elf->e_phentsize == sizeof(Elf64_Phdr);
  if (!ours) return std::unexpected(Fault::kUnknown);
  if (elf->e_phnum == 0 || elf->e_phnum > kMostProgramHeaders) return std::unexpected(Fault::kTooLarge);
  auto table = space.View(header + elf->e_phoff, elf->e_phnum * sizeof(Elf64_Phdr));
  if (!table) return std::unexpected(table.error());
  std::vector<Elf64_Phdr> headers(elf->e_phnum);
  std::memcpy(headers.data(), table->data(), table->size());

  // The first bytes of the file were mapped to `header`: the segment that holds them gives the distance.
  auto first = std::find_if(headers.begin(), headers.end(),
                            [](const Elf64_Phdr& h) { return h.p_type == PT_LOAD && h.p_offset == 0; });
  if (first == headers.end()) return std::unexpected(Fault::kTorn);
  load_bias_ = header.value() - first->p_vaddr;
  for (const Elf64_Phdr& h : headers) {
    if (h.p_type != PT_LOAD || h.p_filesz > h.p_memsz) continue;
    Address begin(load_bias_ + h.p_vaddr);
    if (h.p_memsz > UINT64_MAX - begin.value()) return std::unexpected(Fault::kTorn);
    segments_.push_back({begin, begin + h.p_memsz, h.p_filesz, (h.p_flags & PF_W) != 0, (h.p_flags & PF_X) != 0});
  }
  for (const Elf64_Phdr& h : headers) {
    if (h.p_type == PT_DYNAMIC) ReadDynamic(space, Address(load_bias_ + h.p_vaddr), h.p_memsz);
    if (h.p_type == PT_NOTE) ReadBuildId(space, Address(load_bias_ + h.p_vaddr), h.p_memsz);
  }
  return {};
}

// glibc's loader writes run-time addresses over the table's; musl's and the kernel's (vdso) leave them.
Address ElfImage::Relocated(uint64_t pointer) const {
  for (Address candidate : {Address(pointer), Address(pointer + load_bias_)}) {
    for (const ElfSegment& segment : segments_) {
      if (segment.begin <= candidate && candidate < segment.end) return candidate;
    }
  }
  return Address();
}

void ElfImage::ReadDynamic(const AddressSpace& space, Address begin, uint64_t size_bytes) {
  size_t count = std::min<uint64_t>(size_bytes / sizeof(Elf64_Dyn), kMostDynamicEntries);
  auto table = space.View(begin, count * sizeof(Elf64_Dyn));
  if (!table) return;
  for (size_t i = 0; i < count; ++i) {
    auto entry = LoadAt<Elf64_Dyn>(*table, i * sizeof(Elf64_Dyn));
    switch (entry.d_tag) {
      case DT_NULL:
        return;
      case DT_SYMTAB:
        symbols_ = Relocated(entry.d_un.d_ptr);
        break;
      case DT_STRTAB:
        strings_ = Relocated(entry.d_un.d_ptr);
        break;
      case DT_STRSZ:
        strings_bytes_ = entry.d_un.d_val;
        break;
      case DT_GNU_HASH:
        gnu_hash_ = Relocated(entry.d_un.d_ptr);
        break;
      case DT_HASH:
        hash_ = Relocated(entry.d_un.d_ptr);
        break;
      default:
        break;
    }
  }
}

void ElfImage::ReadBuildId(const AddressSpace& space, Address begin, uint64_t size_bytes) {
  constexpr uint64_t kMostNoteBytes = 64 * 1024;
  if (size_bytes > kMostNoteBytes || !build_id_.empty()) return;
  auto notes = space.View(begin, size_bytes);
  if (!notes) return;
  auto aligned = [](size_t length) { return (length + 3) & ~size_t{3}; };
  for (size_t at = 0; FitsWithin(at, sizeof(Elf64_Nhdr), notes->size());) {
    auto note = LoadAt<Elf64_Nhdr>(*notes, at);
    size_t name = at + sizeof(note);
    if (!FitsWithin(name, aligned(note.n_namesz), notes->size())) return;
    size_t id = name + aligned(note.n_namesz);
    if (!FitsWithin(id, note.n_descsz, notes->size())) return;
    if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && std::memcmp(notes->data() + name, "GNU", 4) == 0) {
      for (std::byte byte : notes->subspan(id, note.n_descsz)) build_id_ += fmt::format("{:02x}", byte);
      return;
    }
    at = id + aligned(note.n_descsz);
  }
}

std::optional<Symbol> ElfImage::FindSymbol(const AddressSpace& space, std::string_view name) const {
  if (symbols_.is_null() || strings_.is_null()) return std::nullopt;
  return gnu_hash_.is_null() ? FindByHash(space, name) : FindByGnuHash(space, name);
}

// The table: nbuckets, symoffset, bloom_size, bloom_shift (32 bits each), bloom words (64 bits), buckets, chains.
std::optional<Symbol> ElfImage::FindByGnuHash(const AddressSpace& space, std::string_view name) const {
  auto head = space.View(gnu_hash_, 16);
  if (!head) return std::nullopt;
  auto bucket_count = LoadAt<uint32_t>(*head, 0);
  auto first_symbol = LoadAt<uint32_t>(*head, 4);
  auto bloom_words = LoadAt<uint32_t>(*head, 8);
  auto bloom_shift = LoadAt<uint32_t>(*head, 12);
  if (bucket_count == 0 || bloom_words == 0 || bloom_shift > 31) return std::nullopt;

  uint32_t hash = GnuHash(name);
  Address bloom = gnu_hash_ + 16;
  auto word = ReadAt<uint64_t>(space, bloom + (hash / 64) % bloom_words * 8);
  uint64_t wanted = uint64_t{1} << hash % 64 | uint64_t{1} << (hash >> bloom_shift) % 64;
  if (!word || (*word & wanted) != wanted) return std::nullopt;

  Address buckets = bloom + uint64_t{bloom_words} * 8;
  auto start = ReadAt<uint32_t>(space, buckets + uint64_t{hash % bucket_count} * 4);
  if (!start || *start < first_symbol) return std::nullopt;
  Address chains = buckets + uint64_t{bucket_count} * 4;
  for (uint32_t step = 0; step < kLongestChain && *start <= UINT32_MAX - step; ++step) {
    uint32_t index = *start + step;
    auto link = ReadAt<uint32_t>(space, chains + uint64_t{index - first_symbol} * 4);
    if (!link) return std::nullopt;
    if ((*link | 1) == (hash | 1)) {
      if (std::optional<Symbol> symbol = SymbolAt(space, index, name)) return symbol;
    }
    if (*link & 1) return std::nullopt;  // the chain ends here
  }
  return std::nullopt;
}

// The table: nbucket, nchain, buckets, chains (32 bits each).
std::optional<Symbol> ElfImage::FindByHash(const AddressSpace& space, std::string_view name) const {
  auto bucket_count = ReadAt<uint32_t>(space, hash_);
  if (hash_.is_null() || !bucket_count || *bucket_count == 0) return std::nullopt;
  Address buckets = hash_ + 8;
  auto index = ReadAt<uint32_t>(space, buckets + uint64_t{SystemVHash(name) % *bucket_count} * 4);
  Address chains = buckets + uint64_t{*bucket_count} * 4;
  for (uint32_t step = 0; step < kLongestChain && index && *index != 0; ++step) {
    if (std::optional<Symbol> symbol = SymbolAt(space, *index, name)) return symbol;
    index = ReadAt<uint32_t>(space, chains + uint64_t{*index} * 4);
  }
  return std::nullopt;
}

std::optional<Symbol> ElfImage::SymbolAt(const AddressSpace& space, uint32_t index, std::string_view name) const {
  auto symbol = ReadAt<Elf64_Sym>(space, symbols_ + uint64_t{index} * sizeof(Elf64_Sym));
  if (!symbol || symbol->st_shndx == SHN_UNDEF || ELF64_ST_TYPE(symbol->st_info) == STT_TLS) return std::nullopt;
  if (!FitsWithin(symbol->st_name, name.size() + 1, strings_bytes_)) return std::nullopt;
  auto text = space.View(strings_ + symbol->st_name, name.size() + 1);
  if (!text || std::memcmp(text->data(), name.data(), name.size()) != 0 || text->back() != std::byte{0}) {
    return std::nullopt;
  }
  uint64_t address = symbol->st_shndx == SHN_ABS ? symbol->st_value : symbol->st_value + load_bias_;
  return Symbol{Address(address), symbol->st_size, ""};
}

}  // namespace stillheld
