#!/usr/bin/env python3
"""Parsing speed against peers: same files, same run, one core, processor time, median of five.

Files: Django (pinned in requirements.txt) and the standard library of the CPython found, without files that CPython rejects.
Only the ratios mean something; the bars are those of the design.
"""

import ast
import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests/Conformance"))
import environment

PASSES = 5
BARS = {"tree-sitter-python": 20, "ruff analyze graph": 3}


def corpus(place):
    library, tests = environment.standard_library()
    django = environment.site_packages(place) / "django"
    files = []
    warnings.simplefilter("ignore")
    for path in [*library, *tests, *environment.python_files(django)]:
        try:
            ast.parse(path.read_bytes())
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            continue
        files.append(path)
    return files, [django, Path(os.__file__).parent]


def ours(files):
    """One pass of our parser over the files, which it has in memory by then; it reports its own processor time."""
    names = "".join(f"{path}\n" for path in files)
    command = [ROOT / ".build/release/Bench", "parse", "--repeat", "1"]
    return float(subprocess.run(command, input=names, capture_output=True, text=True, check=True).stdout.split()[2])


def tree_sitter_parser(place):
    sys.path.insert(0, str(environment.site_packages(place)))
    import tree_sitter
    import tree_sitter_python

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_python.language()))


def timed(parse, sources):
    start = time.process_time()
    for source in sources:
        parse(source)
    return time.process_time() - start


def copy(files, roots, folder):
    """The files alone, each at its place below its root: ruff walks exactly them and finds what they import."""
    for path in files:
        root = next(root for root in roots if root in path.parents)
        target = folder / root.name / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())


def ruff(folder, place):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [place / "bin/ruff", "analyze", "graph", "--preview", "--isolated", folder],
        env={**os.environ, "RAYON_NUM_THREADS": "1"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    environment.run_under_right_python()
    place = environment.virtual_environment(Path(__file__).with_name("requirements.txt"))
    files, roots = corpus(place)
    sources = [path.read_bytes() for path in files]
    megabytes = sum(map(len, sources)) / 1e6
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    subprocess.run(["swift", "build", "-c", "release", "--product", "Bench"], cwd=ROOT, check=True, stdout=sys.stderr)
    parser = tree_sitter_parser(place)
    gc.disable()
    rows = {"djangology": [], "ruff analyze graph": [], "tree-sitter-python": [], "CPython ast.parse": []}
    with tempfile.TemporaryDirectory() as scratch:
        copy(files, roots, Path(scratch))
        # In turns, so that a slow moment of the machine meets all of them.
        for number in range(PASSES):
            rows["djangology"].append(ours(files))
            rows["ruff analyze graph"].append(ruff(Path(scratch), place))
            rows["tree-sitter-python"].append(timed(parser.parse, sources))
            if number < 2:
                rows["CPython ast.parse"].append(timed(ast.parse, sources))
    print(f"{len(files)} files, {megabytes:.1f} MB, one core, processor time, median of {PASSES}")
    best = statistics.median(rows["djangology"])
    print(f"{'':20} {'seconds':>8} {'MB/s':>7} {'ours is':>9}  bar")
    for name, times in rows.items():
        seconds = statistics.median(times)
        bar = f">= {BARS[name]} x" if name in BARS else ""
        print(f"{name:20} {seconds:8.3f} {megabytes / seconds:7.1f} {seconds / best:7.1f} x  {bar}")
    missed = [name for name, bar in BARS.items() if statistics.median(rows[name]) < bar * best]
    sys.exit(f"below the bar: {', '.join(missed)}" if missed else 0)


if __name__ == "__main__":
    main()
