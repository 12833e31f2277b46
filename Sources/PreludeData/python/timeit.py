"""Timeit: inert."""

from _inert import anything, inert

Timer = inert("timeit.Timer")
__getattr__ = anything("timeit")
