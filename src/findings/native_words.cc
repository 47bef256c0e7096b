#include "findings/native_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "findings/rules/wording.h"

namespace stillheld {

// The place with the image and section as code: "`libfoo.so` `.bss` (near `cache`)".
static std::string Quoted(std::string_view place) {
  const size_t image_end = place.find(" .");
  if (image_end == std::string_view::npos) return std::string(place);
  const size_t section_end = std::min(place.find(' ', image_end + 1), place.size());
  return fmt::format("`{}` `{}`{}", place.substr(0, image_end),
                     place.substr(image_end + 1, section_end - image_end - 1), place.substr(section_end));
}

NativeWords WordsForMissingDecref(std::string_view type, double per_request) {
  return {
      .rule = "SH201",
      .holder = "one reference that no pointer in the process shows",
      .why = fmt::format("{} kept by a reference that no pointer in the process shows: missing Py_DECREF",
                         PerRequest(per_request, fmt::format("{}", type), fmt::format("{} objects", type))),
      .fix = fmt::format("find the function of an extension module that makes or fetches a {} while it answers, and "
                         "give its reference back with Py_DECREF (PyList_Append, PyDict_SetItem and Py_BuildValue "
                         "\"O\" take one of their own); a newer release of the package may have done so",
                         type)};
}

NativeWords WordsForNativeHolder(std::string_view type, std::string_view place, double per_request) {
  const std::string quoted = Quoted(place);
  return {
      .rule = "SH202",
      .holder = std::string(place),
      .why = fmt::format("{}, held by {} alone",
                         PerRequest(per_request, fmt::format("{}", type), fmt::format("{} objects", type)), quoted),
      .fix = fmt::format("look in the C code for what keeps pointers there ({}), and remove what is done with, with "
                         "a Py_DECREF, or bound it",
                         quoted)};
}

NativeWords WordsForLostBlocks(uint32_t block_bytes, double per_request) {
  return {.rule = "SH203",
          .holder = fmt::format("blocks of {} bytes that nothing refers to", block_bytes),
          .why = fmt::format("C code takes {} from Python's allocator (PyMem_Malloc, PyObject_Malloc), and no pointer "
                             "in the process leads to them any more",
                             PerRequest(per_request, fmt::format("block of {} bytes", block_bytes),
                                        fmt::format("blocks of {} bytes", block_bytes))),
          .fix =
              "find the extension module that does not call PyMem_Free or PyObject_Free on one of its paths; a newer "
              "release of the package may have done so"};
}

NativeWords WordsForNativeMemory(double bytes_per_request, bool is_exact) {
  if (!is_exact) {
    return {.rule = "SH204",
            .holder = "native memory",
            .why = fmt::format("memory outside of Python's heap grows by {:.0f} bytes with each request; what the C "
                               "library keeps free for later may be a part of it, as its heap cannot be read",
                               bytes_per_request),
            .fix =
                "send more requests: memory that is used again stops growing; `stillheld why` shows where the bytes "
                "are"};
  }
  return {.rule = "SH204",
          .holder = "native memory",
          .why = fmt::format("memory outside of Python's heap grows by {:.0f} bytes with each request, while Python's "
                             "own stays as it is: a C library or an extension takes memory (malloc) and does not give "
                             "it back",
                             bytes_per_request),
          .fix =
              "find the library whose objects this endpoint makes: close or free them, reuse one, or update the "
              "package; `stillheld why` shows where the bytes are"};
}

}  // namespace stillheld
