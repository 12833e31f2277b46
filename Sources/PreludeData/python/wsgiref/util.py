"""WSGI."""

from _inert import anything, inert

FileWrapper = inert("wsgiref.util.FileWrapper")
__getattr__ = anything("wsgiref.util")
