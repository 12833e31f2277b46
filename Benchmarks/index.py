#!/usr/bin/env python3
"""Indexing and capsules beside a linter: same tree, same run, wall time of whole processes, median of five.

    Benchmarks/index.py [PROJECT]

Without a project, the pinned one of Examples/pinned-project. Only the ratios mean something.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests/Conformance"))
import environment

PASSES = 5


def measure(command, folder, cache="off"):
    variables = os.environ | {"DJANGOLOGY_DAEMON": "off", "DJANGOLOGY_CACHE": str(cache)}
    walls, processors = [], []
    for _ in range(PASSES + 1):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        walls.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processors.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return statistics.median(walls[1:]), statistics.median(processors[1:])


def pinned_project():
    name = (ROOT / "Examples/pinned-project").read_text().split()[0]
    output = subprocess.run([ROOT / "Scripts/fetch-sdist", name, ROOT / ".cache"], check=True, capture_output=True, text=True)
    return Path(output.stdout.strip())


def built_tool():
    build = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "djangology"]
    subprocess.run(build, cwd=ROOT, check=True, stdout=sys.stderr)
    return ROOT / ".build/release/djangology"


def asked(doc, **numbers):
    """The options of the other benchmarks: the program, the projects, and numbers with their defaults."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("--tool", type=Path)
    for name, value in numbers.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("projects", nargs="*", type=Path)
    given = parser.parse_args()
    given.tool = (given.tool or built_tool()).resolve()
    given.projects = [project.resolve() for project in given.projects or [pinned_project()]]
    return given


def main():
    environment.run_under_right_python()
    place = environment.virtual_environment(Path(__file__).with_name("requirements.txt"))
    project = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else pinned_project()
    tool = built_tool()
    task = (ROOT / "Examples/pinned-task").read_text().strip()
    commands = {
        "ruff check --select F --no-cache": [place / "bin/ruff", "check", "--select", "F", "--no-cache", "--isolated", "."],
        "djangology index": [tool, "index", "."],
        "djangology capsule, no history": [tool, "capsule", task, "--commits", "0"],
        "djangology --version": [tool, "--version"],
        "/bin/true": ["/bin/true"],
    }
    files = sum(1 for _ in project.rglob("*.py"))
    print(f"{project.name}: {files} Python files; wall and processor time of the process, median of {PASSES}")
    peer = None
    for name, command in commands.items():
        wall, processor = measure(command, project)
        peer = peer or wall
        print(f"{name:34} {wall * 1000:8.1f} ms wall {processor * 1000:8.1f} ms cpu {wall / peer:7.2f} x ruff")


if __name__ == "__main__":
    main()
