"""Graphlib: inert."""

from _inert import anything, error, inert

TopologicalSorter = inert("graphlib.TopologicalSorter")
CycleError = error("graphlib.CycleError", ValueError)
__getattr__ = anything("graphlib")
