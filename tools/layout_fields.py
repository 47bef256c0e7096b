"""What a layout table holds, group by group: pure data for generate_layouts.py.

A line of FIELDS is "field" or "field = member | member": the first member that a version has is taken. A member is
a path of C members, as offsetof takes it. SIZE means sizeof. Group and field names are those of cpython/layout.h.
Structs that only a .c file knows are read from debug information; all others from the interpreter's headers.
"""

# group: (C type, or "a | b" where it was renamed; fields)
GROUPS = {
    "runtime": (
        "_PyRuntimeState",
        """interpreters_head = interpreters.head
        interpreters_main = interpreters.main
        gc
        tstate_current = gilstate.tstate_current
        warnings_filters = warnings.filters
        warnings_once_registry = warnings.once_registry
        warnings_default_action = warnings.default_action
        static_types = types.managed_static.types
        static_objects = static_objects | global_objects""",
    ),
    "interpreter": (
        "PyInterpreterState",
        """next
        id
        threads_head = threads.head | tstate_head
        gc
        modules = imports.modules | modules
        modules_by_index = imports.modules_by_index | modules_by_index
        sysdict
        builtins
        modules_reloading
        importlib = imports.importlib | importlib
        import_func = imports.import_func | import_func
        codec_search_path = codecs.search_path | codec_search_path
        codec_search_cache = codecs.search_cache | codec_search_cache
        codec_error_registry = codecs.error_registry | codec_error_registry
        dict
        sysdict_copy
        builtins_copy
        before_forkers
        after_forkers_parent
        after_forkers_child
        pyexitmodule
        atexit_callbacks = atexit.callbacks
        atexit_ncallbacks = atexit.ncallbacks
        audit_hooks
        warnings_filters = warnings.filters
        warnings_once_registry = warnings.once_registry
        warnings_default_action = warnings.default_action
        interned_strings = cached_objects.interned_strings
        generic_type = cached_objects.generic_type
        typevar_type = cached_objects.typevar_type
        typevartuple_type = cached_objects.typevartuple_type
        paramspec_type = cached_objects.paramspec_type
        paramspecargs_type = cached_objects.paramspecargs_type
        paramspeckwargs_type = cached_objects.paramspeckwargs_type
        constevaluator_type = cached_objects.constevaluator_type
        unique_ids_table = unique_ids.table
        unique_ids_size = unique_ids.size
        static_types = types.builtins.initialized | types.builtins
        extension_static_types = types.for_extensions.initialized
        eval_frame""",
    ),
    "static_type_state": (
        "managed_static_type_state | static_builtin_state",
        "type\ntp_dict\ntp_subclasses\ntp_weaklist",
    ),
    "atexit_callback": ("atexit_py_callback | atexit_callback", "func\nargs\nkwargs"),
    "gc": (
        "struct _gc_runtime_state",
        "generations = generations | young\npermanent_generation\nenabled\ndebug\ncollecting\ngarbage\ncallbacks",
    ),
    "gc_generation": ("struct gc_generation", "threshold\ncount"),
    "gc_head": ("PyGC_Head", "gc_next = _gc_next | gc.gc_next\ngc_prev = _gc_prev | gc.gc_prev\ngc_refs = gc.gc_refs"),
    "object": (
        "PyVarObject",
        """ob_refcnt = ob_base.ob_refcnt | ob_refcnt\nob_flags = ob_base.ob_flags
        ob_type = ob_base.ob_type | ob_type\nob_size
        ob_gc_bits = ob_base.ob_gc_bits
        ob_ref_local = ob_base.ob_ref_local
        ob_ref_shared = ob_base.ob_ref_shared""",
    ),
    "type": (
        "PyTypeObject",
        """tp_name\ntp_basicsize\ntp_itemsize\ntp_dealloc\ntp_flags\ntp_traverse\ntp_weaklistoffset\ntp_members\ntp_base
        tp_dict\ntp_dictoffset\ntp_alloc\ntp_bases\ntp_mro\ntp_cache\ntp_subclasses\ntp_weaklist\ntp_del\ntp_finalize""",
    ),
    "heap_type": (
        "PyHeapTypeObject",
        """ht_name\nht_slots\nht_qualname\nht_cached_keys\nht_module\nht_tpname = _ht_tpname
        spec_getitem = _spec_cache.getitem""",
    ),
    "member_def": ("PyMemberDef", "name\ntype\noffset\nflags"),
    "dict": ("PyDictObject", "ma_used\nma_keys\nma_values\nma_mask\nma_table\nma_smalltable"),
    "dict_keys": (
        "PyDictKeysObject",
        """dk_refcnt\ndk_size\ndk_log2_size\ndk_log2_index_bytes\ndk_kind\ndk_usable\ndk_nentries\ndk_indices""",
    ),
    "dict_key_entry": ("PyDictKeyEntry | PyDictEntry", "me_hash\nme_key\nme_value"),
    "dict_unicode_entry": ("PyDictUnicodeEntry", "me_key\nme_value"),
    "dict_values": ("struct _dictvalues | PyDictValues", "capacity\nsize\nembedded\nvalid\nvalues"),
    "list": ("PyListObject", "ob_item\nallocated"),
    "tuple": ("PyTupleObject", "ob_item"),
    "set": ("PySetObject", "fill\nused\nmask\ntable\nsmalltable\nweakreflist"),
    "set_entry": ("setentry", "key\nhash"),
    "int_": ("PyLongObject", "lv_tag = long_value.lv_tag\nob_digit = long_value.ob_digit | ob_digit"),
    "short_int": ("PyIntObject", "ob_ival"),
    "str": (
        "PyUnicodeObject",
        """length = _base._base.length
        state = _base._base.state
        wstr = _base._base.wstr
        wstr_length = _base.wstr_length
        utf8_length = _base.utf8_length
        utf8 = _base.utf8
        data""",
    ),
    "unicode": ("PyUnicodeObject", "length\nstr\ndefenc"),
    "bytes": ("PyBytesObject", "ob_sval"),
    "byte_array": ("PyByteArrayObject", "ob_alloc\nob_bytes\nob_bytes_object"),
    "instance": ("PyInstanceObject", "in_class\nin_dict"),
    "old_class": ("PyClassObject", "cl_bases\ncl_dict\ncl_name\ncl_getattr\ncl_setattr\ncl_delattr"),
    "function": (
        "PyFunctionObject",
        """func_globals\nfunc_builtins\nfunc_name\nfunc_qualname\nfunc_code\nfunc_defaults\nfunc_kwdefaults\nfunc_doc
        func_dict\nfunc_closure\nfunc_module\nfunc_annotations\nfunc_annotate\nfunc_typeparams\nfunc_weakreflist""",
    ),
    "c_function": (
        "PyCMethodObject | PyCFunctionObject",
        """m_ml = func.m_ml | m_ml
        m_self = func.m_self | m_self
        m_module = func.m_module | m_module
        m_weakreflist = func.m_weakreflist | m_weakreflist
        mm_class""",
    ),
    "module": ("PyModuleObject", "md_dict\nmd_def\nmd_state\nmd_weaklist\nmd_name\nmd_token_is_def\nmd_state_size\nmd_token"),
    "module_def": ("PyModuleDef", "m_name\nm_size"),
    "weak_ref": ("PyWeakReference", "wr_object\nwr_callback\nwr_prev\nwr_next"),
    "code": (
        "PyCodeObject",
        """co_flags\nco_argcount\nco_firstlineno\nco_nlocals\nco_nlocalsplus\nco_stacksize\nco_framesize\nco_consts
        co_names\nco_varnames\nco_cellvars\nco_freevars\nco_localsplusnames\nco_localspluskinds\nco_filename\nco_name
        co_qualname
        co_code
        co_linetable = co_linetable | co_lnotab
        co_exceptiontable\nco_weakreflist\nco_zombieframe
        co_cell2arg\nco_extra\nco_code_adaptive
        co_cached = _co_cached
        co_cached_code = _co_code
        co_executors
        co_monitoring = _co_monitoring
        co_tlbc
        co_ncellvars\nco_nfreevars
        co_nplaincellvars\nco_opcache\nco_opcache_map\nco_opcache_size""",
    ),
    "code_cached": (
        "_PyCoCached",
        "co_code = _co_code\nco_varnames = _co_varnames\nco_cellvars = _co_cellvars\nco_freevars = _co_freevars",
    ),
    "frame": (
        "PyFrameObject",
        """f_back\nf_code\nf_builtins\nf_globals\nf_locals\nf_valuestack\nf_stacktop\nf_stackdepth\nf_trace
        f_lasti\nf_lineno\nf_exc_type\nf_exc_value\nf_exc_traceback\nf_executing\nf_state\nf_gen\nf_iblock\nf_blockstack\nf_localsplus\nf_frame
        f_frame_data = _f_frame_data
        f_extra_locals\nf_locals_cache""",
    ),
    "interpreter_frame": (
        "_PyInterpreterFrame",
        """f_executable = f_executable | f_code
        f_funcobj = f_funcobj | f_func
        f_globals\nf_builtins\nf_locals\nframe_obj\nprevious
        prev_instr = instr_ptr | prev_instr
        tlbc_index
        stacktop\nstackpointer\nowner\nis_entry\nlocalsplus""",
    ),
    "generator": (
        "PyGenObject",
        """gi_frame\ngi_code\ngi_weakreflist\ngi_name\ngi_qualname\ngi_exc_state\ngi_frame_state\ngi_iframe
        gi_running""",
    ),
    "exception_stack_item": ("_PyErr_StackItem", "exc_type\nexc_value\nexc_traceback\nprevious_item"),
    "thread": (
        "PyThreadState",
        """next\ninterp\nframe\ncframe\ncurrent_frame\nthread_id\nnative_thread_id\nid\ndict\nexc_info\nexc_state\nexc_type\nexc_value\nexc_traceback
        curexc_type\ncurexc_value\ncurexc_traceback\ncurrent_exception\nasync_exc\nc_profileobj\nc_traceobj
        async_gen_firstiter\nasync_gen_finalizer\ncontext
        trash_delete_later = trash.delete_later | trash_delete_later
        delete_later\ndatastack_chunk\ndatastack_top\nthreading_local_key\nthreading_local_sentinel\nprevious_executor
        coroutine_wrapper""",
    ),
    "cframe": ("_PyCFrame | CFrame", "current_frame\nprevious"),
    "stack_chunk": ("_PyStackChunk", "previous\nsize\ntop\ndata"),
    "deque": ("dequeobject", "len\nleftblock\nrightblock\nleftindex\nrightindex\nmaxlen\nweakreflist"),
    "capsule": ("PyCapsule", "pointer\ntraverse_func"),
    "lru_cache": (
        "struct lru_cache_object",
        """root\nwrapper\ntyped\nmaxsize\nmaxsize_object = maxsize_O\nfunc\ncache\ncache_info_type\nkwd_mark\ndict\nweakreflist
        lru_list_elem_type""",
    ),
    "lru_link": ("struct lru_list_elem", "prev\nnext\nkey\nresult"),
    "ordered_dict": (
        "struct _odictobject",
        "od_fast_nodes\nod_fast_nodes_size\nod_first\nod_inst_dict\nod_weakreflist",
    ),
    "tee_data": ("teedataobject", "it\nnumread\nnextlink\nvalues"),
    "array": ("arrayobject", "allocated\nob_descr"),
    "struct_": ("PyStructObject", "s_codes"),
    "sqlite_cache": ("pysqlite_Cache", "first"),
    "atexit_module": ("atexitmodule_state", "atexit_callbacks\nncallbacks"),
    "simple_queue": (
        "simplequeueobject",
        "items = buf.items\nitems_cap = buf.items_cap\nget_idx = buf.get_idx\nnum_items = buf.num_items",
    ),
    "date_time": ("PyDateTime_DateTime", "datetime_hastzinfo = hastzinfo\ndatetime_tzinfo = tzinfo"),
    "debug_offsets": (
        "_Py_DebugOffsets",
        """version\nfree_threaded
        runtime_interpreters_head = runtime_state.interpreters_head
        interpreter_size = interpreter_state.size
        interpreter_id = interpreter_state.id
        interpreter_next = interpreter_state.next
        interpreter_threads_head = interpreter_state.threads_head
        interpreter_gc = interpreter_state.gc
        interpreter_modules = interpreter_state.imports_modules
        interpreter_sysdict = interpreter_state.sysdict
        interpreter_builtins = interpreter_state.builtins
        thread_size = thread_state.size
        thread_next = thread_state.next
        thread_interp = thread_state.interp
        thread_current_frame = thread_state.current_frame
        thread_thread_id = thread_state.thread_id
        thread_native_thread_id = thread_state.native_thread_id
        thread_datastack_chunk = thread_state.datastack_chunk
        frame_previous = interpreter_frame.previous
        frame_executable = interpreter_frame.executable
        frame_instr_ptr = interpreter_frame.instr_ptr
        frame_localsplus = interpreter_frame.localsplus
        frame_owner = interpreter_frame.owner
        gc_size = gc.size
        gc_collecting = gc.collecting""",
    ),
}

