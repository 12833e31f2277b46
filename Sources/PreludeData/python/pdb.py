"""Pdb: inert."""

from _inert import anything, inert

Pdb = inert("pdb.Pdb")
__getattr__ = anything("pdb")
