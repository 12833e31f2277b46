"""Tokenize: inert."""

from _inert import anything

__getattr__ = anything("tokenize")
