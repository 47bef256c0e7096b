// JSON in the order in which it is written, and as valid UTF-8.
#ifndef STILLHELD_REPORT_JSON_TEXT_H_
#define STILLHELD_REPORT_JSON_TEXT_H_

#include <nlohmann/json.hpp>
#include <string>

namespace stillheld {

using Json = nlohmann::ordered_json;

// Bytes that are no UTF-8 become U+FFFD; numbers that JSON does not have become null. Ends with a newline.
std::string JsonText(const Json& json);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_JSON_TEXT_H_
