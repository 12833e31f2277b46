"""Robots."""

from _inert import anything, inert

RobotFileParser = inert("urllib.robotparser.RobotFileParser")
__getattr__ = anything("urllib.robotparser")
