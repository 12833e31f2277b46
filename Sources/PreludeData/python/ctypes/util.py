"""Libraries: none is found."""

from _inert import anything, opaque

find_library = opaque("ctypes.util.find_library")
__getattr__ = anything("ctypes.util")
