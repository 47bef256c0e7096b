#include "cpython/state_roots.h"

#include <algorithm>

#include "cpython/frames.h"

namespace stillheld {
namespace {

constexpr int32_t kMaxAtexitCallbacks = 1 << 20;

struct Field {
  Offset offset;
  std::string_view name;
};

void AddFields(const MemoryReader& memory, Address state, std::initializer_list<Field> fields, RootKind kind,
               Roots& roots) {
  for (const auto& [offset, name] : fields) {
    if (!offset) continue;
    const Address object = memory.LoadAddressOrNull(state + *offset);
    if (!object.is_null()) roots.objects.push_back({kind, std::string(name), object, state + *offset});
  }
}

// Functions registered with atexit: a list, or before CPython 3.14 an array of pointers to structs (gh-85984).
void AddAtexitRoots(const DecoderContext& context, Address interpreter, Roots& roots) {
  const auto& at = context.layout.interpreter;
  if (!at.atexit_ncallbacks) {
    return AddFields(context.memory, interpreter, {{at.atexit_callbacks, "atexit"}}, RootKind::kInterpreter, roots);
  }
  if (!at.atexit_callbacks) return;
  const auto count = context.memory.Load<int32_t>(interpreter + *at.atexit_ncallbacks);
  const Address callbacks = context.memory.LoadAddressOrNull(interpreter + *at.atexit_callbacks);
  if (!count || callbacks.is_null()) return;
  const auto& callback = context.layout.atexit_callback;
  for (int32_t i = 0; i < std::min(*count, kMaxAtexitCallbacks); ++i) {
    const Address entry = context.memory.LoadAddressOrNull(callbacks + static_cast<uint64_t>(i) * sizeof(uint64_t));
    if (entry.is_null()) continue;  // unregistered
    AddFields(context.memory, entry,
              {{callback.func, "atexit"}, {callback.args, "atexit"}, {callback.kwargs, "atexit"}},
              RootKind::kInterpreter, roots);
  }
}

}  // namespace

void AddThreadRoots(const DecoderContext& context, Roots& roots) {
  const auto& at = context.layout.thread;
  const auto& exception = context.layout.exception_stack_item;
  const auto handled = [&](Offset field) {
    return at.exc_state && field ? Offset(*at.exc_state + *field) : std::nullopt;
  };
  for (const Address interpreter : context.runtime.interpreters) {
    for (const Address thread : ListThreads(context.memory, context.layout, interpreter)) {
      AddFields(context.memory, thread,
                {{at.dict, "dict"},
                 {at.curexc_type, "curexc_type"},
                 {at.curexc_value, "curexc_value"},
                 {at.curexc_traceback, "curexc_traceback"},
                 {at.current_exception, "current_exception"},
                 {at.exc_type, "exc_type"},
                 {at.exc_value, "exc_value"},
                 {at.exc_traceback, "exc_traceback"},
                 {handled(exception.exc_type), "exc_state.exc_type"},
                 {handled(exception.exc_value), "exc_state.exc_value"},
                 {handled(exception.exc_traceback), "exc_state.exc_traceback"},
                 {at.async_exc, "async_exc"},
                 {at.c_profileobj, "c_profileobj"},
                 {at.c_traceobj, "c_traceobj"},
                 {at.async_gen_firstiter, "async_gen_firstiter"},
                 {at.async_gen_finalizer, "async_gen_finalizer"},
                 {at.context, "context"},
                 {at.threading_local_key, "threading_local_key"},
                 {at.threading_local_sentinel, "threading_local_sentinel"},
                 {at.coroutine_wrapper, "coroutine_wrapper"},
                 {at.asyncio_running_loop, "asyncio_running_loop"},
                 {at.asyncio_running_task, "asyncio_running_task"}},
                RootKind::kThreadState, roots);
    }
  }
}

void AddInterpreterRoots(const DecoderContext& context, Roots& roots) {
  const auto& shared = context.layout.runtime;
  AddFields(context.memory, context.runtime.address,
            {{shared.warnings_filters, "warnings.filters"},
             {shared.warnings_once_registry, "warnings.once_registry"},
             {shared.warnings_default_action, "warnings.default_action"}},
            RootKind::kInterpreter, roots);
  const auto& at = context.layout.interpreter;
  for (const Address interpreter : context.runtime.interpreters) {
    AddFields(context.memory, interpreter,
              {{at.modules, "modules"},
               {at.modules_by_index, "modules_by_index"},
               {at.modules_reloading, "modules_reloading"},
               {at.sysdict, "sysdict"},
               {at.builtins, "builtins"},
               {at.importlib, "importlib"},
               {at.import_func, "import_func"},
               {at.codec_search_path, "codec_search_path"},
               {at.codec_search_cache, "codec_search_cache"},
               {at.codec_error_registry, "codec_error_registry"},
               {at.dict, "dict"},
               {at.sysdict_copy, "sysdict_copy"},
               {at.builtins_copy, "builtins_copy"},
               {at.before_forkers, "before_forkers"},
               {at.after_forkers_parent, "after_forkers_parent"},
               {at.after_forkers_child, "after_forkers_child"},
               {at.pyexitmodule, "pyexitmodule"},
               {at.audit_hooks, "audit_hooks"},
               {at.warnings_filters, "warnings.filters"},
               {at.warnings_once_registry, "warnings.once_registry"},
               {at.warnings_default_action, "warnings.default_action"},
               {at.generic_type, "generic_type"},
               {at.typevar_type, "typevar_type"},
               {at.typevartuple_type, "typevartuple_type"},
               {at.paramspec_type, "paramspec_type"},
               {at.paramspecargs_type, "paramspecargs_type"},
               {at.paramspeckwargs_type, "paramspeckwargs_type"},
               {at.constevaluator_type, "constevaluator_type"}},
              RootKind::kInterpreter, roots);
    AddAtexitRoots(context, interpreter, roots);
  }
}

void AddCollectorRoots(const DecoderContext& context, Roots& roots) {
  for (const Address collector : context.runtime.collectors) {
    AddFields(context.memory, collector,
              {{context.layout.gc.garbage, "gc.garbage"}, {context.layout.gc.callbacks, "gc.callbacks"}},
              RootKind::kInterpreter, roots);
  }
}

}  // namespace stillheld
