"""A part of email."""

from _inert import anything, inert

Generator = inert("email.generator.Generator")
BytesGenerator = inert("email.generator.BytesGenerator")
__getattr__ = anything("email.generator")
