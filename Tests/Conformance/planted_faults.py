#!/usr/bin/env python3
"""Plants faults in real projects and counts which of them `djangology check` finds.

    planted_faults.py --tool BIN [--seed N] [--count 40] [--show] [--recipes DIR] [--jobs 2] PROJECT…

A project is a folder; it is copied and committed to a repository of its own: the folder itself stays as it is. Faults that
cannot be taken for one another are planted together, and the project is checked once. A fault is caught when a finding that
was not there before has one of its codes and stands on the lines that were edited, or names what was misspelt; the finding
of another fault never counts. What was not found is planted again, without what was,
and at last alone. New findings that answer no fault, and
that none of the faults at their place or name explains, are noise.

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
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))

from planted import drift, fields, models, queries, web, wiring  # noqa: F401  (each registers its mutators)
from planted.fault import MUTATORS, Fault, applied
from planted.project import Project

QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@dataclasses.dataclass
class Row:
    fault: Fault
    caught: bool = False
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
        for path in sorted({f.path for f in faults}):
            plant(self.root, path, [f for f in faults if f.path == path])
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
        # What only says something else now, because its text quotes the edited line.
        gone = collections.Counter()
        for (code, path, _), count in left.items():
            gone[code, path] += max(0, count)
        for one in new:
            one["reworded"] = gone[one["code"], one["filename"]] > 0
        return new

    def belongs(self, one, fault, faults):
        """Whether a finding is the answer to a fault."""
        if one["code"] not in fault.codes:
            return False
        named = fault.says is not None and fault.says in one["message"]
        if one["filename"] != fault.path:
            own = fault.new is not None and one["filename"] == fault.new[0]
            return own or (named and (fault.elsewhere is None or one["filename"] in fault.elsewhere))
        if fault.edits is None or fault.new:
            return True
        together = [f for f in faults if f.path == fault.path]
        return named or one["location"]["row"] in fault.lines(self.project.source(fault.path).bytes, together)

    def plant_all(self, faults):
        """A row for each of the faults, and what belongs to none of them."""
        rows, noise = [Row(fault) for fault in faults], []
        for one in self.new(faults):
            owner = next((row for row in rows if self.belongs(one, row.fault, faults)), None)
            if owner:
                owner.caught = True
            elif not one["reworded"] and not any(excused(one, fault) for fault in faults):
                noise.append(one)
            for row in rows:
                if one["filename"] == row.fault.path:
                    row.saw.append(one)
        return rows, noise

    def judge(self, faults):
        """The same for faults that may have to be planted one after the other."""
        rows, noise, missed = [], [], []
        for batch in batches(faults):
            found, more = self.plant_all(batch)
            rows += [row for row in found if row.caught]
            missed += [row for row in found if not row.caught]
            noise += more
        # Another fault may have been in the way.
        left, again = [], {group(row.fault) for row in missed} & {"*", "-"}
        for kind in sorted(again):
            for batch in batches([row.fault for row in missed if group(row.fault) == kind]):
                found, _ = self.plant_all(batch)
                rows += [row for row in found if row.caught or len(found) == 1]
                left += [row.fault for row in found if not row.caught and len(found) > 1]
        for fault in left:
            rows += self.plant_all([fault])[0]
        return rows, noise


def words(fault):
    return [w for w in re.findall(r"\w{4,}", fault.note) if w not in ("html", "views", "models")]


def excused(one, fault):
    """Whether a finding follows from a fault: it is of a kind that may, and about the same file or name."""
    near = one["filename"] in (fault.path, *(fault.elsewhere or ()))
    if one["code"] in fault.codes:
        return near or fault.elsewhere is None
    if "*" in fault.consequences:
        return True
    if not any(one["code"].startswith(c) for c in fault.consequences):
        return False
    return near or beside(one["filename"], fault.path) or any(w in one["message"] for w in words(fault))


def beside(a, b):
    """Migrations of one application: what one of them loses, others report."""
    return os.path.dirname(a) == os.path.dirname(b) and os.path.basename(os.path.dirname(a)) == "migrations"


def group(fault):
    """What may cause anything is planted apart: it would excuse the noise of the others."""
    return "*" if "*" in fault.consequences else "-"


def chosen(project, count, rng):
    """An even share of every kind of fault that the project has a place for, in as many files as can be."""
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
            faults = kinds[kind]
            if faults and len(picked) < count:
                fits = (f for f in faults[:50] if all(apart(f, p) for p in picked if group(p) == group(f)))
                fault = next(fits, faults[0])
                faults.remove(fault)
                if fault.parses(project.source(fault.path).bytes):
                    picked.append(fault)
    return picked


def apart(one, two):
    """Whether no finding can answer both of two faults, and both can be planted."""
    if one.path == two.path:
        whole = any(f.edits is None or f.new or f.says == "" or "DJT003" in f.codes for f in (one, two))
        spans = [(f.edits[0][0], f.edits[-1][1]) for f in (one, two)] if not whole else []
        if whole or not (spans[0][1] + 600 < spans[1][0] or spans[1][1] + 600 < spans[0][0]):
            return False
    elif {one.path, *(one.elsewhere or ())} & {two.path, *(two.elsewhere or ())} and set(one.codes) & set(two.codes):
        return False
    if None in (one.elsewhere, two.elsewhere) and set(one.codes) & set(two.codes):
        return False
    return not one.says or not two.says or (one.says not in two.says and two.says not in one.says)


def batches(faults):
    packed = []
    for fault in faults:
        for batch in packed:
            if group(batch[0]) == group(fault) and all(apart(fault, other) for other in batch):
                batch.append(fault)
                break
        else:
            packed.append([fault])
    return packed


def plant(root, path, faults):
    """Edits one file."""
    for fault in faults:
        if fault.new:
            open(os.path.join(root, fault.new[0]), "wb").write(fault.new[1])
        elif fault.edits is None:
            os.remove(os.path.join(root, path))
    edits = [edit for fault in faults if not fault.new for edit in fault.edits or []]
    if edits:
        old = open(os.path.join(root, path), "rb").read()
        open(os.path.join(root, path), "wb").write(applied(old, edits))


def judged(tool, folder, seed, options):
    """(name, rows, noise, checks, seconds) of one project."""
    started, name = time.monotonic(), called(folder)
    with tempfile.TemporaryDirectory() as scratch:
        judge = Judge(tool, copied(folder, scratch), options.recipes)
        picked = chosen(judge.project, options.count, random.Random(f"{seed} {name}"))
        if options.kind:
            picked = [f for f in picked if re.search(options.kind, f.kind)]
        rows, noise = judge.judge(picked)
    return name, rows, noise, judge.checks, time.monotonic() - started


def said(one):
    return f"      {one['code']} {one['filename']}:{one['location']['row']}: {one['message']}"


def report(name, rows, noise, checks, seconds, show):
    caught = sum(r.caught for r in rows)
    print(f"{name:18} {caught:3} of {len(rows):3} caught, {len(noise)} noise; {checks} checks, {seconds:.0f} s", flush=True)
    if not show:
        return
    for row in rows:
        if not row.caught:
            fault = row.fault
            print(f"  MISSED: {fault.kind} ({'/'.join(fault.codes)}) {fault.path}: {fault.note}")
            for one in row.saw[:4]:
                print(said(one))
    if noise:
        print("  noise:")
    for one in noise:
        print(said(one), flush=True)


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
    options.tool = os.path.abspath(options.tool)
    table, noisy = collections.defaultdict(lambda: [0, 0]), 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        running = [pool.submit(judged, options.tool, folder, options.seed, options) for folder in options.projects]
        for done in concurrent.futures.as_completed(running):
            name, rows, noise, checks, seconds = done.result()
            report(name, rows, noise, checks, seconds, options.show)
            noisy += len(noise)
            for row in rows:
                one = table["/".join(row.fault.codes), row.fault.kind]
                one[0] += 1
                one[1] += row.caught
    print()
    for (codes, kind), (planted, hit) in sorted(table.items()):
        print(f"{codes:16} {kind:45} {hit:4} of {planted:4}")
    planted, hit = sum(v[0] for v in table.values()), sum(v[1] for v in table.values())
    share = 100 * hit / max(1, planted)
    print(f"all {hit} of {planted} = {share:.1f} %, {noisy} findings of noise, seed {options.seed}")
    return 1 if share < options.least or not planted else 0


if __name__ == "__main__":
    sys.exit(main())
