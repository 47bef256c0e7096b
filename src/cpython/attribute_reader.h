// AttributeReader: attributes and elements of objects by name, for the few places that follow known classes of the
// field.
#ifndef STILLHELD_CPYTHON_ATTRIBUTE_READER_H_
#define STILLHELD_CPYTHON_ATTRIBUTE_READER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cpython/object_reader.h"

namespace stillheld {

class AttributeReader {
 public:
  // All must outlive this.
  AttributeReader(const DecoderContext& context, const ObjectReader& reader);

  // What object.name refers to, in the instance itself or its __dict__; null if there is none.
  Address Attribute(Address object, std::string_view name) const;
  // Elements of a list, tuple, set or frozenset, at most kMaxElements.
  std::vector<Address> Elements(Address object) const;
  // Text of a str; nullopt for anything else. Only for what is a name by its meaning: a route, a method.
  std::optional<std::string> Text(Address object) const;

 private:
  static constexpr size_t kMaxElements = 10'000;

  const DecoderContext& context_;
  const ObjectReader& reader_;
  mutable ReadFaults faults_;  // not the graph's: the walk has counted them already
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_ATTRIBUTE_READER_H_
