"""Files by pattern."""

import os
from fnmatch import fnmatchcase


def has_magic(pattern):
    return "*" in pattern or "?" in pattern or "[" in pattern


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    start = "/" if pathname.startswith("/") else ""
    parts = [part for part in pathname.split("/") if part]
    found = _glob(start, parts, root_dir or "", recursive, include_hidden)
    if pathname.endswith("/"):
        found = [path + "/" for path in found if os.path.isdir(os.path.join(root_dir or "", path))]
    return [path for path in found if path]


def _glob(top, parts, root, recursive, hidden):
    if not parts:
        return [top]
    part = parts[0]
    if not has_magic(part):
        path = os.path.join(top, part)
        return _glob(path, parts[1:], root, recursive, hidden) if os.path.exists(os.path.join(root, path)) else []
    folder = os.path.join(root, top) or "."
    names = os.listdir(folder) if os.path.isdir(folder) else []
    if part == "**" and recursive:
        found = _glob(top, parts[1:], root, recursive, hidden)
        for name in names:
            path = os.path.join(top, name)
            if name.startswith(".") and not hidden:
                continue
            if os.path.isdir(os.path.join(root, path)):
                found.extend(_glob(path, parts, root, recursive, hidden))
            elif not parts[1:]:
                found.append(path)
        return found
    found = []
    for name in names:
        if fnmatchcase(name, part) and (hidden or part.startswith(".") or not name.startswith(".")):
            found.extend(_glob(os.path.join(top, name), parts[1:], root, recursive, hidden))
    return found


def iglob(pathname, **kwargs):
    return iter(glob(pathname, **kwargs))


def escape(pathname):
    return "".join([f"[{character}]" if character in "*?[" else character for character in pathname])
