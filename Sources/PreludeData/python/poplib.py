"""Poplib: inert."""

from _inert import anything, inert

POP3 = inert("poplib.POP3")
POP3_SSL = inert("poplib.POP3_SSL")
__getattr__ = anything("poplib")
