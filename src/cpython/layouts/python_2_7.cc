// Written by tools/generate_layouts.py from the headers and debug information of CPython 2.7.18: do not edit.
// clang-format off
#include "cpython/layouts/all_layouts.h"

// A field that is left out does not exist in this version.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace stillheld {
namespace {

using enum EdgeKind;

constexpr PlainField kCArgObjectFields[] = {{48, kAttribute, "_obj"}};
constexpr PlainField kMultibyteIncrementalDecoderFields[] = {{32, kInternal, "errors"}};
constexpr PlainField kMultibyteStreamReaderFields[] = {{32, kInternal, "errors"}, {56, kAttribute, "stream"}};
constexpr PlainField kStgDictFields[] = {{296, kInternal, "proto"}, {328, kInternal, "argtypes"},
    {336, kInternal, "converters"}, {344, kInternal, "restype"}, {352, kInternal, "checker"}};
constexpr PlainField kStructFields[] = {{40, kAttribute, "format"}};
constexpr PlainField kCtypesCFieldFields[] = {{40, kInternal, "proto"}};
constexpr PlainField kCtypesCFuncPtrFields[] = {{32, kAttribute, "_b_base_"}, {64, kAttribute, "_objects"},
    {96, kInternal, "thunk"}, {104, kInternal, "callable"}, {112, kInternal, "converters"},
    {120, kInternal, "argtypes"}, {128, kInternal, "restype"}, {144, kInternal, "errcheck"},
    {152, kInternal, "paramflags"}};
constexpr PlainField kCtypesCThunkObjectFields[] = {{80, kInternal, "converters"}, {88, kInternal, "callable"},
    {96, kInternal, "restype"}};
constexpr PlainField kCtypesDictRemoverFields[] = {{16, kInternal, "key"}, {24, kInternal, "dict"}};
constexpr PlainField kCtypesCDataFields[] = {{32, kAttribute, "_b_base_"}, {64, kAttribute, "_objects"}};
constexpr PlainField kIoBufferedRWPairFields[] = {{16, kInternal, "reader"}, {24, kInternal, "writer"},
    {32, kDict, ""}};
constexpr PlainBuffer kIoBufferedRandomBuffers[] = {{56, 120, 1, kNoHop}};
constexpr PlainField kIoBufferedRandomFields[] = {{16, kAttribute, "raw"}, {136, kDict, ""}};
constexpr PlainBuffer kIoBufferedReaderBuffers[] = {{56, 120, 1, kNoHop}};
constexpr PlainBuffer kIoBufferedWriterBuffers[] = {{56, 120, 1, kNoHop}};
constexpr PlainField kIoBytesIOFields[] = {{48, kDict, ""}};
constexpr PlainField kIoFileIOFields[] = {{32, kDict, ""}};
constexpr PlainField kIoIncrementalNewlineDecoderFields[] = {{16, kInternal, "decoder"}, {24, kInternal, "errors"}};
constexpr PlainBuffer kIoStringIOBuffers[] = {{16, 40, 4, kNoHop}};
constexpr PlainField kIoStringIOFields[] = {{56, kInternal, "decoder"}, {64, kInternal, "readnl"},
    {72, kInternal, "writenl"}, {80, kDict, ""}};
constexpr PlainField kIoTextIOWrapperFields[] = {{32, kAttribute, "buffer"}, {40, kAttribute, "encoding"},
    {48, kInternal, "encoder"}, {56, kInternal, "decoder"}, {64, kInternal, "readnl"}, {72, kAttribute, "errors"},
    {112, kInternal, "decoded_chars"}, {128, kInternal, "pending_bytes"}, {144, kInternal, "snapshot"},
    {152, kInternal, "raw"}, {168, kDict, ""}};
constexpr PlainField kIoIOBaseFields[] = {{16, kDict, ""}};
constexpr PlainField kJsonEncoderFields[] = {{16, kAttribute, "markers"}, {24, kAttribute, "default"},
    {32, kAttribute, "encoder"}, {40, kAttribute, "indent"}, {48, kAttribute, "key_separator"},
    {56, kAttribute, "item_separator"}, {64, kAttribute, "sort_keys"}, {72, kAttribute, "skipkeys"}};
constexpr PlainField kJsonScannerFields[] = {{16, kAttribute, "encoding"}, {24, kAttribute, "strict"},
    {32, kAttribute, "object_hook"}, {40, kInternal, "pairs_hook"}, {48, kAttribute, "parse_float"},
    {56, kAttribute, "parse_int"}, {64, kAttribute, "parse_constant"}};
constexpr PlainField kSreSREMatchFields[] = {{24, kAttribute, "string"}, {32, kAttribute, "regs"},
    {40, kAttribute, "re"}};
constexpr PlainField kSreSREPatternFields[] = {{32, kAttribute, "groupindex"}, {40, kInternal, "indexgroup"},
    {48, kAttribute, "pattern"}};
constexpr PlainField kSreSREScannerFields[] = {{16, kAttribute, "pattern"}, {56, kInternal, "state.string"}};
constexpr PlainField kArrayArrayiteratorFields[] = {{24, kInternal, "ao"}};
constexpr PlainField kBufferFields[] = {{16, kInternal, "b_base"}};
constexpr PlainField kBytearrayiteratorFields[] = {{24, kInternal, "it_seq"}};
constexpr PlainArray kCPicklePdataArrays[] = {{32, 16, 8, 0, kInternal, "data[length]", kNoHop}};
constexpr PlainField kCPicklePicklerFields[] = {{24, kInternal, "write"}, {32, kInternal, "file"},
    {40, kInternal, "memo"}, {48, kInternal, "arg"}, {56, kInternal, "pers_func"}, {64, kInternal, "inst_pers_func"},
    {128, kInternal, "fast_memo"}};
constexpr PlainField kCPickleUnpicklerFields[] = {{24, kInternal, "file"}, {32, kInternal, "readline"},
    {40, kInternal, "read"}, {48, kInternal, "memo"}, {56, kInternal, "arg"}, {64, kInternal, "stack"},
    {80, kInternal, "pers_func"}, {88, kInternal, "last_string"}, {152, kInternal, "find_class"}};
constexpr PlainField kCallableIteratorFields[] = {{16, kInternal, "it_callable"}, {24, kInternal, "it_sentinel"}};
constexpr PlainField kCellFields[] = {{16, kCell, ""}};
constexpr PlainField kClassmethodFields[] = {{16, kAttribute, "__func__"}};
constexpr PlainField kClassmethodDescriptorFields[] = {{16, kAttribute, "__objclass__"}, {24, kAttribute, "__name__"}};
constexpr PlainField kCollectionsDefaultdictFields[] = {{248, kAttribute, "default_factory"}};
constexpr PlainField kDequeIteratorFields[] = {{32, kInternal, "deque"}};
constexpr PlainField kDictItemsFields[] = {{16, kInternal, "dv_dict"}};
constexpr PlainField kDictReverseitemiteratorFields[] = {{16, kInternal, "di_dict"}, {40, kInternal, "di_result"}};
constexpr PlainField kDictproxyFields[] = {{16, kInternal, "dict"}};
constexpr PlainField kEnumerateFields[] = {{24, kInternal, "en_sit"}, {32, kInternal, "en_result"},
    {40, kInternal, "en_longindex"}};
constexpr PlainField kExceptionsBaseExceptionFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "message"}};
constexpr PlainField kExceptionsEnvironmentErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "message"}, {40, kAttribute, "errno"}, {48, kAttribute, "strerror"}, {56, kAttribute, "filename"}};
constexpr PlainField kExceptionsSyntaxErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "message"}, {40, kAttribute, "msg"}, {48, kAttribute, "filename"}, {56, kAttribute, "lineno"},
    {64, kAttribute, "offset"}, {72, kAttribute, "text"}, {80, kAttribute, "print_file_and_line"}};
