"""Types whose owned references are plain fields: pure data for generate_layouts.py.

"type name": (C struct, fields); several names are separated by |. A field is "member" (kept under its C name, which Python does not show),
"member>name" (Python shows it under that name), "member>__dict__" (its namespace) or "member>()" (a cell's content).
A member that a version does not have is left out; a struct that it does not have leaves out the type.
"""

_DESCRIPTOR = "d_common.d_type>__objclass__ d_common.d_name>__name__ d_common.d_qualname>__qualname__"
_EXCEPTION = (
    "dict>__dict__ args>args notes>__notes__ traceback>__traceback__ context>__context__ cause>__cause__"
)
_SYNTAX_ERROR = (
    _EXCEPTION + " msg>msg filename>filename lineno>lineno offset>offset end_lineno>end_lineno"
    " end_offset>end_offset text>text print_file_and_line>print_file_and_line metadata"
)
_UNICODE_ERROR = _EXCEPTION + " encoding>encoding object>object reason>reason"
_DICT_ITERATOR = ("dictiterobject", "di_dict di_result")
_DICT_VIEW = ("_PyDictViewObject", "dv_dict>mapping")
_BUFFERED = ("buffered", "raw>raw dict>__dict__")

# What libpython itself defines, or the extension modules that may be built into it.
CORE = {
    "BaseException": ("PyBaseExceptionObject", _EXCEPTION),
    "BaseExceptionGroup": ("PyBaseExceptionGroupObject", _EXCEPTION + " msg>message excs>exceptions"),
    "SyntaxError": ("PySyntaxErrorObject", _SYNTAX_ERROR),
    "ImportError": ("PyImportErrorObject", _EXCEPTION + " msg>msg name>name path>path name_from>name_from"),
    "UnicodeEncodeError": ("PyUnicodeErrorObject", _UNICODE_ERROR),
    "UnicodeDecodeError": ("PyUnicodeErrorObject", _UNICODE_ERROR),
    "UnicodeTranslateError": ("PyUnicodeErrorObject", _UNICODE_ERROR),
    "SystemExit": ("PySystemExitObject", _EXCEPTION + " code>code"),
    "OSError": (
        "PyOSErrorObject",
        _EXCEPTION + " myerrno>errno strerror>strerror filename>filename filename2>filename2",
    ),
    "StopIteration": ("PyStopIterationObject", _EXCEPTION + " value>value"),
    "NameError": ("PyNameErrorObject", _EXCEPTION + " name>name"),
    "AttributeError": ("PyAttributeErrorObject", _EXCEPTION + " obj>obj name>name"),
    "property": (
        "propertyobject",
        "prop_get>fget prop_set>fset prop_del>fdel prop_doc>__doc__ prop_name>__name__",
    ),
    "classmethod": ("classmethod", "cm_callable>__func__ cm_dict>__dict__"),
    "staticmethod": ("staticmethod", "sm_callable>__func__ sm_dict>__dict__"),
    "slice": ("PySliceObject", "start>start stop>stop step>step"),
    "method": ("PyMethodObject", "im_func>__func__ im_self>__self__"),
    "instancemethod": ("PyInstanceMethodObject", "func>__func__"),
    "method-wrapper": ("wrapperobject", "descr self>__self__"),
    "cell": ("PyCellObject", "ob_ref>()"),
    "super": ("superobject", "type>__thisclass__ obj>__self__ obj_type>__self_class__"),
    "mappingproxy": ("mappingproxyobject", "mapping"),
    "types.GenericAlias": ("gaobject", "origin>__origin__ args>__args__ parameters>__parameters__"),
    "types.UnionType | typing.Union": (
        "unionobject", "args>__args__ parameters>__parameters__ hashable_args unhashable_args"),
    "string.templatelib.Template": ("templateobject", "strings>strings interpolations>interpolations"),
    "string.templatelib.Interpolation": (
        "interpolationobject",
        "value>value expression>expression conversion>conversion format_spec>format_spec",
    ),
    "types.SimpleNamespace": ("_PyNamespaceObject", "ns_dict>__dict__"),
    "reversed": ("reversedobject", "seq"),
    "enumerate": ("enumobject", "en_sit en_result en_longindex one"),
    "map": ("mapobject", "iters func"),
    "filter": ("filterobject", "func it"),
    "zip": ("zipobject", "ittuple result"),
    "range": ("rangeobject", "start>start stop>stop step>step length"),
    "longrange_iterator": ("longrangeiterobject", "index start step len"),
    "list_iterator": ("listiterobject | _PyListIterObject", "it_seq"),
    "list_reverseiterator": ("listreviterobject", "it_seq"),
    "tuple_iterator": ("tupleiterobject | _PyTupleIterObject", "it_seq"),
    "str_iterator": ("unicodeiterobject", "it_seq"),
    "str_ascii_iterator": ("unicodeiterobject", "it_seq"),
    "bytes_iterator": ("striterobject", "it_seq"),
    "bytearray_iterator": ("bytesiterobject", "it_seq"),
    "iterator": ("seqiterobject", "it_seq"),
    "callable_iterator": ("calliterobject", "it_callable it_sentinel"),
    "anext_awaitable": ("anextawaitableobject", "wrapped default_value"),
    "dict_keyiterator": _DICT_ITERATOR,
    "dict_valueiterator": _DICT_ITERATOR,
    "dict_itemiterator": _DICT_ITERATOR,
    "dict_reversekeyiterator": _DICT_ITERATOR,
    "dict_reversevalueiterator": _DICT_ITERATOR,
    "dict_reverseitemiterator": _DICT_ITERATOR,
    "dict_keys": _DICT_VIEW,
    "dict_values": _DICT_VIEW,
    "dict_items": _DICT_VIEW,
    "odict_keys": _DICT_VIEW,
    "odict_values": _DICT_VIEW,
    "odict_items": _DICT_VIEW,
    "odict_iterator": ("odictiterobject", "di_odict di_result di_current"),
    "set_iterator": ("setiterobject", "si_set"),
    "memoryview": ("PyMemoryViewObject", "mbuf"),
    "managedbuffer": ("_PyManagedBufferObject", "master.obj>obj"),
    "getset_descriptor": ("PyGetSetDescrObject", _DESCRIPTOR),
    "member_descriptor": ("PyMemberDescrObject", _DESCRIPTOR),
    "method_descriptor": ("PyMethodDescrObject", _DESCRIPTOR),
    "classmethod_descriptor": ("PyMethodDescrObject", _DESCRIPTOR),
    "wrapper_descriptor": ("PyWrapperDescrObject", _DESCRIPTOR),
    "traceback": ("PyTracebackObject", "tb_next>tb_next tb_frame>tb_frame"),
    "coroutine_wrapper": ("PyCoroWrapper", "cw_coroutine"),
    "async_generator_asend": ("PyAsyncGenASend", "ags_gen ags_sendval"),
    "async_generator_athrow": ("PyAsyncGenAThrow", "agt_gen agt_args agt_typ agt_tb agt_val"),
    "async_generator_wrapped_value": ("_PyAsyncGenWrappedValue", "agw_val"),
    "_contextvars.Context | Context": ("PyContext | struct _pycontextobject", "ctx_prev ctx_vars"),
    "_contextvars.ContextVar | ContextVar": ("PyContextVar | struct _pycontextvarobject", "var_name>name var_default"),
    "_contextvars.Token | Token": ("PyContextToken | struct _pycontexttokenobject", "tok_ctx tok_var>var tok_oldval"),
    "hamt": ("PyHamtObject", "h_root"),
    "line_iterator": ("lineiterator", "li_code"),
    "positions_iterator": ("positionsiterator", "pi_code"),
    "functools.partial": ("partialobject", "fn>func args>args kw>keywords dict>__dict__"),
    "functools.KeyWrapper": ("keyobject", "cmp object>obj"),
    "operator.itemgetter": ("itemgetterobject", "item"),
    "operator.attrgetter": ("attrgetterobject", "attr"),
    "operator.methodcaller": ("methodcallerobject", "name args kwds xargs vectorcall_args vectorcall_kwnames"),
    "itertools.accumulate": ("accumulateobject", "total it binop initial"),
    "itertools.batched": ("batchedobject", "it"),
    "itertools.chain": ("chainobject", "source active"),
    "itertools.combinations": ("combinationsobject", "pool result"),
    "itertools.combinations_with_replacement": ("cwrobject", "pool result"),
    "itertools.compress": ("compressobject", "data selectors"),
    "itertools.count": ("countobject", "long_cnt long_step"),
    "itertools.cycle": ("cycleobject", "it saved"),
    "itertools.dropwhile": ("dropwhileobject", "func it"),
    "itertools.filterfalse": ("filterfalseobject", "func it"),
    "itertools.groupby": ("groupbyobject", "it keyfunc tgtkey currkey currvalue"),
    "itertools._grouper": ("_grouperobject", "parent tgtkey"),
    "itertools.islice": ("isliceobject", "it"),
    "itertools.pairwise": ("pairwiseobject", "it old result"),
    "itertools.permutations": ("permutationsobject", "pool result"),
    "itertools.product": ("productobject", "pools result"),
    "itertools.repeat": ("repeatobject", "element"),
    "itertools.starmap": ("starmapobject", "func it"),
    "itertools.takewhile": ("takewhileobject", "func it"),
    "itertools._tee": ("teeobject", "dataobj"),
    "itertools.zip_longest": ("ziplongestobject", "ittuple result fillvalue"),
    "collections.defaultdict": ("defdictobject", "default_factory>default_factory"),
    "_collections._deque_iterator | collections._deque_iterator": ("dequeiterobject", "deque"),
    "_collections._deque_reverse_iterator | collections._deque_reverse_iterator": ("dequeiterobject", "deque"),
    "_collections._tuplegetter | collections._tuplegetter": ("_tuplegetterobject", "doc>__doc__"),
    "_io._IOBase": ("iobase", "dict>__dict__"),
    "_io.BytesIO": ("bytesio", "buf dict>__dict__"),
    "_io._BytesIOBuffer": ("bytesiobuf", "source"),
    "_io.StringIO": ("stringio", "readnl decoder writenl dict>__dict__ accum.list accum.small writer.buffer"),
    "_io.BufferedReader": _BUFFERED,
    "_io.BufferedWriter": _BUFFERED,
    "_io.BufferedRandom": _BUFFERED,
    "_io.BufferedRWPair": ("rwpair", "reader writer dict>__dict__"),
    "_io.FileIO": ("fileio", "dict>__dict__"),
    "_io.TextIOWrapper": (
        "textio",
        "buffer>buffer encoding>encoding encoder decoder readnl errors>errors decoded_chars pending_bytes snapshot"
        " raw dict>__dict__",
    ),
    "_io.IncrementalNewlineDecoder": ("nldecoder_object", "decoder errors>errors"),
    "_thread._local": ("localobject", "key args kw dummies thread_watchdogs localdicts"),
    "_thread._localdummy": ("localdummyobject", ""),  # its dict is borrowed
    "_abc._abc_data": ("_abc_data", "_abc_registry _abc_cache _abc_negative_cache"),
    "re.Pattern": ("PatternObject", "groupindex>groupindex indexgroup pattern>pattern"),
    "re.Match": ("MatchObject", "string>string regs>regs pattern>re"),
    "_sre.SRE_Scanner": ("ScannerObject", "pattern>pattern state.string"),
    "posix.DirEntry": ("DirEntry", "name>name path>path stat lstat"),
    "ast.AST": ("AST_object", "dict>__dict__"),
    "typing.TypeVar": (
        "typevarobject",
        "name>__name__ bound evaluate_bound constraints evaluate_constraints default_value evaluate_default",
    ),
    "typing.TypeVarTuple": ("typevartupleobject", "name>__name__ default_value evaluate_default"),
    "typing.ParamSpec": ("paramspecobject", "name>__name__ bound default_value evaluate_default"),
    "typing.ParamSpecArgs": ("paramspecattrobject", "__origin__>__origin__"),
    "typing.ParamSpecKwargs": ("paramspecattrobject", "__origin__>__origin__"),
    "typing.TypeAliasType": (
        "typealiasobject",
        "name>__name__ type_params>__type_params__ compute_value value module>__module__",
    ),
}

