#!/usr/bin/env python3
"""Writes src/cpython/layouts/python_X_Y.cc from an interpreter's own headers and debug information.

    tools/generate_layouts.py                  writes a table for the newest micro release of each version found, with
                                               the GIL and without it (python_X_Yt.cc)
    tools/generate_layouts.py --check          compares every interpreter found with its version's table; exit 1 if
                                               a field differs
    tools/generate_layouts.py --python PATH    only this interpreter
    tools/generate_layouts.py --python PATH --debug-files FOLDER
                                               whose debug information lies in FOLDER/.build-id, as packages have it

Interpreters are looked for in $PYENV_ROOT/versions, on PATH and in /usr/bin. Offsets come from compiling a C file
against the interpreter's headers; those of structs that only a .c file knows, from gdb and the libraries' debug
information. Without debug information --check leaves those out.
"""

import argparse
import ast
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import layout_fields
import plain_types

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLES = ROOT / "src" / "cpython" / "layouts"
VERSIONS = [(2, 7)] + [(3, minor) for minor in range(6, 16)]
HEADERS = """Python.h internal/pycore_interp.h internal/pycore_runtime.h internal/pycore_pystate.h internal/pycore_gc.h
internal/pycore_frame.h internal/pycore_code.h internal/pycore_dict.h internal/pycore_hamt.h internal/pycore_context.h
internal/pycore_moduleobject.h internal/pycore_typeobject.h internal/pycore_atexit.h internal/pycore_list.h
internal/pycore_tuple.h internal/pycore_namespace.h internal/pycore_unionobject.h internal/pycore_object.h
internal/pycore_genobject.h internal/pycore_interpframe.h internal/pycore_stackref.h frameobject.h datetime.h structmember.h longintrepr.h""".split()

FLAGS = {"managed_dict": "Py_TPFLAGS_MANAGED_DICT", "managed_weakref": "Py_TPFLAGS_MANAGED_WEAKREF",
         "inline_values": "Py_TPFLAGS_INLINE_VALUES", "int_subclass": "Py_TPFLAGS_INT_SUBCLASS"}

STATE_BITS = {"interned_mask": "interned", "kind_shift": "kind", "compact_mask": "compact", "ascii_mask": "ascii",
              "ready_mask": "ready"}


def find_interpreters():
    """Paths of python3.X and python3.Xt programs, each build once."""
    places = sorted(pathlib.Path(os.environ.get("PYENV_ROOT", "/nonexistent")).glob("versions/*/bin"))
    places += [pathlib.Path(p) for p in os.environ.get("PATH", "").split(os.pathsep) if p and "shims" not in p]
    places.append(pathlib.Path("/usr/bin"))
    found = {}
    for place in places:
        for major, minor in VERSIONS:
            for program in (place / f"python{major}.{minor}", place / f"python{major}.{minor}t"):
                if program.exists():
                    found.setdefault(program.resolve(), program)
    return list(found)


class Interpreter:
    def __init__(self, program):
        self.program = program
        code = ("import sys, sysconfig as s; v = s.get_config_var; print(sys.version.split()[0].rstrip('+'));"
                "print(s.get_path('include')); print(v('LIBDIR') or '');"
                "print(v('LDLIBRARY') if 'libpython' in open('/proc/self/maps').read() else '');"
                "print(s.get_path('platstdlib')); print('t' if v('Py_GIL_DISABLED') else '')")
        lines = subprocess.run([program, "-c", code], text=True, capture_output=True, check=True).stdout.split("\n")
        self.version, self.include, library_dir, library, stdlib, self.suffix = lines[:6]
        self.short = tuple(int(x) for x in self.version.split(".")[:2])
        self.image = pathlib.Path(library_dir, library).resolve() if library else program
        self.extensions = pathlib.Path(stdlib, "lib-dynload")

    @property
    def name(self):
        """"3.13", "3.13t"."""
        return ".".join(map(str, self.short)) + self.suffix

    def has_headers(self):
        return pathlib.Path(self.include, "Python.h").exists()

    def extension(self, name):
        """The shared object of an extension module, or the image itself where it is built in."""
        found = sorted(self.extensions.glob(name + ".*.so")) or sorted(self.extensions.glob(name + ".so"))
        return next(iter(found), self.image)


