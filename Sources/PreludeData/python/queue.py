"""Queues."""

from _inert import anything, error, inert

Queue = inert("queue.Queue")
LifoQueue = inert("queue.LifoQueue")
PriorityQueue = inert("queue.PriorityQueue")
SimpleQueue = inert("queue.SimpleQueue")
Empty = error("queue.Empty")
Full = error("queue.Full")
__getattr__ = anything("queue")