# What an extension module defines that is a shared object of its own in most builds: module name → types.
_FUTURE = (
    "{0}_loop>_loop {0}_callback0 {0}_context0 {0}_callbacks {0}_exception>_exception {0}_exception_tb"
    " {0}_result>_result {0}_source_tb {0}_cancel_msg {0}_cancelled_exc {0}_awaited_by {0}_cancelled_exc_state.exc_type"
    " {0}_cancelled_exc_state.exc_value {0}_cancelled_exc_state.exc_traceback dict>__dict__"
)
EXTENSIONS = {
    "_asyncio": {
        "_asyncio.Future": ("FutureObj", _FUTURE.format("fut")),
        "_asyncio.Task": (
            "TaskObj",
            _FUTURE.format("task") + " task_fut_waiter>_fut_waiter task_coro>_coro task_name task_context",
        ),
        "_asyncio.FutureIter": ("futureiterobject", "future"),
        "TaskStepMethWrapper | _asyncio.TaskStepMethWrapper": ("TaskStepMethWrapper", "sw_task sw_arg"),
        "TaskWakeupMethWrapper": ("TaskWakeupMethWrapper", "ww_task"),
    },
    "_json": {
        "_json.Scanner": (
            "PyScannerObject",
            "object_hook>object_hook object_pairs_hook>object_pairs_hook parse_float>parse_float"
            " parse_int>parse_int parse_constant>parse_constant memo>memo",
        ),
        "_json.Encoder": (
            "PyEncoderObject",
            "markers>markers defaultfn>default encoder>encoder indent>indent key_separator>key_separator"
            " item_separator>item_separator",
        ),
    },
    "_struct": {
        "_struct.Struct": ("PyStructObject", "s_format>format"),
        "_struct.unpack_iterator": ("unpackiterobject", "so buf.obj"),
    },
    "_csv": {
        "_csv.Dialect": ("DialectObj", "delimiter quotechar escapechar lineterminator>lineterminator"),
        "_csv.reader": ("ReaderObj", "input_iter dialect>dialect fields"),
        "_csv.writer": ("WriterObj", "write dialect>dialect error_obj"),
    },
    "_queue": {"_queue.SimpleQueue": ("simplequeueobject", "lst")},
    "_datetime": {
        "datetime.timezone": ("PyDateTime_TimeZone", "offset name"),
    },
    "_decimal": {"decimal.Context": ("PyDecContextObject", "traps flags")},
    "array": {"array.arrayiterator": ("arrayiterobject", "ao")},
    "select": {"select.poll": ("pollObject", "dict")},
    "zlib": {
        "zlib.Compress": ("compobject", "unused_data>unused_data unconsumed_tail>unconsumed_tail zdict"),
        "zlib.Decompress": ("compobject", "unused_data>unused_data unconsumed_tail>unconsumed_tail zdict"),
    },
}
