"""Warnings: none is shown."""

from _inert import nothing

warn = warn_explicit = showwarning = formatwarning = filterwarnings = simplefilter = resetwarnings = nothing
filters = []


class catch_warnings:
    def __init__(self, *, record=False, module=None, **kwargs):
        self._record = record

    def __enter__(self):
        return [] if self._record else None

    def __exit__(self, *exception):
        return False


class deprecated:
    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        self.message = message

    def __call__(self, wrapped):
        return wrapped
