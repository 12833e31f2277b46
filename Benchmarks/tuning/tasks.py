"""The judge's tasks and metrics, for the scripts beside this one. `EVAL` names the judge's folder."""

import os
import random
import sys

EVAL = os.environ.get("EVAL") or sys.exit("Set EVAL to the judge's folder, the one that holds tasks/score.py.")
sys.path[:0] = [os.path.join(EVAL, "tasks"), os.path.join(EVAL, "tasks", "adapters")]


def recall(order, gold, k):
    """The share of `gold` among the first `k` of `order`."""
    return sum(path in gold for path in order[:k]) / len(gold)


def every(order, gold, k):
    return float(set(gold) <= set(order[:k]))


def bootstrap(differences, rounds=4000, seed=1):
    """Mean of paired differences, with the interval that holds 95 % of the resampled means."""
    draw = random.Random(seed)
    count = len(differences)
    means = sorted(sum(draw.choices(differences, k=count)) / count for _ in range(rounds))
    return sum(differences) / count, means[int(0.025 * rounds)], means[int(0.975 * rounds)]
