#!/usr/bin/env python3
"""Plants faults in real projects and counts which of them `djangology check` finds.

    planted_faults.py --tool BIN [--seed N] [--count 40] [--show] [--recipes DIR] [--jobs 2] PROJECT…

A project is a folder; it is copied and committed to a repository of its own: the folder itself stays as it is. Faults that
cannot disturb each other are planted together, each in a file of its own. A fault is caught when a finding that was not
there before has one of its codes and stands on the lines that were edited, or names what was misspelt; a finding of
another fault never counts. What a batch did not find is planted again alone. New findings that belong to no fault are
noise; a batch with noise is halved until the fault is known that brought it.

The settings module and import roots come from the caller's environment, as for Django, or from DIR/NAME.json with the keys
`settings`, `cwd`, `path` and `env`.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))

from planted import drift, fields, models, queries, web, wiring  # noqa: F401  (each registers its mutators)
from planted.fault import MUTATORS, Fault
from planted.project import Project

QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@dataclasses.dataclass
class Row:
    fault: Fault
    caught: bool = False
    noise: list = dataclasses.field(default_factory=list)
    saw: list = dataclasses.field(default_factory=list)


def git(root, *words):
    subprocess.run(
        ["git", "-C", root, "-c", "user.name=x", "-c", "user.email=x@x", "-c", "core.hooksPath=/dev/null", *words],
        check=True, **QUIET)


def copied(project, folder):
    root = os.path.join(folder, called(project))
    ignore = shutil.ignore_patterns(".git", "node_modules", "__pycache__", ".venv", "venv")
    shutil.copytree(project, root, ignore=ignore, symlinks=True)
    git(root, "init", "-q")
    git(root, "add", "-A", "-f")
    git(root, "commit", "-qm", "before")
    return root


def called(project):
    head, name = os.path.split(os.path.abspath(project))
    return os.path.basename(head) if name == "src" else name


def environment(root, name, recipes):
    """The process environment and folder for one project."""
    env = dict(os.environ, DJANGOLOGY_DAEMON="off", DJANGOLOGY_CACHE="off")
    recipe = os.path.join(recipes or "", name + ".json")
    if not recipes or not os.path.exists(recipe):
        return env, root
    read = json.load(open(recipe))
    if read.get("settings"):
        env["DJANGO_SETTINGS_MODULE"] = read["settings"]
    if read.get("path"):
        env["PYTHONPATH"] = ":".join(os.path.join(root, one) for one in read["path"])
    env.update({key: str(value) for key, value in (read.get("env") or {}).items()})
    return env, os.path.join(root, read.get("cwd") or ".")


class Judge:
    """One project's copy, with faults planted and taken out again."""

    def __init__(self, tool, root, recipes):
        self.tool, self.root, self.checks = tool, root, 0
        self.env, self.cwd = environment(root, os.path.basename(root), recipes)
        self.project = Project(root, tool, self.env, self.cwd)
        self.before = self.keys(self.check())

    def check(self, base=None):
        self.checks += 1
        words = [self.tool, "check", "--output-format", "json", "--root", self.root] + (["--base", base] if base else [])
        run = subprocess.run(words, capture_output=True, env=self.env, cwd=self.cwd)
        if run.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(words)}: {run.stderr.decode()}")
        found = json.loads(run.stdout)
        return found.get("diagnostics", found.get("findings", [])) if isinstance(found, dict) else found

    @staticmethod
    def keys(found):
        return collections.Counter((f["code"], f["filename"], f["message"]) for f in found)

    def new(self, faults):
        """The findings that planting these faults brings."""
        for fault in faults:
            plant(self.root, fault)
        try:
            found = self.check("HEAD" if any(f.needs_base for f in faults) else None)
        finally:
            git(self.root, "checkout", "-q", "--", ".")
            git(self.root, "clean", "-qfd")
        left, new = collections.Counter(self.before), []
        for one in found:
            key = (one["code"], one["filename"], one["message"])
            if left[key]:
                left[key] -= 1
            else:
                new.append(one)
        return new

    def belongs(self, one, fault):
        """Whether a finding is the answer to a fault."""
        if one["code"] not in fault.codes:
            return False
        named = fault.says is not None and fault.says in one["message"]
        if one["filename"] != fault.path:
            own = fault.new is not None and one["filename"] == fault.new[0]
            return own or (named and (fault.elsewhere is None or one["filename"] in fault.elsewhere))
        if fault.edits is None or fault.new:
            return True
        return named or one["location"]["row"] in fault.lines(self.project.source(fault.path).bytes)

    def judge(self, faults):
        """A row for each of the faults."""
        rows = [Row(fault) for fault in faults]
        new = self.new(faults)
        for one in new:
            owner = next((row for row in rows if self.belongs(one, row.fault)), None)
            if owner:
                owner.caught = True
            elif not any(excused(one, fault) for fault in faults):
                rows[0].noise.append(one)
        if len(rows) == 1:
            rows[0].saw = new
            return rows
        if rows[0].noise:
            half = len(faults) // 2
            return self.judge(faults[:half]) + self.judge(faults[half:])
        return [row if row.caught else self.judge([row.fault])[0] for row in rows]


