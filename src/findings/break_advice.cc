#include "findings/break_advice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "analysis/class_object.h"
#include "findings/cycle_steps.h"

namespace stillheld {
namespace {

// Packages whose objects live as long as a request does.
bool IsWebFramework(std::string_view type) {
  static constexpr std::array<std::string_view, 12> kPackages = {
      "rest_framework.", "django.",  "flask.",  "werkzeug.", "tornado.", "starlette.",
      "fastapi.",        "aiohttp.", "bottle.", "pyramid.",  "sanic.",   "falcon."};
  return std::ranges::any_of(kPackages, [type](std::string_view package) { return type.starts_with(package); });
}

bool IsTraceback(std::string_view type) { return type == "traceback"; }
bool IsFrame(std::string_view type) { return type == "frame" || type == "running frame"; }
bool IsFunction(std::string_view type) { return type == "function"; }
bool IsOldMethod(std::string_view type) { return type == "instancemethod"; }  // of Python 2
bool IsMethod(std::string_view type) {
  return type == "method" || IsOldMethod(type) || type.starts_with("functools.partial");
}
bool IsSuspended(std::string_view type) {
  return type == "generator" || type == "coroutine" || type == "async_generator";
}

bool HasNoWeakReferences(std::string_view type) {
  return type == "dict" || type == "list" || type == "tuple" || type == "cell";
}

struct Company {
  bool framework = false, traceback = false, suspended = false, classes = false, task = false;
};

Company CompanyOf(const HeapGraph& graph, const Knot& knot) {
  Company company;
  for (const Knot::Member& member : knot.members) {
    const std::string_view type = graph.type_name(member.node);
    company.framework |= IsWebFramework(type);
    company.traceback |= IsTraceback(type);
    company.suspended |= IsSuspended(type);
    company.task |= type == "_asyncio.Task" || type == "asyncio.tasks.Task";
    company.classes |= IsClass(graph, member.node);
  }
  return company;
}

std::string NameOf(const HeapGraph& graph, const Knot& knot, const BreakChoice& choice) {
  return FullName(graph, knot, choice.strands.front(), choice.name);
}

// The names of the references straight back, each once: "app.Conn.session or app.Conn.pending[*]". Empty if none.
std::string ReferencesBack(const HeapGraph& graph, const Knot& knot, const Knot::Strand& strand) {
  constexpr size_t kMostNames = 3;
  std::vector<std::string> names;
  for (uint32_t s = 0; s < knot.strands.size() && names.size() < kMostNames; ++s) {
    if (knot.strands[s].from != strand.to || knot.strands[s].to != strand.from) continue;
    std::string name = FullName(graph, knot, s, knot.strands[s].general_name);
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return fmt::format("{}", fmt::join(names, " and "));
}

// Of a reference that may be the one by which the object is owned: a weak one would leave nothing to hold it.
std::string AdviceForOwner(const HeapGraph& graph, const Knot& knot, const Knot::Strand& strand,
                           const std::string& edge) {
  const std::string_view to = graph.type_name(knot.members[strand.to].node);
  const std::string back = ReferencesBack(graph, knot, strand);
  if (back.empty()) {
    return fmt::format("let {} be a weak reference if something else holds the {}, or clear it when it is done with",
                       edge, to);
  }
  return fmt::format(
      "let {} be a weak reference if something else holds the {}; if nothing does, the same is reached with the "
      "references back: {}",
      edge, to, back);
}

}  // namespace

BreakProposal ProposeBreak(const HeapGraph& graph, const Knot& knot, const BreakSet& set) {
  BreakProposal proposal;
  for (const BreakChoice& choice : set.choices) proposal.edges.push_back(NameOf(graph, knot, choice));
  for (const BreakChoice& choice : set.rest) proposal.rest.push_back(NameOf(graph, knot, choice));
  proposal.edge = fmt::format("{}", fmt::join(proposal.edges, " and "));
  proposal.bytes_freed = set.bytes_freed;

  const Knot::Strand& first = knot.strands[set.choices.front().strands.front()];
  const EdgeKind kind = graph.edge(first.edge).label.kind();
  const std::string_view from = graph.type_name(knot.members[first.from].node);
  const std::string_view to = graph.type_name(knot.members[first.to].node);
  const Company company = CompanyOf(graph, knot);
  if (company.classes) {
    proposal.how = "restructure";
    proposal.advice =
        "every class is in a cycle with its own tables: where calls make classes, make them once, at module level; one "
        "that was replaced while its module was imported is left once, and does no harm";
  } else if (company.traceback) {
    proposal.how = "del";
    proposal.advice = fmt::format(
        "an exception and the frame that keeps it hold each other through its traceback: delete {} in a finally "
        "block{}",
        proposal.edge, graph.FindString("__traceback__").valid() ? ", or keep error.with_traceback(None)" : "");
  } else if (company.task) {
    proposal.how = "restructure";
    proposal.advice = fmt::format(
        "a task waits for what only it can reach, through {}: cancel it, or let something outside complete what it "
        "waits for",
        proposal.edge);
  } else if (company.suspended || IsSuspended(from) || IsSuspended(to)) {
    proposal.how = "restructure";
    proposal.advice = fmt::format(
        "a suspended function holds itself through {}: close it, or do not keep it where it can reach itself",
        proposal.edge);
  } else if (kind == EdgeKind::kCell) {
    proposal.how = "restructure";
    proposal.advice =
        "an inner function refers to itself through its closure: make it a function of the module, or delete its name "
        "before the outer function returns";
  } else if (IsFrame(from) || kind == EdgeKind::kLocal) {
    proposal.how = "del";
    proposal.advice = fmt::format("delete {} before the function ends", proposal.edge);
  } else if (IsMethod(to)) {
    proposal.how = "weakref";
    proposal.advice =
        fmt::format("{} keeps a method that refers back: keep a {}, or look it up when it is called", proposal.edge,
                    IsOldMethod(to) ? "weak reference to the object and the method's name" : "weakref.WeakMethod");
  } else if (IsFunction(to)) {
    proposal.how = "weakref";
    proposal.advice = fmt::format(
        "{} keeps a function that refers back through its closure: let the function hold a weak reference "
        "(weakref.proxy) to what it uses, or clear it when it has been called",
        proposal.edge);
  } else if (HasNoWeakReferences(to) && !company.framework) {
    proposal.how = "restructure";
    proposal.advice =
        fmt::format("clear {} when it is done with: there are no weak references to a {}", proposal.edge, to);
  } else if (company.framework) {
    proposal.how = "clear at the end of the request";
    proposal.advice = fmt::format(
        "clear {} when the response has been sent (not before: rendering still uses it after the view has returned, so "
        "a weak reference could be dead too early)",
        proposal.edge);
  } else {
    proposal.how = "weakref";
    if (!std::ranges::all_of(set.choices, &BreakChoice::points_back) && set.choices.size() == 1) {
      proposal.advice = AdviceForOwner(graph, knot, first, proposal.edge);
    } else if (set.choices.size() == 1) {
      proposal.advice = fmt::format("let {} be a weak reference: it points back to {}", proposal.edge,
                                    first.from == first.to ? "the object itself" : "what owns it");
    } else {
      proposal.advice = fmt::format("let {} be weak references: they point back to what owns them", proposal.edge);
    }
  }
  return proposal;
}

std::string RemedyForBlindType(const std::string& type, const std::optional<BreakProposal>& proposal) {
  const bool is_of_python = type.starts_with("sqlite3.");
  std::string remedy =
      is_of_python
          ? fmt::format("{} supports the collector in newer versions of Python", type)
          : fmt::format(
                "{} has to support the collector: Py_TPFLAGS_HAVE_GC with tp_traverse and tp_clear (Cython: no "
                "@cython.no_gc; Rust with PyO3: __traverse__ and __clear__)",
                type);
  if (proposal) {
    remedy += fmt::format("; {}, clear {} before the object is let go",
                          is_of_python ? "with this one" : "until it does", proposal->edge);
  }
  return remedy;
}

}  // namespace stillheld