constexpr PlainField kExceptionsSystemExitFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "message"}, {40, kAttribute, "code"}};
constexpr PlainField kExceptionsUnicodeDecodeErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "message"}, {40, kAttribute, "encoding"}, {48, kAttribute, "object"}, {72, kAttribute, "reason"}};
constexpr PlainField kFileFields[] = {{24, kAttribute, "name"}, {32, kAttribute, "mode"}, {104, kAttribute, "encoding"},
    {112, kAttribute, "errors"}};
constexpr PlainField kFunctoolsPartialFields[] = {{16, kAttribute, "func"}, {24, kAttribute, "args"},
    {32, kAttribute, "keywords"}, {40, kDict, ""}};
constexpr PlainField kInstancemethodFields[] = {{16, kAttribute, "__func__"}, {24, kAttribute, "__self__"},
    {32, kAttribute, "im_class"}};
constexpr PlainField kItertoolsGrouperFields[] = {{16, kInternal, "parent"}, {24, kInternal, "tgtkey"}};
constexpr PlainField kItertoolsTeeFields[] = {{16, kInternal, "dataobj"}};
constexpr PlainField kItertoolsChainFields[] = {{16, kInternal, "source"}, {24, kInternal, "active"}};
constexpr PlainField kItertoolsCombinationsFields[] = {{16, kInternal, "pool"}, {32, kInternal, "result"}};
constexpr PlainField kItertoolsCompressFields[] = {{16, kInternal, "data"}, {24, kInternal, "selectors"}};
constexpr PlainField kItertoolsCountFields[] = {{24, kInternal, "long_cnt"}, {32, kInternal, "long_step"}};
constexpr PlainField kItertoolsCycleFields[] = {{16, kInternal, "it"}, {24, kInternal, "saved"}};
constexpr PlainField kItertoolsDropwhileFields[] = {{16, kInternal, "func"}, {24, kInternal, "it"}};
constexpr PlainField kItertoolsGroupbyFields[] = {{16, kInternal, "it"}, {24, kInternal, "keyfunc"},
    {32, kInternal, "tgtkey"}, {40, kInternal, "currkey"}, {48, kInternal, "currvalue"}};
