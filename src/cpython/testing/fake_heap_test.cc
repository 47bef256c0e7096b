#include "cpython/testing/fake_heap.h"

#include <bit>

namespace stillheld::testing {
namespace {

constexpr Address kBegin(0x10000000);
constexpr uint64_t kSize = 1 << 20;
constexpr uint64_t kInFront = 64;
constexpr uint64_t kHeapTypeFlag = uint64_t{1} << 9;
constexpr uint64_t kTypeSubclassFlag = uint64_t{1} << 31;

RecordedSpace EmptySpace() {
  RecordedSpace space;
  space.Add(kBegin, std::vector<std::byte>(kSize));
  return space;
}

Runtime FirstTypes(const Layout& layout) {
  Runtime runtime;
  runtime.layout = layout;
  runtime.version = layout.version;
  runtime.type_type = kBegin + 4096;
  runtime.str_type = kBegin + 8192;
  runtime.none = kBegin + 12288;
  return runtime;
}

}  // namespace

FakeHeap::FakeHeap(const Layout& layout)
    : space_(EmptySpace()),
      next_(kBegin + 16384),
      memory_(space_),
      runtime_(FirstTypes(layout)),
      names_(builder_, memory_, runtime_.layout),
      context_{memory_, runtime_, runtime_.layout, names_},
      decoders_(context_),
      types_(runtime_, context_, decoders_, builder_),
      reader_(context_, types_) {
  object_type = Type("object", 16, Address());
  const auto fill = [&](Address type, std::string_view name, uint32_t size, uint64_t flags) {
    const Address made = Type(name, size, object_type, flags);
    const auto bytes = space_.View(made, *layout.type.size_bytes);
    space_.Store(type, *bytes);
  };
  fill(runtime_.type_type, "type", *layout.heap_type.size_bytes, kTypeSubclassFlag);
  fill(runtime_.str_type, "str", *layout.str.size_bytes, uint64_t{1} << 28);
  str_type = runtime_.str_type;
  int_type = Type("int", 24, object_type, uint64_t{1} << 24, 4);
  dict_type = Type("dict", *layout.dict.size_bytes, object_type, uint64_t{1} << 29);
  PutAddress(runtime_.none + *layout.object.ob_type, Type("NoneType", 16, object_type));
  Put<uint64_t>(runtime_.none, 1);
}

Address FakeHeap::Allocate(uint64_t size) {
  const Address address = next_ + kInFront;
  next_ = address + (size + 15) / 16 * 16;
  return address;
}

Address FakeHeap::Type(std::string_view name, uint32_t basic_size, Address base, uint64_t more_flags,
                       uint32_t item_size) {
  const auto& at = layout().type;
  constexpr uint64_t kRoomForMembers = 256;
  const Address type = Object(runtime_.type_type, *layout().heap_type.size_bytes + kRoomForMembers);
  const Address text = Allocate(name.size() + 1);
  space_.Store(text, std::as_bytes(std::span(name)));
  PutAddress(type + *at.tp_name, text);
  Put<int64_t>(type + *at.tp_basicsize, basic_size);
  Put<int64_t>(type + *at.tp_itemsize, item_size);
  Put<uint64_t>(type + *at.tp_flags, more_flags);
  PutAddress(type + *at.tp_base, base);
  return type;
}

Address FakeHeap::Class(std::string_view name, uint32_t basic_size, Address base, uint64_t more_flags) {
  const Address type = Type(name, basic_size, base, more_flags | kHeapTypeFlag);
  const Address text = Str(name);
  PutAddress(type + *layout().heap_type.ht_name, text);
  PutAddress(type + *layout().heap_type.ht_qualname, text);
  PutAddress(type + *layout().type.tp_name, text + *layout().str.ascii_size_bytes);
  return type;
}

Address FakeHeap::Object(Address type, uint64_t size) {
  const Address object = Allocate(size);
  Put<uint64_t>(object + *layout().object.ob_refcnt, 1);
  PutAddress(object + *layout().object.ob_type, type);
  return object;
}

Address FakeHeap::Str(std::string_view text) {
  const auto& at = layout().str;
  const Address str = Object(str_type.is_null() ? runtime_.str_type : str_type, *at.ascii_size_bytes + text.size() + 1);
  Put<uint64_t>(str + *at.length, text.size());
  Put<uint32_t>(str + *at.state, 1u << *at.kind_shift | *at.compact_mask | *at.ascii_mask);
  space_.Store(str + *at.ascii_size_bytes, std::as_bytes(std::span(text)));
  return str;
}

Address FakeHeap::Int(int64_t small) {
  const Address number = Object(int_type, 32);
  if (layout().int_form == IntForm::kTag) {
    Put<uint64_t>(number + *layout().int_.lv_tag, uint64_t{1} << 3 | (small < 0 ? 2 : small == 0 ? 1 : 0));
  } else {
    Put<int64_t>(number + *layout().object.ob_size, small < 0 ? -1 : small == 0 ? 0 : 1);
  }
  Put<uint32_t>(number + *layout().int_.ob_digit, static_cast<uint32_t>(small < 0 ? -small : small));
  return number;
}

Address FakeHeap::Keys(const std::vector<std::pair<Address, Address>>& entries, bool is_general) {
  const auto& at = layout().dict_keys;
  const bool is_log2 = layout().dict_keys_form == DictKeysForm::kLog2Size;
  uint64_t size = 8;
  while (size * 2 / 3 < entries.size()) size *= 2;
  const bool has_hashes = !is_log2 || is_general;
  const uint64_t entry_size =
      has_hashes ? *layout().dict_key_entry.size_bytes : *layout().dict_unicode_entry.size_bytes;
  const uint64_t usable = size * 2 / 3;
  const Address keys = Allocate(*at.dk_indices + size + usable * entry_size);
  Put<uint64_t>(keys + *at.dk_refcnt, 1);
  Put<uint64_t>(keys + *at.dk_nentries, entries.size());
  Put<uint64_t>(keys + *at.dk_usable, usable - entries.size());
  if (is_log2) {
    Put<uint8_t>(keys + *at.dk_log2_size, static_cast<uint8_t>(std::countr_zero(size)));
    Put<uint8_t>(keys + *at.dk_log2_index_bytes, static_cast<uint8_t>(std::countr_zero(size)));
    Put<uint8_t>(keys + *at.dk_kind, is_general ? 0 : 1);
  } else {
    Put<uint64_t>(keys + *at.dk_size, size);
  }
  Address entry = keys + *at.dk_indices + size;
  for (const auto& [key, value] : entries) {
    PutAddress(entry + (has_hashes ? *layout().dict_key_entry.me_key : *layout().dict_unicode_entry.me_key), key);
    PutAddress(entry + (has_hashes ? *layout().dict_key_entry.me_value : *layout().dict_unicode_entry.me_value), value);
    entry = entry + entry_size;
  }
  return keys;
}

Address FakeHeap::Dict(Address keys, Address values, uint64_t used) {
  const Address dict = Object(dict_type, *layout().dict.size_bytes);
  Put<uint64_t>(dict + *layout().dict.ma_used, used);
  PutAddress(dict + *layout().dict.ma_keys, keys);
  PutAddress(dict + *layout().dict.ma_values, values);
  return dict;
}

FakeHeap::Edges FakeHeap::EdgesOf(Address object) {
  Edges edges;
  EdgeSink sink(&names_, builder_.faults());
  const auto view = reader_.View(object);
  if (!view) return edges;
  reader_.Edges(*view, sink);
  for (const Reference& reference : sink.references()) {
    edges.emplace_back(LabelText(reference.label), reference.target);
  }
  return edges;
}

std::vector<Address> FakeHeap::GuessesOf(Address object) {
  std::vector<Address> words;
  if (const auto view = reader_.View(object)) {
    reader_.ForEachUndecodedWord(*view, [&](uint64_t, Address word) { words.push_back(word); });
  }
  return words;
}

ObjectFacts FakeHeap::FactsOf(Address object) {
  const auto view = reader_.View(object);
  return view ? reader_.Facts(*view) : ObjectFacts();
}

std::string FakeHeap::LabelText(EdgeLabel label) {
  static constexpr const char* kKinds[] = {".",      "__dict__", "class", "str key", "key at", "key",  "index",
                                           "member", "cell",     "local", "stack",   "field",  "weak", "guessed"};
  std::string text = kKinds[static_cast<size_t>(label.kind())];
  if (HasName(label.kind())) {
    for (const char* known : {"left", "right", "hidden", "maxsize", "<str>", ""}) {
      if (label.name() == builder_.Intern(known)) return text + " " + known;
    }
    return text + " ?";
  }
  switch (label.kind()) {
    case EdgeKind::kOtherKey:
    case EdgeKind::kIndex:
    case EdgeKind::kKey:
      return text + " " + std::to_string(label.index());
    default:
      return text;
  }
}

std::string LayoutName(const Layout& layout) {
  std::string name = "Python" + std::string(layout.version);
  std::erase(name, '.');
  return name;
}

}  // namespace stillheld::testing
