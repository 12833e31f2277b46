#!/usr/bin/env python3
"""Compares our verdict and tree with CPython's on many small texts, most of them wrong Python.

Two sources: every string (and doctest example) in CPython's own test suite, where its syntax errors are specified, and
statements of the standard library with a few tokens changed (`--mutations N`, seeded). Options and exit as python_ast.py.
"""

import argparse
import ast
import doctest
import io
import random
import sys
import tokenize
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import environment
import python_ast

TOKENS = (
    "( ) [ ] { } , : ; . ... -> := = == ** * / // @ ~ ! % & | ^ << < > += @= \\ 'a' b'a' f'{a}' f'{' '''  1 1.5 2j 0x 1_ None "
    "True a _ x.y not and or if else elif for while in is lambda def class async await yield from import as with match "
    "case type try except finally raise return del global nonlocal pass break continue assert print *a **a *, a=1 a: a,"
).split() + ["\n", "\n    ", "not in", "is not", "# c\n", "\\\n"]


def specified():
    """Strings and doctest examples of CPython's tests."""
    seen = {}
    examples = doctest.DocTestParser()
    for path in environment.standard_library()[1]:
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError):
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, (str, bytes)):
                continue
            texts = [node.value]
            if isinstance(node.value, str):
                if ">>>" in node.value:
                    try:
                        texts += [example.source for example in examples.get_examples(node.value)]
                    except ValueError:
                        pass
                texts = [text.encode("utf-8", "surrogatepass") for text in texts]
            for text in texts:
                if 1 < len(text) < 20_000:
                    seen.setdefault(text, path.stem)
    return [("strings of tests", text) for text in seen]


def statements(files):
    for path in files:
        source = path.read_text(encoding="utf-8", errors="replace")
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError):
            continue
        lines = source.splitlines(keepends=True)
        for node in ast.walk(tree):
            if isinstance(node, ast.stmt) and node.end_lineno - node.lineno < 6:
                text = "".join(lines[node.lineno - 1 : node.end_lineno])
                yield text[len(text) - len(text.lstrip()) :] if node.lineno == node.end_lineno else "if 1:\n" + text


def mutations(count, seed):
    """Statements with one to three tokens removed, doubled, exchanged or replaced."""
    chance = random.Random(seed)
    library, tests = environment.standard_library()
    files = [*library, *(path for path in tests if path.stem.startswith("test_") and path.stat().st_size < 60_000)]
    chosen = chance.sample(files, min(len(files), 300))
    pool = sorted(set(text for text in statements(chosen) if len(text) < 400))
    for _ in range(count):
        try:
            tokens = list(tokenize.generate_tokens(io.StringIO(chance.choice(pool)).readline))
        except (tokenize.TokenError, SyntaxError):
            continue
        pieces, row, column = [], 1, 0
        for token in tokens:
            gap = " " * max(0, token.start[1] - (column if token.start[0] == row else 0))
            pieces.append(gap + token.string if token.type not in (tokenize.INDENT, tokenize.DEDENT) else "")
            row, column = token.end
        for _ in range(chance.randint(1, 3)):
            index = chance.randrange(len(pieces))
            match chance.randrange(5):
                case 0:
                    pieces[index] = ""
                case 1:
                    pieces.insert(index, pieces[index])
                case 2:
                    other = chance.randrange(len(pieces))
                    pieces[index], pieces[other] = pieces[other], pieces[index]
                case 3:
                    pieces[index] = " " + chance.choice(TOKENS)
                case _:
                    pieces.insert(index, " " + chance.choice(TOKENS) + " ")
        yield "changed statements", "".join(pieces).encode("utf-8", "replace")


def main():
    environment.run_under_right_python()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shown", type=int, default=20)
    options = parser.parse_args()
    python_ast.judge([*specified(), *mutations(options.mutations, options.seed)], options.shown)


if __name__ == "__main__":
    main()
