#!/usr/bin/env python3
"""Fits which units of an edited file are edited, leaving out one project at a time, and packs capsules with it.

    fit_units.py units.pickle [--budget 7200] [--without FEATURE,…]

Prints the mean of the fitted weights and the simulated hunk@8k of the left-out projects.
"""

import argparse
import collections
import math
import pickle

import numpy
from scipy.optimize import minimize

import tasks  # noqa: F401  (finds the judge)
import tasklib

FEATURES = ["match", "matchNextToBest", "name", "parentName", "size", "neighbour", "family", "place", "last", "lastOfTests",
            "first", "imports", "classHeader", "classBody", "function", "module"]


def features(file):
    units = file["units"]
    match = numpy.array([unit["match"] for unit in units])
    relative = match / max(0.001, match.max())
    families = collections.defaultdict(float)
    for unit, value in zip(units, relative):
        families[unit["family"]] = max(families[unit["family"]], value)
    places = numpy.argsort(numpy.argsort(-match, kind="stable"), kind="stable")
    test = tasklib.is_test(file["path"])
    last = len(units) - 1
    answer = []
    for i, unit in enumerate(units):
        around = max(relative[i - 1] if i else 0, relative[i + 1] if i < last else 0)
        answer.append([
            match[i], relative[i], unit["name"], unit["parent"], math.log(max(4, unit["tokens"])), around,
            families[unit["family"]] if unit["family"] else 0, math.log(1 + places[i]), float(i == last),
            float(i == last and test), float(i == 0)]
            + [float(unit["kind"] == kind) for kind in FEATURES[11:]])
    return numpy.array(answer)


def fit(files, ridge=0.001):
    data = []
    for file in files:
        edits = numpy.array([float(len(unit["hunks"])) for unit in file["units"]])
        if file["hunks"] and len(edits) > 1 and edits.sum():
            data.append((file["features"], edits / edits.sum()))

    def loss(weights):
        total, slope = 0.0, numpy.zeros(len(weights))
        for values, target in data:
            odds = values @ weights
            powers = numpy.exp(odds - odds.max())
            shares = powers / powers.sum()
            total -= (target * numpy.log(shares + 1e-12)).sum()
            slope += values.T @ (shares - target)
        return total / len(data) + ridge * weights @ weights, slope / len(data) + 2 * ridge * weights

    return minimize(loss, numpy.zeros(data[0][0].shape[1]), jac=True, method="L-BFGS-B").x


def shown(task, weights, budget):
    """The share of the edits of a task that a capsule would show, as `CapsulePacker` chooses."""
    ranked = [file for file in task["files"] if file["score"] is not None and file["units"]]
    offers = []
    for place, file in enumerate(ranked):
        odds = file["features"] @ weights
        powers = numpy.exp(odds - odds.max())
        relative = file["score"] / max(0.001, ranked[0]["score"])
        chance = 1 / (1 + math.exp(1.7 - 2.1 * relative + 0.9 * math.log(place + 1)))
        for unit, share in zip(file["units"], powers / powers.sum()):
            offers.append((share * chance / (unit["tokens"] + 5), place, unit))
    offers.sort(key=lambda offer: -offer[0])
    left, left_for_tests, seen = budget, budget / 4, collections.defaultdict(set)
    for _, place, unit in offers:
        cost = unit["tokens"] + 5 + (0 if place in seen else 22)
        test = tasklib.is_test(ranked[place]["path"])
        if cost > left or test and cost > left_for_tests:
            continue
        left -= cost
        left_for_tests -= cost * test
        seen[place] |= set(unit["hunks"])
    return sum(len(hunks) / ranked[place]["hunks"] for place, hunks in seen.items() if ranked[place]["hunks"]) / task["gold"]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("units")
    options.add_argument("--budget", type=int, default=7200)
    options.add_argument("--without", default="")
    chosen = options.parse_args()
    kept = [i for i, name in enumerate(FEATURES) if name not in chosen.without.split(",")]
    with open(chosen.units, "rb") as file:
        found = [task for task in pickle.load(file) if task["gold"]]
    for task in found:
        for file in task["files"]:
            if file["units"]:
                file["features"] = features(file)[:, kept]
    values, weights = [], []
    for project in dict.fromkeys(task["project"] for task in found):
        weights.append(fit([file for task in found if task["project"] != project for file in task["files"]
                            if file["units"]]))
        values += [shown(task, weights[-1], chosen.budget) for task in found if task["project"] == project]
    for place, weight in zip(kept, numpy.mean(weights, 0)):
        print(f"  {FEATURES[place]:16s} {weight:+.2f}")
    print(f"hunk@8k of left-out projects, simulated: {100 * numpy.mean(values):.1f} ({len(values)} tasks)")


main()