def spellings(text):
    return [part.strip() for part in text.split("|")]


def layout_queries():
    """{(group, field): [C expressions, the first that compiles counts]}"""
    queries = {}

    def add(group, field, types, members):
        choices = []
        for c_type in spellings(types):
            for member in spellings(members):
                choices.append(f"sizeof({c_type})" if member == "SIZE" else f"offsetof({c_type}, {member})")
        queries[group, field] = choices

    for group, (types, fields) in layout_fields.GROUPS.items():
        add(group, "size_bytes", types, "SIZE")
        for line in fields.split("\n"):
            field, _, members = (part.strip() for part in line.partition("="))
            add(group, field, types, members or field)
    for group, field, types, members in layout_fields.EXTRA_FIELDS:
        add(group, field, types, members)
    queries.update({key: [name] for key, name in layout_fields.CONSTANTS.items()})
    return queries


def split_shown(field):
    """("pointer->member", what Python shows it as or "")."""
    return (re.split(r"(?<!-)>", field, maxsplit=1) + [""])[:2]


ARRAY = re.compile(r"(?P<table>[\w.>-]+)\[(?P<count>[\w.>-]*)\](?:\.(?P<member>\w+))?$")


def field_queries(struct, member):
    """{part: C expression} of one field; the parts are those of PlainField and PlainArray."""

    def offset(path):
        # Offset of a path's last step in the struct that the steps before lead to.
        *steps, last = path.split("->")
        c_type = struct
        for step in steps:
            c_type = f"__typeof__(*(({c_type} *)0)->{step})"
        return f"offsetof({c_type}, {last})"

    if member.startswith("="):
        parts = field_queries(struct, member[1:] + "[]" if "[" not in member else member[1:])
        return {{"items": "pointer", "count": "length", "stride": "unit"}.get(k, k): v for k, v in parts.items()}
    array = ARRAY.match(member)
    if array:
        *hop, table = array["table"].split("->")
        parts = {"items": offset(array["table"]), **({"count": offset(array["count"])} if array["count"] else {}),
                 "stride": re.sub(r"offsetof\((.*), (.*)\)", r"sizeof(*((\1 *)0)->\2)", offset(array["table"]))}
        if array["member"]:
            parts["member"] = offset(array["table"] + "->" + array["member"])
        if hop:
            parts["hop"] = offset(hop[0])
        return parts
    *hop, _ = member.split("->")
    return {"offset": offset(member), **({"hop": offset(hop[0])} if hop else {})}


def plain_queries(types):
    """{(type name, field or None, part): [C expressions]}; None stands for the struct itself."""
    queries = {}
    for name, structs, fields in ((n, *row) for names, row in types.items() for n in spellings(names)):
        queries[name, None, "size"] = [f"sizeof({s})" for s in spellings(structs)]
        for field in fields.split():
            for struct in spellings(structs):
                for part, expression in field_queries(struct, split_shown(field)[0]).items():
                    queries.setdefault((name, field, part), []).append(expression)
    return queries


