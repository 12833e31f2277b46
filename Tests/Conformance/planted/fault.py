"""What a mutator gives: one fault that could be planted."""

import ast
import dataclasses


@dataclasses.dataclass
class Fault:
    kind: str
    # Any of these codes is the right answer.
    codes: tuple
    path: str
    # (start, end, replacement) by byte offsets of the file as it is; None deletes the file.
    edits: list | None
    note: str
    # Codes that the same fault may rightly cause elsewhere.
    consequences: tuple = ()
    # A new file instead of edits: (path, bytes).
    new: tuple | None = None
    # Whether it can only be seen against the last commit.
    needs_base: bool = False
    # What the message must name when the finding is not on the lines that were edited; None: it has to be on them,
    # "" for anywhere in the file.
    says: str | None = None
    # Other files the finding may stand in (then `says` must be in its message); None is any file.
    elsewhere: tuple | None = ()
    # How many lines around the edit are still the fault's place: a finding may stand at the call or class it is in.
    near: int = 1

    def apply(self, source_bytes):
        return applied(source_bytes, self.edits)

    def lines(self, source_bytes, together=()):
        """The lines of the edited file that the edits touch, also where other faults are planted in it."""
        found, shift = set(), 0
        everything = {edit for fault in (self, *together) for edit in fault.edits or []}
        for edit in sorted(everything):
            start, end, text = edit
            first = source_bytes[:start].count(b"\n") + 1 + shift
            if edit in self.edits:
                found.update(range(first - self.near, first + text.count(b"\n") + self.near + 1))
            shift += text.count(b"\n") - source_bytes[start:end].count(b"\n")
        return found

    def parses(self, source_bytes):
        if self.edits is None or not self.path.endswith(".py"):
            return True
        code = self.new[1] if self.new else self.apply(source_bytes)
        if not self.new and code == source_bytes:
            return False
        try:
            ast.parse(code)
        except (SyntaxError, ValueError):
            return False
        return True


def applied(source_bytes, edits):
    out = source_bytes
    for start, end, text in sorted(edits, reverse=True):
        out = out[:start] + text + out[end:]
    return out


MUTATORS = []


def mutator(function):
    """Registers a generator of faults: `function(project)`."""
    MUTATORS.append(function)
    return function


def misspelt(name):
    """A name that nobody has: two letters swapped and one added."""
    if len(name) > 3:
        middle = len(name) // 2
        name = name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]
    return name + "q"
