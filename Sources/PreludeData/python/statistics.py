"""Statistics: inert."""

from _inert import anything, error

StatisticsError = error("statistics.StatisticsError", ValueError)
__getattr__ = anything("statistics")
