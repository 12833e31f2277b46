"""Asynchronous running: none happens."""

from _inert import anything, error, inert, nothing, opaque

from inspect import iscoroutinefunction

CancelledError = type("CancelledError", (BaseException,), {"__module__": "asyncio"})
TimeoutError = TimeoutError
set_event_loop = set_event_loop_policy = nothing
Lock = inert("asyncio.Lock")
Event = inert("asyncio.Event")
Queue = inert("asyncio.Queue")
Semaphore = inert("asyncio.Semaphore")
Condition = inert("asyncio.Condition")
Task = inert("asyncio.Task")
Future = inert("asyncio.Future")
AbstractEventLoop = inert("asyncio.AbstractEventLoop")
Protocol = inert("asyncio.Protocol")
InvalidStateError = error("asyncio.InvalidStateError")
QueueEmpty = error("asyncio.QueueEmpty")
QueueFull = error("asyncio.QueueFull")
run = opaque("asyncio.run")
gather = opaque("asyncio.gather")
wait_for = opaque("asyncio.wait_for")
create_task = opaque("asyncio.create_task")
get_event_loop = opaque("asyncio.get_event_loop")
new_event_loop = opaque("asyncio.new_event_loop")
get_running_loop = opaque("asyncio.get_running_loop")
ensure_future = opaque("asyncio.ensure_future")
wait = opaque("asyncio.wait")
sleep = opaque("asyncio.sleep")
to_thread = opaque("asyncio.to_thread")
__getattr__ = anything("asyncio")