# Fields of a group that belong to a second struct: (group, prefix or name, C type, member or SIZE).
EXTRA_FIELDS = [
    ("str", "ascii_size_bytes", "PyASCIIObject", "SIZE"),
    ("str", "compact_size_bytes", "PyCompactUnicodeObject", "SIZE"),
    ("generator", "cr_origin", "PyCoroObject", "cr_origin | cr_origin_or_finalizer"),
    ("generator", "ag_finalizer", "PyAsyncGenObject", "ag_finalizer | ag_origin_or_finalizer"),
    ("thread", "asyncio_running_loop", "_PyThreadStateImpl", "asyncio_running_loop"),
    ("thread", "asyncio_running_task", "_PyThreadStateImpl", "asyncio_running_task"),
    ("thread", "refcounts_values", "_PyThreadStateImpl", "refcounts.values"),
    ("thread", "refcounts_size", "_PyThreadStateImpl", "refcounts.size"),
    ("deque", "block_size_bytes", "struct BLOCK", "SIZE"),
    ("deque", "block_leftlink", "struct BLOCK", "leftlink"),
    ("deque", "block_data", "struct BLOCK", "data"),
    ("deque", "block_rightlink", "struct BLOCK", "rightlink"),
    ("frame", "block_size_bytes", "PyTryBlock", "SIZE"),
    ("ordered_dict", "node_size_bytes", "struct _odictnode", "SIZE"),
    ("ordered_dict", "node_key", "struct _odictnode", "key"),
    ("ordered_dict", "node_next", "struct _odictnode", "next"),
    ("date_time", "time_hastzinfo", "PyDateTime_Time", "hastzinfo"),
    ("date_time", "time_tzinfo", "PyDateTime_Time", "tzinfo"),
    ("array", "itemsize", "struct arraydescr", "itemsize"),
    ("struct_", "code_size_bytes", "formatcode", "SIZE"),
    ("sqlite_cache", "node_next", "pysqlite_Node", "next"),
    ("hamt_node", "bitmap_array", "PyHamtNode_Bitmap", "b_array"),
    ("hamt_node", "array_array", "PyHamtNode_Array", "a_array"),
    ("hamt_node", "collision_array", "PyHamtNode_Collision", "c_array"),
]