constexpr PlainField kItertoolsImapFields[] = {{16, kInternal, "iters"}, {24, kInternal, "func"}};
constexpr PlainField kItertoolsIsliceFields[] = {{16, kInternal, "it"}};
constexpr PlainField kItertoolsIzipFields[] = {{24, kInternal, "ittuple"}, {32, kInternal, "result"}};
constexpr PlainField kItertoolsIzipLongestFields[] = {{32, kInternal, "ittuple"}, {40, kInternal, "result"},
    {48, kInternal, "fillvalue"}};
constexpr PlainField kItertoolsPermutationsFields[] = {{16, kInternal, "pool"}, {40, kInternal, "result"}};
constexpr PlainField kItertoolsProductFields[] = {{16, kInternal, "pools"}, {32, kInternal, "result"}};
constexpr PlainField kItertoolsRepeatFields[] = {{16, kInternal, "element"}};
constexpr PlainField kMemoryviewFields[] = {{16, kInternal, "base"}, {32, kInternal, "view.obj"}};
constexpr PlainField kMethodWrapperFields[] = {{16, kInternal, "descr"}, {24, kAttribute, "__self__"}};
constexpr PlainField kOperatorAttrgetterFields[] = {{24, kInternal, "attr"}};
constexpr PlainField kOperatorItemgetterFields[] = {{24, kInternal, "item"}};
constexpr PlainField kOperatorMethodcallerFields[] = {{16, kInternal, "name"}, {24, kInternal, "args"},
    {32, kInternal, "kwds"}};
constexpr PlainField kPropertyFields[] = {{16, kAttribute, "fget"}, {24, kAttribute, "fset"}, {32, kAttribute, "fdel"},
    {40, kAttribute, "__doc__"}};
constexpr PlainField kPyexpatXmlparserFields[] = {{64, kAttribute, "intern"}};
constexpr PlainField kReversedFields[] = {{24, kInternal, "seq"}};
constexpr PlainField kSetIteratorFields[] = {{16, kInternal, "si_set"}};
constexpr PlainField kSliceFields[] = {{16, kAttribute, "start"}, {24, kAttribute, "stop"}, {32, kAttribute, "step"}};
constexpr PlainField kSqlite3CacheFields[] = {{24, kInternal, "mapping"}};
constexpr PlainField kSqlite3ConnectionFields[] = {{48, kAttribute, "isolation_level"},
    {80, kInternal, "statement_cache"}, {88, kInternal, "statements"}, {96, kInternal, "cursors"},
    {112, kAttribute, "row_factory"}, {120, kAttribute, "text_factory"}, {128, kInternal, "function_pinboard"},
    {136, kInternal, "collations"}};
constexpr PlainField kSqlite3CursorFields[] = {{16, kAttribute, "connection"}, {24, kAttribute, "description"},
    {32, kInternal, "row_cast_map"}, {48, kAttribute, "lastrowid"}, {64, kAttribute, "row_factory"},
    {72, kInternal, "statement"}, {96, kInternal, "next_row"}};
