"""A part of email."""

from _inert import anything, inert

Header = inert("email.header.Header")
__getattr__ = anything("email.header")