def ask_headers(interpreter, expressions):
    """{expression: value} of those that compile against the interpreter's headers.

    Each stands on a line of its own; lines that the compiler rejects are dropped and the rest compiled again."""
    with tempfile.TemporaryDirectory() as directory:
        source, program = pathlib.Path(directory, "ask.c"), pathlib.Path(directory, "ask")
        headers = [h for h in HEADERS if pathlib.Path(interpreter.include, h).exists()]
        head = ["#define Py_BUILD_CORE 1", "#define Py_BUILD_CORE_MODULE 1", "#include <stddef.h>", "#include <stdio.h>"]
        head += [f'#include "{h}"' for h in headers]
        head += ["#define ASK(number, value) printf(\"%d %lld\\n\", number, (long long)(value));", "int main(void) {"]
        left = dict(enumerate(expressions))
        for _ in range(12):
            lines, owner = list(head), {}
            for number, expression in left.items():
                lines.append(f"ASK({number}, {expression})")
                owner[len(lines)] = number
            lines.append("return 0; }")
            source.write_text("\n".join(lines) + "\n")
            command = ["cc", "-std=gnu11", "-w", "-fmax-errors=0", "-I", interpreter.include, "-I",
                       interpreter.include + "/internal", "-idirafter", interpreter.include + "/..", str(source), "-o",
                       str(program)]
            result = subprocess.run(command, text=True, capture_output=True)
            if result.returncode == 0:
                break
            bad = {owner.get(int(n)) for n in re.findall(r"ask\.c:(\d+):\d+: error", result.stderr)} - {None}
            if not bad:
                sys.exit(f"{interpreter.program}: headers do not compile:\n{result.stderr[:2000]}")
            for number in bad:
                del left[number]
        answers = subprocess.run([program], text=True, capture_output=True, check=True).stdout
        return {expressions[int(n)]: int(v) for n, v in (line.split() for line in answers.splitlines())}


# Where debug information lies that is in files of its own, by build id; set by --debug-files.
debug_files = []


def gdb_command(image, script, *more):
    places = [part for folder in debug_files for part in ("-iex", f"set debug-file-directory {folder}")]
    return ["gdb", "-nx", "-batch", *places, *more, "-x", script, str(image)]


# gdb has no typeof: a type that is reached through pointers is looked up step by step.
IN_GDB = """
import gdb, re

def member_type(c_type, path):
    for step in path.split("."):
        c_type = {f.name: f.type for f in c_type.strip_typedefs().fields()}[step]
    return c_type

def resolve(text):
    if not text.startswith("__typeof__"):
        return gdb.parse_and_eval("(%s *)0" % text).type.target()
    inner, step = re.match(r"__typeof__\\(\\*\\(\\((.*) \\*\\)0\\)->([\\w.]+)\\)$", text).groups()
    return member_type(resolve(inner), step).strip_typedefs().target()

def evaluate(expression, must_be_reference):
    if must_be_reference:
        c_type, path = re.match(r"offsetof\\((.*), ([\\w.]+)\\)$", expression).groups()
        pointer = member_type(resolve(c_type), path).strip_typedefs()
        if pointer.code != gdb.TYPE_CODE_PTR or pointer.target().strip_typedefs().code != gdb.TYPE_CODE_STRUCT:
            raise KeyError(path)
    if "__typeof__" not in expression:
        return int(gdb.parse_and_eval(re.sub(r"offsetof\\((.*), (.*)\\)", r"(long)&((\\1 *)0)->\\2", expression)))
    if expression.startswith("sizeof"):
        inner, step = re.match(r"sizeof\\(\\*\\(\\((.*) \\*\\)0\\)->([\\w.]+)\\)$", expression).groups()
        return member_type(resolve(inner), step).strip_typedefs().target().sizeof
    c_type, path = re.match(r"offsetof\\((.*), ([\\w.]+)\\)$", expression).groups()
    c_type, offset = resolve(c_type), 0
    for step in path.split("."):
        field = {f.name: f for f in c_type.strip_typedefs().fields()}[step]
        c_type, offset = field.type, offset + field.bitpos // 8
    return offset

def references(struct):
    found = []
    def walk(c_type, base, name):
        c_type = c_type.strip_typedefs()
        if c_type.code == gdb.TYPE_CODE_STRUCT:
            for field in c_type.fields():
                walk(field.type, base + field.bitpos // 8, name + "." + field.name if name else field.name)
        elif c_type.code == gdb.TYPE_CODE_ARRAY and c_type.range()[1] < 256:
            for i in range(c_type.range()[1] + 1):
                walk(c_type.target(), base + i * c_type.target().sizeof, "%s[%d]" % (name, i))
        elif c_type.code == gdb.TYPE_CODE_PTR:
            target = c_type.target().strip_typedefs()
            if target.code == gdb.TYPE_CODE_STRUCT and (target.name or "") in ("_object", "_typeobject"):
                found.append((base, name))
    c_type = resolve(struct)
    walk(c_type, 0, "")
    return c_type.sizeof, found
"""


