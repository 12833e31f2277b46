"""Thread pools."""

from _inert import anything, inert

ThreadPoolExecutor = inert("concurrent.futures.thread.ThreadPoolExecutor")
__getattr__ = anything("concurrent.futures.thread")
