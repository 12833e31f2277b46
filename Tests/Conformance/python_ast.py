#!/usr/bin/env python3
"""Compares our Python trees with CPython's `ast`, node for node and column for column.

    Tests/Conformance/python_ast.py --sample 400     every n-th file, about 400 (what ./test runs)
    Tests/Conformance/python_ast.py --full           the whole standard library and all pinned packages
    Tests/Conformance/python_ast.py FILE…            these files

Exit 1 on any difference, on a problem reported where CPython has none, and on a file that CPython rejects and we do not.
"""

import argparse
import ast
import collections
import gc
import multiprocessing
import subprocess
import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import canonical
import environment

SHOWN = 12

# What we read on purpose although CPython 3.13 refuses it, by its message; everything else it refuses is a fault of ours.
NEWER = {
    "multiple exception types must be parenthesized": "PEP 758, Python 3.14",
    "invalid non-printable character U+14000": "a letter since Unicode 16",
}
# What we refuse on purpose: encodings of several bytes are known by name but not decoded.
REFUSED = {b'# coding: cp949\na = "\xaa\xa7"\n'}


class Dump:
    """One running PythonDump."""

    def __init__(self, binary):
        self.process = subprocess.Popen([binary], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, source):
        """Our text, the number of problems, the first problem; `source` is a path or bytes."""
        request = b"=%d\n" % len(source) + source if isinstance(source, bytes) else f"{source}\n".encode()
        self.process.stdin.write(request)
        self.process.stdin.flush()
        header = self.process.stdout.readline().decode().split()
        if len(header) != 3:
            raise SystemExit(f"PythonDump died on {source}")
        length, problems, first = header
        return self.process.stdout.read(int(length)).decode(), int(problems), first


_dump = None


def _start(binary):
    global _dump
    _dump = Dump(binary)
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(100_000)
    gc.disable()


def _expected(source):
    """CPython's text, or why there is none: ('tree', text), ('rejected', message), ('skipped', message)."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        return "rejected", f"line {getattr(error, 'lineno', '?')}: {getattr(error, 'msg', error)}"
    except (MemoryError, RecursionError) as error:
        return "skipped", repr(error)
    return "tree", canonical.dump(tree)


def _difference(ours, theirs):
    """The first line that differs, after the last place named before it."""
    ours, theirs = ours.split("\n"), theirs.split("\n")
    for index, (a, b) in enumerate(zip(ours, theirs)):
        if a != b:
            break
    else:
        index = min(len(ours), len(theirs)) - 1
    place = next((line.split()[1] for line in theirs[index::-1] if " " in line and "-" in line.split()[1]), "1:0")
    return place, ours[index][:160], theirs[index][:160]


def compare(job):
    """Compares one file, or one snippet of bytes; answers (package, source, verdict, detail)."""
    package, source = job
    verdict, theirs = _expected(source if isinstance(source, bytes) else source.read_bytes())
    ours, problems, first = _dump(source)
    if verdict == "tree" and problems:
        verdict, detail = "known" if source in REFUSED else "false problem", first
    elif verdict == "tree":
        verdict, detail = ("same", "") if ours == theirs else ("differs", _difference(ours, theirs))
    elif verdict == "rejected":
        is_newer = any(message in theirs for message in NEWER)
        verdict, detail = "rejected" if problems else "known" if is_newer else "missed", theirs
    else:
        detail = theirs
    return package, source, verdict, detail


def corpora(options):
    if options.files:
        return [("files", options.files)]
    library, tests = environment.standard_library()
    place = environment.virtual_environment(Path(__file__).with_name("corpus.txt"))
    return [("stdlib", library), ("stdlib tests", tests), *environment.packages(place)]


def jobs(options):
    chosen = [(package, path) for package, files in corpora(options) for path in files]
    if options.sample and not options.full:
        chosen = chosen[:: max(1, len(chosen) // options.sample)]
    return chosen


def table(results):
    rows = collections.defaultdict(collections.Counter)
    for package, _, verdict, _ in results:
        rows[package][verdict] += 1
        rows["total"][verdict] += 1
    rows["total"] = rows.pop("total")
    print(f"{'package':24} {'files':>6} {'accepted':>9} {'rejected':>9} {'missed':>7} {'false':>6} {'differ':>7}")
    for package, row in rows.items():
        accepted = row["same"] + row["differs"] + row["false problem"]
        rejected = row["rejected"] + row["missed"]  # neither counts the few that are known
        counts = f"{row.total():6} {accepted:9} {rejected:9} {row['missed']:7} {row['false problem']:6} {row['differs']:7}"
        print(f"{package:24} {counts}")


def details(results, shown):
    for wanted in ("differs", "false problem", "missed", "skipped"):
        found = [result for result in results if result[2] == wanted]
        for _, source, _, detail in found[:shown]:
            if wanted == "differs":
                place, ours, theirs = detail
                print(f"\n{source}:{place}\n  ours   {ours}\n  theirs {theirs}")
            else:
                print(f"\n{source}: {wanted}: {detail}")


def judge(chosen, shown):
    """Compares all, prints what differs and the table, and ends the program."""
    with multiprocessing.Pool(2, _start, (environment.tool("PythonDump"),)) as pool:
        results = list(pool.imap(compare, chosen, chunksize=8))
    details(results, shown)
    print()
    table(results)
    sys.exit(any(result[2] in ("differs", "false problem", "missed") for result in results))


def main():
    environment.run_under_right_python()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--shown", type=int, default=SHOWN, help="how many files of each kind to explain")
    options = parser.parse_args()
    judge(jobs(options), options.shown)


if __name__ == "__main__":
    main()
