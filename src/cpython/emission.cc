#include "cpython/emission.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "cpython/objects/dict_table.h"
#include "cpython/objects/int_value.h"
#include "cpython/ref_count.h"
#include "cpython/str_text.h"
#include "cpython/type_fields.h"

namespace stillheld {
namespace {

constexpr int64_t kMaxBound = 1'000'000'000;  // larger numbers are no limits that a process lives to see

int64_t CountedByThreads(const Runtime& runtime, Address object) {
  if (runtime.counted_by_threads.empty()) return 0;
  const auto found = runtime.counted_by_threads.find(object);
  return found == runtime.counted_by_threads.end() ? 0 : found->second;
}

uint32_t Capped(uint64_t value) {
  return static_cast<uint32_t>(std::min<uint64_t>(value, std::numeric_limits<uint32_t>::max()));
}

}  // namespace

Emission::Emission(const DecoderContext& context, const ObjectReader& reader, const GcLists& lists,
                   const SyntheticFrames& frames, HeapBuilder& builder)
    : context_(context),
      memory_(context.memory),
      layout_(context.layout),
      reader_(reader),
      lists_(lists),
      frames_(frames),
      builder_(builder),
      static_memory_(context.memory.space()),
      sink_(&context.names, builder.faults(), this),
      code_owners_(memory_, layout_),
      code_sites_(memory_, layout_, code_owners_, builder),
      code_reader_(memory_, layout_),
      traversal_(context) {}

std::optional<ObjectView> Emission::View(Address address) const {
  if (!frames_.names.contains(address)) return reader_.View(address);
  const std::byte* bytes = memory_.Find(address, frames_.type.basic_size);
  if (bytes == nullptr) return std::nullopt;
  return ObjectView{address, bytes, &frames_.type};
}

void Emission::AddNodes(const AddressIndex& objects, const AddressIndex& unreached) {
  objects.ForEach([&](Address address) {
    const auto view = View(address);
    if (!view) return;  // counted when it was discovered
    if (view->type == &frames_.type) {
      AddFrameNode(*view);
    } else {
      AddObjectNode(*view, unreached.Contains(address));
    }
  });
}

void Emission::AddObjectNode(const ObjectView& object, bool is_unreached) {
  const ObjectFacts facts = reader_.Facts(object);
  if (object.type->is_metatype() && !reader_.HasGcHeader(object)) static_types_.push_back(object.address);
  if (object.type->name == "function") code_owners_.NoteFunction(object);
  if (facts.bound > 0) bounds_of_objects_.push_back({object.address, {facts.bound_name, facts.bound}});
  const int64_t count = RefCountOf(layout_, object.bytes) + CountedByThreads(context_.runtime, object.address);
  uint16_t flags = lists_.FlagsOf(object.address);
  const bool is_static = static_memory_.Contains(object.address);
  // Before there were immortal objects, static ones were given a count that nothing ever brings down.
  constexpr int64_t kEndlessCount = 500'000'000;
  const bool is_immortal = layout_.immortal_form == ImmortalForm::kNone ? is_static && count >= kEndlessCount
                                                                        : IsImmortal(layout_, object.bytes);
  if ((flags & kTracked) != 0 && LosesTracking(object)) flags &= static_cast<uint16_t>(~(kTracked | kGeneration));
  if (is_immortal) flags |= kImmortal;
  if (is_static) flags |= kStaticMemory;
  if (object.type->is_decoded()) flags |= kDecoded;
  if (object.type->has_del) flags |= kHasDel;
  if (object.type->is_stuck || facts.is_stuck) flags |= kUncollectable;
  if (is_unreached) flags |= kUnreached;
  builder_.AddNode({.address = object.address,
                    .type = object.type->id,
                    .size_bytes = facts.size_bytes,
                    .ref_count = is_immortal ? static_cast<uint32_t>(count)
                                             : Capped(static_cast<uint64_t>(std::max<int64_t>(count, 0))),
                    .flags = flags,
                    .length = Capped(facts.length)});
}

// The collector of builds without the GIL begins with letting go of tuples that hold nothing which it may track, and in
// CPython 3.13 of such dicts (gc_free_threading.c, gc_maybe_untrack): they never count as found by it.
bool Emission::LosesTracking(const ObjectView& object) const {
  if (!layout_.is_free_threaded) return false;
  const auto may_be_tracked = [this](Address address) {
    if (address.is_null()) return false;
    const auto view = reader_.View(address);
    return !view || (reader_.HasGcHeader(*view) && (view->type->name != "tuple" || IsTracked(layout_, view->bytes)));
  };
  if (object.type->name == "tuple") {
    const auto count = object.Load<uint64_t>(*layout_.object.ob_size);
    constexpr uint64_t kMostItems = 1 << 20;
    if (count > kMostItems) return false;
    for (uint64_t i = 0; i < count; ++i) {
      const Address item = object.address + *layout_.tuple.ob_item + i * sizeof(uint64_t);
      if (may_be_tracked(memory_.LoadAddressOrNull(item))) return false;
    }
    return true;
  }
  if (object.type->name != "dict" || layout_.deferred_form != DeferredForm::kOne) return false;
  const auto table = DictTable::OfDict(memory_, layout_, object.address);
  if (!table) return false;
  for (uint64_t i = 0; i < table->entry_count(); ++i) {
    const DictTable::Entry entry = table->entry(i);
    if (!entry.value.is_null() && (may_be_tracked(entry.value) || may_be_tracked(entry.key))) return false;
  }
  return true;
}

void Emission::AddFrameNode(const ObjectView& frame) {
  ObjectFacts facts;
  facts.size_bytes = frame.type->basic_size;
  frames_.decoder->Facts(frame, facts);
  builder_.AddNode({.address = frame.address,
                    .type = frame.type->id,
                    .size_bytes = facts.size_bytes,
                    .ref_count = 1,
                    .flags = kSynthetic | kDecoded});
}

void Emission::AddEdges(const AddressIndex& objects) {
  objects.ForEach([&](Address address) {
    source_ = builder_.FindNode(address);
    if (!source_.valid()) return;
    const auto view = View(address);
    if (view) AddReferencesOf(*view);
  });
  AddBounds(objects);
}

void Emission::AddReferencesOf(const ObjectView& object) {
  object_ = &object;
  targets_.clear();
  const bool is_frame = object.type == &frames_.type;
  // A property keeps a tuple of one for its calls, with a reference in it that it has given back.
  is_doubtful_ = !is_frame && (builder_.flags(source_) & kUnreached) != 0 && object.type->name == "tuple" &&
                 object.Load<uint64_t>(*layout_.object.ob_size) == 1;
  notes_targets_ = !is_frame && object.type->is_gc() && !object.type->is_decoded();
  if (is_frame) {
    frames_.decoder->Edges(object, sink_);
  } else {
    reader_.Edges(object, sink_);
  }
  sink_.Flush();
  AddNameOf(object);
  if (reader_.HasUndecoded(object)) AddGuesses(object);
  if (notes_targets_) AddVisited(object);
}

void Emission::Consume(std::span<const Reference> references) {
  for (const Reference& reference : references) {
    const NodeId target = builder_.FindNode(reference.target);
    if (notes_targets_ && target.valid() && reference.label.kind() != EdgeKind::kWeak) targets_.push_back(target);
    if (target.valid() && is_doubtful_) {
      builder_.AddEdge(source_, target, EdgeLabel(EdgeKind::kGuessed, *layout_.tuple.ob_item));
    } else if (target.valid()) {
      builder_.AddEdge(source_, target, reference.label);
    } else if (reference.label.kind() != EdgeKind::kGuessed) {
      ++builder_.faults().unknown;
    }
    if (HasName(reference.label.kind()) && context_.names.IsBound(reference.label.name())) AddBoundIfAny(reference);
  }
}

void Emission::AddBoundIfAny(const Reference& reference) {
  if (object_->type == &frames_.type) return;  // a local variable's limit says nothing of what outlives it
  const auto limit = ReadLimit(reference.target);
  if (!limit) return;
  const Bound bound{reference.label.name(), *limit};
  if (object_->type->is_dict()) {
    bounds_by_dict_[object_->address].push_back(bound);
  } else {
    builder_.AddBound({source_, bound.name, bound.limit});
  }
}

void Emission::AddGuesses(const ObjectView& object) {
  reader_.ForEachUndecodedWord(object, [this, &object](uint64_t offset, Address value) {
    if (value == object.address) return;  // a borrowed self, as a rule; nothing would follow from it
    const NodeId target = builder_.FindNode(value);
    if (!target.valid()) return;
    builder_.AddEdge(source_, target, EdgeLabel(EdgeKind::kGuessed, offset));
    if (notes_targets_) targets_.push_back(target);
  });
}

// What the type's own tp_traverse visits beyond the edges that are there already: in memory outside of the object.
void Emission::AddVisited(const ObjectView& object) {
  visited_.clear();
  for (const Address referent : traversal_.VisitedBy(object)) {
    const NodeId target = builder_.FindNode(referent);
    if (target.valid()) visited_.push_back(target);
  }
  std::ranges::sort(visited_);
  std::ranges::sort(targets_);
  std::vector<NodeId> more;
  std::ranges::set_difference(visited_, targets_, std::back_inserter(more));
  for (const NodeId target : more) builder_.AddEdge(source_, target, EdgeLabel(EdgeKind::kVisited));
}

// The cells of a closure are called by the free variables of its code.
void Emission::AddNamesOfCells(const ObjectView& function) {
  const auto& at = layout_.function;
  constexpr size_t kMostVariables = 1024;
  const std::vector<Address> cells = code_reader_.Items(function.Word(at.func_closure.value()), kMostVariables);
  const auto code = cells.empty() ? std::nullopt : code_reader_.Read(function.Word(at.func_code.value()));
  if (!code) return;
  const std::vector<Address> names = code_reader_.LocalNames(*code);
  if (names.size() < cells.size()) return;
  for (size_t i = 0; i < cells.size(); ++i) {
    const NodeId cell = builder_.FindNode(cells[i]);
    const auto name = ReadStr(memory_, layout_, names[names.size() - cells.size() + i]);
    if (cell.valid() && name && !name->empty()) {
      builder_.AddName({cell, StringId(), builder_.Intern(*name), StringId(), 0});
    }
  }
}

void Emission::AddNameOf(const ObjectView& object) {
  if (object.type->name == "function") AddNamesOfCells(object);
  const ObjectDecoder* decoder = object.type->decoder;
  auto name = decoder == nullptr ? std::nullopt : decoder->Name(object);
  if (!name) return;
  if (!name->code.is_null()) code_owners_.Complete(*name);
  if (name->code == object.address) code_sites_.Add(source_, object.address);
  const auto intern = [this](const std::string& text) { return text.empty() ? StringId() : builder_.Intern(text); };
  builder_.AddName({source_, intern(name->module), builder_.Intern(name->qualname), intern(name->file), name->line});
}

std::optional<int64_t> Emission::ReadLimit(Address value) const {
  const auto view = reader_.View(value);
  if (!view || view->type->name != "int") return std::nullopt;
  const auto limit = ReadInt(memory_, layout_, value);
  return limit && *limit > 0 && *limit <= kMaxBound ? limit : std::nullopt;
}

void Emission::AddBounds(const AddressIndex& objects) {
  for (const auto& [object, bound] : bounds_of_objects_) {
    builder_.AddBound({builder_.FindNode(object), bound.name, bound.limit});
  }
  if (bounds_by_dict_.empty()) return;
  objects.ForEach([this](Address address) {
    if (frames_.names.contains(address)) return;
    const auto view = reader_.View(address);
    if (!view || view->type->is_metatype()) return;
    const auto found = bounds_by_dict_.find(reader_.instance_fields().DictOf(*view));
    if (found == bounds_by_dict_.end()) return;
    for (const Bound& bound : found->second) {
      builder_.AddBound({builder_.FindNode(address), bound.name, bound.limit});
    }
  });
}

void Emission::AddRoots(const Roots& roots) {
  for (const NamedRoot& root : roots.objects) builder_.AddRoot(root.kind, root.name, builder_.FindNode(root.object));
  for (const RunningFrame& frame : roots.frames) {
    builder_.AddRoot(RootKind::kFrame, frame.name, builder_.FindNode(frame.address));
  }
  for (const Address type : static_types_) {
    const TypeName name = ReadTypeName(memory_, context_.runtime, type);
    builder_.AddRoot(RootKind::kStatic, name.module.empty() ? name.qualname : name.module + "." + name.qualname,
                     builder_.FindNode(type));
  }
}

}  // namespace stillheld