def ask_module_states(image, structs):
    """{struct: (size, [(offset, name of the member that is a reference)])}"""
    if not shutil.which("gdb"):
        return {}
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(IN_GDB)
        for struct in structs:
            script.write(f"try: print('ANSWER', {struct!r}, '=', *references({struct!r}))\nexcept gdb.error: pass\n")
        script.flush()
        result = subprocess.run(gdb_command(image, script.name), text=True, capture_output=True)
    return {struct: (int(size), ast.literal_eval(found))
            for struct, size, found in re.findall(r"^ANSWER (.*) = (\d+) (\[.*\])$", result.stdout, re.M)}


def ask_state_table(image, struct, text):
    """[(offset, kind, name, hop)] of "table[first:last].member"; empty where the struct has no such table."""
    table, first, last, member = re.match(r"(\w+)\[(\d+):(\d+)\]\.(\w+)$", text).groups()
    wanted = field_queries(struct, f"{table}[].{member}")
    answers = ask_debug_information(image, sorted(wanted.values()))
    if set(wanted.values()) - set(answers):
        return []
    at = {part: answers[expression] for part, expression in wanted.items()}
    return [(number * at["stride"] + at["member"], "kInternal", f"{table}[{number}].{member}", at["items"])
            for number in range(int(first), int(last))]


def ask_names(interpreter):
    """{type name: {attribute}} of the types that this interpreter has when all that is asked for is imported."""
    modules = sorted(set(plain_types.of_version(interpreter.short)[1]) | {"asyncio", "contextvars", "functools", "typing", "xml.etree.ElementTree"})
    code = f"""
import json, warnings
warnings.simplefilter("ignore")
for name in {modules!r}:
    try: __import__(name)
    except ImportError: pass
seen, waiting = {{}}, [object]
while waiting:
    kind = waiting.pop()
    if kind not in seen:
        module = kind.__module__ if isinstance(kind.__module__, str) else "builtins"
        names = set()
        for base in kind.__mro__: names |= set(vars(base))
        seen[kind] = (kind.__name__ if module == "builtins" else module + "." + kind.__name__, names)
        waiting.extend(type.__subclasses__(kind))
result = {{}}
for name, names in seen.values(): result.setdefault(name, []).extend(names)
print(json.dumps(result))
"""
    return json.loads(subprocess.run([interpreter.program, "-c", code], text=True, capture_output=True, check=True).stdout)


def ask_debug_information(image, expressions, source_file=None, references=()):
    """{expression: value} of those that gdb knows in the image; of `references`, those whose member is a pointer to a
    struct."""
    if not expressions or not shutil.which("gdb"):
        return {}
    commands = ["-ex", f"list {source_file}:1"] if source_file else []
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(IN_GDB)
        for expression in expressions:
            script.write(f"try: print('ANSWER', {expression!r}, '=', evaluate({expression!r}, {expression in references}))\n"
                         "except (gdb.error, KeyError): pass\n")
        script.flush()
        command = gdb_command(image, script.name, "-ex", "set max-completions 1", *commands)
        result = subprocess.run(command, text=True, capture_output=True)
    return {e: int(v) for e, v in re.findall(r"^ANSWER (.*) = (-?\d+)$", result.stdout, re.M)}


def first_answer(choices, answers):
    return next((answers[c] for c in choices if c in answers), None)


def runtime_size(interpreter):
    listing = subprocess.run(["nm", "-D", "-S", str(interpreter.image)], text=True, capture_output=True).stdout
    match = re.search(r"^\S+ (\S+) \S _PyRuntime$", listing, re.M)
    return int(match[1], 16) if match else None


