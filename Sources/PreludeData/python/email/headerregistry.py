"""A part of email."""

from _inert import anything, inert

Address = inert("email.headerregistry.Address")
__getattr__ = anything("email.headerregistry")
