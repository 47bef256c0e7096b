#include "cpython/name_table.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "cpython/str_text.h"

namespace stillheld {
namespace {

constexpr size_t kRecent = 1 << 16;

// A dict with millions of identifier-like keys holds data, not names: past this many, texts are withheld.
constexpr size_t kMaxShown = 1 << 20;

}  // namespace

bool IsBoundName(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kParts = {"maxsize",  "maxlen",   "max_",  "_max",
                                                             "maxcache", "capacity", "limit", "bound"};
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::ranges::any_of(kParts, [&](std::string_view part) { return lower.find(part) != std::string::npos; });
}

NameTable::NameTable(HeapBuilder& builder, const MemoryReader& memory, const Layout& layout)
    : builder_(builder),
      memory_(memory),
      layout_(layout),
      withheld_(builder.Intern(kWithheldText)),
      recent_(std::make_unique<Entry[]>(kRecent)) {}

StringId NameTable::Intern(std::string_view text) {
  const StringId name = builder_.Intern(text);
  if (name.index() >= is_known_.size()) {
    is_known_.resize(name.index() + 1);
    is_bound_.resize(name.index() + 1);
  }
  if (!is_known_[name.index()]) {
    is_known_[name.index()] = true;
    is_bound_[name.index()] = IsBoundName(text);
    ++shown_;
  }
  return name;
}

StringId NameTable::NameOf(Address address) {
  const uint64_t hash = (address.value() >> 4) * 0x9e3779b97f4a7c15u >> 48;
  Entry& entry = recent_[hash % kRecent];
  if (entry.address != address || address.is_null()) entry = {address, Read(address)};
  return entry.name;
}

StringId NameTable::Read(Address address) {
  if (shown_ >= kMaxShown) return withheld_;
  const auto text = ReadStr(memory_, layout_, address, 80);
  if (!text || !IsShowable(*text)) return withheld_;
  return Intern(*text);
}

}  // namespace stillheld
