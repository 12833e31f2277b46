#!/usr/bin/env python3
"""Takes the best files of every task apart into units, with what may tell which unit is edited.

    unit_rows.py explained.json --out units.pickle [--files 30]

A reading of its own of what `SourceOutline` and `UnitScorer` do, with Python's `ast` and the judge's words, so the figures
of fit_units.py are those of a simulation: they tell which of two choices is better, not what the tool gets.
"""

import argparse
import ast
import collections
import json
import math
import os
import pickle
import warnings

import tasks  # noqa: F401  (finds the judge)
import baselines
from gitlib import Repo
from score import gold_hunks

KINDS = ["imports", "classHeader", "classBody", "function", "method", "module", "markup"]
LONGEST, PART = 40, 24


class Outline:
    """The units of one file: `(kind, first line, last line, name)`."""

    def __init__(self, text, path):
        self.lines = text.split("\n")
        if self.lines[-1] == "":
            self.lines.pop()
        self.units = []
        try:
            tree = ast.parse(text) if path.endswith(".py") else None
        except (SyntaxError, ValueError):
            tree = None
        if tree is None:
            self.units = [("module" if path.endswith(".py") else "markup", 1, max(1, len(self.lines)), "")]
        else:
            for statement in tree.body:
                self.read(statement, "", "module")
        self.units = [part for unit in self.units for part in self.cut(unit)]

    @staticmethod
    def first(statement):
        return min([statement.lineno] + [d.lineno for d in getattr(statement, "decorator_list", [])])

    def read(self, statement, parent, run):
        first, last = self.first(statement), statement.end_lineno
        prefix = parent + "." if parent else ""
        if isinstance(statement, ast.ClassDef) and (not parent or last - first >= LONGEST):
            body, name = list(statement.body), prefix + statement.name
            end = max(statement.lineno, self.first(body[0]) - 1)
            if isinstance(body[0], ast.Expr) and isinstance(getattr(body[0].value, "value", None), str):
                end = max(end, body.pop(0).end_lineno)
            self.units.append(("classHeader", first, end, name))
            for inner in body:
                self.read(inner, name, "classBody")
        elif isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self.units.append(("method" if parent else "function", first, last, prefix + statement.name))
        elif not parent and isinstance(statement, (ast.Import, ast.ImportFrom)):
            self.extend("imports", first, last, "")
        else:
            self.extend(run, first, last, parent)

    def extend(self, kind, first, last, name):
        if self.units and self.units[-1][0] == kind and self.units[-1][3] == name:
            self.units[-1] = (kind, self.units[-1][1], max(last, self.units[-1][2]), name)
        elif not self.units or self.units[-1][2] < first:
            self.units.append((kind, first, last, name))

    def cut(self, unit):
        kind, first, last, name = unit
        if last - first < LONGEST:
            return [unit]
        parts = []
        while last - first >= PART + PART // 2:
            ends = range(first + PART // 2, first + PART + PART // 4)
            end = min(ends, key=lambda line: (self.indent(line), -line))
            parts.append((kind, first, end, name))
            first = end + 1
        return parts + [(kind, first, last, name)]

    def indent(self, line):
        """How little a cut behind `line` would hurt: blank lines first, then the least indented next line."""
        if not self.lines[line - 1].strip():
            return -1
        following = self.lines[line] if line < len(self.lines) else ""
        return len(following) - len(following.lstrip()) if following.strip() else 10**6


def words(text):
    return collections.Counter(baselines.tokens(text))


def rows(outline, weights, hunks):
    ceiling = sum(weights.values()) or 1
    answer = []
    for kind, first, last, name in outline.units:
        parent, _, own = name.rpartition(".")
        text, ours, around = words("\n".join(outline.lines[first - 1:last])), words(own), words(parent)
        counts = {t: text[t] + 1.5 * ours[t] for t in weights}
        match = sum(weights[t] * x / (1.2 + x) for t, x in counts.items() if x) / ceiling
        answer.append({
            "kind": kind, "family": name.split(".")[0], "match": match,
            "name": sum(weights[t] for t in weights if t in ours) / ceiling,
            "parent": sum(weights[t] for t in weights if t in around) / ceiling,
            "tokens": max(1.0, sum(len(line) + 1 for line in outline.lines[first - 1:last]) / 4),
            "hunks": [i for i, (a, b) in enumerate(hunks) if first <= b and a <= last]})
    return answer


def term_weights(query, texts):
    """Inverse document frequency of the query's words among the best files: good enough to compare units of one file."""
    terms = baselines.query_terms(query)
    seen = [set(words(text)) for text in texts]
    count = len(seen)
    return {t: min(n, 3) ** 0.5 * math.log(1 + (count - d + 0.5) / (d + 0.5)) for t, n in terms.items()
            for d in [sum(t in s for s in seen)] if d}


def main():
    warnings.simplefilter("ignore")
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("explained")
    options.add_argument("--out", required=True)
    options.add_argument("--files", type=int, default=30)
    chosen = options.parse_args()
    answers = []
    with open(chosen.explained) as file:
        explained = json.load(file)
    for task in explained:
        repo = Repo(os.path.join(os.environ["EVAL_REPOS"], task["project"]))
        tree = repo.ls_tree(task["parent"])
        hunks = {p: h for p, h in gold_hunks(repo, task["parent"], task["commit"], task["gold"]).items()
                 if p in task["gold"]}
        ranked = [(f["path"], sum(f["parts"].values())) for f in task["files"][:chosen.files] if f["path"] in tree]
        named = {path for path, _ in ranked}
        texts = {path: (repo.blob(tree[path][1]) or b"").decode("utf-8", "replace")
                 for path in [p for p, _ in ranked] + [p for p in hunks if p not in named]}
        weights = term_weights(task["query"], [texts[path] for path, _ in ranked])
        files = [{"path": path, "score": dict(ranked).get(path), "hunks": len(hunks.get(path, [])),
                  "units": rows(Outline(text, path), weights, hunks.get(path, []))} for path, text in texts.items()]
        answers.append({"project": task["project"], "gold": len(hunks), "files": files})
        repo.close()
        print(task["project"], task["commit"][:8], flush=True)
    with open(chosen.out, "wb") as file:
        pickle.dump(answers, file)


main()
