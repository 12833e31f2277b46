"""Process pools."""

from _inert import anything, inert

Pool = inert("multiprocessing.pool.Pool")
ThreadPool = inert("multiprocessing.pool.ThreadPool")
__getattr__ = anything("multiprocessing.pool")
