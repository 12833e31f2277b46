"""Array: inert."""

from _inert import anything, inert

array = inert("array.array")
__getattr__ = anything("array")
