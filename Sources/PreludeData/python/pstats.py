"""Pstats: inert."""

from _inert import anything, inert

Stats = inert("pstats.Stats")
__getattr__ = anything("pstats")
