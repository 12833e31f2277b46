"""Trace: inert."""

from _inert import anything, inert

Trace = inert("trace.Trace")
__getattr__ = anything("trace")
