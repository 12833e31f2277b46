"""A part of asyncio."""

from _inert import anything

__getattr__ = anything("asyncio.exceptions")
