// Written by tools/generate_layouts.py from the headers and debug information of CPython 3.14.8: do not edit.
// clang-format off
#include "cpython/layouts/all_layouts.h"

// A field that is left out does not exist in this version.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace stillheld {
namespace {

using enum EdgeKind;

constexpr PlainField kAttributeErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "__notes__"}, {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"},
    {56, kAttribute, "__cause__"}, {72, kAttribute, "obj"}, {80, kAttribute, "name"}};
constexpr PlainField kBaseExceptionFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kAttribute, "__notes__"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"}};
constexpr PlainField kBaseExceptionGroupFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "__notes__"}, {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"},
    {56, kAttribute, "__cause__"}, {72, kAttribute, "message"}, {80, kAttribute, "exceptions"}};
constexpr PlainField kContextFields[] = {{16, kInternal, "ctx_prev"}, {24, kInternal, "ctx_vars"}};
constexpr PlainField kContextVarFields[] = {{16, kAttribute, "name"}, {24, kInternal, "var_default"}};
constexpr PlainField kImportErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kAttribute, "__notes__"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "msg"}, {80, kAttribute, "name"}, {88, kAttribute, "path"}, {96, kAttribute, "name_from"}};
constexpr PlainField kNameErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kAttribute, "__notes__"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "name"}};
constexpr PlainField kOSErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kAttribute, "__notes__"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "errno"}, {80, kAttribute, "strerror"}, {88, kAttribute, "filename"},
    {96, kAttribute, "filename2"}};
constexpr PlainField kStopIterationFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kAttribute, "__notes__"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "value"}};
constexpr PlainField kSyntaxErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kAttribute, "__notes__"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "msg"}, {80, kAttribute, "filename"}, {88, kAttribute, "lineno"}, {96, kAttribute, "offset"},
    {104, kAttribute, "end_lineno"}, {112, kAttribute, "end_offset"}, {120, kAttribute, "text"},
    {128, kAttribute, "print_file_and_line"}, {136, kInternal, "metadata"}};
