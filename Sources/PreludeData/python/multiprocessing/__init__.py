"""Processes: none is started."""

from _inert import anything, inert, nothing, opaque

set_start_method = nothing
Process = inert("multiprocessing.Process")
Pool = inert("multiprocessing.Pool")
Queue = inert("multiprocessing.Queue")
Lock = inert("multiprocessing.Lock")
Manager = inert("multiprocessing.Manager")
Event = inert("multiprocessing.Event")
Value = inert("multiprocessing.Value")
Pipe = inert("multiprocessing.Pipe")
cpu_count = opaque("multiprocessing.cpu_count")
get_context = opaque("multiprocessing.get_context")
current_process = opaque("multiprocessing.current_process")
__getattr__ = anything("multiprocessing")
