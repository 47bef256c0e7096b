"""What every instruction of CPython 2.7 and 3.6 to 3.15 pops, pushes and means, by name.

EFFECTS maps a name to (pops, pushes, op). pops and pushes are numbers, or "n" for the argument, as in "n+1" and "2n".
op is the value of `enum class Op` in src/cpython/bytecode.h; None is kOther, which pushes nothing known. A list of
(oldest minor version, effect) stands where the meaning has changed. The generator checks every row against
dis.stack_effect of the interpreter.
"""

_BINARY = ("ADD", "AND", "FLOOR_DIVIDE", "LSHIFT", "MATRIX_MULTIPLY", "MODULO", "MULTIPLY", "OR", "POWER", "RSHIFT",
           "SUBTRACT", "TRUE_DIVIDE", "XOR")
_INPLACE_OPS = {"ADD": "kInplaceAdd", "OR": "kInplaceOr", "SUBTRACT": "kInplaceSubtract", "AND": "kInplaceAnd"}

EFFECTS = {
    # Names and variables.
    "LOAD_FAST": (0, 1, "kLoadFast"),
    "LOAD_FAST_CHECK": (0, 1, "kLoadFast"),
    "LOAD_FAST_AND_CLEAR": (0, 1, "kLoadFastAndClear"),
    "LOAD_FAST_BORROW": (0, 1, "kLoadFast"),
    "LOAD_FAST_LOAD_FAST": (0, 2, "kLoadFastPair"),
    "LOAD_FAST_BORROW_LOAD_FAST_BORROW": (0, 2, "kLoadFastPair"),
    "STORE_FAST": (1, 0, "kStoreFast"),
    "STORE_FAST_MAYBE_NULL": (1, 0, "kStoreFast"),
    "STORE_FAST_LOAD_FAST": (1, 1, "kStoreFastLoadFast"),
    "STORE_FAST_STORE_FAST": (2, 0, "kStoreFastPair"),
    "DELETE_FAST": (0, 0, "kDeleteFast"),
    "LOAD_DEREF": (0, 1, "kLoadDeref"),
    "LOAD_CLASSDEREF": (0, 1, "kLoadDeref"),
    "LOAD_FROM_DICT_OR_DEREF": (1, 1, "kLoadDeref"),
    "STORE_DEREF": (1, 0, "kStoreDeref"),
    "DELETE_DEREF": (0, 0, None),
    "LOAD_GLOBAL": [(6, (0, 1, "kLoadGlobal")), (11, (0, 1, "kLoadGlobalNullFirst")), (13, (0, 1, "kLoadGlobalNullLast"))],
    "LOAD_NAME": (0, 1, "kLoadGlobal"),
    "LOAD_FROM_DICT_OR_GLOBALS": (1, 1, "kLoadGlobal"),
    "STORE_ANNOTATION": (1, 0, None),
    "STORE_GLOBAL": (1, 0, "kStoreGlobal"),
    "STORE_NAME": (1, 0, "kStoreGlobal"),
    "DELETE_GLOBAL": (0, 0, "kDeleteGlobal"),
    "DELETE_NAME": (0, 0, "kDeleteGlobal"),
    "LOAD_ATTR": [(6, (1, 1, "kLoadAttr")), (12, (1, 1, "kLoadAttrOrMethod"))],
    "LOAD_METHOD": (1, 2, "kLoadMethod"),
    "LOAD_SUPER_ATTR": (3, 1, "kLoadSuperAttr"),
    "STORE_ATTR": (2, 0, "kStoreAttr"),
    "DELETE_ATTR": (1, 0, "kDeleteAttr"),

    # Subscripts.
    "BINARY_SUBSCR": (2, 1, "kLoadSubscript"),
    "STORE_SUBSCR": (3, 0, "kStoreSubscript"),
    "DELETE_SUBSCR": (2, 0, "kDeleteSubscript"),
    "BINARY_SLICE": (3, 1, None),
    "STORE_SLICE": (4, 0, "kStoreSlice"),
    "BUILD_SLICE": ("n", 1, "kBuildSlice"),

    # Calls. PRECALL does half of the work of the CALL behind it: here CALL does all of it.
    "PUSH_NULL": (0, 1, "kPushNull"),
    "PRECALL": (0, 0, None),
    "KW_NAMES": (0, 0, None),
    "CALL": ("n+2", 1, "kCall"),
    "CALL_METHOD": ("n+2", 1, "kCall"),
    "CALL_KW": ("n+3", 1, "kCallNames"),
    "CALL_FUNCTION": ("n+1", 1, "kCallFunction"),
    "CALL_FUNCTION_KW": ("n+2", 1, "kCallFunctionNames"),
    "CALL_FUNCTION_EX": [(6, (2, 1, "kCallUnpacked")), (11, (3, 1, "kCallUnpacked")), (14, (4, 1, "kCallUnpackedAlways"))],
    "CALL_INTRINSIC_1": (1, 1, None),
    "CALL_INTRINSIC_2": (2, 1, None),
    "MAKE_FUNCTION": [(6, (2, 1, "kMakeFunction")), (11, (1, 1, "kMakeFunction"))],
    "SET_FUNCTION_ATTRIBUTE": (2, 1, None),

    # Moving values about.
    "POP_TOP": (1, 0, None),
    "DUP_TOP": (0, 1, "kDup"),
    "DUP_TOP_TWO": (0, 2, "kDupTwo"),
    "COPY": (0, 1, "kCopy"),
    "SWAP": (0, 0, "kSwap"),
    "ROT_TWO": (0, 0, "kRotTwo"),
    "ROT_THREE": (0, 0, "kRotThree"),
    "ROT_FOUR": (0, 0, "kRotFour"),
    "ROT_N": (0, 0, "kRotN"),

    # Operators.
    "BINARY_OP": (2, 1, "kBinaryOp"),
    "COMPARE_OP": [(6, (2, 1, "kCompareOrContains")), (9, (2, 1, "kCompare"))],
    "IS_OP": (2, 1, None),
    "CONTAINS_OP": (2, 1, None),
    "UNARY_INVERT": (1, 1, None),
    "UNARY_NEGATIVE": (1, 1, None),
    "UNARY_NOT": (1, 1, None),
    "UNARY_POSITIVE": (1, 1, None),
    "TO_BOOL": (1, 1, None),

    # New objects.
    "LOAD_CONST": (0, 1, "kLoadConst"),
    "LOAD_SMALL_INT": (0, 1, "kLoadImmediate"),
    "LOAD_COMMON_CONSTANT": (0, 1, "kLoadImmediate"),
    "LOAD_SPECIAL": (1, 2, None),
    "LOAD_CLOSURE": (0, 1, None),
    "LOAD_LOCALS": (0, 1, None),
    "LOAD_BUILD_CLASS": (0, 1, None),
    "LOAD_ASSERTION_ERROR": (0, 1, None),
    "BUILD_LIST": ("n", 1, None),
    "BUILD_TUPLE": ("n", 1, None),
    "BUILD_SET": ("n", 1, None),
    "BUILD_MAP": ("2n", 1, None),
    "BUILD_STRING": ("n", 1, None),
    "BUILD_INTERPOLATION": (2, 1, "kBuildInterpolation"),
    "BUILD_TEMPLATE": (2, 1, None),
    "BUILD_CONST_KEY_MAP": ("n+1", 1, None),
    "BUILD_LIST_UNPACK": ("n", 1, None),
    "BUILD_TUPLE_UNPACK": ("n", 1, None),
    "BUILD_TUPLE_UNPACK_WITH_CALL": ("n", 1, None),
    "BUILD_SET_UNPACK": ("n", 1, None),
    "BUILD_MAP_UNPACK": ("n", 1, None),
    "BUILD_MAP_UNPACK_WITH_CALL": ("n", 1, None),
    "LIST_APPEND": (1, 0, None),
    "SET_ADD": (1, 0, None),
    "MAP_ADD": (2, 0, None),
    "LIST_EXTEND": (1, 0, None),
    "SET_UPDATE": (1, 0, None),
    "DICT_UPDATE": (1, 0, None),
    "DICT_MERGE": (1, 0, None),
    "LIST_TO_TUPLE": (1, 1, None),
    "FORMAT_VALUE": (1, 1, "kFormatValue"),
    "FORMAT_SIMPLE": (1, 1, None),
    "FORMAT_WITH_SPEC": (2, 1, None),
    "CONVERT_VALUE": (1, 1, None),
    "UNPACK_SEQUENCE": (1, "n", "kUnpack"),
    "UNPACK_EX": (1, 1, "kUnpackStarred"),
    "IMPORT_NAME": (2, 1, None),
    "IMPORT_FROM": (0, 1, None),
    "IMPORT_STAR": (1, 0, None),

    # Control flow.
    "GET_ITER": [(6, (1, 1, "kGetIter")), (15, (1, 2, "kGetIterPair"))],
    "FOR_ITER": [(6, (0, 1, "kForIter")), (12, (0, 1, "kForIterBoth")), (15, (0, 1, "kForIterPair"))],
    "POP_ITER": [(14, (1, 0, None)), (15, (2, 0, None))],
    "END_FOR": [(12, (2, 0, None)), (13, (1, 0, None))],
    "JUMP_FORWARD": (0, 0, None),
    "JUMP_ABSOLUTE": (0, 0, None),
    "SETUP_LOOP": (0, 0, None),
    "BREAK_LOOP": (0, 0, None),
    "CONTINUE_LOOP": (0, 0, None),
    "JUMP_BACKWARD": (0, 0, None),
    "JUMP_BACKWARD_NO_INTERRUPT": (0, 0, None),
    "JUMP_IF_FALSE_OR_POP": (1, 0, "kJumpOrPop"),
    "JUMP_IF_TRUE_OR_POP": (1, 0, "kJumpOrPop"),
    "JUMP_IF_NOT_EXC_MATCH": (2, 0, None),
    "RETURN_VALUE": [(6, (1, 0, None)), (14, (1, 1, None))],
    "RETURN_CONST": (0, 0, None),
    "RAISE_VARARGS": ("n", 0, None),
    "RERAISE": [(9, (3, 0, None)), (11, (1, 0, None))],

    # Generators and coroutines.
    "YIELD_VALUE": (1, 1, None),
    "YIELD_FROM": (2, 1, None),
    "SEND": [(11, (2, 2, "kSend")), (12, (2, 2, None)), (15, (3, 3, None))],
    "END_SEND": [(12, (2, 1, None)), (15, (3, 1, None))],
    "GEN_START": (1, 0, None),
    "RETURN_GENERATOR": [(11, (0, 0, None)), (13, (0, 1, None))],
    "ASYNC_GEN_WRAP": (1, 1, None),
    "GET_AITER": (1, 1, None),
    "GET_ANEXT": (0, 1, None),
    "GET_AWAITABLE": (1, 1, None),
    "GET_YIELD_FROM_ITER": (1, 1, None),
    "END_ASYNC_FOR": [(6, (7, 0, None)), (11, (2, 0, None))],

    # with, try. Where the number of values depends on how a handler was entered, the compiler's own count stands.
    "BEFORE_WITH": (1, 2, None),
    "BEFORE_ASYNC_WITH": (1, 2, None),
    "SETUP_WITH": (1, 2, "kTry"),
    "SETUP_ASYNC_WITH": (0, 0, "kTry"),
    "SETUP_FINALLY": (0, 0, "kTry"),
    "SETUP_EXCEPT": (0, 0, "kTry"),
    "POP_BLOCK": (0, 0, None),
    "POP_EXCEPT": [(6, (3, 0, None)), (11, (1, 0, None))],
    "POP_FINALLY": (6, 0, None),
    "BEGIN_FINALLY": (0, 6, None),
    "CALL_FINALLY": (0, 0, None),
    "END_FINALLY": [(6, (1, 0, None)), (8, (6, 0, None))],
    "WITH_CLEANUP_START": (0, 2, None),
    "WITH_CLEANUP_FINISH": (3, 0, None),
    "WITH_EXCEPT_START": (0, 1, None),
    "PUSH_EXC_INFO": (1, 2, None),
    "CHECK_EXC_MATCH": (2, 2, None),
    "CHECK_EG_MATCH": (2, 2, None),
    "PREP_RERAISE_STAR": (2, 1, None),
    "CLEANUP_THROW": (3, 2, None),

    # match.
    "GET_LEN": (0, 1, None),
    "MATCH_MAPPING": (0, 1, None),
    "MATCH_SEQUENCE": (0, 1, None),
    "MATCH_KEYS": [(10, (2, 4, None)), (11, (2, 3, None))],
    "MATCH_CLASS": [(10, (3, 2, None)), (11, (3, 1, None))],
    "COPY_DICT_WITHOUT_KEYS": (2, 2, None),

    # The rest.
    "EXTENDED_ARG": (0, 0, "kExtendedArg"),
    "PRINT_EXPR": (1, 0, None),
    "INTERPRETER_EXIT": (1, 0, None),
    "EXIT_INIT_CHECK": (1, 0, None),
}
EFFECTS.update({"BINARY_" + name: (2, 1, "kBinary") for name in _BINARY})
EFFECTS.update({"INPLACE_" + name: (2, 1, _INPLACE_OPS.get(name)) for name in _BINARY})
EFFECTS.update({name: (0, 0, None) for name in (
    "CACHE", "COPY_FREE_VARS", "MAKE_CELL", "NOP", "NOT_TAKEN", "TRACE_RECORD", "RESERVED", "RESUME", "SETUP_ANNOTATIONS")})
