"""Zipimport: inert."""

from _inert import anything, inert

zipimporter = inert("zipimport.zipimporter")
__getattr__ = anything("zipimport")
