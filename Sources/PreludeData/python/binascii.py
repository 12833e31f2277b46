"""Binascii: inert."""

from _inert import anything, error

Error = error("binascii.Error", ValueError)
__getattr__ = anything("binascii")
