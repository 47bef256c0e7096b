// RecordedSpace: an AddressSpace made of bytes given by hand, for tests of everything that reads one.
#ifndef STILLHELD_MEMORY_RECORDED_SPACE_H_
#define STILLHELD_MEMORY_RECORDED_SPACE_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "memory/address_space.h"

namespace stillheld {

class RecordedSpace : public AddressSpace {
 public:
  // Adds [begin, begin + bytes.size()) as a private, readable and writable mapping. It must not overlap another one;
  // mappings that touch are joined for views, as in a process.
  void Add(Address begin, std::vector<std::byte> bytes, std::string path = "");
  void AddSymbol(std::string name, Symbol symbol);

  // Writes into bytes that were added.
  void Store(Address at, std::span<const std::byte> bytes);
  template <class T>
  void Store(Address at, const T& value) {
    Store(at, std::as_bytes(std::span(&value, 1)));
  }

  Result<std::span<const std::byte>> View(Address begin, size_t size) const override;
  std::span<const Mapping> mappings() const override { return mappings_; }
  std::vector<Symbol> FindSymbols(std::string_view name) const override;
  std::vector<PageRange> OwnPages() const override;
  uint64_t image_bytes() const override;

 private:
  std::vector<Mapping> mappings_;
  std::map<Address, std::vector<std::byte>> bytes_by_begin_;  // neighbours joined
  std::multimap<std::string, Symbol, std::less<>> symbols_;
};

}  // namespace stillheld

#endif  // STILLHELD_MEMORY_RECORDED_SPACE_H_
