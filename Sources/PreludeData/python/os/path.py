"""POSIX path arithmetic."""

from _djangology import path_exists, path_is_dir, path_is_file, root, unknown
from _inert import opaque

sep = "/"
altsep = None
extsep = "."
curdir = "."
pardir = ".."
pathsep = ":"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
supports_unicode_filenames = False


def _text(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), "__fspath__"):
        return path.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def normcase(path):
    return _text(path)


def isabs(path):
    return _text(path).startswith("/")


def join(path, *paths):
    path = _text(path)
    for part in paths:
        part = _text(part)
        if part.startswith("/") or not path:
            path = part
        elif path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(path):
    path = _text(path)
    cut = path.rfind("/") + 1
    head, tail = path[:cut], path[cut:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(path):
    path = _text(path)
    return path[path.rfind("/") + 1:]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = _text(path)
    start = path.rfind("/") + 1
    dot = path.rfind(".")
    if dot > start and path[start:dot].strip("."):
        return path[:dot], path[dot:]
    return path, path[:0]


def splitdrive(path):
    return "", _text(path)


def splitroot(path):
    path = _text(path)
    if not path.startswith("/"):
        return "", "", path
    if path.startswith("//") and not path.startswith("///"):
        return "", "//", path[2:]
    return "", "/", path[1:]


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    _, start, rest = splitroot(path)
    parts = []
    for part in rest.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not start and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return start + "/".join(parts) or "."


def abspath(path):
    path = _text(path)
    return normpath(path if path.startswith("/") else join(root(), path))


def realpath(path, *, strict=False):
    return abspath(path)


def relpath(path, start="."):
    path = _text(path)
    if not path:
        raise ValueError("no path specified")
    start_parts = [part for part in abspath(start).split("/") if part]
    path_parts = [part for part in abspath(path).split("/") if part]
    shared = 0
    while shared < min(len(start_parts), len(path_parts)) and start_parts[shared] == path_parts[shared]:
        shared += 1
    return join(*[".."] * (len(start_parts) - shared), *path_parts[shared:]) if start_parts != path_parts else "."


def commonprefix(paths):
    if not paths:
        return ""
    paths = [path if isinstance(path, (list, tuple)) else _text(path) for path in paths]
    low, high = min(paths), max(paths)
    for index, part in enumerate(low):
        if part != high[index]:
            return low[:index]
    return low


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({path.startswith("/") for path in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split("/") if part and part != "."] for path in paths]
    return ("/" if paths[0].startswith("/") else "") + "/".join(commonprefix(parts))


def expanduser(path):
    path = _text(path)
    return unknown("os.path.expanduser()") if path.startswith("~") else path


def expandvars(path):
    import os

    path = _text(path)
    done = ""
    while "$" in path:
        before, path = path.split("$", 1)
        if path.startswith("{") and "}" in path:
            name, rest = path[1:].split("}", 1)
            written = "${" + name + "}"
        else:
            size = 0
            while size < len(path) and (path[size].isalnum() or path[size] == "_"):
                size += 1
            name, rest = path[:size], path[size:]
            written = "$" + name
        done += before + (os.environ.get(name, written) if name else written)
        path = rest
    return done + path


def exists(path):
    return path_exists(abspath(path))


lexists = exists


def isfile(path):
    return path_is_file(abspath(path))


def isdir(path):
    return path_is_dir(abspath(path))


def islink(path):
    return False


def ismount(path):
    return abspath(path) == "/"


def samefile(first, second):
    return abspath(first) == abspath(second)


getsize = opaque("os.path.getsize")
getmtime = opaque("os.path.getmtime")
getatime = opaque("os.path.getatime")
getctime = opaque("os.path.getctime")
