#include "cpython/code_object.h"

#include <cstring>

#include "base/bytes.h"
#include "base/check.h"
#include "cpython/line_table.h"
#include "cpython/str_text.h"

namespace stillheld {
namespace {

// No compiler writes more of any of these; a torn object could claim it.
constexpr uint64_t kMaxBytes = 1 << 24;
constexpr uint32_t kMaxSlots = 1 << 16;
constexpr uint32_t kCodeUnitBytes = 2;
constexpr uint64_t kMaxTextLength = 4096;

}  // namespace

CodeReader::CodeReader(const MemoryReader& memory, const Layout& layout) : memory_(memory), layout_(layout) {
  const OpcodeTable* table = FindOpcodeTable(layout.version_number);
  CHECK(table != nullptr);
  opcodes_ = std::make_unique<OpcodeSet>(*table);
}

std::optional<CodeObject> CodeReader::Read(Address address) const {
  if (!IsCode(address)) return std::nullopt;
  const auto& at = layout_.code;
  const std::byte* head = memory_.Find(address, at.size_bytes.value());
  if (head == nullptr) return std::nullopt;
  const std::span fields(head, at.size_bytes.value());
  const auto word = [&](Offset offset) { return offset ? Address(LoadAt<uint64_t>(fields, *offset)) : Address(); };
  const auto number = [&](Offset offset) { return offset ? LoadAt<uint32_t>(fields, *offset) : 0; };

  CodeObject code;
  code.address = address;
  code.filename = word(at.co_filename);
  code.name = word(at.co_name);
  code.qualname = word(at.co_qualname);
  code.names = word(at.co_names);
  code.consts = word(at.co_consts);
  code.first_line = static_cast<int32_t>(number(at.co_firstlineno));
  code.stack_size = number(at.co_stacksize);
  code.plain_local_count = number(at.co_nlocals);
  if (code.plain_local_count > kMaxSlots || code.stack_size > kMaxSlots) return std::nullopt;
  if (at.co_nlocalsplus) {
    code.local_count = number(at.co_nlocalsplus);
  } else {
    const uint64_t cells = Length(word(at.co_cellvars)) + Length(word(at.co_freevars));
    if (cells > kMaxSlots) return std::nullopt;
    code.local_count = code.plain_local_count + static_cast<uint32_t>(cells);
  }
  if (code.local_count > kMaxSlots) return std::nullopt;

  if (at.co_code_adaptive) {
    const uint64_t size = Length(address) * kCodeUnitBytes;
    code.code_begin = address + *at.co_code_adaptive;
    const std::byte* bytes = size <= kMaxBytes ? memory_.Find(code.code_begin, size) : nullptr;
    if (bytes == nullptr) return std::nullopt;
    code.code = {bytes, size};
  } else {
    const auto bytes = Bytes(word(at.co_code));
    if (!bytes) return std::nullopt;
    code.code_begin = word(at.co_code) + layout_.bytes.ob_sval.value();
    code.code = *bytes;
  }
  code.line_table = Bytes(word(at.co_linetable)).value_or(std::span<const std::byte>());
  code.exception_table = Bytes(word(at.co_exceptiontable)).value_or(std::span<const std::byte>());
  return code;
}

std::vector<Address> CodeReader::LocalNames(const CodeObject& code) const {
  const auto& at = layout_.code;
  if (at.co_localsplusnames) {
    return Items(memory_.LoadAddressOrNull(code.address + *at.co_localsplusnames), code.local_count);
  }
  std::vector<Address> names;
  for (const Offset field : {at.co_varnames, at.co_cellvars, at.co_freevars}) {
    const auto part = Items(memory_.LoadAddressOrNull(code.address + field.value()), kMaxSlots);
    names.insert(names.end(), part.begin(), part.end());
  }
  return names;
}

std::vector<Address> CodeReader::Items(Address tuple, size_t limit) const {
  if (tuple.is_null()) return {};
  const uint64_t count = Length(tuple);
  if (count > limit) return {};
  const std::byte* items = memory_.Find(tuple + layout_.tuple.ob_item.value(), count * sizeof(uint64_t));
  if (items == nullptr) return {};
  std::vector<Address> addresses(count);
  if (count > 0) std::memcpy(addresses.data(), items, count * sizeof(uint64_t));
  return addresses;
}

NamedObject CodeReader::Name(const CodeObject& code) const {
  const auto text = [this](Address str) {
    return str.is_null() ? "" : ReadStr(memory_, layout_, str, kMaxTextLength).value_or("");
  };
  const Address name = code.qualname.is_null() ? code.name : code.qualname;
  const uint32_t line = code.first_line > 0 ? static_cast<uint32_t>(code.first_line) : 0;
  return {"", text(name), text(code.filename), line, code.address};
}

uint32_t CodeReader::LineAt(const CodeObject& code, int64_t offset) const {
  const uint32_t first = code.first_line > 0 ? static_cast<uint32_t>(code.first_line) : 0;
  if (offset < 0 || static_cast<uint64_t>(offset) >= code.code.size()) return first;
  LineCursor lines(opcodes_->table().line_table_form, code.line_table, code.first_line);
  return lines.LineAt(static_cast<uint32_t>(offset)).value_or(first);
}

bool CodeReader::IsCode(Address object) const {
  if (object.is_null()) return false;
  const auto type = memory_.LoadAddress(object + layout_.object.ob_type.value());
  if (!type || type->is_null()) return false;
  if (code_type_.is_null()) {
    const auto name = memory_.LoadAddress(*type + layout_.type.tp_name.value());
    if (!name || memory_.LoadCString(*name, sizeof("code")) != "code") return false;
    code_type_ = *type;
  }
  return *type == code_type_;
}

// What a bytes object holds.
std::optional<std::span<const std::byte>> CodeReader::Bytes(Address object) const {
  if (object.is_null()) return std::nullopt;
  const uint64_t size = Length(object);
  if (size > kMaxBytes) return std::nullopt;
  const std::byte* bytes = memory_.Find(object + layout_.bytes.ob_sval.value(), size);
  return bytes == nullptr ? std::nullopt : std::optional(std::span(bytes, size));
}

// ob_size; larger than any cap if it is torn.
uint64_t CodeReader::Length(Address variable_size_object) const {
  if (variable_size_object.is_null()) return 0;
  return memory_.Load<uint64_t>(variable_size_object + layout_.object.ob_size.value()).value_or(~uint64_t{0} / 4);
}

}  // namespace stillheld
