"""XML parsers."""

from _inert import anything, error

ExpatError = error("xml.parsers.expat.ExpatError")
__getattr__ = anything("xml.parsers.expat")