constexpr PlainField kSystemExitFields[] = {{16, kDict, ""}, {24, kAttribute, "args"}, {32, kAttribute, "__notes__"},
    {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"}, {56, kAttribute, "__cause__"},
    {72, kAttribute, "code"}};
constexpr PlainField kTaskStepMethWrapperFields[] = {{16, kInternal, "sw_task"}, {24, kInternal, "sw_arg"}};
constexpr PlainField kTokenFields[] = {{16, kInternal, "tok_ctx"}, {24, kAttribute, "var"},
    {32, kInternal, "tok_oldval"}};
constexpr PlainField kUnicodeDecodeErrorFields[] = {{16, kDict, ""}, {24, kAttribute, "args"},
    {32, kAttribute, "__notes__"}, {40, kAttribute, "__traceback__"}, {48, kAttribute, "__context__"},
    {56, kAttribute, "__cause__"}, {72, kAttribute, "encoding"}, {80, kAttribute, "object"},
    {104, kAttribute, "reason"}};
constexpr PlainField kAbcAbcDataFields[] = {{16, kInternal, "_abc_registry"}, {24, kInternal, "_abc_cache"},
    {32, kInternal, "_abc_negative_cache"}};
constexpr PlainField kAsyncioFutureFields[] = {{16, kAttribute, "_loop"}, {24, kInternal, "fut_callback0"},
    {32, kInternal, "fut_context0"}, {40, kInternal, "fut_callbacks"}, {48, kAttribute, "_exception"},
    {56, kInternal, "fut_exception_tb"}, {64, kAttribute, "_result"}, {72, kInternal, "fut_source_tb"},
    {80, kInternal, "fut_cancel_msg"}, {88, kInternal, "fut_cancelled_exc"}, {96, kInternal, "fut_awaited_by"}};
constexpr PlainField kAsyncioFutureIterFields[] = {{16, kInternal, "future"}};
constexpr PlainField kAsyncioTaskFields[] = {{16, kAttribute, "_loop"}, {24, kInternal, "task_callback0"},
    {32, kInternal, "task_context0"}, {40, kInternal, "task_callbacks"}, {48, kAttribute, "_exception"},
    {56, kInternal, "task_exception_tb"}, {64, kAttribute, "_result"}, {72, kInternal, "task_source_tb"},
    {80, kInternal, "task_cancel_msg"}, {88, kInternal, "task_cancelled_exc"}, {96, kInternal, "task_awaited_by"},
    {120, kAttribute, "_fut_waiter"}, {128, kAttribute, "_coro"}, {136, kInternal, "task_name"},
    {144, kInternal, "task_context"}};
constexpr PlainField kCollectionsDequeIteratorFields[] = {{32, kInternal, "deque"}};
constexpr PlainField kCollectionsTuplegetterFields[] = {{24, kAttribute, "__doc__"}};
constexpr PlainField kCsvDialectFields[] = {{24, kInternal, "delimiter"}, {28, kInternal, "quotechar"},
    {32, kInternal, "escapechar"}, {40, kAttribute, "lineterminator"}};
constexpr PlainField kCsvReaderFields[] = {{16, kInternal, "input_iter"}, {24, kAttribute, "dialect"},
    {32, kInternal, "fields"}};
constexpr PlainField kCsvWriterFields[] = {{16, kInternal, "write"}, {24, kAttribute, "dialect"},
    {64, kInternal, "error_obj"}};
constexpr PlainField kIoBufferedRWPairFields[] = {{16, kInternal, "reader"}, {24, kInternal, "writer"},
    {32, kDict, ""}};
constexpr PlainField kIoBufferedRandomFields[] = {{16, kAttribute, "raw"}, {136, kDict, ""}};
constexpr PlainField kIoBytesIOFields[] = {{16, kInternal, "buf"}, {40, kDict, ""}};
constexpr PlainField kIoFileIOFields[] = {{40, kDict, ""}};
constexpr PlainField kIoIncrementalNewlineDecoderFields[] = {{16, kInternal, "decoder"}, {24, kAttribute, "errors"}};
constexpr PlainField kIoStringIOFields[] = {{72, kInternal, "decoder"}, {80, kInternal, "readnl"},
    {88, kInternal, "writenl"}, {96, kDict, ""}};
constexpr PlainField kIoTextIOWrapperFields[] = {{32, kAttribute, "buffer"}, {40, kAttribute, "encoding"},
    {48, kInternal, "encoder"}, {56, kInternal, "decoder"}, {64, kInternal, "readnl"}, {72, kAttribute, "errors"},
    {120, kInternal, "decoded_chars"}, {136, kInternal, "pending_bytes"}, {152, kInternal, "snapshot"},
    {168, kInternal, "raw"}, {184, kDict, ""}};
constexpr PlainField kIoBytesIOBufferFields[] = {{16, kInternal, "source"}};
constexpr PlainField kIoIOBaseFields[] = {{16, kDict, ""}};
constexpr PlainField kJsonEncoderFields[] = {{16, kAttribute, "markers"}, {24, kAttribute, "default"},
    {32, kAttribute, "encoder"}, {40, kAttribute, "indent"}, {48, kAttribute, "key_separator"},
    {56, kAttribute, "item_separator"}};
constexpr PlainField kJsonScannerFields[] = {{24, kAttribute, "object_hook"}, {32, kAttribute, "object_pairs_hook"},
    {40, kAttribute, "parse_float"}, {48, kAttribute, "parse_int"}, {56, kAttribute, "parse_constant"}};
constexpr PlainField kSreSREScannerFields[] = {{16, kAttribute, "pattern"}, {56, kInternal, "state.string"}};
constexpr PlainField kStructStructFields[] = {{40, kAttribute, "format"}};
constexpr PlainField kStructUnpackIteratorFields[] = {{16, kInternal, "so"}, {32, kInternal, "buf.obj"}};
constexpr PlainField kThreadLocalFields[] = {{16, kInternal, "args"}, {24, kInternal, "kw"},
    {40, kInternal, "localdicts"}, {48, kInternal, "thread_watchdogs"}};
constexpr PlainField kAnextAwaitableFields[] = {{16, kInternal, "wrapped"}, {24, kInternal, "default_value"}};
constexpr PlainField kArrayArrayiteratorFields[] = {{24, kInternal, "ao"}};
constexpr PlainField kAsyncGeneratorAsendFields[] = {{16, kInternal, "ags_gen"}, {24, kInternal, "ags_sendval"}};
constexpr PlainField kAsyncGeneratorAthrowFields[] = {{16, kInternal, "agt_gen"}, {24, kInternal, "agt_args"}};
constexpr PlainField kAsyncGeneratorWrappedValueFields[] = {{16, kInternal, "agw_val"}};
constexpr PlainField kBytearrayIteratorFields[] = {{24, kInternal, "it_seq"}};
constexpr PlainField kCallableIteratorFields[] = {{16, kInternal, "it_callable"}, {24, kInternal, "it_sentinel"}};
constexpr PlainField kCellFields[] = {{16, kCell, ""}};
constexpr PlainField kClassmethodFields[] = {{16, kAttribute, "__func__"}, {24, kDict, ""}};
constexpr PlainField kClassmethodDescriptorFields[] = {{16, kAttribute, "__objclass__"}, {24, kAttribute, "__name__"},
    {32, kAttribute, "__qualname__"}};
constexpr PlainField kCollectionsDefaultdictFields[] = {{48, kAttribute, "default_factory"}};
constexpr PlainField kCoroutineWrapperFields[] = {{16, kInternal, "cw_coroutine"}};
constexpr PlainField kDatetimeTimezoneFields[] = {{16, kInternal, "offset"}, {24, kInternal, "name"}};
constexpr PlainField kDecimalContextFields[] = {{64, kInternal, "traps"}, {72, kInternal, "flags"}};
constexpr PlainField kDictItemiteratorFields[] = {{16, kInternal, "di_dict"}, {40, kInternal, "di_result"}};
constexpr PlainField kDictItemsFields[] = {{16, kAttribute, "mapping"}};
constexpr PlainField kEnumerateFields[] = {{24, kInternal, "en_sit"}, {32, kInternal, "en_result"},
    {40, kInternal, "en_longindex"}, {48, kInternal, "one"}};
constexpr PlainField kFilterFields[] = {{16, kInternal, "func"}, {24, kInternal, "it"}};
constexpr PlainField kFunctoolsKeyWrapperFields[] = {{16, kInternal, "cmp"}, {24, kAttribute, "obj"}};
constexpr PlainField kFunctoolsPartialFields[] = {{16, kAttribute, "func"}, {24, kAttribute, "args"},
    {32, kAttribute, "keywords"}, {40, kDict, ""}};
constexpr PlainField kHamtFields[] = {{16, kInternal, "h_root"}};
constexpr PlainField kInstancemethodFields[] = {{16, kAttribute, "__func__"}};
constexpr PlainField kItertoolsGrouperFields[] = {{16, kInternal, "parent"}, {24, kInternal, "tgtkey"}};
constexpr PlainField kItertoolsTeeFields[] = {{16, kInternal, "dataobj"}};
constexpr PlainField kItertoolsAccumulateFields[] = {{16, kInternal, "total"}, {24, kInternal, "it"},
    {32, kInternal, "binop"}, {40, kInternal, "initial"}};
constexpr PlainField kItertoolsBatchedFields[] = {{16, kInternal, "it"}};
constexpr PlainField kItertoolsChainFields[] = {{16, kInternal, "source"}, {24, kInternal, "active"}};
constexpr PlainField kItertoolsCombinationsFields[] = {{16, kInternal, "pool"}, {32, kInternal, "result"}};
constexpr PlainField kItertoolsCompressFields[] = {{16, kInternal, "data"}, {24, kInternal, "selectors"}};
constexpr PlainField kItertoolsCountFields[] = {{24, kInternal, "long_cnt"}, {32, kInternal, "long_step"}};
constexpr PlainField kItertoolsCycleFields[] = {{16, kInternal, "it"}, {24, kInternal, "saved"}};
constexpr PlainField kItertoolsGroupbyFields[] = {{16, kInternal, "it"}, {24, kInternal, "keyfunc"},
    {32, kInternal, "tgtkey"}, {40, kInternal, "currkey"}, {48, kInternal, "currvalue"}};
constexpr PlainField kItertoolsPairwiseFields[] = {{16, kInternal, "it"}, {24, kInternal, "old"},
    {32, kInternal, "result"}};
constexpr PlainField kItertoolsPermutationsFields[] = {{16, kInternal, "pool"}, {40, kInternal, "result"}};
constexpr PlainField kItertoolsProductFields[] = {{16, kInternal, "pools"}, {32, kInternal, "result"}};
constexpr PlainField kItertoolsRepeatFields[] = {{16, kInternal, "element"}};
constexpr PlainField kItertoolsZipLongestFields[] = {{32, kInternal, "ittuple"}, {40, kInternal, "result"},
    {48, kInternal, "fillvalue"}};
constexpr PlainField kLineIteratorFields[] = {{16, kInternal, "li_code"}};
constexpr PlainField kLongrangeIteratorFields[] = {{16, kInternal, "start"}, {24, kInternal, "step"},
    {32, kInternal, "len"}};
constexpr PlainField kManagedbufferFields[] = {{40, kAttribute, "obj"}};
constexpr PlainField kMapFields[] = {{16, kInternal, "iters"}, {24, kInternal, "func"}};
constexpr PlainField kMappingproxyFields[] = {{16, kInternal, "mapping"}};
constexpr PlainField kMemoryviewFields[] = {{24, kInternal, "mbuf"}};
constexpr PlainField kMethodFields[] = {{16, kAttribute, "__func__"}, {24, kAttribute, "__self__"}};
constexpr PlainField kMethodWrapperFields[] = {{16, kInternal, "descr"}, {24, kAttribute, "__self__"}};
constexpr PlainField kOdictIteratorFields[] = {{24, kInternal, "di_odict"}, {48, kInternal, "di_current"},
    {56, kInternal, "di_result"}};
constexpr PlainField kOperatorAttrgetterFields[] = {{24, kInternal, "attr"}};
constexpr PlainField kOperatorItemgetterFields[] = {{24, kInternal, "item"}};
constexpr PlainField kOperatorMethodcallerFields[] = {{16, kInternal, "name"}, {24, kInternal, "args"},
    {32, kInternal, "kwds"}, {40, kInternal, "vectorcall_args"}, {48, kInternal, "vectorcall_kwnames"}};
constexpr PlainField kPositionsIteratorFields[] = {{16, kInternal, "pi_code"}};
constexpr PlainField kPosixDirEntryFields[] = {{16, kAttribute, "name"}, {24, kAttribute, "path"},
    {32, kInternal, "stat"}, {40, kInternal, "lstat"}};
constexpr PlainField kPropertyFields[] = {{16, kAttribute, "fget"}, {24, kAttribute, "fset"}, {32, kAttribute, "fdel"},
    {40, kAttribute, "__doc__"}, {48, kAttribute, "__name__"}};
constexpr PlainField kRangeFields[] = {{16, kAttribute, "start"}, {24, kAttribute, "stop"}, {32, kAttribute, "step"},
    {40, kInternal, "length"}};
constexpr PlainField kReMatchFields[] = {{24, kAttribute, "string"}, {32, kAttribute, "regs"}, {40, kAttribute, "re"}};
constexpr PlainField kRePatternFields[] = {{32, kAttribute, "groupindex"}, {40, kInternal, "indexgroup"},
    {48, kAttribute, "pattern"}};
constexpr PlainField kReversedFields[] = {{24, kInternal, "seq"}};
constexpr PlainField kSelectPollFields[] = {{16, kInternal, "dict"}};
constexpr PlainField kSetIteratorFields[] = {{16, kInternal, "si_set"}};
constexpr PlainField kSliceFields[] = {{16, kAttribute, "start"}, {24, kAttribute, "stop"}, {32, kAttribute, "step"}};
constexpr PlainField kStringTemplatelibInterpolationFields[] = {{16, kAttribute, "value"},
    {24, kAttribute, "expression"}, {32, kAttribute, "conversion"}, {40, kAttribute, "format_spec"}};
constexpr PlainField kStringTemplatelibTemplateFields[] = {{16, kAttribute, "strings"},
    {24, kAttribute, "interpolations"}};
constexpr PlainField kSuperFields[] = {{16, kAttribute, "__thisclass__"}, {24, kAttribute, "__self__"},
    {32, kAttribute, "__self_class__"}};
constexpr PlainField kTracebackFields[] = {{16, kAttribute, "tb_next"}, {24, kAttribute, "tb_frame"}};
constexpr PlainField kTypesGenericAliasFields[] = {{16, kAttribute, "__origin__"}, {24, kAttribute, "__args__"},
    {32, kAttribute, "__parameters__"}};
constexpr PlainField kTypesUnionTypeFields[] = {{16, kAttribute, "__args__"}, {24, kInternal, "hashable_args"},
    {32, kInternal, "unhashable_args"}, {40, kAttribute, "__parameters__"}};
constexpr PlainField kTypingParamSpecFields[] = {{16, kAttribute, "__name__"}, {24, kInternal, "bound"},
    {32, kInternal, "default_value"}, {40, kInternal, "evaluate_default"}};
constexpr PlainField kTypingParamSpecArgsFields[] = {{16, kAttribute, "__origin__"}};
constexpr PlainField kTypingTypeAliasTypeFields[] = {{16, kAttribute, "__name__"}, {24, kAttribute, "__type_params__"},
    {32, kInternal, "compute_value"}, {40, kInternal, "value"}, {48, kAttribute, "__module__"}};
constexpr PlainField kTypingTypeVarFields[] = {{16, kAttribute, "__name__"}, {24, kInternal, "bound"},
    {32, kInternal, "evaluate_bound"}, {40, kInternal, "constraints"}, {48, kInternal, "evaluate_constraints"},
    {56, kInternal, "default_value"}, {64, kInternal, "evaluate_default"}};
constexpr PlainField kTypingTypeVarTupleFields[] = {{16, kAttribute, "__name__"}, {24, kInternal, "default_value"},
    {32, kInternal, "evaluate_default"}};
constexpr PlainField kZipFields[] = {{24, kInternal, "ittuple"}, {32, kInternal, "result"}};
constexpr PlainField kZlibCompressFields[] = {{128, kAttribute, "unused_data"}, {136, kAttribute, "unconsumed_tail"},
    {152, kInternal, "zdict"}};

constexpr PlainType kPlainTypes[] = {{"AttributeError", 88, kAttributeErrorFields},
    {"BaseException", 72, kBaseExceptionFields}, {"BaseExceptionGroup", 96, kBaseExceptionGroupFields},
    {"Context", 48, kContextFields}, {"ContextVar", 64, kContextVarFields}, {"ImportError", 104, kImportErrorFields},
    {"NameError", 80, kNameErrorFields}, {"OSError", 112, kOSErrorFields}, {"StopIteration", 80, kStopIterationFields},
    {"SyntaxError", 144, kSyntaxErrorFields}, {"SystemExit", 80, kSystemExitFields},
    {"TaskStepMethWrapper", 32, kTaskStepMethWrapperFields}, {"Token", 48, kTokenFields},
    {"UnicodeDecodeError", 112, kUnicodeDecodeErrorFields}, {"UnicodeEncodeError", 112, kUnicodeDecodeErrorFields},
    {"UnicodeTranslateError", 112, kUnicodeDecodeErrorFields}, {"_abc._abc_data", 48, kAbcAbcDataFields},
    {"_asyncio.Future", 112, kAsyncioFutureFields}, {"_asyncio.FutureIter", 24, kAsyncioFutureIterFields},
    {"_asyncio.Task", 168, kAsyncioTaskFields}, {"_asyncio.TaskStepMethWrapper", 32, kTaskStepMethWrapperFields},
    {"_collections._deque_iterator", 56, kCollectionsDequeIteratorFields},
    {"_collections._deque_reverse_iterator", 56, kCollectionsDequeIteratorFields},
    {"_collections._tuplegetter", 32, kCollectionsTuplegetterFields}, {"_contextvars.Context", 48, kContextFields},
    {"_contextvars.ContextVar", 64, kContextVarFields}, {"_contextvars.Token", 48, kTokenFields},
    {"_csv.Dialect", 48, kCsvDialectFields}, {"_csv.reader", 88, kCsvReaderFields},
    {"_csv.writer", 72, kCsvWriterFields}, {"_io.BufferedRWPair", 48, kIoBufferedRWPairFields},
    {"_io.BufferedRandom", 152, kIoBufferedRandomFields}, {"_io.BufferedReader", 152, kIoBufferedRandomFields},
    {"_io.BufferedWriter", 152, kIoBufferedRandomFields}, {"_io.BytesIO", 64, kIoBytesIOFields},
    {"_io.FileIO", 48, kIoFileIOFields}, {"_io.IncrementalNewlineDecoder", 40, kIoIncrementalNewlineDecoderFields},
    {"_io.StringIO", 120, kIoStringIOFields}, {"_io.TextIOWrapper", 200, kIoTextIOWrapperFields},
    {"_io._BytesIOBuffer", 24, kIoBytesIOBufferFields}, {"_io._IOBase", 32, kIoIOBaseFields},
    {"_json.Encoder", 80, kJsonEncoderFields}, {"_json.Scanner", 64, kJsonScannerFields},
    {"_queue.SimpleQueue", 72, {}}, {"_sre.SRE_Scanner", 264, kSreSREScannerFields},
    {"_struct.Struct", 56, kStructStructFields}, {"_struct.unpack_iterator", 112, kStructUnpackIteratorFields},
    {"_thread._local", 56, kThreadLocalFields}, {"_thread._localdummy", 24, {}},
    {"anext_awaitable", 32, kAnextAwaitableFields}, {"array.arrayiterator", 40, kArrayArrayiteratorFields},
    {"ast.AST", 24, kIoIOBaseFields}, {"async_generator_asend", 40, kAsyncGeneratorAsendFields},
    {"async_generator_athrow", 40, kAsyncGeneratorAthrowFields},
    {"async_generator_wrapped_value", 24, kAsyncGeneratorWrappedValueFields},
    {"bytearray_iterator", 32, kBytearrayIteratorFields}, {"bytes_iterator", 32, kBytearrayIteratorFields},
    {"callable_iterator", 32, kCallableIteratorFields}, {"cell", 24, kCellFields},
    {"classmethod", 32, kClassmethodFields}, {"classmethod_descriptor", 56, kClassmethodDescriptorFields},
    {"collections._deque_iterator", 56, kCollectionsDequeIteratorFields},
    {"collections._deque_reverse_iterator", 56, kCollectionsDequeIteratorFields},
    {"collections._tuplegetter", 32, kCollectionsTuplegetterFields},
    {"collections.defaultdict", 56, kCollectionsDefaultdictFields}, {"coroutine_wrapper", 24, kCoroutineWrapperFields},
    {"datetime.timezone", 32, kDatetimeTimezoneFields}, {"decimal.Context", 104, kDecimalContextFields},
    {"dict_itemiterator", 56, kDictItemiteratorFields}, {"dict_items", 24, kDictItemsFields},
    {"dict_keyiterator", 56, kDictItemiteratorFields}, {"dict_keys", 24, kDictItemsFields},
    {"dict_reverseitemiterator", 56, kDictItemiteratorFields}, {"dict_reversekeyiterator", 56, kDictItemiteratorFields},
    {"dict_reversevalueiterator", 56, kDictItemiteratorFields}, {"dict_valueiterator", 56, kDictItemiteratorFields},
    {"dict_values", 24, kDictItemsFields}, {"enumerate", 56, kEnumerateFields}, {"filter", 32, kFilterFields},
    {"functools.KeyWrapper", 32, kFunctoolsKeyWrapperFields}, {"functools.partial", 80, kFunctoolsPartialFields},
    {"getset_descriptor", 48, kClassmethodDescriptorFields}, {"hamt", 40, kHamtFields},
    {"instancemethod", 24, kInstancemethodFields}, {"iterator", 32, kBytearrayIteratorFields},
    {"itertools._grouper", 32, kItertoolsGrouperFields}, {"itertools._tee", 48, kItertoolsTeeFields},
    {"itertools.accumulate", 56, kItertoolsAccumulateFields}, {"itertools.batched", 40, kItertoolsBatchedFields},
    {"itertools.chain", 32, kItertoolsChainFields}, {"itertools.combinations", 56, kItertoolsCombinationsFields},
    {"itertools.combinations_with_replacement", 56, kItertoolsCombinationsFields},
    {"itertools.compress", 32, kItertoolsCompressFields}, {"itertools.count", 40, kItertoolsCountFields},
    {"itertools.cycle", 40, kItertoolsCycleFields}, {"itertools.dropwhile", 40, kFilterFields},
    {"itertools.filterfalse", 32, kFilterFields}, {"itertools.groupby", 72, kItertoolsGroupbyFields},
    {"itertools.islice", 56, kItertoolsBatchedFields}, {"itertools.pairwise", 40, kItertoolsPairwiseFields},
    {"itertools.permutations", 64, kItertoolsPermutationsFields}, {"itertools.product", 48, kItertoolsProductFields},
    {"itertools.repeat", 32, kItertoolsRepeatFields}, {"itertools.starmap", 32, kFilterFields},
    {"itertools.takewhile", 40, kFilterFields}, {"itertools.zip_longest", 56, kItertoolsZipLongestFields},
    {"line_iterator", 64, kLineIteratorFields}, {"list_iterator", 32, kBytearrayIteratorFields},
    {"list_reverseiterator", 32, kBytearrayIteratorFields}, {"longrange_iterator", 40, kLongrangeIteratorFields},
    {"managedbuffer", 112, kManagedbufferFields}, {"map", 40, kMapFields}, {"mappingproxy", 24, kMappingproxyFields},
    {"member_descriptor", 48, kClassmethodDescriptorFields}, {"memoryview", 152, kMemoryviewFields},
    {"method", 48, kMethodFields}, {"method-wrapper", 32, kMethodWrapperFields},
    {"method_descriptor", 56, kClassmethodDescriptorFields}, {"odict_items", 24, kDictItemsFields},
    {"odict_iterator", 64, kOdictIteratorFields}, {"odict_keys", 24, kDictItemsFields},
    {"odict_values", 24, kDictItemsFields}, {"operator.attrgetter", 40, kOperatorAttrgetterFields},
    {"operator.itemgetter", 48, kOperatorItemgetterFields}, {"operator.methodcaller", 64, kOperatorMethodcallerFields},
    {"positions_iterator", 80, kPositionsIteratorFields}, {"posix.DirEntry", 72, kPosixDirEntryFields},
    {"property", 64, kPropertyFields}, {"range", 48, kRangeFields}, {"re.Match", 88, kReMatchFields},
    {"re.Pattern", 96, kRePatternFields}, {"reversed", 32, kReversedFields}, {"select.poll", 48, kSelectPollFields},
    {"set_iterator", 48, kSetIteratorFields}, {"slice", 40, kSliceFields}, {"staticmethod", 32, kClassmethodFields},
    {"str_ascii_iterator", 32, kBytearrayIteratorFields}, {"str_iterator", 32, kBytearrayIteratorFields},
    {"string.templatelib.Interpolation", 48, kStringTemplatelibInterpolationFields},
    {"string.templatelib.Template", 32, kStringTemplatelibTemplateFields}, {"super", 40, kSuperFields},
    {"traceback", 40, kTracebackFields}, {"tuple_iterator", 32, kBytearrayIteratorFields},
    {"types.GenericAlias", 64, kTypesGenericAliasFields}, {"types.SimpleNamespace", 24, kIoIOBaseFields},
    {"types.UnionType", 56, kTypesUnionTypeFields}, {"typing.ParamSpec", 56, kTypingParamSpecFields},
    {"typing.ParamSpecArgs", 24, kTypingParamSpecArgsFields},
    {"typing.ParamSpecKwargs", 24, kTypingParamSpecArgsFields},
    {"typing.TypeAliasType", 56, kTypingTypeAliasTypeFields}, {"typing.TypeVar", 80, kTypingTypeVarFields},
    {"typing.TypeVarTuple", 40, kTypingTypeVarTupleFields}, {"typing.Union", 56, kTypesUnionTypeFields},
    {"wrapper_descriptor", 56, kClassmethodDescriptorFields}, {"zip", 48, kZipFields},
    {"zlib.Compress", 168, kZlibCompressFields}, {"zlib.Decompress", 168, kZlibCompressFields}};

}  // namespace

