// Layout: where things are in one version of CPython, and which of the known forms they have. Decoders ask it for
// facts; no other file knows a version number (but layouts/ and the runtime finder).
//
// How to add a version:
//   1. Install an interpreter of it with headers, and with debug information for the structs that no header shows.
//   2. tools/generate_layouts.py writes layouts/python_X_Y.cc; add it to layouts/all_layouts.cc.
//   3. Run cpython_tests: the tables are compared with the headers of every interpreter found, the walk with what
//      each of them says itself. What differs is either a moved field (add the new spelling to
//      tools/layout_fields.py) or a new form (add a value to an enum below, and the decoder's branch for it).
//   4. Opcodes and line tables: layouts/opcodes_X_Y.cc, see code_*.h.
//
// An offset that does not exist in a version is nullopt, never 0. Group and field names are CPython's own.
#ifndef STILLHELD_CPYTHON_LAYOUT_H_
#define STILLHELD_CPYTHON_LAYOUT_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cpython/plain_type.h"

namespace stillheld {

// Bytes from the start of the struct that the group names.
using Offset = std::optional<uint32_t>;

// Where the lists of the collector begin.
enum class GcListsIn : uint8_t {
  kVariables,  // static variables of the image: where they are is another place in every build (before gh-74771, 3.7)
  kRuntime,
  kInterpreter,
};

// How a dict's key table says how large its indices and entries are.
enum class DictKeysForm : uint8_t {
  kHashTable,  // there is none: the dict has a hash table of entries, ma_mask + 1 of them (before bpo-27350, 3.6)
  kSize,       // dk_size; every entry has hash, key, value
  kLog2Size,   // dk_log2_size, dk_log2_index_bytes, dk_kind; tables of str keys have entries of key, value (gh-91052)
};

// What ma_values of a split-table dict points to.
enum class DictValuesForm : uint8_t {
  kArray,          // an array of values, one per usable entry of the shared keys
  kPrefixedArray,  // the same, with bytes of insertion order in front: [-1] their size, [-2] how many are used
  kHeader,         // capacity, size, embedded, valid, then the values (gh-115776)
};

// Where an instance of a type with Py_TPFLAGS_MANAGED_DICT keeps its attributes.
enum class ManagedDictForm : uint8_t {
  kNone,        // there is no such flag
  kTwoWords,    // in front of the collector's header: values at -32, dict at -24
  kTaggedWord,  // one word at -24: values - 1 with bit 0 set, or the dict
  kInline,      // dict at -24; values behind the instance if Py_TPFLAGS_INLINE_VALUES
};

// Which types hold text, and where.
enum class StrForm : uint8_t {
  kTwoTypes,  // Python 2: str holds bytes behind its head, unicode points to an array of Py_UNICODE
  kFlexible,  // PEP 393: one type, one to four bytes for each character
};

// How an int says its sign and number of digits.
enum class IntForm : uint8_t {
  kTwoTypes,    // Python 2: int holds a C long, long is as kSignedSize
  kSignedSize,  // ob_size, negative for a negative int
  kTag,         // lv_tag: digits << 3 | sign (0 positive, 1 zero, 2 negative)
};

// What a collection does with a cycle of objects that have a __del__.
enum class FinalizerForm : uint8_t {
  kUncollectable,  // puts them into gc.garbage; so it does with generators that wait inside of a try (before PEP 442)
  kCalledFirst,    // calls it and frees them, unless their type is written in C and has a tp_del
};

// How an object says that its reference count means nothing.
enum class ImmortalForm : uint8_t {
  kNone,
  kLow32Negative,  // bit 31 of the count is set
  kLocalAllOnes,   // the local count has all bits set (builds without the GIL)
};

// Which references of others a count has, or lacks, in builds without the GIL.
enum class DeferredForm : uint8_t {
  kNone,
  kOne,          // one more while deferred counting is on for the object, or while it waits to be merged
  kEighthOfAll,  // so many more that it cannot reach 0, and threads that count some objects for themselves
};

// What a word of a frame's local variables and of its evaluation stack is.
enum class StackRefForm : uint8_t {
  kObject,  // a reference
  kTagged,  // bit 0 set: the frame owns no reference to the object, or there is none; bit 1: it is no reference
};

// Where tp_dict and tp_subclasses of the static builtin types are.
enum class StaticTypeStateIn : uint8_t { kType, kInterpreter };

struct Layout {
  std::string_view version;     // "3.12", "3.13t"
  std::string_view origin;      // the interpreter whose headers the table was made from: "3.12.1"
  uint16_t version_number = 0;  // major << 8 | minor, as in Py_Version >> 16
  uint32_t pointer_bytes = 8;
  // Built without the GIL (PEP 703): objects have a larger header, counts are in two parts, and the collector's
  // objects are found in the heaps of mimalloc instead of in lists; gc_head is empty.
  bool is_free_threaded = false;

