"""Entities."""

from _inert import anything

__getattr__ = anything("html.entities")