class Table:
    """What is known of one interpreter: values by (group, field), flags, enums, plain types."""

    def __init__(self, interpreter, with_debug_information=True):
        self.interpreter = interpreter
        queries = {k: v for k, v in layout_queries().items() if layout_fields.belongs(*k, interpreter.short)}
        shared = {k: v for k, v in queries.items() if k[0] not in layout_fields.PRIVATE_GROUPS}
        core_types, self.extensions = plain_types.of_version(interpreter.short)
        core = plain_queries(core_types)
        wanted = sorted({e for choices in [*shared.values(), *core.values()] for e in choices})
        bits = [f"({{ PyASCIIObject o = {{0}}; o.state.{b} = ~0; *(unsigned *)&o.state; }})" for b in STATE_BITS.values()]
        extra = list(FLAGS.values()) + bits + ["sizeof(PyDictOrValues)", "_Py_IMMORTAL_REFCNT", "_Py_IMMORTAL_INITIAL_REFCNT", "PY_VERSION_HEX",
                                                       "_Py_REF_DEFERRED"]
        answers = ask_headers(interpreter, wanted + extra)
        self.bits = {name: answers.get(b) for name, b in zip(STATE_BITS, bits)}
        self.flags = {name: answers.get(macro, 0) for name, macro in FLAGS.items()}
        self.has_tagged_word = "sizeof(PyDictOrValues)" in answers
        self.has_immortals = "_Py_IMMORTAL_REFCNT" in answers or "_Py_IMMORTAL_INITIAL_REFCNT" in answers
        self.counts_deferred_by_thread = "_Py_REF_DEFERRED" in answers
        self.from_headers = set()
        self.values = {k: first_answer(v, answers) for k, v in shared.items()}
        self.plain = {k: first_answer(v, answers) for k, v in core.items()}
        self.from_headers |= {k for k, v in {**self.values, **self.plain}.items() if v is not None}
        if with_debug_information:
            self.add_debug_information(queries, shared, core)

    def add_debug_information(self, queries, shared, core):
        missing = {k: v for k, v in {**shared, **core}.items() if {**self.values, **self.plain}[k] is None}
        answers = ask_debug_information(self.interpreter.image, sorted({e for v in missing.values() for e in v}))
        for key, choices in missing.items():
            target = self.values if key in shared else self.plain
            target[key] = first_answer(choices, answers)
        for group, source_file in layout_fields.PRIVATE_GROUPS.items():
            wanted = {k: v for k, v in queries.items() if k[0] == group}
            module, _, source_file = source_file.rpartition(": ")
            image = self.interpreter.extension(module) if module else self.interpreter.image
            answers = ask_debug_information(image, sorted({e for v in wanted.values() for e in v}), source_file)
            self.values.update({k: first_answer(v, answers) for k, v in wanted.items()})
        for module, types in self.extensions.items():
            wanted = plain_queries(types)
            answers = ask_debug_information(
                self.interpreter.extension(module), sorted({e for v in wanted.values() for e in v}),
                references={e for k, v in wanted.items() if k[2] == "offset" for e in v})
            self.plain.update({k: first_answer(v, answers) for k, v in wanted.items()})
        self.module_states = {}
        by_image = {}
        for module, structs in plain_types.MODULE_STATES.items():
            by_image.setdefault(self.interpreter.extension(module), []).append(module)
        for image, modules in by_image.items():
            structs = {m: spellings(plain_types.MODULE_STATES[m]) for m in modules}
            answers = ask_module_states(image, sorted({s for names in structs.values() for s in names}))
            for module, names in structs.items():
                known = next((n for n in names if n in answers), None)
                if known:
                    borrowed = [n for n, last in plain_types.BORROWED.get(known, {}).items()
                                if self.interpreter.short <= last]
                    size, members = answers[known]
                    fields = [(o, "kInternal", n, "kNoHop") for o, n in members if n not in borrowed]
                    for table in plain_types.MODULE_STATE_TABLES.get(module, ()):
                        fields += ask_state_table(image, known, table)
                    self.module_states[module] = (size, fields)

    def has(self, group, field):
        return self.values.get((group, field)) is not None

    def forms(self):
        if self.has("dict_values", "capacity"):
            values, managed = "kHeader", "kInline"
        elif self.flags["managed_dict"]:
            values, managed = "kPrefixedArray", "kTaggedWord" if self.has_tagged_word else "kTwoWords"
        else:
            values, managed = "kArray", "kNone"
        return {
            "gc_lists_in": "GcListsIn::" + ("kInterpreter" if self.has("interpreter", "gc") else
                                            "kRuntime" if self.has("runtime", "gc") else "kVariables"),
            "dict_keys_form": "DictKeysForm::" + ("kHashTable" if self.has("dict", "ma_table") else
                                                  "kLog2Size" if self.has("dict_keys", "dk_log2_size") else "kSize"),
            "dict_values_form": "DictValuesForm::" + values,
            "managed_dict_form": "ManagedDictForm::" + managed,
            "int_form": "IntForm::" + ("kTag" if self.has("int_", "lv_tag") else
                                       "kTwoTypes" if self.has("short_int", "ob_ival") else "kSignedSize"),
            "str_form": "StrForm::" + ("kTwoTypes" if self.has("unicode", "defenc") else "kFlexible"),
            "finalizer_form": "FinalizerForm::" + ("kCalledFirst" if self.has("type", "tp_finalize") else
                                                   "kUncollectable"),
            "immortal_form": "ImmortalForm::" + ("kLocalAllOnes" if self.interpreter.suffix else
                                                 "kLow32Negative" if self.has_immortals else "kNone"),
            "stack_ref_form": "StackRefForm::" + ("kTagged" if self.has("interpreter_frame", "stackpointer") else "kObject"),
            "static_type_state_in": "StaticTypeStateIn::"
            + ("kInterpreter" if self.has("interpreter", "static_types") else "kType"),
        }

    def groups(self):
        result = {}
        for (group, field), value in self.values.items():
            if value is not None:
                result.setdefault(group, {})[field] = value
        if self.interpreter.suffix:
            result["gc_head"] = {"size_bytes": 0}  # the struct is declared, and stands in front of nothing
        for name, mask in self.bits.items():
            if mask is not None:
                is_shift = name.endswith("_shift")
                result["str"][name] = (mask & -mask).bit_length() - 1 if is_shift else mask
        if runtime_size(self.interpreter):
            result["runtime"]["size_bytes"] = runtime_size(self.interpreter)
        return result

    def plain_rows(self):
        """[(type name, size, [(offset, kind, name, hop)], [(items, count, stride, member, kind, name, hop)],
        [(pointer, length, unit, hop)])], sorted."""
        shown_names = ask_names(self.interpreter)
        rows, parts = {}, {}
        for (name, field, part), value in self.plain.items():
            if field is None:
                if value:
                    rows[name] = (value, {}, {}, {})
            elif value is not None:
                parts.setdefault((name, field), {})[part] = value
        for (name, field), values in parts.items():
            member, shown = split_shown(field)
            if shown.isidentifier() and not shown.startswith("__dict") and shown not in shown_names.get(name, [shown]):
                shown = ""
            if "->" in member and "hop" not in values or name not in rows:
                continue
            kind = {"__dict__": "kDict", "()": "kCell", "[]": "kIndex", "": "kInternal"}.get(shown, "kAttribute")
            label = shown if kind == "kAttribute" else member if kind == "kInternal" else ""
            if member.startswith("="):
                if {"pointer", "unit"} <= set(values):
                    rows[name][3][member] = tuple(values.get(k, "kNoHop") for k in ("pointer", "length")) + (
                        values["unit"], values.get("hop", "kNoHop"))
            elif "[" in member:
                if {"items", "count", "stride"} <= set(values):
                    rows[name][2][member] = tuple(values.get(k, 0) for k in ("items", "count", "stride", "member")) + (
                        kind, label, values.get("hop", "kNoHop"))
            elif "offset" in values:
                hop = values.get("hop", "kNoHop")
                rows[name][1][hop, values["offset"]] = (values["offset"], kind, label, hop)
        return [(n, size, sorted(fields.values(), key=lambda f: (f[3] == "kNoHop" and -1 or f[3], f[0])), list(arrays.values()),
                 list(buffers.values())) for n, (size, fields, arrays, buffers) in sorted(rows.items())]