  GcListsIn gc_lists_in = GcListsIn::kInterpreter;
  DictKeysForm dict_keys_form = DictKeysForm::kLog2Size;
  DictValuesForm dict_values_form = DictValuesForm::kHeader;
  ManagedDictForm managed_dict_form = ManagedDictForm::kInline;
  IntForm int_form = IntForm::kTag;
  StrForm str_form = StrForm::kFlexible;
  FinalizerForm finalizer_form = FinalizerForm::kCalledFirst;
  ImmortalForm immortal_form = ImmortalForm::kLow32Negative;
  DeferredForm deferred_form = DeferredForm::kNone;
  StackRefForm stack_ref_form = StackRefForm::kObject;
  StaticTypeStateIn static_type_state_in = StaticTypeStateIn::kInterpreter;

  // Bits of tp_flags.
  struct TypeFlags {
    uint64_t managed_dict = 0, managed_weakref = 0, inline_values = 0;  // 0: this version has no such flag
    uint64_t int_subclass = 0;                                          // of the int that is no long
  } type_flags;

  // In all structs: size_bytes is sizeof.
  struct Runtime {
    Offset size_bytes, interpreters_head, interpreters_main, gc, tstate_current, static_types, static_objects;
    Offset warnings_filters, warnings_once_registry, warnings_default_action;
  } runtime;
  struct Interpreter {
    Offset size_bytes, next, id, threads_head, gc, modules, modules_by_index, sysdict, builtins, importlib, import_func;
    Offset modules_reloading;
    Offset codec_search_path, codec_search_cache, codec_error_registry, dict, sysdict_copy, builtins_copy;
    Offset before_forkers, after_forkers_parent, after_forkers_child, pyexitmodule, atexit_callbacks, atexit_ncallbacks;
    Offset audit_hooks, warnings_filters, warnings_once_registry, warnings_default_action, interned_strings;
    Offset static_types, extension_static_types, eval_frame, generic_type, typevar_type, typevartuple_type;
    Offset paramspec_type, paramspecargs_type, paramspeckwargs_type, constevaluator_type;
    Offset unique_ids_table, unique_ids_size;
  } interpreter;
  struct StaticTypeState {
    Offset size_bytes, type, tp_dict, tp_subclasses, tp_weaklist;
  } static_type_state;
  struct AtexitCallback {
    Offset size_bytes, func, args, kwargs;
  } atexit_callback;
  struct Gc {
    Offset size_bytes, generations, permanent_generation, enabled, debug, collecting, garbage, callbacks;
  } gc;
  struct GcGeneration {
    Offset size_bytes, threshold, count;
  } gc_generation;
  struct GcHead {
    Offset size_bytes, gc_next, gc_prev;
    Offset gc_refs;  // says whether the object is tracked, before the links did (before bpo-33597, 3.8)
  } gc_head;

  struct Object {
    // Where there are ob_flags, the count is the 32 bits at ob_refcnt (CPython 3.14); else it has 64.
    Offset size_bytes, ob_refcnt, ob_flags, ob_type, ob_size;
    // Instead of ob_refcnt in builds without the GIL.
    Offset ob_gc_bits, ob_ref_local, ob_ref_shared;
  } object;
  struct Type {
    Offset size_bytes, tp_name, tp_basicsize, tp_itemsize, tp_dealloc, tp_flags, tp_traverse, tp_weaklistoffset;
    Offset tp_members, tp_base, tp_dict, tp_dictoffset, tp_alloc, tp_bases, tp_mro, tp_cache, tp_subclasses;
    Offset tp_weaklist, tp_del, tp_finalize;
  } type;
  struct HeapType {
    Offset size_bytes, ht_name, ht_slots, ht_qualname, ht_cached_keys, ht_module, ht_tpname, spec_getitem;
  } heap_type;
  struct MemberDef {
    Offset size_bytes, name, type, offset, flags;
  } member_def;

