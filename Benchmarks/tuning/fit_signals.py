#!/usr/bin/env python3
"""Fits the weights of the ranker's signals, leaving out one project at a time.

    fit_signals.py explained.json [--ridge 0.001]

The loss is that of a choice: each file of the commit against all files that were not in it. Prints what the left-out
projects get with the weights in the tool and with the fitted ones, and the mean of the fitted weights next to `words`.
"""

import argparse
import json

import numpy
from scipy.optimize import minimize

from tasks import bootstrap, every, recall


def table(task, signals):
    """Parts as the tool gives them (weighted already), one column a signal, and whether a file is a test."""
    rows = [[file["parts"].get(signal, 0.0) for signal in signals] + [float(file["role"] == "test")]
            for file in task["files"]]
    return numpy.array(rows), numpy.array([file["path"] in task["gold"] for file in task["files"]])


def fit(tables, ridge):
    width = tables[0][0].shape[1]

    def loss(weights):
        total, slope = 0.0, numpy.zeros(width)
        for values, gold in tables:
            scores = values @ weights
            powers = numpy.exp(scores - scores.max())
            rest = powers[~gold].sum()
            sums = rest + powers[gold]
            total += numpy.mean(numpy.log(sums) - numpy.log(powers[gold] + 1e-300))
            force = numpy.zeros(len(scores))
            force[gold] = (powers[gold] / sums - 1) / gold.sum()
            force[~gold] = powers[~gold] * (1 / sums).sum() / gold.sum()
            slope += values.T @ force
        count = len(tables)
        return total / count + ridge * weights @ weights, slope / count + 2 * ridge * weights

    return minimize(loss, numpy.zeros(width), jac=True, method="L-BFGS-B").x


def figures(task, scores):
    order = [task["files"][i]["path"] for i in numpy.argsort(-scores, kind="stable")]
    gold = set(task["gold"])
    return recall(order, gold, 5), recall(order, gold, 10), recall(order, gold, 15), every(order, gold, 15)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("explained")
    options.add_argument("--ridge", type=float, default=0.001)
    chosen = options.parse_args()
    with open(chosen.explained) as file:
        tasks = json.load(file)
    signals = sorted({signal for task in tasks for entry in task["files"] for signal in entry["parts"]})
    tables = [table(task, signals) for task in tasks]
    usable = [i for i, (_, gold) in enumerate(tables) if gold.any() and not gold.all()]
    before, after, weights = [], [], []
    for project in dict.fromkeys(task["project"] for task in tasks):
        found = fit([tables[i] for i in usable if tasks[i]["project"] != project], chosen.ridge)
        weights.append(found)
        for task, (values, _) in zip(tasks, tables):
            if task["project"] == project:
                before.append(figures(task, -numpy.arange(len(values), dtype=float)))
                after.append(figures(task, values @ found))
    mean = numpy.mean(weights, 0)
    for signal, weight in zip(signals + ["is a test"], mean / mean[signals.index("words")]):
        print(f"  {signal:16s} × {weight:.2f}")
    for place, name in enumerate(["recall@5", "recall@10", "recall@15", "all@15"]):
        old = 100 * numpy.mean([row[place] for row in before])
        gain, low, high = bootstrap([b[place] - a[place] for a, b in zip(before, after)])
        print(f"{name:10s} {old:5.1f} → left out {old + 100 * gain:5.1f}   {100 * gain:+.1f} [{100 * low:+.1f}, {100 * high:+.1f}]")


main()
