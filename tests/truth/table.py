"""A score as a table for people, the types with the most trouble first; and bench/EXACTNESS.md."""

COLUMNS = (("objects", "objects"), ("missing", "missing_objects"), ("invent.", "invented_objects"), ("unlist.", "unlisted_objects"),
           ("unprov.", "unproved_objects"), ("edges", "edges"), ("missing", "missing_edges"), ("guessed", "guessed_edges"),
           ("wrong", "wrong_guesses"), ("extra", "counted"), ("open", "unproved"), ("surplus", "surplus"),
           ("unexpl.", "unexplained"), ("lost", "lost"), ("names", "names_right"),
           ("wrong", "names_wrong"), ("size<", "smaller_sizes"), ("size>", "larger_sizes"), ("len", "wrong_lengths"))


def table(score, rows):
    lines = [" " * 40 + "".join(f"{title:>8}" for title, _ in COLUMNS)]
    for row in [score.all, score.decoded] + [row for row in score.rows[:rows] if row.trouble]:
        name = row.name if row.decoded else row.name + " *"
        lines.append(f"{name[-39:]:40}" + "".join(f"{getattr(row, key):8}" for _, key in COLUMNS))
        if row.trouble > row.larger_sizes:
            lines += [f"      {example}" for example in row.examples[:5]]
        most = sorted(row.unproved_edges.items(), key=lambda one: -one[1])[:6]
        lines += [f"      unproved: {times} x {what}" for what, times in most]
    lines += [f"  lost: {times} x {proof}" for proof, times in sorted(score.all.proofs.items())]
    lines.append(f"  orphan blocks by size: {score.orphan_blocks}")
    lines.append("  (*: no decoder, guessed)")
    if score.errors:
        lines.append(f"  errors while answering: {score.errors}")
    return "\n".join(lines)


HEAD = """# Exactness: the graph against the interpreter itself

`./dev truth` writes this page. Each target tells what its own `gc.get_objects()`, `gc.get_referents()`, `sys.getrefcount`
and `sys.getsizeof` say of every object, stands still, is read from outside, and is then asked whether the name on
each edge is so (tests/truth/teller.py).

- objects: those of `gc.get_objects()` and what they refer to; *missing*: not in the graph; *invented*: in a list of the
  collector's, as the graph has it, but unknown to the interpreter.
- recall: of the references that `gc.get_referents` says, those in the graph. What the interpreter names and nobody owns
  is left out: the static type of a module that visits it, the table of interned strings, and a second time what lies in
  an instance with its `__dict__`.
- proved: references in the graph that `gc.get_referents` says, that the target's reference count needs (all that was
  found makes up the count exactly), or that Python confirms under their name. refuted: more than the target's count, or
  said by Python not to be so. unproved: the rest; most lead to immortal objects, whose count says nothing.
- precision: proved of proved and refuted. At least: as if nothing unproved were so.
- decoded: types whose references are read exactly. All: the others as well: their words are searched for pointers, and the
  machine code of their tp_traverse is followed in the capture (x86-64), which tells what they hold in memory of their own.
- unexplained: objects whose reference count is higher than all references, roots and pointers of native memory together,
  and of which nobody has proved why.
- lost: of the others with such a count, those of which it is proved that an extension has lost the reference
  (tests/truth/lost.py: by what the object shows, by trying the extension out, or in its source). Nothing holds them.
- coverage: the share of the memory of Python's allocators that the graph explains.
- names: names on edges, asked of Python; sizes: against `sys.getsizeof`. Larger ones are those of types that own memory
  which `sys.getsizeof` leaves out.
- 2.7 has a target of its own: the standard library and an object of each kind that the decoders know. What it says of the
  size of a static type is that of a class, and left out. The two sizes that are larger are those of classes derived from
  str and unicode, of which `sys.getsizeof` leaves out the words that they add.
"""


def page(scores, left_out, conditions):
    lines = [HEAD, f"Conditions: {conditions}.", "",
             "| interpreter | target | objects | missing, invented | edges | recall | recall, decoded | proved | refuted | unproved "
             "| precision | precision, decoded | at least | unexplained | of objects | lost | coverage | names right | wrong | sizes "
             "| smaller | larger |",
             "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for interpreter, target, score in scores:
        row, decoded = score.all, score.decoded
        lines.append(
            f"| {interpreter} | {target} | {row.objects} | {row.missing_objects}, {row.invented_objects} | {row.edges} | "
            f"{row.recall:.4%} | {decoded.recall:.4%} | {row.proved} | {row.invented} | {row.unproved} | {row.precision:.4%} | "
            f"{decoded.precision:.4%} | {row.least_precision:.2%} | {row.unexplained} | {row.unexplained / row.objects:.4%} | {row.lost} | "
            f"{score.coverage:.2%} | {row.names_right} | {row.names_wrong} | {row.sizes} | {row.smaller_sizes} | "
            f"{row.larger_sizes} |")
    if left_out:
        lines += ["", "Left out:", ""] + [f"- {interpreter}, {target}: {reason}" for interpreter, target, reason in left_out]
    lines += ["", "## Worst types", "", "Up to three of each run.", ""]
    for interpreter, target, score in scores:
        worst = [row for row in score.rows[:3] if row.missing_objects + row.missing_edges + row.invented + row.names_wrong]
        if worst:
            said = "; ".join(f"{row.name}{'' if row.decoded else ' (guessed)'}: {row.missing_edges} of {row.edges} missing, "
                             f"{row.invented} invented, {row.names_wrong} names wrong" for row in worst)
            lines.append(f"- {interpreter}, {target}: {said}")
    return "\n".join(lines) + "\n"
