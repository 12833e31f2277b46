"""Selectors: inert."""

from _inert import anything, inert

DefaultSelector = inert("selectors.DefaultSelector")
__getattr__ = anything("selectors")
