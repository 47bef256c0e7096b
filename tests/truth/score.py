"""What a comparison and the answers to its claims come to, by type and in all."""

COUNTED = ("objects", "missing_objects", "invented_objects", "unlisted_objects", "unproved_objects", "edges", "missing_edges",
           "guessed_edges", "counted_guesses", "open_guesses",
           "wrong_guesses", "visited", "counted", "open", "surplus", "sizes", "smaller_sizes", "larger_sizes",
           "lengths", "wrong_lengths", "unexplained")
# Standings of comparison.h, as the claims hand them back.
OPEN, SURPLUS, GUESS = "2", "3", "5"


class Row:
    """Of one type, or of several."""

    def __init__(self, name, counts=None, answers=None, lost=None):
        self.name = name
        self.decoded = counts["decoded"] if counts else True
        for key in COUNTED:
            setattr(self, key, counts[key] if counts else 0)
        self.examples = list(counts["examples"]) if counts else []
        # Of the objects with a reference that nothing shows: those of which an extension has lost it, by proof (lost.py).
        self.proofs = dict(lost or {})
        self.lost = sum(self.proofs.values())
        self.unexplained -= self.lost
        self.names_right = self.names_wrong = self.names_open = 0
        # Of the edges that nothing else proves: so, and not so, as Python says.
        self.confirmed_open = self.denied_open = self.confirmed_surplus = 0
        self.confirmed_guesses = 0
        self.unproved_edges = {f"guess {what}": n for what, n in counts["unproved"].items()} if counts else {}
        for standing, (right, wrong, unknown, examples, undecided) in (answers or {}).items():
            if standing == GUESS:
                self.confirmed_guesses += right
                continue
            self.names_right += right
            self.names_wrong += wrong
            self.names_open += unknown
            if standing == OPEN:
                self.confirmed_open += right
                self.denied_open += wrong
                self.unproved_edges.update(undecided)
            elif standing == SURPLUS:
                self.confirmed_surplus += right
            self.examples += [f"is not so: {example}" for example in examples]

    def add(self, other):
        for key in COUNTED + ("names_right", "names_wrong", "names_open", "confirmed_open", "denied_open",
                               "confirmed_surplus", "confirmed_guesses", "lost"):
            setattr(self, key, getattr(self, key) + getattr(other, key))
        for proof, times in other.proofs.items():
            self.proofs[proof] = self.proofs.get(proof, 0) + times

    @property
    def recall(self):
        """Of the edges that the interpreter says, how many are in the graph, exact or guessed."""
        return 1 - self.missing_edges / self.edges if self.edges else 1.0

    @property
    def found(self):
        return (self.visited + self.counted + self.open + self.surplus + self.guessed_edges + self.counted_guesses
                + self.open_guesses + self.wrong_guesses)

    @property
    def proved(self):
        """Edges that gc.get_referents names, that the target's count needs, or that Python confirms under their name."""
        return (self.visited + self.counted + self.guessed_edges + self.counted_guesses
                + min(self.confirmed_guesses, self.open_guesses) + min(self.confirmed_open, self.open) + min(self.confirmed_surplus, self.surplus))

    @property
    def invented(self):
        """Edges that are refuted: more than the target's count, or said by Python not to be so."""
        return max(self.surplus - self.confirmed_surplus, 0) + self.denied_open + self.wrong_guesses

    @property
    def unproved(self):
        return max(self.found - self.proved - self.invented, 0)

    @property
    def precision(self):
        """Of what is known to be so or not so."""
        return self.proved / (self.proved + self.invented) if self.proved + self.invented else 1.0

    @property
    def least_precision(self):
        """As if nothing of what is unproved were so."""
        return self.proved / self.found if self.found else 1.0

    @property
    def trouble(self):
        return (1000 * (self.missing_objects + self.invented_objects + self.missing_edges + self.invented + self.names_wrong
                        + self.wrong_lengths) + 10 * (self.guessed_edges + self.smaller_sizes) + 3 * self.unproved
                + self.unproved_objects + 3 * self.unexplained + self.larger_sizes)


class Score:
    def __init__(self, compared, answers):
        self.python, self.nodes, self.graph_edges = compared["python"], compared["nodes"], compared["edges"]
        self.faults, self.coverage = compared["faults"], compared["coverage"]
        self.orphan_blocks = {16 * (i + 1): blocks for i, blocks in enumerate(compared["orphan_blocks"]) if blocks}
        self.errors = answers.pop("errors", {})
        lost = answers.pop("lost", {})
        by_name = {}
        for address, tables in answers.items():
            merged = by_name.setdefault(compared["type_names"].get(address, "?"), {})
            for standing, counts in tables.items():
                known = merged.setdefault(standing, [0, 0, 0, [], {}])
                merged[standing] = [known[i] + counts[i] for i in range(4)] + [{**known[4], **counts[4]}]
        self.rows = [Row(name, counts, by_name.get(name), lost.get(name)) for name, counts in compared["types"].items()]
        self.rows.sort(key=lambda row: -row.trouble)
        self.all, self.decoded = Row("all"), Row("all with a decoder")
        for row in self.rows:
            self.all.add(row)
            if row.decoded:
                self.decoded.add(row)

    def summary(self):
        row = self.all
        return (f"{row.objects} objects, {row.missing_objects} missing, {row.invented_objects} invented; {row.edges} edges, recall "
                f"{row.recall:.4%}, precision {row.precision:.4%} (decoded: {self.decoded.recall:.4%}, "
                f"{self.decoded.precision:.4%}); names {row.names_right} right, {row.names_wrong} wrong; sizes {row.sizes}, "
                f"{row.smaller_sizes} smaller, {row.larger_sizes} larger; edges proved {row.proved}, refuted {row.invented}, unproved "
                f"{row.unproved}; {row.unexplained} objects unexplained ({row.unexplained / max(row.objects, 1):.4%}), {row.lost} proved "
                f"to be lost by extensions; coverage "
                f"{self.coverage:.3%}; faults {self.faults if any(self.faults.values()) else 'none'}")

    def broken_promises(self):
        if self.all.missing_objects or self.all.invented_objects:
            yield f"{self.all.missing_objects} objects missing, {self.all.invented_objects} invented"
        if self.decoded.missing_edges:
            yield f"{self.decoded.missing_edges} edges of decoded types missing"
        if self.all.recall < 0.9999:
            yield f"recall {self.all.recall:.4%}"
        if self.all.precision < 0.999:
            yield f"precision {self.all.precision:.4%}"
        if self.coverage < 0.99:
            yield f"coverage {self.coverage:.3%}"
        if self.all.unexplained > 0.0001 * self.all.objects:
            yield f"{self.all.unexplained} of {self.all.objects} objects have a reference that nothing shows"
        if self.all.names_wrong:
            yield f"{self.all.names_wrong} names wrong"
