"""A part of email."""

from _inert import anything, inert

Charset = inert("email.charset.Charset")
__getattr__ = anything("email.charset")