EFFECTS.update({name: (1, 0, None) for name in (
    "POP_JUMP_IF_FALSE", "POP_JUMP_IF_TRUE", "POP_JUMP_IF_NONE", "POP_JUMP_IF_NOT_NONE",
    "POP_JUMP_FORWARD_IF_FALSE", "POP_JUMP_FORWARD_IF_TRUE", "POP_JUMP_FORWARD_IF_NONE", "POP_JUMP_FORWARD_IF_NOT_NONE",
    "POP_JUMP_BACKWARD_IF_FALSE", "POP_JUMP_BACKWARD_IF_TRUE", "POP_JUMP_BACKWARD_IF_NONE",
    "POP_JUMP_BACKWARD_IF_NOT_NONE")})

# Never followed by the next instruction.
ENDS = {"RETURN_VALUE", "RETURN_CONST", "RAISE_VARARGS", "RERAISE", "JUMP_FORWARD", "JUMP_ABSOLUTE", "JUMP_BACKWARD",
        "JUMP_BACKWARD_NO_INTERRUPT", "INTERPRETER_EXIT", "BREAK_LOOP", "CONTINUE_LOOP"}

# Before dis could be asked about the path without the jump (3.8), it named the deeper stack of the two paths, and of an
# END_FINALLY the one behind an exception.
UNCHECKED = {name: 7 for name in (
    "JUMP_IF_FALSE_OR_POP", "JUMP_IF_TRUE_OR_POP", "SETUP_EXCEPT", "SETUP_FINALLY", "SETUP_WITH", "SETUP_ASYNC_WITH",
    "END_FINALLY")}
