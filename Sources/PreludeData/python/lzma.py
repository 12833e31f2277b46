"""Lzma: inert."""

from _inert import anything, error, inert

LZMAFile = inert("lzma.LZMAFile")
LZMAError = error("lzma.LZMAError")
__getattr__ = anything("lzma")