constexpr PlainField kSqlite3NodeFields[] = {{16, kInternal, "key"}, {24, kInternal, "data"}};
constexpr PlainField kSqlite3RowFields[] = {{16, kInternal, "data"}, {24, kInternal, "description"}};
constexpr PlainField kSqlite3StatementFields[] = {{32, kInternal, "sql"}};
constexpr PlainField kSuperFields[] = {{16, kAttribute, "__thisclass__"}, {24, kAttribute, "__self__"},
    {32, kAttribute, "__self_class__"}};
constexpr PlainField kThreadLocalFields[] = {{16, kInternal, "key"}, {24, kInternal, "args"}, {32, kInternal, "kw"},
    {48, kInternal, "dummies"}, {56, kInternal, "wr_callback"}};
constexpr PlainField kTracebackFields[] = {{16, kAttribute, "tb_next"}, {24, kAttribute, "tb_frame"}};
constexpr PlainField kZipimportZipimporterFields[] = {{16, kAttribute, "archive"}, {24, kAttribute, "prefix"},
    {32, kAttribute, "_files"}};
constexpr PlainField kZlibCompressFields[] = {{128, kAttribute, "unused_data"}, {136, kAttribute, "unconsumed_tail"}};

constexpr PlainType kPlainTypes[] = {{"CArgObject", 64, kCArgObjectFields}, {"MultibyteCodec", 24, {}},
    {"MultibyteIncrementalDecoder", 56, kMultibyteIncrementalDecoderFields},
    {"MultibyteIncrementalEncoder", 56, kMultibyteIncrementalDecoderFields},
    {"MultibyteStreamReader", 64, kMultibyteStreamReaderFields},
    {"MultibyteStreamWriter", 64, kMultibyteStreamReaderFields}, {"StgDict", 392, kStgDictFields},
    {"Struct", 56, kStructFields}, {"_ctypes.CArgObject", 64, kCArgObjectFields},
    {"_ctypes.CField", 72, kCtypesCFieldFields}, {"_ctypes.CFuncPtr", 160, kCtypesCFuncPtrFields},
    {"_ctypes.CThunkObject", 128, kCtypesCThunkObjectFields}, {"_ctypes.DictRemover", 32, kCtypesDictRemoverFields},
    {"_ctypes.PyCFuncPtr", 160, kCtypesCFuncPtrFields}, {"_ctypes._CData", 96, kCtypesCDataFields},
    {"_io.BufferedRWPair", 48, kIoBufferedRWPairFields},
    {"_io.BufferedRandom", 152, kIoBufferedRandomFields, {}, kIoBufferedRandomBuffers},
    {"_io.BufferedReader", 152, kIoBufferedRandomFields, {}, kIoBufferedReaderBuffers},
    {"_io.BufferedWriter", 152, kIoBufferedRandomFields, {}, kIoBufferedWriterBuffers},
    {"_io.BytesIO", 64, kIoBytesIOFields}, {"_io.FileIO", 40, kIoFileIOFields},
    {"_io.IncrementalNewlineDecoder", 40, kIoIncrementalNewlineDecoderFields},
    {"_io.StringIO", 96, kIoStringIOFields, {}, kIoStringIOBuffers}, {"_io.TextIOWrapper", 176, kIoTextIOWrapperFields},
    {"_io._IOBase", 32, kIoIOBaseFields}, {"_json.Encoder", 88, kJsonEncoderFields},
    {"_json.Scanner", 72, kJsonScannerFields}, {"_multibytecodec.MultibyteCodec", 24, {}},
    {"_multibytecodec.MultibyteIncrementalDecoder", 56, kMultibyteIncrementalDecoderFields},
    {"_multibytecodec.MultibyteIncrementalEncoder", 56, kMultibyteIncrementalDecoderFields},
    {"_multibytecodec.MultibyteStreamReader", 64, kMultibyteStreamReaderFields},
    {"_multibytecodec.MultibyteStreamWriter", 64, kMultibyteStreamReaderFields},
    {"_sre.SRE_Match", 88, kSreSREMatchFields}, {"_sre.SRE_Pattern", 88, kSreSREPatternFields},
    {"_sre.SRE_Scanner", 1744, kSreSREScannerFields}, {"array.arrayiterator", 40, kArrayArrayiteratorFields},
    {"buffer", 64, kBufferFields}, {"bytearrayiterator", 32, kBytearrayiteratorFields},
    {"cPickle.Pdata", 40, {}, kCPicklePdataArrays}, {"cPickle.Pickler", 136, kCPicklePicklerFields},
    {"cPickle.Unpickler", 160, kCPickleUnpicklerFields}, {"cStringIO.StringI", 136, {}}, {"cStringIO.StringO", 56, {}},
    {"callable-iterator", 32, kCallableIteratorFields}, {"cell", 24, kCellFields},
    {"classmethod", 24, kClassmethodFields}, {"classmethod_descriptor", 40, kClassmethodDescriptorFields},
    {"collections.defaultdict", 256, kCollectionsDefaultdictFields}, {"datetime.timedelta", 40, {}},
    {"deque_iterator", 56, kDequeIteratorFields}, {"deque_reverse_iterator", 56, kDequeIteratorFields},
    {"dict_items", 24, kDictItemsFields}, {"dict_keys", 24, kDictItemsFields},
    {"dict_reverseitemiterator", 56, kDictReverseitemiteratorFields},
    {"dict_reversekeyiterator", 56, kDictReverseitemiteratorFields},
    {"dict_reversevalueiterator", 56, kDictReverseitemiteratorFields}, {"dict_values", 24, kDictItemsFields},
    {"dictionary-itemiterator", 56, kDictReverseitemiteratorFields},
    {"dictionary-keyiterator", 56, kDictReverseitemiteratorFields},
    {"dictionary-valueiterator", 56, kDictReverseitemiteratorFields}, {"dictproxy", 24, kDictproxyFields},
    {"enumerate", 48, kEnumerateFields}, {"exceptions.BaseException", 40, kExceptionsBaseExceptionFields},
    {"exceptions.EnvironmentError", 64, kExceptionsEnvironmentErrorFields},
    {"exceptions.SyntaxError", 88, kExceptionsSyntaxErrorFields},
    {"exceptions.SystemExit", 48, kExceptionsSystemExitFields},
    {"exceptions.UnicodeDecodeError", 80, kExceptionsUnicodeDecodeErrorFields},
    {"exceptions.UnicodeEncodeError", 80, kExceptionsUnicodeDecodeErrorFields},
    {"exceptions.UnicodeTranslateError", 80, kExceptionsUnicodeDecodeErrorFields}, {"file", 144, kFileFields},
    {"functools.partial", 56, kFunctoolsPartialFields}, {"getset_descriptor", 40, kClassmethodDescriptorFields},
    {"instancemethod", 48, kInstancemethodFields}, {"iterator", 32, kBytearrayiteratorFields},
    {"itertools._grouper", 32, kItertoolsGrouperFields}, {"itertools._tee", 40, kItertoolsTeeFields},
    {"itertools.chain", 32, kItertoolsChainFields}, {"itertools.combinations", 56, kItertoolsCombinationsFields},
    {"itertools.combinations_with_replacement", 56, kItertoolsCombinationsFields},
    {"itertools.compress", 32, kItertoolsCompressFields}, {"itertools.count", 40, kItertoolsCountFields},
    {"itertools.cycle", 40, kItertoolsCycleFields}, {"itertools.dropwhile", 40, kItertoolsDropwhileFields},
    {"itertools.groupby", 56, kItertoolsGroupbyFields}, {"itertools.ifilter", 32, kItertoolsDropwhileFields},
    {"itertools.ifilterfalse", 32, kItertoolsDropwhileFields}, {"itertools.imap", 32, kItertoolsImapFields},
    {"itertools.islice", 56, kItertoolsIsliceFields}, {"itertools.izip", 40, kItertoolsIzipFields},
    {"itertools.izip_longest", 56, kItertoolsIzipLongestFields},
    {"itertools.permutations", 64, kItertoolsPermutationsFields}, {"itertools.product", 48, kItertoolsProductFields},
    {"itertools.repeat", 32, kItertoolsRepeatFields}, {"itertools.starmap", 32, kItertoolsDropwhileFields},
    {"itertools.takewhile", 40, kItertoolsDropwhileFields}, {"itertools.tee", 40, kItertoolsTeeFields},
    {"listiterator", 32, kBytearrayiteratorFields}, {"listreverseiterator", 32, kBytearrayiteratorFields},
    {"member_descriptor", 40, kClassmethodDescriptorFields}, {"memoryview", 120, kMemoryviewFields},
    {"method-wrapper", 32, kMethodWrapperFields}, {"method_descriptor", 40, kClassmethodDescriptorFields},
    {"operator.attrgetter", 32, kOperatorAttrgetterFields}, {"operator.itemgetter", 32, kOperatorItemgetterFields},
    {"operator.methodcaller", 40, kOperatorMethodcallerFields}, {"property", 56, kPropertyFields},
    {"pyexpat.xmlparser", 80, kPyexpatXmlparserFields}, {"reversed", 32, kReversedFields},
    {"select.poll", 48, kDictproxyFields}, {"set_iterator", 48, kSetIteratorFields},
    {"setiterator", 48, kSetIteratorFields}, {"slice", 40, kSliceFields}, {"sqlite3.Cache", 64, kSqlite3CacheFields},
    {"sqlite3.Connection", 232, kSqlite3ConnectionFields}, {"sqlite3.Cursor", 112, kSqlite3CursorFields},
    {"sqlite3.Node", 56, kSqlite3NodeFields}, {"sqlite3.Row", 32, kSqlite3RowFields},
    {"sqlite3.Statement", 56, kSqlite3StatementFields}, {"staticmethod", 24, kClassmethodFields},
    {"super", 40, kSuperFields}, {"thread._local", 64, kThreadLocalFields}, {"thread._localdummy", 32, {}},
    {"thread.lock", 32, {}}, {"traceback", 40, kTracebackFields}, {"tupleiterator", 32, kBytearrayiteratorFields},
    {"wrapper_descriptor", 48, kClassmethodDescriptorFields},
    {"zipimport.zipimporter", 40, kZipimportZipimporterFields}, {"zlib.Compress", 152, kZlibCompressFields},
    {"zlib.Decompress", 152, kZlibCompressFields}};


