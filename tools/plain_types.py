"""Types whose owned references are plain fields: pure data for generate_layouts.py.

"type name": (C struct, fields); several names are separated by |. A field is "member" (kept under its C name, which Python does not show),
"member>name" (Python shows it under that name; where a version does not, the C name is kept), "member>__dict__" (its
namespace) or "member>()" (a cell's content). "pointer->member" is a member of the struct that the pointer leads to.
"table[count].member" is an array of count structs, "table[count]" one of references; both may begin with a pointer. An
array ">[]" is shown by Python under indices. "=pointer" and "=pointer[count]" is memory outside that belongs to the
object: a struct, or count of them. A member that a version does not have is left out; a struct that it does
not have leaves out the type.
"""

_DESCRIPTOR = (
    "d_common.d_type>__objclass__ d_common.d_name>__name__ d_common.d_qualname>__qualname__"
    " d_type>__objclass__ d_name>__name__"
)
_EXCEPTION = (
    "dict>__dict__ args>args message>message notes>__notes__ traceback>__traceback__ context>__context__ cause>__cause__"
)
_SYNTAX_ERROR = (
    _EXCEPTION + " msg>msg filename>filename lineno>lineno offset>offset end_lineno>end_lineno"
    " end_offset>end_offset text>text print_file_and_line>print_file_and_line metadata"
)
_UNICODE_ERROR = _EXCEPTION + " encoding>encoding object>object reason>reason"
_DICT_ITERATOR = ("dictiterobject", "di_dict di_result")
_DICT_VIEW = ("_PyDictViewObject", "dv_dict>mapping")
_BUFFERED = ("buffered", "raw>raw dict>__dict__ =buffer[buffer_size]")

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
    "lazy_import": ("PyLazyImportObject", "lz_builtins lz_from lz_attr lz_code"),
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
    "_io.StringIO": ("stringio", "readnl decoder writenl dict>__dict__ accu.large accu.small writer.buffer"
                     " =buf[buf_size]"),
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
    "_thread._local": ("localobject", "key args kw dummies wr_callback thread_watchdogs localdicts"),
    "_thread.RLock": ("rlockobject", ""),
    "_thread.lock": ("lockobject", ""),
    "_thread._localdummy": ("localdummyobject", ""),  # its dict is borrowed
    "_abc._abc_data | _abc_data": ("_abc_data", "_abc_registry _abc_cache _abc_negative_cache"),
    "re.Pattern": ("PatternObject", "groupindex>groupindex indexgroup pattern>pattern"),
    "_sre.SRE_Template": ("TemplateObject", "literal"),
    "re.Match": ("MatchObject", "string>string regs>regs pattern>re"),
    "_sre.SRE_Scanner": ("ScannerObject", "pattern>pattern state.string"),
    "pickle.PickleBuffer": ("PyPickleBufferObject", "view.obj"),
    "posix.DirEntry": ("DirEntry", "name>name path>path stat lstat"),
    "ast.AST": ("AST_object", "dict>__dict__"),
    "typing.TypeVar": (
        "typevarobject",
        "name>__name__ bound evaluate_bound constraints evaluate_constraints default_value evaluate_default",
    ),
    "typing.TypeVarTuple": ("typevartupleobject", "name>__name__ bound>__bound__ default_value evaluate_default"),
    "typing.ParamSpec": ("paramspecobject", "name>__name__ bound default_value evaluate_default"),
    "typing.ParamSpecArgs": ("paramspecattrobject", "__origin__>__origin__"),
    "typing.ParamSpecKwargs": ("paramspecattrobject", "__origin__>__origin__"),
    "typing.TypeAliasType": (
        "typealiasobject",
        "name>__name__ qualname>__qualname__ type_params>__type_params__ compute_value value module>__module__",
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
        "_RunningLoopHolder | _asyncio._RunningLoopHolder": ("PyRunningLoopHolder", "rl_loop"),
        "_asyncio.FutureIter": ("futureiterobject", "future"),
        "TaskStepMethWrapper | _asyncio.TaskStepMethWrapper": ("TaskStepMethWrapper", "sw_task sw_arg"),
        "TaskWakeupMethWrapper": ("TaskWakeupMethWrapper", "ww_task"),
    },
    "_json": {
        "_json.Scanner": (
            "PyScannerObject",
            "strict>strict object_hook>object_hook array_hook>array_hook object_pairs_hook>object_pairs_hook parse_float>parse_float"
            " parse_int>parse_int parse_constant>parse_constant memo>memo",
        ),
        "_json.Encoder": (
            "PyEncoderObject",
            "markers>markers defaultfn>default encoder>encoder indent>indent key_separator>key_separator"
            " item_separator>item_separator",
        ),
    },
    "_struct": {
        "_struct.Struct | Struct": ("PyStructObject", "s_format>format"),
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
        "datetime.timedelta": ("PyDateTime_Delta", ""),
    },
    "_decimal": {"decimal.Context": ("PyDecContextObject", "traps flags")},
    "array": {"array.arrayiterator": ("arrayiterobject", "ao")},
    "select": {"select.poll": ("pollObject", "dict")},
    "zlib": {
        "zlib.Compress": ("compobject", "unused_data>unused_data unconsumed_tail>unconsumed_tail zdict"),
        "zlib.Decompress": ("compobject", "unused_data>unused_data unconsumed_tail>unconsumed_tail zdict"),
        "zlib._ZlibDecompressor": ("ZlibDecompressor", "zdict unused_data>unused_data"),
    },
    "_bz2": {
        "_bz2.BZ2Compressor": ("BZ2Compressor", ""),
        "_bz2.BZ2Decompressor": ("BZ2Decompressor", "unused_data>unused_data"),
    },
    "_lzma": {
        "_lzma.LZMACompressor": ("Compressor", ""),
        "_lzma.LZMADecompressor": ("Decompressor", "unused_data>unused_data"),
    },
    "_pickle": {
        "_pickle.Pickler": (
            "PicklerObject",
            "pers_func dispatch_table>dispatch_table reducer_override write output_buffer fast_memo buffer_callback"
            " memo->mt_table[memo->mt_allocated].me_key"
            " =memo =memo->mt_table[memo->mt_allocated]",
        ),
        "_pickle.Unpickler": (
            "UnpicklerObject",
            "stack pers_func read readinto readline peek buffers buffer.obj memo[memo_size]"
            " =memo[memo_size] =marks[marks_size]",
        ),
        "_pickle.Pdata": ("Pdata", ""),
        "_pickle.PicklerMemoProxy": ("PicklerMemoProxyObject", "pickler"),
        "_pickle.UnpicklerMemoProxy": ("UnpicklerMemoProxyObject", "unpickler"),
    },
    "_elementtree": {
        "xml.etree.ElementTree.Element": (
            "ElementObject",
            "tag>tag text>text tail>tail extra->attrib>attrib extra->children[extra->length]>[]",
        ),
        "_elementtree._element_iterator": (
            "ElementIterObject",
            "root_element sought_tag parent_stack[parent_stack_used].parent",
        ),
        "xml.etree.ElementTree.TreeBuilder": (
            "TreeBuilderObject",
            "root this last last_for_tail stack element_factory comment_factory pi_factory events_append"
            " start_event_obj end_event_obj start_ns_event_obj end_ns_event_obj comment_event_obj pi_event_obj data",
        ),
        "xml.etree.ElementTree.XMLParser": (
            "XMLParserObject",
            "target>target entity>entity names handle_start_ns handle_end_ns handle_start handle_data handle_end"
            " handle_comment handle_pi handle_doctype handle_close",
        ),
    },
    "pyexpat": {"pyexpat.xmlparser": ("xmlparseobject", "intern>intern")},
    "_sqlite3": {
        # Its exceptions (Warning, Error …) are borrowed (Modules/_sqlite/connection.h).
        "sqlite3.Connection": (
            "pysqlite_Connection",
            "statement_cache cache statements cursors blobs row_factory>row_factory text_factory>text_factory"
            " isolation_level>isolation_level begin_statement factory"
            " function_pinboard_trace_callback function_pinboard_progress_handler function_pinboard_authorizer_cb"
            " function_pinboard collations trace_ctx->callable trace_ctx->module progress_ctx->callable"
            " progress_ctx->module authorizer_ctx->callable authorizer_ctx->module",
        ),
        "sqlite3.Cursor": (
            "pysqlite_Cursor",
            "connection>connection description>description row_cast_map lastrowid>lastrowid row_factory>row_factory"
            " statement next_row arraysize",
        ),
        "sqlite3.Statement": ("pysqlite_Statement", "sql"),
        "sqlite3.Row": ("pysqlite_Row", "data description"),
        "sqlite3.Blob": ("pysqlite_Blob", "connection"),
        # Its factory is the connection that owns it, which it does not count (Modules/_sqlite/connection.c).
        "sqlite3.Cache": ("pysqlite_Cache", "mapping"),
        "sqlite3.Node": ("pysqlite_Node", "key data"),
    },
    "_ssl": {
        "_ssl._SSLContext": ("PySSLContext", "set_sni_cb msg_cb keylog_filename>keylog_filename"),
        "_ssl._SSLSocket": (
            "PySSLSocket",
            "Socket ctx>context owner server_hostname>server_hostname exc_type exc_value exc_tb exc",
        ),
        "_ssl.MemoryBIO": ("PySSLMemoryBIO", ""),
        "_ssl.SSLSession | _ssl.Session": ("PySSLSession", "ctx"),
        "_ssl.Certificate": ("PySSLCertificate", ""),
    },
    "_ctypes": {
        "_ctypes._CData": ("CDataObject", "b_base>_b_base_ b_objects>_objects"),
        "_ctypes.CFuncPtr | _ctypes.PyCFuncPtr": (
            "PyCFuncPtrObject",
            "b_base>_b_base_ b_objects>_objects thunk callable restype argtypes converters errcheck paramflags",
        ),
        "_ctypes.CThunkObject": ("CThunkObject", "converters callable restype"),
        "_ctypes.CField": ("CFieldObject", "proto"),
        "_ctypes.DictRemover": ("DictRemoverObject", "key dict"),
        "_ctypes.StructParam_Type": ("StructParamObject", "keep"),
        "_ctypes.CArgObject | CArgObject": ("PyCArgObject | struct tagPyCArgObject", "obj>_obj"),
        "StgInfo": ("StgInfo", "proto argtypes converters restype checker pointer_type module"),
        "StgDict": ("StgDictObject", "proto argtypes converters restype checker"),
    },
    "_zoneinfo": {
        "zoneinfo.ZoneInfo": ("PyZoneInfo_ZoneInfo", "key>key file_repr"),
    },
    "_multibytecodec": {
        "MultibyteCodec | _multibytecodec.MultibyteCodec": ("MultibyteCodecObject", "cjk_module"),
        "MultibyteIncrementalEncoder | _multibytecodec.MultibyteIncrementalEncoder": (
            "MultibyteIncrementalEncoderObject", "errors pending"),
        "MultibyteIncrementalDecoder | _multibytecodec.MultibyteIncrementalDecoder": (
            "MultibyteIncrementalDecoderObject", "errors"),
        "MultibyteStreamReader | _multibytecodec.MultibyteStreamReader": (
            "MultibyteStreamReaderObject", "errors stream>stream"),
        "MultibyteStreamWriter | _multibytecodec.MultibyteStreamWriter": (
            "MultibyteStreamWriterObject", "errors pending stream>stream"),
    },
    "_hashlib": {
        "_hashlib.HASH": ("EVPobject", "name"),
        "_hashlib.HMAC": ("HMACobject", ""),
    },
    "_lsprof": {"_lsprof.Profiler": ("ProfilerObject", "externalTimer missing")},
    "_random": {"_random.Random": ("RandomObject", "")},
    "mmap": {"mmap.mmap": ("mmap_object", "")},
}