def excused(one, fault):
    if one["code"] in fault.codes and one["filename"] in (fault.path, *(fault.elsewhere or ())):
        return True
    return any(c == "*" or one["code"].startswith(c) for c in fault.consequences)


def group(fault):
    """Faults of one group may be planted together: what they may cause besides does not excuse another's noise."""
    if "*" in fault.consequences:
        return "*"
    if fault.needs_base or any(c.startswith(("DJG", "DJM", "DJX")) for c in fault.consequences):
        return "models"
    return "web" if fault.consequences else ""


def chosen(project, count, rng):
    """An even share of every kind of fault that the project has a place for, in as many files as can be."""
    kinds = {}
    for mutate in MUTATORS:
        for fault in mutate(project):
            kinds.setdefault(fault.kind, []).append(fault)
    for faults in kinds.values():
        rng.shuffle(faults)
    order, picked, used = sorted(kinds), [], set()
    rng.shuffle(order)
    while len(picked) < count and any(kinds.values()):
        for kind in order:
            faults = kinds[kind]
            if faults and len(picked) < count:
                fresh = next((f for f in faults[:50] if (group(f), f.path) not in used), faults[0])
                faults.remove(fresh)
                if fresh.parses(project.source(fresh.path).bytes):
                    used.add((group(fresh), fresh.path))
                    picked.append(fresh)
    return picked


def apart(one, two):
    """Whether no finding can answer both of two faults."""
    near = {one.path, *(one.elsewhere or ())} & {two.path, *(two.elsewhere or ())}
    return not near and (not one.says or not two.says or one.says != two.says)


def batches(faults):
    """Faults of one group together, no two in one file."""
    packed = []
    for fault in faults:
        for batch in packed:
            same = group(batch[0]) == group(fault)
            if same and all(apart(fault, other) for other in batch):
                batch.append(fault)
                break
        else:
            packed.append([fault])
    return packed


def plant(root, fault):
    path = os.path.join(root, fault.path)
    if fault.new:
        open(os.path.join(root, fault.new[0]), "wb").write(fault.new[1])
    elif fault.edits is None:
        os.remove(path)
    else:
        old = open(path, "rb").read()
        open(path, "wb").write(fault.apply(old))


def judged(tool, folder, seed, options):
    """(name, rows, checks, seconds) of one project."""
    started, name = time.monotonic(), called(folder)
    with tempfile.TemporaryDirectory() as scratch:
        judge = Judge(tool, copied(folder, scratch), options.recipes)
        picked = chosen(judge.project, options.count, random.Random(f"{seed} {name}"))
        if options.kind:
            picked = [f for f in picked if options.kind in f.kind]
        rows = [row for batch in batches(picked) for row in judge.judge(batch)]
    return name, rows, judge.checks, time.monotonic() - started


def report(name, rows, checks, seconds, show):
    caught, noise = sum(r.caught for r in rows), sum(bool(r.noise) for r in rows)
    print(f"{name:18} {caught:3} of {len(rows):3} caught, {noise} with noise; {checks} checks, {seconds:.0f} s", flush=True)
    for row in rows if show else []:
        if row.caught and not row.noise:
            continue
        print(f"  {'noise' if row.caught else 'MISSED'}: {row.fault.kind} ({'/'.join(row.fault.codes)}) {row.fault.path}: "
              f"{row.fault.note}")
        for one in (row.noise or row.saw)[:4]:
            print(f"      {one['code']} {one['filename']}:{one['location']['row']}: {one['message']}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--show", action="store_true", help="print what was missed and what was noise")
    parser.add_argument("--recipes", help="a folder with a NAME.json per project")
    parser.add_argument("--jobs", type=int, default=1, help="how many projects at the same time")
    parser.add_argument("--kind", help="only the chosen faults whose kind has this in it")
    parser.add_argument("--least", type=float, default=0, help="exit 1 when a smaller share, in percent, is caught")
    parser.add_argument("projects", nargs="+")
    options = parser.parse_args()
    table = collections.defaultdict(lambda: [0, 0, 0])
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        running = [pool.submit(judged, options.tool, folder, options.seed, options) for folder in options.projects]
        for done in concurrent.futures.as_completed(running):
            name, rows, checks, seconds = done.result()
            report(name, rows, checks, seconds, options.show)
            for row in rows:
                one = table[("/".join(row.fault.codes), row.fault.kind)]
                one[0] += 1
                one[1] += row.caught
                one[2] += bool(row.noise)
    print()
    for (codes, kind), (planted, hit, noisy) in sorted(table.items()):
        print(f"{codes:16} {kind:45} {hit:4} of {planted:4}" + (f"   {noisy} with noise" if noisy else ""))
    planted, hit = sum(v[0] for v in table.values()), sum(v[1] for v in table.values())
    noisy = sum(v[2] for v in table.values())
    share = 100 * hit / max(1, planted)
    print(f"all {hit} of {planted} = {share:.1f} %, {noisy} with noise, seed {options.seed}")
    return 1 if share < options.least or not planted else 0


if __name__ == "__main__":
    sys.exit(main())
