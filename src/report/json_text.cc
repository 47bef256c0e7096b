#include "report/json_text.h"

namespace stillheld {

std::string JsonText(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace stillheld
