"""What a mutator gives: one fault that could be planted."""

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

    def apply(self, source_bytes):
        out = source_bytes
        for start, end, text in sorted(self.edits, reverse=True):
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
