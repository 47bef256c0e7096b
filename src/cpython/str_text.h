// The text of a str object of the target: whole for names of code, types, files; filtered for anything a user's data
// may have made (dict keys, attribute names).
#ifndef STILLHELD_CPYTHON_STR_TEXT_H_
#define STILLHELD_CPYTHON_STR_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

#include "cpython/layout.h"
#include "cpython/memory_reader.h"

namespace stillheld {

// UTF-8 text of the str at `address`; nullopt if it is torn or has more than `max_length` characters.
// The caller has checked that its type is str or a subclass.
std::optional<std::string> ReadStr(const MemoryReader& memory, const Layout& layout, Address address,
                                   uint64_t max_length = 1024);

// Where the characters of the str at `address` begin: in the object, or in memory of its own. Not for Python 2.
std::optional<Address> TextOfStr(const MemoryReader& memory, const Layout& layout, Address address);

// What stands for the text of a key that is not shown.
inline constexpr std::string_view kWithheldText = "<str>";

// Whether text that a user's program may have made is shown: empty, or a letter or underscore and then letters,
// digits, _ . - :, at most 80 characters and at most 4 digits in a row. All else could be a value.
bool IsShowable(std::string_view text);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_STR_TEXT_H_
