#!/usr/bin/env python3
"""What keeping pays: whole processes without and with a cache, and one process that stays, after one edit.

    Benchmarks/warm.py [PROJECT]

Without a project, the pinned one of Examples/pinned-project. Works on a copy. Only the ratios mean something.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PASSES = 5


def pinned_project():
    name = (ROOT / "Examples/pinned-project").read_text().split()[0]
    output = subprocess.run([ROOT / "Scripts/fetch-sdist", name, ROOT / ".cache"], check=True, capture_output=True, text=True)
    return Path(output.stdout.strip())


def built(product):
    build = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", product]
    subprocess.run(build, cwd=ROOT, check=True, stdout=sys.stderr)
    return ROOT / ".build/release" / product


def wall(command, folder, cache):
    variables = {**os.environ, "DJANGOLOGY_DAEMON": "off", "DJANGOLOGY_CACHE": cache}
    walls = []
    for _ in range(PASSES + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        walls.append(time.perf_counter() - start)
    # The first pass fills the cache.
    return statistics.median(walls[1:])


def main():
    given = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else pinned_project()
    tool, refresh = built("djangology"), built("Refresh")
    task = (ROOT / "Examples/pinned-task").read_text().strip()
    commands = {"capsule": [tool, "capsule", task], "dump": [tool, "dump"]}
    with tempfile.TemporaryDirectory() as place:
        project, cache = Path(place) / "project", str(Path(place) / "cache")
        shutil.copytree(given, project, symlinks=True)
        files = sum(1 for _ in project.rglob("*.py"))
        print(f"{given.name}: {files} Python files; wall time of the process, median of {PASSES}")
        for name, command in commands.items():
            cold, warm = wall(command, project, "off"), wall(command, project, cache)
            print(f"{name:8} {cold * 1000:8.1f} ms cold {warm * 1000:8.1f} ms with a fresh cache {cold / warm:6.1f} x")
        size = sum(file.stat().st_size for file in Path(cache).iterdir())
        print(f"cache    {size / 1e6:8.1f} MB")
        print("one process that stays:")
        subprocess.run([refresh, project], check=True)


if __name__ == "__main__":
    main()
