// CodeSites: writes into the graph what the code objects of a target do to the names that they use.
#ifndef STILLHELD_CPYTHON_CODE_SITES_H_
#define STILLHELD_CPYTHON_CODE_SITES_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cpython/code_object.h"
#include "cpython/code_owners.h"
#include "cpython/code_uses.h"
#include "heap/heap_builder.h"

namespace stillheld {

class CodeSites {
 public:
  // All must outlive it.
  CodeSites(const MemoryReader& memory, const Layout& layout, const CodeOwners& owners, HeapBuilder& builder);

  // Of the code object at this address, which is `node`. A number that a length is compared with becomes a SizeBound of
  // the code, under the name of what is measured. Cost: a few microseconds.
  void Add(NodeId node, Address code);

 private:
  // Which of its constants are slices.
  std::vector<uint32_t> SliceConstants(const CodeObject& code);
  void AddLimit(NodeId node, const CodeObject& code, const CodeUse& use);
  std::optional<int64_t> NumberAt(Address object) const;
  std::vector<std::string_view> Texts(const std::vector<Address>& names);

  const MemoryReader& memory_;
  const Layout& layout_;
  const CodeOwners& owners_;
  HeapBuilder& builder_;
  CodeReader reader_;
  // Names of variables and attributes are interned: most code objects share theirs with others.
  std::unordered_map<Address, std::string> text_by_address_;
  std::unordered_map<Address, bool> is_slice_by_type_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CODE_SITES_H_