# What a module's C code keeps for itself: the struct behind md_state. Every reference in it counts but the borrowed ones.
MODULE_STATES = {
    "_abc": "_abcmodule_state",
    "_ast": "astmodulestate",
    "_asyncio": "asyncio_state",
    "_bisect": "bisect_state",
    "_blake2": "Blake2State",
    "_bz2": "_bz2_state",
    "_collections": "collections_state | struct _collections_state",
    "_csv": "_csvstate",
    "_ctypes": "ctypes_state",
    "_datetime": "datetime_state",
    "_decimal": "decimal_state",
    "_elementtree": "elementtreestate",
    "_functools": "_functools_state | struct _functools_state",
    "_hashlib": "_hashlibstate",
    "_interpchannels": "module_state",
    "_interpqueues": "module_state",
    "_interpreters": "module_state",
    "_io": "_PyIO_State | struct _io_state",
    "_json": "_jsonmodulestate",
    "_locale": "_locale_state",
    "_lsprof": "_lsprof_state",
    "_lzma": "_lzma_state",
    "_md5": "MD5State",
    "_multibytecodec": "_multibytecodec_state | module_state",
    "_operator": "_operator_state",
    "_pickle": "PickleState",
    "_posixsubprocess": "_posixsubprocessstate",
    "_queue": "simplequeue_state",
    "_random": "_randomstate",
    "_sha1": "SHA1State",
    "_sha2": "sha2_state",
    "_sha256": "_sha256_state",
    "_sha3": "SHA3State",
    "_sha512": "sha512_state | _sha512_state",
    "_signal": "_signal_module_state",
    "_socket": "socket_state",
    "_sqlite3": "pysqlite_state",
    "_sre": "_sremodulestate",
    "_ssl": "_sslmodulestate",
    "_struct": "_structmodulestate",
    "_thread": "thread_module_state | struct thread_module_state",
    "_tokenize": "tokenizemodulestate",
    "_uuid": "uuid_state",
    "_xxinterpchannels": "module_state",
    "_xxsubinterpreters": "module_state",
    "_zoneinfo": "zoneinfo_state",
    "array": "array_state",
    "atexit": "atexitmodule_state",
    "audioop": "audioop_state",
    "binascii": "binascii_state",
    "grp": "grpmodulestate",
    "itertools": "itertools_state | itertoolsmodule_state",
    "math": "math_module_state",
    "mmap": "mmap_state",
    "posix": "_posixstate",
    "pwd": "pwdmodulestate",
    "pyexpat": "pyexpat_state",
    "readline": "readlinestate",
    "resource": "resourcemodulestate",
    "select": "_selectstate",
    "termios": "termiosmodulestate",
    "time": "time_module_state",
    "zlib": "zlibstate | _zlibstate",
}
# Of the tables that such a struct leads to: a reference in each of the entries from the first to before the last number.
# The first of _decimal's conditions is one of its signals, and borrowed.
MODULE_STATE_TABLES = {"_decimal": ("signal_map[0:9].ex", "cond_map[1:5].ex")}
# C struct: {member: the last version in which the module has not owned it}
BORROWED = {
    "asyncio_state": {"cached_running_loop": (3, 99), "cached_running_holder": (3, 99)},
    "binascii_state": {"Error": (3, 8), "Incomplete": (3, 8)},
}

