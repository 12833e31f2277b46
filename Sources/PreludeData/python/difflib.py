"""Difflib: inert."""

from _inert import anything, inert

SequenceMatcher = inert("difflib.SequenceMatcher")
HtmlDiff = inert("difflib.HtmlDiff")
Differ = inert("difflib.Differ")
__getattr__ = anything("difflib")
