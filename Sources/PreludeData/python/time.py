"""Clocks: all unknown."""

from _inert import anything, nothing, opaque

sleep = tzset = nothing
timezone = 0
time = opaque("time.time")
monotonic = opaque("time.monotonic")
perf_counter = opaque("time.perf_counter")
process_time = opaque("time.process_time")
time_ns = opaque("time.time_ns")
localtime = opaque("time.localtime")
gmtime = opaque("time.gmtime")
strftime = opaque("time.strftime")
mktime = opaque("time.mktime")
__getattr__ = anything("time")
