"""Threads: none is started; locks are always free."""

from _inert import inert, nothing, opaque

Lock = inert("threading.Lock")
RLock = inert("threading.RLock")
Condition = inert("threading.Condition")
Event = inert("threading.Event")
Semaphore = inert("threading.Semaphore")
BoundedSemaphore = inert("threading.BoundedSemaphore")
Barrier = inert("threading.Barrier")
ThreadError = RuntimeError


class local:
    pass


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self.name = name
        self.daemon = daemon

    start = run = join = setDaemon = nothing

    def is_alive(self):
        return False


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()


_main = Thread(name="MainThread")


def current_thread():
    return _main


def main_thread():
    return _main


def active_count():
    return 1


def enumerate():
    return [_main]


settrace = setprofile = nothing
excepthook = nothing
stack_size = opaque("threading.stack_size")
get_ident = opaque("threading.get_ident")
get_native_id = opaque("threading.get_native_id")