# What 3.6 says of these was put right in 3.7.
UNCHECKED |= {name: 6 for name in ("WITH_CLEANUP_START", "WITH_CLEANUP_FINISH", "POP_EXCEPT")}

# A call of a finally block, which comes back.
SUBROUTINES = {"CALL_FINALLY"}

# What an executor replaces is a jump backwards, with one cache.
ALIASES = {"ENTER_EXECUTOR": "JUMP_BACKWARD"}

# Whose base the code object keeps elsewhere: how many caches follow cannot be told from the code alone.
HIDDEN = {"INSTRUMENTED_LINE", "INSTRUMENTED_INSTRUCTION"}


# Python 2.7. dis says nothing of its stack: Python/compile.c, opcode_stack_effect, does.
OLD_EFFECTS = {
    "STOP_CODE": (0, 0, None),
    "UNARY_CONVERT": (1, 1, None),
    "BINARY_DIVIDE": (2, 1, "kBinary"),
    "INPLACE_DIVIDE": (2, 1, None),
    "SLICE+0": (1, 1, None),
    "SLICE+1": (2, 1, None),
    "SLICE+2": (2, 1, None),
    "SLICE+3": (3, 1, None),
    "STORE_SLICE+0": (2, 0, "kStoreSlice"),
    "STORE_SLICE+1": (3, 0, "kStoreSlice"),
    "STORE_SLICE+2": (3, 0, "kStoreSlice"),
    "STORE_SLICE+3": (4, 0, "kStoreSlice"),
    "DELETE_SLICE+0": (1, 0, "kDeleteSubscript"),
    "DELETE_SLICE+1": (2, 0, "kDeleteSubscript"),
    "DELETE_SLICE+2": (2, 0, "kDeleteSubscript"),
    "DELETE_SLICE+3": (3, 0, "kDeleteSubscript"),
    "STORE_MAP": (2, 0, None),
    "PRINT_ITEM": (1, 0, None),
    "PRINT_NEWLINE": (0, 0, None),
    "PRINT_ITEM_TO": (2, 0, None),
    "PRINT_NEWLINE_TO": (1, 0, None),
    "EXEC_STMT": (3, 0, None),
    "BUILD_CLASS": (3, 1, None),
    "WITH_CLEANUP": (1, 0, None),
    "DUP_TOPX": (0, "n", "kDupMany"),
    "BUILD_MAP": (0, 1, None),
    "CALL_FUNCTION": (1, 1, "kCallCounts"),
    "CALL_FUNCTION_VAR": (2, 1, "kCallCounts"),
    "CALL_FUNCTION_KW": (2, 1, "kCallCounts"),
    "CALL_FUNCTION_VAR_KW": (3, 1, "kCallCounts"),
    "MAKE_FUNCTION": ("n+1", 1, None),
    "MAKE_CLOSURE": ("n+2", 1, None),
}


