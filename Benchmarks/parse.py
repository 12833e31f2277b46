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
    return files


def ours(files):
    subprocess.run(["swift", "build", "-c", "release", "--product", "Bench"], cwd=ROOT, check=True, stdout=sys.stderr)
    names = "".join(f"{path}\n" for path in files)
    command = [ROOT / ".build/release/Bench", "parse", "--repeat", str(PASSES)]
    lines = subprocess.run(command, input=names, capture_output=True, text=True, check=True).stdout.splitlines()
    return [float(line.split()[2]) for line in lines]


def tree_sitter(sources, place):
    sys.path.insert(0, str(environment.site_packages(place)))
    import tree_sitter
    import tree_sitter_python

    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_python.language()))
    return [timed(lambda: [parser.parse(source) and None for source in sources]) for _ in range(PASSES)]


def cpython(sources):
    gc.disable()
    return [timed(lambda: [ast.parse(source) and None for source in sources]) for _ in range(2)]


def timed(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def ruff(files, place, scratch):
    """A copy of the files alone, so that ruff walks exactly them; user and system time of the process."""
    folder = scratch / "files"
    if not folder.exists():
        for number, path in enumerate(files):
            target = folder / f"{number // 100}" / f"{path.stem}_{number}.py"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    times = []
    for _ in range(PASSES):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [place / "bin/ruff", "analyze", "graph", "--preview", "--isolated", folder],
            env={**os.environ, "RAYON_NUM_THREADS": "1"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return times


def main():
    environment.run_under_right_python()
    place = environment.virtual_environment(Path(__file__).with_name("requirements.txt"))
    files = corpus(place)
    sources = [path.read_bytes() for path in files]
    megabytes = sum(map(len, sources)) / 1e6
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        rows = {
            "djangology": ours(files),
            "ruff analyze graph": ruff(files, place, Path(scratch)),
            "tree-sitter-python": tree_sitter(sources, place),
            "CPython ast.parse": cpython(sources),
        }
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
