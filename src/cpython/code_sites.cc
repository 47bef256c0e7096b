#include "cpython/code_sites.h"

#include "cpython/objects/dict_table.h"
#include "cpython/objects/int_value.h"
#include "cpython/str_text.h"
#include "heap/installed_file.h"

namespace stillheld {
namespace {

constexpr size_t kMaxNames = 1 << 16;
constexpr int64_t kLeastLimit = 8;  // `len(parts) > 1` asks for a shape
constexpr int64_t kMostLimit = 1'000'000'000;

}  // namespace

CodeSites::CodeSites(const MemoryReader& memory, const Layout& layout, const CodeOwners& owners, HeapBuilder& builder)
    : memory_(memory), layout_(layout), owners_(owners), builder_(builder), reader_(memory, layout) {}

void CodeSites::Add(NodeId node, Address address) {
  const auto code = reader_.Read(address);
  if (!code) return;
  const auto names = Texts(reader_.Items(code->names, kMaxNames));
  const auto locals = Texts(reader_.LocalNames(*code));
  CodeView view;
  view.code = code->code;
  view.line_table = code->line_table;
  view.exception_table = code->exception_table;
  view.first_line = code->first_line;
  view.names = names;
  view.locals = locals;
  const auto slices = SliceConstants(*code);
  view.slice_constants = slices;
  view.wants_calls = !IsInstalled(ReadStr(memory_, layout_, code->filename).value_or(""));
  view.first_cell = reader_.opcodes().table().has_localsplus ? 0 : code->plain_local_count;
  for (const CodeUse& use : FindUses(reader_.opcodes(), view)) {
    builder_.AddUse({.code = node,
                     .name = builder_.Intern(use.name),
                     .operation = builder_.Intern(use.operation),
                     .kind = use.kind,
                     .line = use.line,
                     .is_global = use.scope == Scope::kGlobal,
                     .is_local = use.scope == Scope::kLocal});
    if (use.kind == UseKind::kComparesLength) AddLimit(node, *code, use);
  }
}

void CodeSites::AddLimit(NodeId node, const CodeObject& code, const CodeUse& use) {
  std::optional<int64_t> limit;
  if (!use.limit_global.empty()) {
    limit = NumberAt(FindInDict(memory_, layout_, owners_.GlobalsOf(code.address), use.limit_global));
  } else if (use.limit_constant > 0) {
    const auto constants = reader_.Items(code.consts, kMaxNames);
    if (use.limit_constant <= constants.size()) limit = NumberAt(constants[use.limit_constant - 1]);
  } else {
    limit = use.limit_immediate;
  }
  if (limit && *limit >= kLeastLimit && *limit <= kMostLimit)
    builder_.AddBound({node, builder_.Intern(use.name), *limit});
}

std::optional<int64_t> CodeSites::NumberAt(Address object) const {
  const Address type = object.is_null() ? Address() : memory_.LoadAddressOrNull(object + *layout_.object.ob_type);
  if (type.is_null()) return std::nullopt;
  const Address name = memory_.LoadAddressOrNull(type + *layout_.type.tp_name);
  return memory_.LoadCString(name, sizeof("int")) == "int" ? ReadInt(memory_, layout_, object) : std::nullopt;
}

std::vector<uint32_t> CodeSites::SliceConstants(const CodeObject& code) {
  const auto constants = reader_.Items(code.consts, kMaxNames);
  std::vector<uint32_t> slices;
  for (size_t i = 0; i < constants.size(); ++i) {
    const auto type = memory_.LoadAddress(constants[i] + *layout_.object.ob_type);
    if (!type) continue;
    auto [entry, is_new] = is_slice_by_type_.try_emplace(*type);
    if (is_new) {
      entry->second = memory_.LoadCString(memory_.LoadAddressOrNull(*type + *layout_.type.tp_name), 16) == "slice";
    }
    if (entry->second) slices.push_back(static_cast<uint32_t>(i));
  }
  return slices;
}

std::vector<std::string_view> CodeSites::Texts(const std::vector<Address>& names) {
  std::vector<std::string_view> texts(names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    auto [entry, is_new] = text_by_address_.try_emplace(names[i]);
    if (is_new) entry->second = ReadStr(memory_, layout_, names[i]).value_or("");
    texts[i] = entry->second;
  }
  return texts;
}

}  // namespace stillheld
