"""XML trees."""

from _inert import anything

__getattr__ = anything("xml.etree")
