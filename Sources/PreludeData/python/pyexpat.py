"""Pyexpat: inert."""

from _inert import anything, error

ExpatError = error("pyexpat.ExpatError")
__getattr__ = anything("pyexpat")
