"""django-split-settings: settings from several files, run in the same scope."""

import glob
import os
from _djangology import caller_globals, root, run_file

__all__ = ("include", "optional")


class _Optional(str):
    pass


def optional(filename):
    return _Optional(filename or "")


def include(*args, scope=None):
    scope = caller_globals() if scope is None else scope
    included = scope.setdefault("__included_files__", [])
    folder = os.path.dirname(scope.get("__included_file__", scope["__file__"]))
    for wanted in args:
        if isinstance(wanted, _Optional) and not wanted:
            continue
        saved = scope.get("__included_file__")
        pattern = os.path.join(folder, wanted)
        if isinstance(wanted, _Optional) and os.path.isabs(pattern) and not pattern.startswith(root()):
            # A file of the machine it runs on, as /etc/shop/settings.py: like one that is not in the repository.
            continue
        files = sorted(glob.glob(pattern))
        if not files and not isinstance(wanted, _Optional):
            raise OSError(f"No such file: {pattern}")
        for path in files:
            path = os.path.abspath(path)
            if path in included:
                continue
            included.append(path)
            scope["__included_file__"] = path
            run_file(path, scope)
        if saved:
            scope["__included_file__"] = saved
        else:
            scope.pop("__included_file__", None)