const Layout kPython314 = {
    .version = "3.14",
    .origin = "3.14.8",
    .version_number = 0x30e,
    .gc_lists_in = GcListsIn::kInterpreter,
    .dict_keys_form = DictKeysForm::kLog2Size,
    .dict_values_form = DictValuesForm::kHeader,
    .managed_dict_form = ManagedDictForm::kInline,
    .int_form = IntForm::kTag,
    .immortal_form = ImmortalForm::kLow32Negative,
    .stack_ref_form = StackRefForm::kTagged,
    .static_type_state_in = StaticTypeStateIn::kInterpreter,
    .type_flags = {.managed_dict = 0x10, .managed_weakref = 0x8, .inline_values = 0x4},
    .runtime = {.size_bytes = 316616, .interpreters_head = 808, .interpreters_main = 816, .static_types = 10688,
        .static_objects = 14064},
    .interpreter = {.size_bytes = 225864, .next = 7272, .id = 7280, .threads_head = 7344, .gc = 7408, .modules = 7688,
        .modules_by_index = 7696, .sysdict = 7672, .builtins = 7680, .importlib = 7704, .import_func = 7728,
        .codec_search_path = 8000, .codec_search_cache = 8008, .codec_error_registry = 8016, .dict = 8496,
        .sysdict_copy = 8504, .builtins_copy = 8512, .before_forkers = 10696, .after_forkers_parent = 10704,
        .after_forkers_child = 10712, .atexit_callbacks = 10792, .audit_hooks = 10912, .warnings_filters = 10720,
        .warnings_once_registry = 10728, .warnings_default_action = 10736, .interned_strings = 224624,
        .static_types = 180240, .extension_static_types = 189856, .eval_frame = 8520, .generic_type = 224728,
        .typevar_type = 224736, .typevartuple_type = 224744, .paramspec_type = 224752, .paramspecargs_type = 224760,
        .paramspeckwargs_type = 224768, .constevaluator_type = 224776},
    .static_type_state = {.size_bytes = 48, .type = 0, .tp_dict = 24, .tp_subclasses = 32, .tp_weaklist = 40},
    .atexit_callback = {.size_bytes = 24, .func = 0},
    .gc = {.size_bytes = 264, .generations = 24, .permanent_generation = 96, .enabled = 12, .debug = 16,
        .collecting = 192, .garbage = 200, .callbacks = 208},
    .gc_generation = {.size_bytes = 24, .threshold = 16, .count = 20},
    .gc_head = {.size_bytes = 16, .gc_next = 0, .gc_prev = 8},
    .object = {.size_bytes = 24, .ob_refcnt = 0, .ob_flags = 6, .ob_type = 8, .ob_size = 16},
    .type = {.size_bytes = 416, .tp_name = 24, .tp_basicsize = 32, .tp_itemsize = 40, .tp_dealloc = 48, .tp_flags = 168,
        .tp_traverse = 184, .tp_weaklistoffset = 208, .tp_members = 240, .tp_base = 256, .tp_dict = 264,
        .tp_dictoffset = 288, .tp_alloc = 304, .tp_bases = 336, .tp_mro = 344, .tp_cache = 352, .tp_subclasses = 360,
        .tp_weaklist = 368, .tp_del = 376, .tp_finalize = 392},
    .heap_type = {.size_bytes = 936, .ht_name = 856, .ht_slots = 864, .ht_qualname = 872, .ht_cached_keys = 880,
        .ht_module = 888, .ht_tpname = 896, .spec_getitem = 912},
    .member_def = {.size_bytes = 40, .name = 0, .type = 8, .offset = 16, .flags = 24},
    .dict = {.size_bytes = 48, .ma_used = 16, .ma_keys = 32, .ma_values = 40},
    .dict_keys = {.size_bytes = 32, .dk_refcnt = 0, .dk_log2_size = 8, .dk_log2_index_bytes = 9, .dk_kind = 10,
        .dk_usable = 16, .dk_nentries = 24, .dk_indices = 32},
    .dict_key_entry = {.size_bytes = 24, .me_hash = 0, .me_key = 8, .me_value = 16},
    .dict_unicode_entry = {.size_bytes = 16, .me_key = 0, .me_value = 8},
    .dict_values = {.size_bytes = 16, .capacity = 0, .size = 1, .embedded = 2, .valid = 3, .values = 8},
    .list = {.size_bytes = 40, .ob_item = 24, .allocated = 32},
    .tuple = {.size_bytes = 40, .ob_item = 32},
    .set = {.size_bytes = 200, .fill = 16, .used = 24, .mask = 32, .table = 40, .smalltable = 64, .weakreflist = 192},
    .set_entry = {.size_bytes = 16, .key = 0, .hash = 8},
    .int_ = {.size_bytes = 32, .lv_tag = 16, .ob_digit = 24},
    .str = {.ascii_size_bytes = 40, .compact_size_bytes = 56, .size_bytes = 64, .length = 16, .state = 32,
        .utf8_length = 40, .utf8 = 48, .data = 56, .interned_mask = 3, .kind_shift = 2, .compact_mask = 32,
        .ascii_mask = 64},
    .bytes = {.size_bytes = 40, .ob_sval = 32},
    .byte_array = {.size_bytes = 56, .ob_alloc = 24, .ob_bytes = 32},
    .function = {.size_bytes = 152, .func_globals = 16, .func_builtins = 24, .func_name = 32, .func_qualname = 40,
        .func_code = 48, .func_defaults = 56, .func_kwdefaults = 64, .func_doc = 80, .func_dict = 88,
        .func_closure = 72, .func_module = 104, .func_annotations = 112, .func_annotate = 120, .func_typeparams = 128,
        .func_weakreflist = 96},
    .c_function = {.size_bytes = 64, .m_ml = 16, .m_self = 24, .m_module = 32, .m_weakreflist = 40, .mm_class = 56},
    .module = {.size_bytes = 56, .md_dict = 16, .md_def = 24, .md_state = 32, .md_weaklist = 40, .md_name = 48},
    .module_def = {.size_bytes = 104, .m_size = 56},
    .weak_ref = {.size_bytes = 64, .wr_object = 16, .wr_callback = 24, .wr_prev = 40, .wr_next = 48},
    .code = {.size_bytes = 216, .co_flags = 48, .co_argcount = 52, .co_firstlineno = 68, .co_nlocals = 80,
        .co_nlocalsplus = 72, .co_stacksize = 64, .co_framesize = 76, .co_consts = 24, .co_names = 32,
        .co_localsplusnames = 96, .co_localspluskinds = 104, .co_filename = 112, .co_name = 120, .co_qualname = 128,
        .co_linetable = 136, .co_exceptiontable = 40, .co_weakreflist = 144, .co_extra = 200, .co_code_adaptive = 208,
        .co_cached = 160, .co_executors = 152, .co_monitoring = 176, .co_ncellvars = 84, .co_nfreevars = 88},
    .code_cached = {.size_bytes = 32, .co_code = 0, .co_varnames = 8, .co_cellvars = 16, .co_freevars = 24},
    .frame = {.size_bytes = 80, .f_back = 16, .f_trace = 32, .f_lineno = 40, .f_frame = 24, .f_frame_data = 72,
        .f_extra_locals = 48, .f_locals_cache = 56},
    .interpreter_frame = {.size_bytes = 88, .f_executable = 0, .f_funcobj = 16, .f_globals = 24, .f_builtins = 32,
        .f_locals = 40, .frame_obj = 48, .previous = 8, .prev_instr = 56, .stackpointer = 64, .owner = 74,
        .localsplus = 80},
    .generator = {.size_bytes = 160, .gi_weakreflist = 16, .gi_name = 24, .gi_qualname = 32, .gi_exc_state = 40,
        .gi_frame_state = 67, .gi_iframe = 72, .cr_origin = 56, .ag_finalizer = 56},
    .exception_stack_item = {.size_bytes = 16, .exc_value = 0, .previous_item = 8},
    .thread = {.size_bytes = 832, .next = 8, .interp = 16, .current_frame = 72, .thread_id = 152,
        .native_thread_id = 160, .id = 224, .dict = 128, .exc_info = 120, .exc_state = 256, .current_exception = 112,
        .async_exc = 144, .c_profileobj = 96, .c_traceobj = 104, .async_gen_firstiter = 192, .async_gen_finalizer = 200,
        .context = 208, .delete_later = 168, .datastack_chunk = 232, .datastack_top = 240, .threading_local_key = 288,
        .threading_local_sentinel = 296, .asyncio_running_loop = 864, .asyncio_running_task = 872},
    .stack_chunk = {.size_bytes = 32, .previous = 0, .size = 8, .top = 16, .data = 24},
    // From debug information: _collectionsmodule.c
    .deque = {.size_bytes = 216, .leftblock = 24, .rightblock = 32, .leftindex = 40, .rightindex = 48, .maxlen = 64,
        .weakreflist = 208, .block_size_bytes = 528, .block_leftlink = 0, .block_data = 8, .block_rightlink = 520},
    // From debug information: _functoolsmodule.c
    .lru_cache = {.size_bytes = 152, .root = 0, .wrapper = 56, .typed = 64, .maxsize = 96, .func = 88, .cache = 72,
        .cache_info_type = 128, .kwd_mark = 112, .dict = 136, .weakreflist = 144, .lru_list_elem_type = 120},
    // From debug information: _functoolsmodule.c
    .lru_link = {.size_bytes = 56, .prev = 16, .next = 24, .key = 40, .result = 48},
    // From debug information: odictobject.c
    .ordered_dict = {.size_bytes = 112, .od_fast_nodes = 64, .od_fast_nodes_size = 72, .od_first = 48,
        .od_inst_dict = 96, .od_weakreflist = 104, .node_size_bytes = 32, .node_key = 0, .node_next = 16},
    // From debug information: itertoolsmodule.c
    .tee_data = {.size_bytes = 496, .it = 16, .numread = 24, .nextlink = 32, .values = 40},
    // From debug information: _queue: _queuemodule.c
    .simple_queue = {.size_bytes = 72, .items = 40, .items_cap = 48, .get_idx = 32, .num_items = 56},
    .date_time = {.size_bytes = 48, .datetime_hastzinfo = 24, .datetime_tzinfo = 40, .time_hastzinfo = 24,
        .time_tzinfo = 32},
    // From debug information: no header shows it
    .hamt_node = {.bitmap_array = 32, .array_array = 16, .collision_array = 32},
    .debug_offsets = {.size_bytes = 760, .version = 8, .free_threaded = 16, .runtime_interpreters_head = 40,
        .interpreter_size = 48, .interpreter_id = 56, .interpreter_next = 64, .interpreter_threads_head = 72,
        .interpreter_gc = 88, .interpreter_modules = 96, .interpreter_sysdict = 104, .interpreter_builtins = 112,
        .thread_size = 176, .thread_next = 192, .thread_interp = 200, .thread_current_frame = 208,
        .thread_thread_id = 216, .thread_native_thread_id = 224, .thread_datastack_chunk = 232, .frame_previous = 256,
        .frame_executable = 264, .frame_instr_ptr = 272, .frame_localsplus = 280, .frame_owner = 288, .gc_size = 648,
        .gc_collecting = 656},
    .plain_types = kPlainTypes,
};

}  // namespace stillheld
