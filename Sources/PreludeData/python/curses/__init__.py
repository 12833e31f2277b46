"""Curses: inert."""

from _inert import anything, error

error_ = error("curses.error_")
__getattr__ = anything("curses")