# Python 2 calls its types otherwise, and keeps more of them in extension modules.
_OLD_NAMES = {
    "list_iterator": "listiterator",
    "list_reverseiterator": "listreverseiterator",
    "tuple_iterator": "tupleiterator",
    "callable_iterator": "callable-iterator",
    "dict_keyiterator": "dictionary-keyiterator",
    "dict_valueiterator": "dictionary-valueiterator",
    "dict_itemiterator": "dictionary-itemiterator",
    "set_iterator": "setiterator",
    "bytearray_iterator": "bytearrayiterator",
    "re.Pattern": "_sre.SRE_Pattern",
    "re.Match": "_sre.SRE_Match",
    "_thread._local": "thread._local",
    "_thread._localdummy": "thread._localdummy",
    "_thread.lock": "thread.lock",
    "ast.AST": "_ast.AST",
}
_OLD_CORE = {
    "exceptions.EnvironmentError": (
        "PyEnvironmentErrorObject", _EXCEPTION + " myerrno>errno strerror>strerror filename>filename"),
    "instancemethod": ("PyMethodObject", "im_func>__func__ im_self>__self__ im_class>im_class"),
    "dictproxy": ("proxyobject", "dict"),
    "buffer": ("PyBufferObject", "b_base"),
    "memoryview": ("PyMemoryViewObject", "base view.obj"),
    "file": ("PyFileObject", "f_name>name f_mode>mode f_encoding>encoding f_errors>errors"),
    "property": ("propertyobject", "prop_get>fget prop_set>fset prop_del>fdel prop_doc>__doc__"),
    "dict_keys": ("dictviewobject", "dv_dict"),
    "dict_values": ("dictviewobject", "dv_dict"),
    "dict_items": ("dictviewobject", "dv_dict"),
    "set_iterator": ("setiterobject", "si_set"),
    "zipimport.zipimporter": ("ZipImporter", "archive>archive prefix>prefix files>_files"),
}
_OLD_EXTENSIONS = {
    "itertools": {
        "itertools.imap": ("imapobject", "iters func"),
        "itertools.izip": ("izipobject", "ittuple result"),
        "itertools.ifilter": ("ifilterobject", "func it"),
        "itertools.ifilterfalse": ("ifilterfalseobject", "func it"),
        "itertools.izip_longest": ("iziplongestobject", "ittuple result fillvalue"),
        "itertools.tee": ("teeobject", "dataobj"),
    },
    "_collections": {
        "deque_iterator": ("dequeiterobject", "deque"),
        "deque_reverse_iterator": ("dequeiterobject", "deque"),
    },
    "_io": {"_io.FileIO": ("fileio | PyFileIOObject", "dict>__dict__")},
    "datetime": {"datetime.timedelta": ("PyDateTime_Delta", "")},
    "cStringIO": {
        "cStringIO.StringO": ("Oobject", ""),
        "cStringIO.StringI": ("Iobject", "pbuf"),
    },
    "cPickle": {
        "cPickle.Pickler": ("Picklerobject", "write file memo arg pers_func inst_pers_func fast_memo"),
        "cPickle.Unpickler": (
            "Unpicklerobject", "file readline read memo arg stack pers_func last_string find_class"),
        "cPickle.Pdata": ("Pdata", "data[length]"),
    },
    "pyexpat": {"pyexpat.xmlparser": ("xmlparseobject", "intern>intern handlers[0]")},
    "array": {"array.arrayiterator": ("arrayiterobject", "ao")},
    "_json": {
        "_json.Scanner": (
            "PyScannerObject",
            "encoding>encoding strict>strict object_hook>object_hook object_pairs_hook>object_pairs_hook pairs_hook"
            " parse_float>parse_float parse_int>parse_int parse_constant>parse_constant",
        ),
        "_json.Encoder": (
            "PyEncoderObject",
            "markers>markers defaultfn>default encoder>encoder indent>indent key_separator>key_separator"
            " item_separator>item_separator sort_keys>sort_keys skipkeys>skipkeys",
        ),
    },
    "_struct": {"Struct": ("PyStructObject", "s_format>format")},
    "select": {"select.poll": ("pollObject", "dict")},
    "zlib": {
        "zlib.Compress": ("compobject", "unused_data>unused_data unconsumed_tail>unconsumed_tail"),
        "zlib.Decompress": ("compobject", "unused_data>unused_data unconsumed_tail>unconsumed_tail"),
    },
    "_sqlite3": EXTENSIONS["_sqlite3"],
    "_ctypes": EXTENSIONS["_ctypes"],
    "_multibytecodec": EXTENSIONS["_multibytecodec"],
}
# The first part of a type's name, and the extension module that defines it.
_OLD_MODULES = {"itertools": "itertools", "collections": "_collections", "functools": "_functools",
                "operator": "operator", "_io": "_io"}


def of_version(version):
    """(types of the core, types by extension module) of a version, as (3, 12)."""
    if version >= (3, 0):
        return CORE, EXTENSIONS
    core, extensions = {}, {module: dict(types) for module, types in _OLD_EXTENSIONS.items()}
    for names, row in CORE.items():
        if names in ("method", "range"):  # other types have these structs there
            continue
        name = _OLD_NAMES.get(names, names)
        if row[1].startswith(_EXCEPTION):
            name = "exceptions." + name
        module = _OLD_MODULES.get(name.partition(".")[0])
        if module is None:
            core[name] = row
        else:
            extensions.setdefault(module, {}).setdefault(name, row)
    return {**core, **_OLD_CORE}, extensions
