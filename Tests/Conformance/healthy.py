#!/usr/bin/env python3
"""Counts what `djangology check` finds in projects that work, for people to read.

    healthy.py --tool BIN [--wrong] [--sample N --seed S] PROJECT…

A project is a folder; what it was found to be wrong with is printed by rule, tier 0 apart from hazards. `--wrong` lists
every finding of tier 0 with its lines, `--sample` draws that many hazards, from every rule that speaks at least one. The
settings module and import roots come from the caller's environment, as for Django; for several projects they can stand in
the file `PROJECT/../environment` as lines `NAME=VALUE`, with `{root}` for the folder.
"""

import argparse
import collections
import json
import os
import random
import subprocess


def environment(root):
    found = dict(os.environ, DJANGOLOGY_DAEMON="off", DJANGOLOGY_CACHE="off")
    path = os.path.join(os.path.dirname(root), "environment")
    if os.path.exists(path):
        with open(path) as lines:
            for line in lines:
                name, equals, value = line.strip().partition("=")
                if equals:
                    found[name] = value.replace("{root}", root)
    return found


def findings(tool, root):
    words = [tool, "check", "--root", root, "--output-format", "json", "--exit-zero"]
    run = subprocess.run(words, capture_output=True, env=environment(root), cwd=root)
    if run.returncode:
        raise SystemExit(f"{' '.join(words)}: {run.stderr.decode()}")
    return [dict(one, root=root) for one in json.loads(run.stdout)]


def show(one, around=3):
    row = one["location"]["row"]
    print(f"\n{os.path.basename(one['root'])} {one['filename']}:{row} {one['code']}[{one['facet']}] {one['message']}")
    with open(os.path.join(one["root"], one["filename"]), errors="replace") as file:
        lines = file.read().split("\n")
    for number in range(max(1, row - around), min(len(lines), row + around) + 1):
        print(f"  {'>' if number == row else ' '}{number:5} {lines[number - 1][:160]}")


def drawn(hazards, count, seed):
    """One of every rule, the rest by lot."""
    rng = random.Random(seed)
    by_rule = collections.defaultdict(list)
    for one in hazards:
        by_rule[one["code"]].append(one)
    first = [rng.choice(by_rule[code]) for code in sorted(by_rule)]
    rest = [one for one in hazards if one not in first]
    return first + rng.sample(rest, min(len(rest), max(0, count - len(first))))


def table(found, title):
    print(f"\n{title}: {len(found)}")
    by_rule = collections.defaultdict(collections.Counter)
    for one in found:
        by_rule[one["code"], one["name"]][os.path.basename(one["root"])] += 1
    for (code, name), projects in sorted(by_rule.items()):
        shown = ", ".join(f"{name} {count}" for name, count in sorted(projects.items()))
        print(f"  {code} {name:32} {sum(projects.values()):4}  {shown}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("projects", nargs="+")
    asked = parser.parse_args()
    found = [one for root in asked.projects for one in findings(asked.tool, os.path.abspath(root))]
    wrong = [one for one in found if one["code"][3] == "0"]
    hazards = [one for one in found if one["code"][3] != "0"]
    table(wrong, "wrong")
    table(hazards, "hazards")
    for one in wrong if asked.wrong else []:
        show(one)
    for one in drawn(hazards, asked.sample, asked.seed) if asked.sample else []:
        show(one, 6)


if __name__ == "__main__":
    main()
