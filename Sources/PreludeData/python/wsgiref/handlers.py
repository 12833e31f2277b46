"""WSGI."""

from _inert import anything, inert

SimpleHandler = inert("wsgiref.handlers.SimpleHandler")
__getattr__ = anything("wsgiref.handlers")
