"""XML parsers."""

from _inert import anything

__getattr__ = anything("xml.parsers")
