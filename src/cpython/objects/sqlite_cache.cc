// sqlite3.Cache: beside its plain fields, a list of nodes, each of which it owns.
#include "cpython/cycle_guard.h"
#include "cpython/objects/decoders.h"

namespace stillheld {
namespace {

class SqliteCacheDecoder : public ObjectDecoder {
 public:
  explicit SqliteCacheDecoder(const DecoderContext& context)
      : memory_(context.memory),
        at_(context.layout.sqlite_cache),
        node_(EdgeKind::kInternal, context.names.Intern("node")) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    CycleGuard guard;
    for (Address node = object.Word(*at_.first); !node.is_null();) {
      if (!guard.Visit(node)) return sink.Count(Fault::kTorn);
      sink.Add(node, node_);
      const auto next = memory_.LoadAddress(node + *at_.node_next);
      if (!next) return sink.Count(Fault::kUnmapped);
      node = *next;
    }
  }

 private:
  const MemoryReader& memory_;
  const Layout::SqliteCache& at_;
  EdgeLabel node_;
};

}  // namespace

DecoderPtr MakeSqliteCacheDecoder(const DecoderContext& context) {
  return std::make_unique<SqliteCacheDecoder>(context);
}

}  // namespace stillheld
