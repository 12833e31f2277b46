"""The operating system: paths below the root are real, processes and times are not."""

import sys
from abc import ABCMeta
from collections.abc import MutableMapping, _has
from _djangology import environ_items, list_dir, missing_variable, path_exists, path_is_dir, root, unknown
from _inert import nothing, opaque
from os import path

name = "posix"
sep = "/"
altsep = None
extsep = "."
curdir = "."
pardir = ".."
pathsep = ":"
linesep = "\n"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
EX_OK = 0
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
error = OSError


class PathLike(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return _has(other, "__fspath__") if cls is PathLike else NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        return cls


class _Environ(MutableMapping):
    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        if key in self._data:
            return self._data[key]
        return missing_variable(key, KeyError(key))

    def __contains__(self, key):
        return key in self._data

    def get(self, key, default=None):
        return self._data.get(key, default)

    def setdefault(self, key, value):
        return self._data.setdefault(key, value)

    def pop(self, key, *default):
        return self._data.pop(key, *default)

    def __setitem__(self, key, value):
        if not isinstance(value, str):
            raise TypeError(f"str expected, not {type(value).__name__}")
        self._data[key] = value

    def __delitem__(self, key):
        del self._data[key]

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def copy(self):
        return dict(self._data)

    def __or__(self, other):
        return {**self._data, **dict(other)}


environ = _Environ(dict(environ_items()))
environb = unknown("os.environb")


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def fspath(value):
    if isinstance(value, (str, bytes)):
        return value
    if hasattr(type(value), "__fspath__"):
        return value.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(value).__name__}")


def fsencode(value):
    value = fspath(value)
    return value if isinstance(value, bytes) else value.encode()


def fsdecode(value):
    value = fspath(value)
    return value if isinstance(value, str) else value.decode()


def getcwd():
    return root()


def listdir(path="."):
    return list_dir(_absolute(path))


def _absolute(value):
    return path.abspath(fspath(value))


class DirEntry:
    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def is_dir(self, *, follow_symlinks=True):
        return path_is_dir(_absolute(self.path))

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def __fspath__(self):
        return self.path


class _Scan:
    def __init__(self, entries):
        self._entries = entries

    def __iter__(self):
        return iter(self._entries)

    def __enter__(self):
        return self._entries

    def __exit__(self, *exception):
        return False

    def close(self):
        pass


def scandir(path="."):
    return _Scan([DirEntry(fspath(path), name) for name in list_dir(_absolute(path))])


def walk(top, topdown=True, onerror=None, followlinks=False):
    found = []
    _walk(fspath(top), topdown, found)
    return iter(found)


def _walk(top, topdown, found):
    if not path_is_dir(_absolute(top)):
        return
    folders, files = [], []
    for entry in list_dir(_absolute(top)):
        (folders if path_is_dir(_absolute(path.join(top, entry))) else files).append(entry)
    if topdown:
        found.append((top, folders, files))
    for folder in folders:
        _walk(path.join(top, folder), topdown, found)
    if not topdown:
        found.append((top, folders, files))


def access(path, mode, **kwargs):
    return path_exists(_absolute(path)) if mode == F_OK else unknown("os.access()")


makedirs = mkdir = remove = unlink = rmdir = removedirs = rename = replace = chmod = chown = symlink = link = nothing
utime = close = kill = umask = setpgid = nice = truncate = chdir = fsync = ftruncate = setsid = nothing
stat = opaque("os.stat")
lstat = opaque("os.lstat")
system = opaque("os.system")
popen = opaque("os.popen")
urandom = opaque("os.urandom")
getpid = opaque("os.getpid")
getppid = opaque("os.getppid")
getuid = opaque("os.getuid")
geteuid = opaque("os.geteuid")
getgid = opaque("os.getgid")
getegid = opaque("os.getegid")
getlogin = opaque("os.getlogin")
getpgid = opaque("os.getpgid")
cpu_count = opaque("os.cpu_count")
process_cpu_count = opaque("os.process_cpu_count")
sched_getaffinity = opaque("os.sched_getaffinity")
getloadavg = opaque("os.getloadavg")
uname = opaque("os.uname")
open = opaque("os.open")
read = opaque("os.read")
write = opaque("os.write")
fdopen = opaque("os.fdopen")
pipe = opaque("os.pipe")
fork = opaque("os.fork")
waitpid = opaque("os.waitpid")
wait = opaque("os.wait")
readlink = opaque("os.readlink")
statvfs = opaque("os.statvfs")
times = opaque("os.times")
get_terminal_size = opaque("os.get_terminal_size")
isatty = opaque("os.isatty")
strerror = opaque("os.strerror")
_exit = abort = execv = execve = execvp = execvpe = execl = execlp = nothing


def register_at_fork(**kwargs):
    return None


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)
