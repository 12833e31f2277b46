"""Cmd: inert."""

from _inert import anything, inert

Cmd = inert("cmd.Cmd")
__getattr__ = anything("cmd")
