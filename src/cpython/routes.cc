#include "cpython/routes.h"

#include <algorithm>
#include <array>
#include <set>

namespace stillheld {
namespace {

constexpr size_t kMaxRoutes = 2'000;
constexpr int kMaxNesting = 16;  // of Django's include()

// A class whose instances are one route each.
struct RouteClass {
  std::string_view type;
  std::string_view framework;
  std::string_view path;     // attribute: a str
  std::string_view methods;  // attribute: a str or a set of str; empty, None or absent: any
};

constexpr std::array kRouteClasses = {
    RouteClass{"werkzeug.routing.rules.Rule", "flask", "rule", "methods"},
    RouteClass{"werkzeug.routing.Rule", "flask", "rule", "methods"},
    RouteClass{"starlette.routing.Route", "starlette", "path", "methods"},
    RouteClass{"fastapi.routing.APIRoute", "fastapi", "path", "methods"},
    RouteClass{"bottle.Route", "bottle", "rule", "method"},
    RouteClass{"tornado.routing.PathMatches", "tornado", "_path", ""},
};

constexpr std::string_view kAiohttpRoute = "aiohttp.web_urldispatcher.ResourceRoute";
constexpr std::array<std::string_view, 2> kDjangoResolvers = {"django.urls.resolvers.URLResolver",
                                                              "django.urls.resolvers.RegexURLResolver"};

bool IsDjangoResolver(std::string_view type) {
  return std::ranges::find(kDjangoResolvers, type) != kDjangoResolvers.end();
}

bool KeepsRoutes(std::string_view type) {
  return type == kAiohttpRoute || IsDjangoResolver(type) ||
         std::ranges::any_of(kRouteClasses, [&](const RouteClass& known) { return known.type == type; });
}

class RouteFinder {
 public:
  RouteFinder(const DecoderContext& context, const ObjectReader& reader, HeapBuilder& builder)
      : attributes_(context, reader), reader_(reader), builder_(builder) {}

  // An instance of one of the classes for which KeepsRoutes is true.
  void Look(const ObjectView& object) {
    if (routes_.size() >= kMaxRoutes) return;
    const std::string_view type = object.type->name;
    for (const RouteClass& known : kRouteClasses) {
      if (known.type == type) AddRoute(object.address, known);
    }
    if (type == kAiohttpRoute) AddAiohttpRoute(object.address);
    if (IsDjangoResolver(type) && PatternOf(object.address) == "^/") AddDjangoRoutes(object.address, "/", 0);
  }

 private:
  void Add(std::string_view framework, std::string method, std::string path) {
    if (!routes_.insert({method, path}).second) return;
    builder_.AddRoute({builder_.Intern(method), builder_.Intern(path), builder_.Intern(framework)});
  }

  void AddRoute(Address object, const RouteClass& known) {
    auto path = attributes_.Text(attributes_.Attribute(object, known.path));
    if (!path) return;
    // Tornado keeps its pattern as a format string with %s for each group.
    for (size_t at; known.framework == "tornado" && (at = path->find("%s")) != std::string::npos;) {
      path->replace(at, 2, "{n}");
    }
    const Address methods = known.methods.empty() ? Address() : attributes_.Attribute(object, known.methods);
    if (const auto method = attributes_.Text(methods)) {
      Add(known.framework, *method, *path);
      return;
    }
    const std::vector<Address> elements = attributes_.Elements(methods);
    if (elements.empty()) Add(known.framework, "GET", *path);
    for (Address element : elements) {
      if (const auto method = attributes_.Text(element)) Add(known.framework, *method, *path);
    }
  }

  void AddAiohttpRoute(Address object) {
    const auto method = attributes_.Text(attributes_.Attribute(object, "_method"));
    const Address resource = attributes_.Attribute(object, "_resource");
    auto path = attributes_.Text(attributes_.Attribute(resource, "_path"));
    if (!path) path = attributes_.Text(attributes_.Attribute(resource, "_formatter"));
    if (path) Add("aiohttp", method && *method != "*" ? *method : "GET", *path);
  }

  // The text that a Django pattern or resolver matches; empty if it is not plain.
  std::string PatternOf(Address object) const {
    Address pattern = attributes_.Attribute(object, "pattern");
    if (pattern.is_null()) pattern = object;  // before Django 2.0 the expression stands in the resolver itself
    for (std::string_view attribute : {"_route", "_regex"}) {
      if (const auto text = attributes_.Text(attributes_.Attribute(pattern, attribute))) return *text;
    }
    return "";
  }

  void AddDjangoRoutes(Address resolver, const std::string& prefix, int nesting) {
    Address patterns = attributes_.Attribute(resolver, "url_patterns");
    if (patterns.is_null()) patterns = attributes_.Attribute(resolver, "urlconf_name");
    for (Address entry : attributes_.Elements(patterns)) {
      const auto view = reader_.View(entry);
      if (!view || routes_.size() >= kMaxRoutes) return;
      std::string text = PatternOf(entry);
      if (text.starts_with('^')) text.erase(0, 1);
      const bool is_resolver = IsDjangoResolver(view->type->name);
      if (!is_resolver) Add("django", "GET", prefix + text);
      if (is_resolver && nesting < kMaxNesting) AddDjangoRoutes(entry, prefix + text, nesting + 1);
    }
  }

  AttributeReader attributes_;
  const ObjectReader& reader_;
  HeapBuilder& builder_;
  std::set<std::pair<std::string, std::string>> routes_;
};

}  // namespace

void AddRoutes(const AddressIndex& objects, const TypeTable& types, const DecoderContext& context,
               const ObjectReader& reader, HeapBuilder& builder) {
  std::vector<const TypeRecord*> route_types;
  for (const TypeRecord& type : types.records()) {
    if (KeepsRoutes(type.name)) route_types.push_back(&type);
  }
  if (route_types.empty()) return;
  RouteFinder finder(context, reader, builder);
  objects.ForEach([&](Address address) {
    const auto view = reader.View(address);
    if (view && std::ranges::find(route_types, view->type) != route_types.end()) finder.Look(*view);
  });
}

}  // namespace stillheld
