"""A part of email."""

from _inert import anything

__getattr__ = anything("email.policy")
