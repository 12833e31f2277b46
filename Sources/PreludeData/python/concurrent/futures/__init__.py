"""Pools: nothing runs in them."""

from _inert import anything, error, inert, opaque

TimeoutError = TimeoutError
Executor = inert("concurrent.futures.Executor")
Future = inert("concurrent.futures.Future")
ThreadPoolExecutor = inert("concurrent.futures.ThreadPoolExecutor")
ProcessPoolExecutor = inert("concurrent.futures.ProcessPoolExecutor")
BrokenExecutor = error("concurrent.futures.BrokenExecutor", RuntimeError)
as_completed = opaque("concurrent.futures.as_completed")
wait = opaque("concurrent.futures.wait")
__getattr__ = anything("concurrent.futures")
