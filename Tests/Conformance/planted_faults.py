#!/usr/bin/env python3
"""Plants faults in real projects, one at a time, and counts which of them `djangology check` finds.

    planted_faults.py --tool BIN [--seed N] [--count 40] [--show] PROJECT…

A project is a folder; it is copied, committed to a repository of its own, and mended after each fault. A fault is caught
when a finding that was not there before has one of its codes. New findings of other codes are listed as noise, unless they
follow from the fault. The settings module and import roots come from the caller's environment, as for Django.
"""

import argparse
import collections
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))

from planted import drift, models, web, wiring  # noqa: F401  (each registers its mutators)
from planted.fault import MUTATORS
from planted.project import Project

QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def git(root, *words):
    subprocess.run(
        ["git", "-C", root, "-c", "user.name=x", "-c", "user.email=x@x", "-c", "core.hooksPath=/dev/null", *words],
        check=True, **QUIET)


def copied(project, folder):
    root = os.path.join(folder, os.path.basename(os.path.abspath(project)))
    ignore = shutil.ignore_patterns(".git", "node_modules", "__pycache__", ".venv", "venv")
    shutil.copytree(project, root, ignore=ignore, symlinks=True)
    git(root, "init", "-q")
    git(root, "add", "-A", "-f")
    git(root, "commit", "-qm", "before")
    return root


def check(tool, root, base=None):
    words = [tool, "check", "--output-format", "json", "--root", root] + (["--base", base] if base else [])
    run = subprocess.run(words, capture_output=True)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(words)}: {run.stderr.decode()}")
    found = json.loads(run.stdout)
    found = found.get("diagnostics", found.get("findings", [])) if isinstance(found, dict) else found
    return collections.Counter((f["code"], f["filename"], f["message"]) for f in found)


def chosen(project, count, rng):
    """An even share of every kind of fault that the project has a place for."""
    kinds = {}
    for mutate in MUTATORS:
        for fault in mutate(project):
            kinds.setdefault(fault.kind, []).append(fault)
    for faults in kinds.values():
        rng.shuffle(faults)
    order, picked = sorted(kinds), []
    rng.shuffle(order)
    while len(picked) < count and any(kinds.values()):
        for kind in order:
            if kinds[kind] and len(picked) < count:
                picked.append(kinds[kind].pop())
    return picked


def plant(root, fault):
    if fault.edits is None:
        os.remove(os.path.join(root, fault.path))
    elif fault.edits:
        path = os.path.join(root, fault.path)
        old = open(path, "rb").read()
        open(path, "wb").write(fault.apply(old))
    if fault.new:
        open(os.path.join(root, fault.new[0]), "wb").write(fault.new[1])


def mend(root):
    git(root, "checkout", "-q", "--", ".")
    git(root, "clean", "-qfd")


def follows(code, fault):
    return code in fault.codes or any(c == "*" or code.startswith(c) for c in fault.consequences)


def judge(tool, root, count, rng, show):
    project = Project(root, tool)
    before = check(tool, root)
    rows = []
    for fault in chosen(project, count, rng):
        plant(root, fault)
        new = check(tool, root, "HEAD" if fault.needs_base else None) - before
        mend(root)
        caught = any(code in fault.codes for code, _, _ in new)
        noise = [f for f in new if not follows(f[0], fault)]
        rows.append((fault, caught, noise))
        if show and (not caught or noise):
            said = "noise" if caught else "MISSED"
            print(f"  {said}: {fault.kind} ({'/'.join(fault.codes)}) {fault.path}: {fault.note}")
            for code, path, message in sorted(noise or new)[:4]:
                print(f"      {code} {path}: {message}")
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--show", action="store_true", help="print what was missed and what was noise")
    parser.add_argument("--least", type=float, default=0, help="exit 1 when a smaller share, in percent, is caught")
    parser.add_argument("projects", nargs="+")
    options = parser.parse_args()
    os.environ.update(DJANGOLOGY_DAEMON="off", DJANGOLOGY_CACHE="off")
    table = collections.defaultdict(lambda: [0, 0, 0])
    for place, folder in enumerate(options.projects):
        with tempfile.TemporaryDirectory() as scratch:
            rng = random.Random(options.seed * 1000 + place)
            rows = judge(options.tool, copied(folder, scratch), options.count, rng, options.show)
        caught = sum(1 for _, hit, _ in rows if hit)
        noise = sum(1 for _, _, more in rows if more)
        print(f"{os.path.basename(os.path.abspath(folder)):20} {caught:3} of {len(rows):3} caught, {noise} with noise")
        for fault, hit, more in rows:
            one = table[(fault.codes[0], fault.kind)]
            one[0] += 1
            one[1] += hit
            one[2] += bool(more)
    print()
    for (code, kind), (planted, hit, noisy) in sorted(table.items()):
        print(f"{code}  {kind:45} {hit:4} of {planted:4}" + (f"   {noisy} with noise" if noisy else ""))
    planted, hit = sum(v[0] for v in table.values()), sum(v[1] for v in table.values())
    share = 100 * hit / max(1, planted)
    print(f"all {hit} of {planted} = {share:.1f} %, seed {options.seed}")
    return 1 if share < options.least or not planted else 0


if __name__ == "__main__":
    sys.exit(main())
