"""Code: inert."""

from _inert import anything, inert

InteractiveConsole = inert("code.InteractiveConsole")
__getattr__ = anything("code")