def identifier(text):
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"\W+|_", text) if part)


def header_order():
    """Fields in the order of layout.h, which designated initialisers have to keep."""
    text = (ROOT / "src" / "cpython" / "layout.h").read_text()
    order = {}
    for body, group in re.findall(r"struct \w+ \{([^{}]*)\} (\w+);", text):
        order[group] = re.findall(r"(\w+)(?= = 0|,|;)", re.sub(r"//.*", "", body).replace("Offset", ""))
    return order


def wrapped(start, items, end):
    """start, the items with commas, end: in lines of at most 120 columns."""
    lines, line = [], start
    for number, item in enumerate(items):
        piece = item + (", " if number + 1 < len(items) else end)
        if len((line + piece).rstrip()) > 120:
            lines.append(line.rstrip())
            line = "    " + " " * (len(start) - len(start.lstrip())) + piece
        else:
            line += piece
    return [*lines, line.rstrip()]


def render(table):
    major, minor = table.interpreter.short
    order = header_order()
    out = [
        "// Written by tools/generate_layouts.py from the headers and debug information of CPython "
        f"{table.interpreter.version}: do not edit.",
        *(["// Built without the GIL."] if table.interpreter.suffix else []),
        "// clang-format off",
        '#include "cpython/layouts/all_layouts.h"',
        "",
        "// A field that is left out does not exist in this version.",
        '#pragma GCC diagnostic ignored "-Wmissing-field-initializers"',
        "",
        "namespace stillheld {",
        "namespace {",
        "",
        "using enum EdgeKind;",
        "",
    ]
    rows = table.plain_rows()
    rows_of_states = [(n, size, fields, [], []) for n, (size, fields) in sorted(table.module_states.items())]
    names = {}

    def field_list(name, fields):
        key = tuple(fields)
        if fields and key not in names:
            names[key] = "k" + identifier(name) + "Fields"
            items = [f'{{{o}, {k}, "{n}"{"" if h == "kNoHop" else f", {h}"}}}' for o, k, n, h in fields]
            out.extend(wrapped(f"constexpr PlainField {names[key]}[] = {{", items, "};"))
        return names[key] if fields else "{}"

    def type_list(what, listed):
        lines = []
        for name, size, fields, arrays, buffers in listed:
            ending = ""
            if arrays or buffers:
                ending = f", k{identifier(name)}Arrays" if arrays else ", {}"
            if buffers:
                ending += f", k{identifier(name)}Buffers"
                items = [f"{{{p}, {n}, {u}, {h}}}" for p, n, u, h in buffers]
                out.extend(wrapped(f"constexpr PlainBuffer k{identifier(name)}Buffers[] = {{", items, "};"))
            if arrays:
                items = [f'{{{i}, {c}, {s}, {m}, {k}, "{n}", {h}}}' for i, c, s, m, k, n, h in arrays]
                out.extend(wrapped(f"constexpr PlainArray k{identifier(name)}Arrays[] = {{", items, "};"))
            lines.append(f'{{"{name}", {size}, {field_list(name, fields)}{ending}}}')
        if not lines:
            out.extend(["", f"constexpr std::span<const PlainType> {what};", ""])
            return
        out.extend(["", *wrapped(f"constexpr PlainType {what}[] = {{", lines, "};"), ""])

    type_list("kPlainTypes", rows)
    type_list("kModuleStates", [(name + " state", *rest) for name, *rest in rows_of_states])
    out += ["}  // namespace", "", f"const Layout kPython{major}{minor}{table.interpreter.suffix} = {{"]
    out.append(f'    .version = "{table.interpreter.name}",')
    out.append(f'    .origin = "{table.interpreter.version}",')
    out.append(f"    .version_number = {major << 8 | minor:#x},")
    if table.interpreter.suffix:
        out.append("    .is_free_threaded = true,")
    for name, value in table.forms().items():
        if name == "stack_ref_form" and table.interpreter.suffix:
            out.append("    .deferred_form = DeferredForm::" + ("kEighthOfAll" if table.counts_deferred_by_thread else "kOne") + ",")
        out.append(f"    .{name} = {value},")
    flags = ", ".join(f".{n} = {v:#x}" for n, v in table.flags.items() if v)
    if flags:
        out.append(f"    .type_flags = {{{flags}}},")
    groups = table.groups()
    for group in order:
        if group not in groups:
            continue
        unknown = set(groups[group]) - set(order[group])
        if unknown:
            sys.exit(f"layout.h has no field {group}.{sorted(unknown)[0]}")
        fields = [f for f in order[group] if f in groups[group]]
        if any((group, f) not in table.from_headers for f in fields if f not in STATE_BITS):
            out.append("    // From debug information: " + layout_fields.PRIVATE_GROUPS.get(group, "no header shows it"))
        out += wrapped(f"    .{group} = {{", [f".{f} = {groups[group][f]}" for f in fields], "},")
    out += ["    .plain_types = kPlainTypes,", "    .module_states = kModuleStates,", "};", "", "}  // namespace stillheld", ""]
    return "\n".join(out)


