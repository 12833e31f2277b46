"""Mocks: patching leaves everything as it is."""

from _inert import anything, inert, nothing, opaque

ANY = DEFAULT = call = sentinel = None


class _Patch:
    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, decorated):
        return decorated

    def __enter__(self):
        return MagicMock()

    def __exit__(self, *exception):
        return False

    def start(self):
        return MagicMock()

    def stop(self):
        return None


class _Patcher(_Patch):
    def __call__(self, *args, **kwargs):
        return _Patch()

    object = dict = multiple = _Patch
    stopall = staticmethod(nothing)


patch = _Patcher()
Mock = inert("unittest.mock.Mock")
MagicMock = inert("unittest.mock.MagicMock")
AsyncMock = inert("unittest.mock.AsyncMock")
PropertyMock = inert("unittest.mock.PropertyMock")
NonCallableMock = inert("unittest.mock.NonCallableMock")
mock_open = opaque("unittest.mock.mock_open")
create_autospec = opaque("unittest.mock.create_autospec")
seal = opaque("unittest.mock.seal")
__getattr__ = anything("unittest.mock")
