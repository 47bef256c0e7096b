// Modules, and what their C code keeps behind md_state.
#include <map>

#include "cpython/objects/decoders.h"
#include "cpython/objects/dict_table.h"
#include "cpython/objects/field_list.h"
#include "cpython/objects/plain_fields.h"
#include "cpython/str_text.h"

namespace stillheld {
namespace {

class ModuleDecoder : public ObjectDecoder {
 public:
  explicit ModuleDecoder(const DecoderContext& context)
      : memory_(context.memory), layout_(context.layout), fields_(context), callback_(context) {
    fields_.Internal(layout_.module.md_name, "md_name");
    for (const PlainType& state : layout_.module_states) {
      states_.emplace(state.type_name.substr(0, state.type_name.find(' ')),
                      KnownState{state.size_bytes, PlainFields(context, state)});
    }
    const auto atexit = states_.find("atexit");
    if (atexit != states_.end()) atexit_ = &atexit->second;
    const auto& at = layout_.atexit_callback;
    callback_.Internal(at.func, "func").Internal(at.args, "args").Internal(at.kwargs, "kwargs");
  }

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    fields_.Emit(object, sink);
    const WordRange state = State(object);
    const KnownState* known = Known(object, state);
    if (known == nullptr) return;
    const std::byte* bytes = memory_.Find(state.begin, state.size_bytes);
    if (bytes == nullptr) return sink.Count(Fault::kUnmapped);
    known->fields.Emit(bytes, sink);
    if (layout_.atexit_module.size_bytes == known->size_bytes && known == atexit_) EmitCallbacks(bytes, sink);
  }

  std::optional<NamedObject> Name(const ObjectView& object) const override {
    const Address dict = object.Word(*layout_.module.md_dict);
    const auto text = [&](std::string_view key) {
      const Address value = FindInDict(memory_, layout_, dict, key);
      return value.is_null() ? "" : ReadStr(memory_, layout_, value).value_or("");
    };
    return NamedObject{"", text("__name__"), text("__file__"), 0};
  }

  WordRange Undecoded(const ObjectView& object) const override {
    const WordRange state = State(object);
    return Known(object, state) == nullptr ? state : WordRange();
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.size_bytes += State(object).size_bytes;
  }

 private:
  struct KnownState {
    uint32_t size_bytes;
    PlainFields fields;
  };

  // A struct of the module's own C code.
  WordRange State(const ObjectView& object) const {
    constexpr uint64_t kMaxState = 1 << 20;
    const auto& at = layout_.module;
    const Address definition = Definition(object);
    const Address state = object.Word(*at.md_state);
    if (state.is_null() || (definition.is_null() && !at.md_state_size)) return {};
    const auto size = at.md_state_size ? object.Load<int64_t>(*at.md_state_size)
                                       : memory_.Load<int64_t>(definition + *layout_.module_def.m_size);
    if (!size || *size <= 0 || static_cast<uint64_t>(*size) > kMaxState) return {};
    return {state, static_cast<uint64_t>(*size)};
  }

  // An array of pointers to callbacks, some of them null.
  void EmitCallbacks(const std::byte* state, EdgeSink& sink) const {
    constexpr int32_t kMaxCallbacks = 1 << 20;
    const auto& at = layout_.atexit_module;
    const ObjectView view{Address(), state, nullptr};
    const auto count = view.Load<int32_t>(*at.ncallbacks);
    if (count < 0 || count > kMaxCallbacks) return sink.Count(Fault::kTorn);
    for (int32_t i = 0; i < count; ++i) {
      const auto callback = memory_.LoadAddress(view.Word(*at.atexit_callbacks) + static_cast<uint64_t>(i) * 8);
      if (!callback) return sink.Count(Fault::kUnmapped);
      const std::byte* bytes =
          callback->is_null() ? nullptr : memory_.Find(*callback, *layout_.atexit_callback.size_bytes);
      if (bytes != nullptr) callback_.Emit({*callback, bytes, nullptr}, sink);
    }
  }

  Address Definition(const ObjectView& object) const {
    const auto& at = layout_.module;
    if (at.md_def) return object.Word(*at.md_def);
    return object.Load<uint8_t>(*at.md_token_is_def) != 0 ? object.Word(*at.md_token) : Address();
  }

  // Of a module of the standard library: by its name and by the size of its state.
  const KnownState* Known(const ObjectView& object, const WordRange& state) const {
    if (state.size_bytes == 0 || !layout_.module_def.m_name) return nullptr;
    const Address definition = Definition(object);
    // A module of slots alone has no definition.
    const auto name = definition.is_null()
                          ? ReadStr(memory_, layout_, object.Word(*layout_.module.md_name))
                          : memory_.LoadCString(memory_.LoadAddressOrNull(definition + *layout_.module_def.m_name));
    if (!name) return nullptr;
    auto found = states_.find(*name);
    if (found == states_.end()) found = states_.find("_" + *name);  // _io calls itself io there
    return found == states_.end() || found->second.size_bytes != state.size_bytes ? nullptr : &found->second;
  }

  const MemoryReader& memory_;
  const Layout& layout_;
  FieldList fields_;
  std::map<std::string, KnownState, std::less<>> states_;
  const KnownState* atexit_ = nullptr;
  FieldList callback_;
};

}  // namespace

DecoderPtr MakeModuleDecoder(const DecoderContext& context) { return std::make_unique<ModuleDecoder>(context); }

}  // namespace stillheld
