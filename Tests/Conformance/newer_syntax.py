#!/usr/bin/env python3
"""Asks other parsers about what we read and CPython 3.13 does not: ruff (for Python 3.14) and tree-sitter.

Runs over the Python blocks of Tests/Specs/ast. Where CPython accepts a block our tree must be equal to its own; where it
refuses and we do not, both other parsers must accept it too; where we refuse, ruff must.
"""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import environment
import python_ast

# What tree-sitter-python 0.25 does not read yet.
BEHIND = {b"try: pass\nexcept A,: pass\n"}


def blocks():
    """(place, source) of each fenced Python block."""
    for path in sorted((environment.ROOT / "Tests/Specs/ast").glob("*.md")):
        inside, start = None, 0
        for number, line in enumerate(path.read_text().split("\n"), 1):
            if inside is None and line.startswith("```python"):
                inside, start = [], number + 1
            elif inside is not None and line.startswith("```"):
                yield f"{path.name}:{start}", "".join(f"{text}\n" for text in inside).encode()
                inside = None
            elif inside is not None:
                inside.append(line)


def ruff(place, source):
    """Whether ruff reads `source` as Python 3.14; names undefined and the like are not its business here."""
    command = [place / "bin/ruff", "check", "--isolated", "--no-cache", "--select", "E9", "--target-version", "py314"]
    done = subprocess.run([*command, "--output-format", "json", "-"], input=source, capture_output=True)
    return not [found for found in json.loads(done.stdout) if found["code"] in (None, "invalid-syntax")]


def tree_sitter(place):
    sys.path.insert(0, str(environment.site_packages(place)))
    import tree_sitter
    import tree_sitter_python

    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_python.language()))
    return lambda source: not parser.parse(source).root_node.has_error


def main():
    environment.run_under_right_python()
    place = environment.virtual_environment(Path(__file__).with_name("corpus.txt"))
    sitter = tree_sitter(place)
    python_ast._start(environment.tool("PythonDump"))
    newer = refused = equal = 0
    faults = []
    for name, source in blocks():
        _, _, verdict, detail = python_ast.compare((name, source))
        if verdict == "same":
            equal += 1
        elif verdict in ("missed", "known"):
            newer += 1
            verdicts = {"ruff": ruff(place, source), "tree-sitter": sitter(source) or source in BEHIND}
            if not all(verdicts.values()):
                faults.append(f"{name}: we accept it, {verdicts}")
        elif verdict == "rejected":
            refused += 1
            if ruff(place, source):
                faults.append(f"{name}: we refuse it, ruff does not: {detail}")
        else:
            faults.append(f"{name}: {verdict}: {detail}")
    print(*faults, sep="\n")
    print(f"{equal} blocks equal to CPython, {newer} newer than it and read by both others, {refused} refused by all")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
