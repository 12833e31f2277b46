#!/usr/bin/env python3
"""The static boot beside a linter: same tree, same run, whole processes, median of five.

    Benchmarks/boot.py [--tool BINARY] [PROJECT ...]

Without a project, the pinned one of Examples/pinned-project; without a tool, one is built. Only the ratios mean something.
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests/Conformance"))
import environment
import index


def rows(project, place, tool):
    dump = [tool, "dump", "--json", "--root", "."]
    yield "ruff check --select F --no-cache", [
        place / "bin/ruff", "check", "--select", "F", "--no-cache", "--isolated", "."
    ], "off"
    yield "dump --json, cold", dump, "off"
    with tempfile.TemporaryDirectory() as cache:
        # The first pass, which is not counted, fills it.
        yield "dump --json, with a fresh cache", dump, cache


def main():
    environment.run_under_right_python()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tool", type=Path)
    parser.add_argument("projects", nargs="*", type=Path)
    given = parser.parse_args()
    place = environment.virtual_environment(Path(__file__).with_name("requirements.txt"))
    tool = (given.tool or index.built_tool()).resolve()
    for project in given.projects or [index.pinned_project()]:
        project = project.resolve()
        print(f"{project.name}: {sum(1 for _ in project.rglob('*.py'))} Python files; median of {index.PASSES}")
        peer = None
        for name, command, cache in rows(project, place, tool):
            wall, processor = index.measure(command, project, cache)
            peer = peer or (wall, processor)
            print(
                f"{name:34} {wall * 1000:8.1f} ms wall {wall / peer[0]:7.2f} x ruff"
                f" {processor * 1000:8.1f} ms cpu {processor / peer[1]:7.2f} x ruff"
            )


if __name__ == "__main__":
    main()
