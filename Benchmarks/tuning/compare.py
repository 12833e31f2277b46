#!/usr/bin/env python3
"""Two results of the judge's score.py side by side, task by task.

    compare.py BEFORE.json AFTER.json

For each figure: before, after, the mean difference with its 95 % interval (paired bootstrap over tasks), how many projects
went up and down, and the project that lost most.
"""

import collections
import json
import sys

from tasks import bootstrap

FIGURES = ["recall@5", "recall@10", "recall@15", "all@15", "mrr", "core_recall@10", "recall@8k", "hunk@8k"]


def rows(path):
    with open(path) as file:
        return {(row["project"], row["commit"]): row["m"] for row in json.load(file)["rows"]}


def main():
    before, after = rows(sys.argv[1]), rows(sys.argv[2])
    both = sorted(before.keys() & after.keys())
    print(f"{len(both)} tasks in both")
    for figure in FIGURES:
        pairs = {key: (before[key][figure], after[key][figure]) for key in both
                 if figure in before[key] and figure in after[key]}
        if not pairs:
            continue
        mean, low, high = bootstrap([b - a for a, b in pairs.values()])
        projects = collections.defaultdict(list)
        for (project, _), (a, b) in pairs.items():
            projects[project].append(b - a)
        shifts = {project: sum(values) / len(values) for project, values in projects.items()}
        worst = min(shifts, key=shifts.get)
        old = sum(a for a, _ in pairs.values()) / len(pairs)
        print(f"{figure:15s} {100 * old:5.1f} → {100 * (old + mean):5.1f}   {100 * mean:+5.1f} [{100 * low:+.1f}, {100 * high:+.1f}]"
              f"   up {sum(s > 0 for s in shifts.values())}, down {sum(s < 0 for s in shifts.values())}"
              f", worst {worst} {100 * shifts[worst]:+.1f}")


main()
