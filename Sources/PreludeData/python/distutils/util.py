"""Old build tools."""

from _inert import anything

__getattr__ = anything("distutils.util")
