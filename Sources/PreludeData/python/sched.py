"""Sched: inert."""

from _inert import anything, inert

scheduler = inert("sched.scheduler")
__getattr__ = anything("sched")