constexpr std::span<const PlainType> kModuleStates;

}  // namespace

const Layout kPython27 = {
    .version = "2.7",
    .origin = "2.7.18",
    .version_number = 0x207,
    .gc_lists_in = GcListsIn::kVariables,
    .dict_keys_form = DictKeysForm::kHashTable,
    .dict_values_form = DictValuesForm::kArray,
    .managed_dict_form = ManagedDictForm::kNone,
    .int_form = IntForm::kTwoTypes,
    .str_form = StrForm::kTwoTypes,
    .finalizer_form = FinalizerForm::kUncollectable,
    .immortal_form = ImmortalForm::kNone,
    .stack_ref_form = StackRefForm::kObject,
    .static_type_state_in = StaticTypeStateIn::kType,
    .type_flags = {.int_subclass = 0x800000},
    .interpreter = {.size_bytes = 80, .next = 0, .threads_head = 8, .modules = 16, .sysdict = 24, .builtins = 32,
        .modules_reloading = 40, .codec_search_path = 48, .codec_search_cache = 56, .codec_error_registry = 64},
    // From debug information: no header shows it
    .gc_generation = {.size_bytes = 40, .threshold = 32, .count = 36},
    .gc_head = {.size_bytes = 32, .gc_next = 0, .gc_prev = 8, .gc_refs = 16},
    .object = {.size_bytes = 24, .ob_refcnt = 0, .ob_type = 8, .ob_size = 16},
    .type = {.size_bytes = 392, .tp_name = 24, .tp_basicsize = 32, .tp_itemsize = 40, .tp_dealloc = 48, .tp_flags = 168,
        .tp_traverse = 184, .tp_weaklistoffset = 208, .tp_members = 240, .tp_base = 256, .tp_dict = 264,
        .tp_dictoffset = 288, .tp_alloc = 304, .tp_bases = 336, .tp_mro = 344, .tp_cache = 352, .tp_subclasses = 360,
        .tp_weaklist = 368, .tp_del = 376},
    .heap_type = {.size_bytes = 872, .ht_name = 856, .ht_slots = 864},
    .member_def = {.size_bytes = 40, .name = 0, .type = 8, .offset = 16, .flags = 24},
    .dict = {.size_bytes = 248, .ma_used = 24, .ma_mask = 32, .ma_table = 40, .ma_smalltable = 56},
    .dict_key_entry = {.size_bytes = 24, .me_hash = 0, .me_key = 8, .me_value = 16},
    .list = {.size_bytes = 40, .ob_item = 24, .allocated = 32},
    .tuple = {.size_bytes = 32, .ob_item = 24},
    .set = {.size_bytes = 200, .fill = 16, .used = 24, .mask = 32, .table = 40, .smalltable = 56, .weakreflist = 192},
    .set_entry = {.size_bytes = 16, .key = 8, .hash = 0},
    .int_ = {.size_bytes = 32, .ob_digit = 24},
    .short_int = {.size_bytes = 24, .ob_ival = 16},
    .unicode = {.size_bytes = 48, .length = 16, .str = 24, .defenc = 40},
    .bytes = {.size_bytes = 40, .ob_sval = 36},
    .byte_array = {.size_bytes = 48, .ob_alloc = 32, .ob_bytes = 40},
    .instance = {.size_bytes = 40, .in_class = 16, .in_dict = 24},
    .old_class = {.size_bytes = 72, .cl_bases = 16, .cl_dict = 24, .cl_name = 32, .cl_getattr = 40, .cl_setattr = 48,
        .cl_delattr = 56},
    .function = {.size_bytes = 88, .func_globals = 24, .func_name = 56, .func_code = 16, .func_defaults = 32,
        .func_doc = 48, .func_dict = 64, .func_closure = 40, .func_module = 80, .func_weakreflist = 72},
    .c_function = {.size_bytes = 40, .m_ml = 16, .m_self = 24, .m_module = 32},
    // From debug information: no header shows it
    .module = {.size_bytes = 24, .md_dict = 16},
    .weak_ref = {.size_bytes = 56, .wr_object = 16, .wr_callback = 24, .wr_prev = 40, .wr_next = 48},
    .code = {.size_bytes = 128, .co_flags = 28, .co_argcount = 16, .co_firstlineno = 96, .co_nlocals = 20,
        .co_stacksize = 24, .co_consts = 40, .co_names = 48, .co_varnames = 56, .co_cellvars = 72, .co_freevars = 64,
        .co_filename = 80, .co_name = 88, .co_code = 32, .co_linetable = 104, .co_weakreflist = 120,
        .co_zombieframe = 112},
    .frame = {.size_bytes = 384, .f_back = 24, .f_code = 32, .f_builtins = 40, .f_globals = 48, .f_locals = 56,
        .f_valuestack = 64, .f_stacktop = 72, .f_trace = 80, .f_lasti = 120, .f_lineno = 124, .f_exc_type = 88,
        .f_exc_value = 96, .f_exc_traceback = 104, .f_localsplus = 376, .f_iblock = 128, .f_blockstack = 132,
        .block_size_bytes = 12},
    .generator = {.size_bytes = 48, .gi_frame = 16, .gi_code = 32, .gi_weakreflist = 40, .gi_running = 24},
    .thread = {.size_bytes = 168, .next = 0, .interp = 8, .frame = 16, .thread_id = 144, .dict = 120, .exc_type = 96,
        .exc_value = 104, .exc_traceback = 112, .curexc_type = 72, .curexc_value = 80, .curexc_traceback = 88,
        .async_exc = 136, .c_profileobj = 56, .c_traceobj = 64, .trash_delete_later = 160},
    // From debug information: _collections: _collectionsmodule.c
    .deque = {.size_bytes = 80, .len = 48, .leftblock = 16, .rightblock = 24, .leftindex = 32, .rightindex = 40,
        .maxlen = 64, .weakreflist = 72, .block_size_bytes = 512, .block_leftlink = 504, .block_data = 0,
        .block_rightlink = 496},
    // From debug information: capsule.c
    .capsule = {.size_bytes = 48, .pointer = 16},
    // From debug information: itertools: itertoolsmodule.c
    .tee_data = {.size_bytes = 496, .it = 16, .numread = 24, .nextlink = 32, .values = 40},
    // From debug information: array: arraymodule.c
    .array = {.size_bytes = 56, .allocated = 32, .ob_descr = 40, .itemsize = 4},
    // From debug information: _sqlite3: cache.c
    .sqlite_cache = {.size_bytes = 64, .first = 40, .node_next = 48},
    // From debug information: _struct: _struct.c
    .struct_ = {.size_bytes = 56, .s_codes = 32, .code_size_bytes = 24},
    .date_time = {.size_bytes = 48, .datetime_hastzinfo = 24, .datetime_tzinfo = 40, .time_hastzinfo = 24,
        .time_tzinfo = 32},
    .plain_types = kPlainTypes,
    .module_states = kModuleStates,
};

}  // namespace stillheld
