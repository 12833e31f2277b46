"""MIME parts."""

from _inert import anything

__getattr__ = anything("email.mime")
