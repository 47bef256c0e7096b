// DecoderList: which decoder knows which type. The one visible list is in decoder_list.cc.
#ifndef STILLHELD_CPYTHON_DECODER_LIST_H_
#define STILLHELD_CPYTHON_DECODER_LIST_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cpython/object_decoder.h"

namespace stillheld {

class DecoderList {
 public:
  // Makes a decoder for every type that the layout knows enough about.
  explicit DecoderList(const DecoderContext& context);

  struct Entry {
    const ObjectDecoder* decoder = nullptr;  // null: the type owns no references
    uint32_t size_bytes = 0;                 // the most that tp_basicsize may be; 0: any
  };

  // nullptr if no decoder knows the C type of this name.
  const Entry* Find(std::string_view type_name) const;

 private:
  void Add(std::string_view type_name, const ObjectDecoder* decoder, uint32_t size_bytes = 0);
  const ObjectDecoder* Own(std::unique_ptr<ObjectDecoder> decoder);

  std::vector<std::unique_ptr<ObjectDecoder>> owned_;
  std::map<std::string, Entry, std::less<>> by_name_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_DECODER_LIST_H_