# Numbers that are no offsets: {(group, field): name of an enumerator}.
CONSTANTS = {("generator", "frame_cleared"): "FRAME_CLEARED"}

# Groups whose structs no header shows: read from debug information, with the .c file that defines them. Where that is
# an extension module, which may be a shared object of its own, its name stands in front.
PRIVATE_GROUPS = {
    "atexit_module": "atexitmodule.c",
    "array": "array: arraymodule.c",
    "struct_": "_struct: _struct.c",
    "sqlite_cache": "_sqlite3: cache.c",
    "deque": "_collections: _collectionsmodule.c",
    "capsule": "capsule.c",
    "lru_cache": "_functools: _functoolsmodule.c",
    "lru_link": "_functools: _functoolsmodule.c",
    "ordered_dict": "odictobject.c",
    "simple_queue": "_queue: _queuemodule.c",
    "tee_data": "itertools: itertoolsmodule.c",
}

# Groups (field None) and fields whose names other versions use for something else, or that only these need.
UNTIL = {("unicode", None): (2, 7), ("frame", "f_iblock"): (2, 7), ("frame", "f_blockstack"): (2, 7),
         ("frame", "block_size_bytes"): (2, 7)}
SINCE = {("str", None): (3, 3)}


def belongs(group, field, version):
    """Whether a table of this version, as (3, 12), has the field."""
    until = [UNTIL[key] for key in ((group, None), (group, field)) if key in UNTIL]
    since = [SINCE[key] for key in ((group, None), (group, field)) if key in SINCE]
    return all(version <= last for last in until) and all(version >= first for first in since)