def table_path(interpreter):
    return TABLES / f"python_{interpreter.name.replace('.', '_')}.cc"


def read_checked_in(interpreter):
    """{(group, field): value} of the table that is checked in."""
    text = table_path(interpreter).read_text()
    return {(group, field): int(value) for group, body in re.findall(r"\.(\w+) = \{([^{}]*)\}", text)
            for field, value in re.findall(r"\.(\w+) = (\d+)\b", body)}


def differences(interpreter):
    """Sentences about fields whose header or debug information contradicts the checked-in table."""
    table = Table(interpreter)
    checked_in = read_checked_in(interpreter)
    result = []
    known = {(g, f): v for g, fields in table.groups().items() for f, v in fields.items()}
    for key, value in known.items():
        if checked_in.get(key) != value:
            result.append(f"{'.'.join(key)}: table {checked_in.get(key)}, {interpreter.version} says {value}")
    return result, len(known)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--python", type=pathlib.Path)
    parser.add_argument("--debug-files", type=pathlib.Path)
    options = parser.parse_args()
    if options.debug_files:
        debug_files.append(options.debug_files.resolve())
    programs = [options.python] if options.python else find_interpreters()
    interpreters = [i for i in map(Interpreter, programs) if i.has_headers()]
    if not interpreters:
        print("no interpreter with headers found")
        return 0
    bad = 0
    if options.check:
        for interpreter in interpreters:
            wrong, count = differences(interpreter)
            bad += len(wrong)
            print(f"{interpreter.version}: {count} facts, {len(wrong)} differ ({interpreter.program})")
            for sentence in wrong:
                print(f"  {sentence}")
        return 1 if bad else 0
    best = {}
    for interpreter in interpreters:
        micro = int(re.match(r"\d+", interpreter.version.split(".")[2])[0])
        key = (interpreter.image != interpreter.program, micro)
        if interpreter.name not in best or key > best[interpreter.name][0]:
            best[interpreter.name] = (key, interpreter)
    for _, interpreter in best.values():
        path = table_path(interpreter)
        path.write_text(render(Table(interpreter)))
        print(f"{path.relative_to(ROOT)} from {interpreter.version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
