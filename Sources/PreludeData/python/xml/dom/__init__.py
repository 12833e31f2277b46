"""XML documents."""

from _inert import anything

__getattr__ = anything("xml.dom")
