#!/usr/bin/env python3
"""Times `djangology check` of whole projects beside ruff's Django rules, in one run.

    python Benchmarks/check.py --binary .build/release/djangology --ruff PATH/TO/ruff PROJECT...

Cold: a fresh process without cache and daemon. Warm: the second question to a daemon, then one after an edit is undone.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import time

COLD = {"DJANGOLOGY_DAEMON": "off", "DJANGOLOGY_CACHE": "off"}


def seconds(command, times, variables=None):
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, env=os.environ | (variables or {}), capture_output=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--ruff", required=True)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("projects", nargs="+")
    arguments = parser.parse_args()
    print("| project | ruff F,DJ | check cold | × | check warm | one file warm |\n|---|---|---|---|---|---|")
    for project in arguments.projects:
        ruff = [arguments.ruff, "check", "--select", "F,DJ", "--no-cache", "--exit-zero", project]
        check = [arguments.binary, "check", "--root", project, "--output-format", "concise", "--exit-zero"]
        first = next(iter(sorted(pathlib.Path(project).rglob("models.py"))), pathlib.Path(project))
        beside, cold = seconds(ruff, arguments.times), seconds(check, arguments.times, COLD)
        # The first starts the daemon, the second finds it.
        for _ in range(2):
            subprocess.run(check, capture_output=True)
            time.sleep(2)
        subprocess.run(check, capture_output=True)
        warm, one = seconds(check, arguments.times), seconds([*check, str(first)], arguments.times)
        subprocess.run([arguments.binary, "daemon", "stop", "--root", project], capture_output=True)
        name = pathlib.Path(project).name
        print(f"| {name} | {beside:.3f} s | {cold:.3f} s | {cold / beside:.1f} | {warm * 1000:.1f} ms | {one * 1000:.1f} ms |")


main()
