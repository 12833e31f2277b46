"""Concurrent running."""

from _inert import anything

__getattr__ = anything("concurrent")
