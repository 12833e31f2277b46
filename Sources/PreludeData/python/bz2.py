"""Bz2: inert."""

from _inert import anything, inert

BZ2File = inert("bz2.BZ2File")
__getattr__ = anything("bz2")
