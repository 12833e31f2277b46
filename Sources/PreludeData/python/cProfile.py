"""Cprofile: inert."""

from _inert import anything, inert

Profile = inert("cProfile.Profile")
__getattr__ = anything("cProfile")
