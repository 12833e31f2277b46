"""Time zones by name."""

from _djangology import unknown
from _inert import opaque
from datetime import tzinfo


class ZoneInfoNotFoundError(KeyError):
    pass


class ZoneInfo(tzinfo):
    def __init__(self, key):
        self.key = key

    def utcoffset(self, dt):
        return unknown("the offset of " + self.key)

    def __eq__(self, other):
        return isinstance(other, ZoneInfo) and self.key == other.key

    def __hash__(self):
        return hash(self.key)

    def __str__(self):
        return self.key

    def __repr__(self):
        return f"zoneinfo.ZoneInfo(key={self.key!r})"


available_timezones = opaque("zoneinfo.available_timezones")
TZPATH = ()