  struct Dict {
    Offset size_bytes, ma_used, ma_keys, ma_values, ma_mask, ma_table, ma_smalltable;
  } dict;
  struct DictKeys {
    Offset size_bytes, dk_refcnt, dk_size, dk_log2_size, dk_log2_index_bytes, dk_kind, dk_usable, dk_nentries,
        dk_indices;
  } dict_keys;
  struct DictKeyEntry {
    Offset size_bytes, me_hash, me_key, me_value;
  } dict_key_entry;
  struct DictUnicodeEntry {
    Offset size_bytes, me_key, me_value;
  } dict_unicode_entry;
  struct DictValues {
    Offset size_bytes, capacity, size, embedded, valid, values;
  } dict_values;
  struct List {
    Offset size_bytes, ob_item, allocated;
  } list;
  struct Tuple {
    Offset size_bytes, ob_item;
  } tuple;
  struct Set {
    Offset size_bytes, fill, used, mask, table, smalltable, weakreflist;
  } set;
  struct SetEntry {
    Offset size_bytes, key, hash;
  } set_entry;
  struct Int {
    Offset size_bytes, lv_tag, ob_digit;
  } int_;
  struct ShortInt {
    Offset size_bytes, ob_ival;
  } short_int;
  struct Str {
    Offset ascii_size_bytes, compact_size_bytes, size_bytes, length, state, wstr, wstr_length, utf8_length, utf8, data;
    Offset interned_mask, kind_shift, compact_mask, ascii_mask, ready_mask;  // bits of the 32 at `state`
  } str;
  struct Unicode {
    Offset size_bytes, length, str, defenc;
    Offset unit_bytes;  // sizeof(Py_UNICODE), another in each build: filled in by the runtime finder
  } unicode;
  struct Bytes {
    Offset size_bytes, ob_sval;
  } bytes;
  struct ByteArray {
    Offset size_bytes, ob_alloc, ob_bytes, ob_bytes_object;
  } byte_array;

  // Classes of Python 2 that derive from nothing: their instances have one type.
  struct Instance {
    Offset size_bytes, in_class, in_dict;
  } instance;
  struct OldClass {
    Offset size_bytes, cl_bases, cl_dict, cl_name, cl_getattr, cl_setattr, cl_delattr;
  } old_class;

  struct Function {
    Offset size_bytes, func_globals, func_builtins, func_name, func_qualname, func_code, func_defaults, func_kwdefaults;
    Offset func_doc, func_dict, func_closure, func_module, func_annotations, func_annotate, func_typeparams,
        func_weakreflist;
  } function;
  struct CFunction {
    Offset size_bytes, m_ml, m_self, m_module, m_weakreflist, mm_class;
  } c_function;
  struct Module {
    Offset size_bytes, md_dict, md_def, md_state, md_weaklist, md_name;
    Offset md_token_is_def, md_state_size, md_token;  // instead of md_def since CPython 3.15
  } module;
  struct ModuleDef {
    Offset size_bytes, m_name, m_size;
  } module_def;
  struct WeakRef {
    Offset size_bytes, wr_object, wr_callback, wr_prev, wr_next;
  } weak_ref;
  struct Code {
    Offset size_bytes, co_flags, co_argcount, co_firstlineno, co_nlocals, co_nlocalsplus, co_stacksize, co_framesize;
    Offset co_consts, co_names, co_varnames, co_cellvars, co_freevars, co_localsplusnames, co_localspluskinds;
    Offset co_filename, co_name, co_qualname, co_code, co_linetable, co_exceptiontable, co_weakreflist, co_zombieframe;
    Offset co_cell2arg, co_extra, co_code_adaptive, co_cached, co_cached_code, co_executors, co_monitoring, co_tlbc;
    Offset co_ncellvars, co_nfreevars, co_nplaincellvars, co_opcache, co_opcache_map, co_opcache_size;
  } code;
  struct CodeCached {
    Offset size_bytes, co_code, co_varnames, co_cellvars, co_freevars;
  } code_cached;

