#include "load/request_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>

#include "base/error.h"
#include "load/words.h"

namespace stillheld {
namespace {

constexpr std::string_view kPlaceholder = "{n}";
constexpr size_t kMaxBodyBytes = size_t{64} << 20;
constexpr std::string_view kExample =
    "write it as --request 'POST http://127.0.0.1:5000/orders --data @order.json --header \"X-Key: 1\"'";

[[noreturn]] void Refuse(const std::string& what) { throw Error(ErrorCode::kUsage, what, std::string(kExample)); }

bool IsToken(std::string_view text) {
  constexpr std::string_view kTokenMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || kTokenMarks.find(c) != std::string_view::npos;
  });
}

bool HasLineBreak(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

bool LooksLikeMethod(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](unsigned char c) { return std::isupper(c) != 0; });
}

std::string ReadBody(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string body;
  if (file) {
    // One byte more than allowed tells a file at the limit from one above it.
    body.resize(kMaxBodyBytes + 1);
    file.read(body.data(), static_cast<std::streamsize>(body.size()));
    body.resize(static_cast<size_t>(file.gcount()));
  }
  if (!file.eof()) {
    throw Error(ErrorCode::kIo, fmt::format("the body file '{}' cannot be read or is above 64 MiB", path),
                "check the path after --data @ (it starts at the current directory)");
  }
  body.shrink_to_fit();
  return body;
}

std::pair<std::string, std::string> ParseHeader(const std::string& text) {
  const size_t colon = text.find(':');
  const std::string name = text.substr(0, colon);
  if (colon == std::string::npos || !IsToken(name) || HasLineBreak(text)) {
    Refuse(fmt::format("'{}' is no header: it must be 'Name: value' on one line", text));
  }
  const std::string lower = Lower(name);
  if (lower == "content-length" || lower == "transfer-encoding" || lower == "connection") {
    Refuse(fmt::format("the header {} is set by the load generator itself", name));
  }
  const size_t value = text.find_first_not_of(" \t", colon + 1);
  return {name, value == std::string::npos ? "" : text.substr(value)};
}

std::pair<std::string, std::string> ParseCookie(const std::string& text) {
  const size_t equals = text.find('=');
  if (equals == std::string::npos || !IsToken(text.substr(0, equals)) || HasLineBreak(text) ||
      text.find(';') != std::string::npos) {
    Refuse(fmt::format("'{}' is no cookie: it must be name=value", text));
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

int ParseStatus(const std::string& text) {
  int status = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), status);
  if (error != std::errc() || end != text.data() + text.size() || status < 100 || status > 599) {
    Refuse(fmt::format("'{}' is no HTTP status (100 to 599)", text));
  }
  return status;
}

bool HasHeader(const RequestSpec& spec, std::string_view name) {
  return std::ranges::any_of(spec.headers, [&](const auto& header) { return Lower(header.first) == name; });
}

bool IsHex(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char c) { return std::isxdigit(c) != 0; });
}

bool IsUuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  }
  return true;
}

bool IsId(std::string_view segment) {
  if (segment.empty()) return false;
  if (segment.find(kPlaceholder) != std::string_view::npos) return true;
  const bool digits = std::ranges::all_of(segment, [](unsigned char c) { return std::isdigit(c) != 0; });
  return digits || IsUuid(segment) || (segment.size() >= 16 && IsHex(segment));
}

}  // namespace

RequestSpec ParseUrlOption(std::string_view url) {
  RequestSpec spec;
  spec.url = ParseUrl(url);
  spec.label = EndpointLabel(spec.method, spec.url.target);
  return spec;
}

RequestSpec ParseRequestOption(std::string_view text) {
  const std::vector<std::string> words = SplitWords(text);
  RequestSpec spec;
  size_t next = 0;
  const bool has_method = next < words.size() && LooksLikeMethod(words[next]);
  if (has_method) spec.method = words[next++];
  if (next == words.size()) Refuse(fmt::format("the request '{}' names no URL", text));
  spec.url = ParseUrl(words[next++]);

  bool has_data = false;
  while (next < words.size()) {
    const std::string& option = words[next++];
    if (next == words.size()) Refuse(fmt::format("nothing follows '{}' in the request '{}'", option, text));
    const std::string& value = words[next++];
    if (option == "--data" || option == "-d") {
      spec.body = value.starts_with('@') ? ReadBody(value.substr(1)) : value;
      has_data = true;
    } else if (option == "--header" || option == "-H") {
      spec.headers.push_back(ParseHeader(value));
    } else if (option == "--cookie" || option == "-b") {
      spec.cookies.push_back(ParseCookie(value));
    } else if (option == "--name") {
      spec.label = value;
    } else if (option == "--expect") {
      spec.expected_status = ParseStatus(value);
    } else {
      Refuse(fmt::format("'{}' is no option of a request; there are --data, --header, --cookie, --name, --expect",
                         option));
    }
  }
  if (has_data && !has_method) spec.method = "POST";
  if (has_data && !HasHeader(spec, "content-type")) {
    const bool json = spec.body.starts_with('{') || spec.body.starts_with('[');
    spec.headers.emplace_back("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded");
  }
  if (spec.label.empty()) spec.label = EndpointLabel(spec.method, spec.url.target);
  return spec;
}

std::string EndpointLabel(std::string_view method, std::string_view target) {
  std::string label = std::string(method) + " ";
  std::string_view rest = target.substr(0, target.find('?'));
  while (!rest.empty()) {
    const size_t length = std::min(rest.find('/'), rest.size());
    const std::string_view segment = rest.substr(0, length);
    label += IsId(segment) ? kPlaceholder : segment;
    if (length < rest.size()) label += '/';
    rest.remove_prefix(std::min(length + 1, rest.size()));
  }
  return label;
}

void MakeLabelsDistinct(std::vector<RequestSpec>& specs) {
  std::map<std::string, int> seen;
  for (RequestSpec& spec : specs) {
    const std::string wanted = spec.label;
    for (int number = ++seen[wanted]; number > 1; number = ++seen[spec.label]) {
      spec.label = fmt::format("{} ({})", wanted, number);
    }
  }
}

void RequireLoopback(const std::vector<RequestSpec>& specs) {
  for (const RequestSpec& spec : specs) {
    if (IsLoopback(spec.url.host)) continue;
    throw Error(ErrorCode::kUsage,
                fmt::format("'{}' is not this machine, and load is not sent to others unasked", spec.url.host),
                "use 127.0.0.1 if the server runs here, or add --allow-remote if the server is yours to load");
  }
}

std::string FillPlaceholders(std::string_view text, uint64_t number) {
  std::string filled;
  for (size_t at = text.find(kPlaceholder); at != std::string_view::npos; at = text.find(kPlaceholder)) {
    filled += text.substr(0, at);
    filled += std::to_string(number);
    text.remove_prefix(at + kPlaceholder.size());
  }
  return filled += text;
}

}  // namespace stillheld
