"""Reprlib: inert."""

from _inert import anything, inert

Repr = inert("reprlib.Repr")
__getattr__ = anything("reprlib")