  struct Frame {
    Offset size_bytes, f_back, f_code, f_builtins, f_globals, f_locals, f_valuestack, f_stacktop, f_stackdepth, f_trace;
    Offset f_lasti, f_lineno, f_exc_type, f_exc_value, f_exc_traceback, f_executing, f_state, f_gen, f_localsplus;
    Offset f_frame, f_frame_data, f_extra_locals, f_locals_cache, f_iblock, f_blockstack, block_size_bytes;
  } frame;
  struct InterpreterFrame {
    Offset size_bytes, f_executable, f_funcobj, f_globals, f_builtins, f_locals, frame_obj, previous, prev_instr;
    Offset tlbc_index;  // which copy of the bytecode runs, in builds without the GIL (gh-115999)
    Offset stacktop, stackpointer, owner, is_entry, localsplus;
  } interpreter_frame;
  struct Generator {
    Offset size_bytes, gi_frame, gi_code, gi_weakreflist, gi_name, gi_qualname, gi_exc_state, gi_frame_state, gi_iframe;
    Offset gi_running, cr_origin, ag_finalizer;
    Offset frame_cleared;  // no offset: the first gi_frame_state of a generator that has no frame any more
  } generator;
  struct ExceptionStackItem {
    Offset size_bytes, exc_type, exc_value, exc_traceback, previous_item;
  } exception_stack_item;
  struct Thread {
    Offset size_bytes, next, interp, frame, cframe, current_frame, thread_id, native_thread_id, id, dict, exc_info;
    Offset exc_state, exc_type, exc_value, exc_traceback, curexc_type, curexc_value, curexc_traceback,
        current_exception, async_exc, c_profileobj;
    Offset c_traceobj, async_gen_firstiter, async_gen_finalizer, context, trash_delete_later, delete_later;
    Offset datastack_chunk, datastack_top, threading_local_key, threading_local_sentinel, previous_executor;
    Offset coroutine_wrapper, asyncio_running_loop, asyncio_running_task;
    Offset refcounts_values, refcounts_size;  // of _PyThreadStateImpl
  } thread;
  struct CFrame {
    Offset size_bytes, current_frame, previous;
  } cframe;
  struct StackChunk {
    Offset size_bytes, previous, size, top, data;
  } stack_chunk;

  // Structs with tables of their own behind them.
  struct Deque {
    Offset size_bytes, len, leftblock, rightblock, leftindex, rightindex, maxlen, weakreflist;
    Offset block_size_bytes, block_leftlink, block_data, block_rightlink;
  } deque;
  struct Capsule {
    Offset size_bytes, pointer, traverse_func;
  } capsule;
  struct LruCache {
    Offset size_bytes, root, wrapper, typed, maxsize, maxsize_object, func, cache, cache_info_type, kwd_mark, dict,
        weakreflist;
    Offset lru_list_elem_type;
  } lru_cache;
  struct LruLink {
    Offset size_bytes, prev, next, key, result;
  } lru_link;
  struct OrderedDict {
    Offset size_bytes, od_fast_nodes, od_fast_nodes_size, od_first, od_inst_dict, od_weakreflist;
    Offset node_size_bytes, node_key, node_next;
  } ordered_dict;
  struct TeeData {
    Offset size_bytes, it, numread, nextlink, values;
  } tee_data;
  struct SimpleQueue {
    Offset size_bytes, items, items_cap, get_idx, num_items;
  } simple_queue;
  struct Array {
    Offset size_bytes, allocated, ob_descr, itemsize;
  } array;
  // Up to CPython 3.9: a connection's cache of statements is a list of its own; later an lru_cache (bpo-42862).
  struct SqliteCache {
    Offset size_bytes, first, node_next;
  } sqlite_cache;
  // Up to CPython 3.9: what atexit.register() was given is kept in the module's state.
  struct AtexitModule {
    Offset size_bytes, atexit_callbacks, ncallbacks;
  } atexit_module;
  struct Struct {
    Offset size_bytes, s_codes, code_size_bytes;
  } struct_;
  struct DateTime {
    Offset size_bytes, datetime_hastzinfo, datetime_tzinfo, time_hastzinfo, time_tzinfo;
  } date_time;
  struct HamtNode {
    Offset bitmap_array, array_array, collision_array;
  } hamt_node;

  // _Py_DebugOffsets at the start of _PyRuntime: where it says where the fields of the groups above are.
  struct DebugOffsets {
    Offset size_bytes, version, free_threaded, runtime_interpreters_head, interpreter_size, interpreter_id;
    Offset interpreter_next, interpreter_threads_head, interpreter_gc, interpreter_modules, interpreter_sysdict;
    Offset interpreter_builtins, thread_size, thread_next, thread_interp, thread_current_frame, thread_thread_id;
    Offset thread_native_thread_id, thread_datastack_chunk, frame_previous, frame_executable, frame_instr_ptr;
    Offset frame_localsplus, frame_owner, gc_size, gc_collecting;
  } debug_offsets;

  // Types whose owned references are plain fields: no table, no condition. Sorted by type name.
  std::span<const PlainType> plain_types;
  // The structs that modules written in C keep for themselves: "_io state". Sorted by name.
  std::span<const PlainType> module_states;
};

// Every known layout of a version with a _PyRuntime, oldest first, and of those before, see static_runtime.h.
std::span<const Layout* const> AllLayouts();
std::span<const Layout* const> LayoutsWithoutRuntime();
// "2.7 and 3.6 to 3.15"
std::string SupportedVersions();
// "3.12", or "3.12.1"; nullptr if it is not known.
const Layout* FindLayout(std::string_view version);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_LAYOUT_H_
