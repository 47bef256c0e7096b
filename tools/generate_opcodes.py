#!/usr/bin/env python3
"""Writes src/cpython/layouts/opcodes_X_Y.cc from an interpreter's own `opcode` module and headers.

    tools/generate_opcodes.py python3.12 [more interpreters …]

The meaning of each instruction comes from opcode_effects.py and is checked against dis.stack_effect.
"""
import json
import os
import re
import subprocess
import sys

import opcode_effects as effects

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, "..", "src", "cpython", "layouts")
ARGUMENTS = (0, 1, 2, 3, 4, 5, 8, 15)

PROBE = r"""
import dis, json, opcode, platform, sys, sysconfig
has_effects = hasattr(dis, "stack_effect")
opmap = {name: number for name, number in opcode.opmap.items() if number < 256}
caches = getattr(opcode, "_inline_cache_entries", {})
if isinstance(caches, list):
    caches = {opcode.opname[number]: count for number, count in enumerate(caches)}
no_jump = {"jump": False} if sys.version_info >= (3, 8) else {}
nets = {}
for name, number in opmap.items():
    for argument in %r if has_effects else ():
        try:
            value = dis.stack_effect(number, argument if number >= dis.HAVE_ARGUMENT else None, **no_jump)
        except ValueError:
            continue
        nets.setdefault(name, {})[argument] = value
print(json.dumps({
    "version": platform.python_version(), "short": sys.version_info[:2], "opmap": opmap, "caches": caches, "nets": nets,
    "relative": [opcode.opname[number] for number in opcode.hasjrel if number < 256],
    "absolute": [opcode.opname[number] for number in opcode.hasjabs if number < 256],
    "include": sysconfig.get_paths()["include"], "have_argument": opcode.HAVE_ARGUMENT}))
""" % (ARGUMENTS,)

# How the tables differ beyond their rows; the fields of OpcodeTable.
FORMS = [
    ((2, 7), "LineTableForm::kOldLnotab", 1, "false"),
    ((3, 6), "LineTableForm::kLnotab", 1, "false"),
    ((3, 10), "LineTableForm::kRanges", 2, "false"),
    ((3, 11), "LineTableForm::kLocations", 2, "true"),
]


def probe(python):
    return json.loads(subprocess.run([python, "-c", PROBE], check=True, capture_output=True, text=True).stdout)


def specialized(facts):
    """{number: base name} of the forms that only exist in memory, from the headers."""
    if facts["short"] < (3, 11):
        return {}
    names = dict(facts["opmap"])
    deopt = {}
    for header in ("opcode.h", "opcode_ids.h", "internal/pycore_opcode.h", "internal/pycore_opcode_metadata.h"):
        path = os.path.join(facts["include"], header)
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for name, number in re.findall(r"#define\s+([A-Z][A-Z0-9_]+)\s+(\d+)\b", text):
            names.setdefault(name, int(number))
        table = re.search(r"_PyOpcode_Deopt\[256\] = \{(.*?)\};", text, re.S)
        if table:
            deopt.update(re.findall(r"\[(\w+)\]\s*=\s*(\w+)", table.group(1)))
    found = {}
    for name, base in deopt.items():
        if name != base:
            found[names[name]] = base
    for name, number in names.items():
        if name.startswith("INSTRUMENTED_") and number < 256 and name not in effects.HIDDEN:
            found[number] = name[len("INSTRUMENTED_"):]
    found.update({names[name]: base for name, base in effects.ALIASES.items() if name in names})
    return found


def check(facts, rows):
    minor = facts["short"][1]
    for name in rows:
        if name in ("PRECALL", "CALL") and minor == 11:
            continue  # the two share the work, see opcode_effects.py
        if minor <= effects.UNCHECKED.get(name, 0):
            continue
        for argument, expected in facts["nets"].get(name, {}).items():
            argument = int(argument) if facts["opmap"][name] >= facts["have_argument"] else 0
            if name == "RAISE_VARARGS" and argument > 2 or name == "BUILD_SLICE" and argument not in (2, 3):
                continue
            ours = effects.net(name, minor, argument)
            if ours != expected:
                sys.exit(f"3.{minor}: {name} {argument}: we say {ours}, dis says {expected}")


def row(facts, name):
    pops, pushes, op = effects.effect(name, facts["short"])
    (pop, pop_factor), (push, push_factor) = effects.linear(pops), effects.linear(pushes)
    jump = "kNone"
    if "BACKWARD" in name:
        jump = "kBackward"
    elif name not in effects.SUBROUTINES:
        jump = "kRelative" if name in facts["relative"] else "kAbsolute" if name in facts["absolute"] else "kNone"
    ends = "true" if name in effects.ENDS else "false"
    return (f'    {{{facts["opmap"][name]}, "{name}", Op::{op or "kOther"}, {facts["caches"].get(name, 0)}, '
            f'{{{pop}, {pop_factor}}}, {{{push}, {push_factor}}}, Jump::{jump}, {ends}}},')


def generate(python):
    facts = probe(python)
    facts["short"] = tuple(facts["short"])
    major, minor = facts["short"]
    skipped = effects.HIDDEN | set(effects.ALIASES)
    rows = sorted((name for name in facts["opmap"] if name not in skipped and not name.startswith("INSTRUMENTED_")),
                  key=facts["opmap"].get)
    check(facts, rows)
    forms = specialized(facts)
    lines = [f'// Generated by tools/generate_opcodes.py from CPython {facts["version"]}. Do not edit.',
             '#include "cpython/layouts/opcodes.h"', "", "namespace stillheld {", "namespace {", "",
             "constexpr OpcodeRow kRows[] = {"]
    lines += [row(facts, name) for name in rows]
    lines += ["};", ""]
    if forms:
        lines += ["// What the interpreter writes over an instruction while it runs: number, base.",
                  "constexpr SpecializedOpcode kSpecialized[] = {"]
        entries = [f'{{{number}, {facts["opmap"][base]}}},' for number, base in sorted(forms.items())]
        lines += ["    " + " ".join(entries[i:i + 9]) for i in range(0, len(entries), 9)]
        lines += ["};", ""]
    _, line_form, unit, locals_plus = [form for form in FORMS if form[0] <= facts["short"]][-1]
    wide = f', {facts["have_argument"]}' if facts["short"] < (3, 6) else ""
    lines += ["}  // namespace", "",
              f'const OpcodeTable kOpcodes{major}_{minor} = {{"{major}.{minor}", {major} << 8 | {minor}, {line_form}, '
              f'{unit}, {locals_plus},',
              f'    kRows, {"kSpecialized" if forms else "{}"}{wide}}};', "", "}  // namespace stillheld", ""]
    path = os.path.join(TARGET, f"opcodes_{major}_{minor}.cc")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    subprocess.run(["clang-format", "-i", path], check=True)
    print(f"{os.path.relpath(path)}: {len(rows)} instructions, {len(forms)} specialized forms")


for interpreter in sys.argv[1:]:
    generate(interpreter)