def effect(name, version):
    """(pops, pushes, op) of the instruction in a version, as (3, 12)."""
    major, minor = version
    if major == 2 and name in OLD_EFFECTS:
        return OLD_EFFECTS[name]
    if major == 2:
        minor = 6  # the oldest of those that have the instruction as well
    entry = EFFECTS[name]
    if isinstance(entry, list):
        entry = [value for oldest, value in entry if oldest <= minor][-1]
    return entry


def linear(formula):
    """(constant, factor of the argument) of a formula."""
    if isinstance(formula, int):
        return formula, 0
    factor, _, constant = formula.partition("n")
    return int(constant or 0), int(factor or 1)


def net(name, minor, argument):
    """How much deeper the stack is behind the instruction, as bytecode.cc computes it."""
    pops, pushes, op = effect(name, (3, minor))
    (pop, pop_factor), (push, push_factor) = linear(pops), linear(pushes)
    extra = {
        "kLoadGlobalNullFirst": argument & 1 if name == "LOAD_GLOBAL" else 0,
        "kLoadGlobalNullLast": argument & 1 if name == "LOAD_GLOBAL" else 0,
        "kLoadAttrOrMethod": argument & 1,
        "kLoadSuperAttr": argument & 1,
        "kCallUnpacked": -(argument & 1),
        "kMakeFunction": -bin(argument & 15).count("1") if minor < 13 else 0,
        "kFormatValue": -(argument & 4 == 4),
        "kBuildInterpolation": -(argument & 1),
        "kUnpackStarred": (argument & 0xff) + (argument >> 8),
    }.get(op, 0)
    return push + push_factor * argument - pop - pop_factor * argument + extra
