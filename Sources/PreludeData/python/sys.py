"""The interpreter: CPython 3.12 on Linux, started as `python manage.py`."""

from _djangology import loaded_module, root, unknown
from _inert import anything, inert, nothing, opaque
from collections import namedtuple

version_info = namedtuple("version_info", "major minor micro releaselevel serial")(3, 12, 1, "final", 0)
version = "3.12.1 (main) [GCC]"
hexversion = 0x030C01F0
api_version = 1013
platform = "linux"
byteorder = "little"
maxsize = 9223372036854775807
maxunicode = 1114111
argv = ["manage.py"]
orig_argv = ["python", "manage.py"]
executable = "python"
prefix = base_prefix = exec_prefix = base_exec_prefix = "/usr/local"
path = [root()]
meta_path = []
path_hooks = []
path_importer_cache = {}
warnoptions = []
dont_write_bytecode = False
copyright = ""
ps1 = ">>> "


class _Implementation:
    name = "cpython"
    version = version_info
    cache_tag = "cpython-312"


implementation = _Implementation()


class _Flags:
    debug = inspect = interactive = optimize = no_user_site = no_site = verbose = dev_mode = 0
    ignore_environment = bytes_warning = quiet = isolated = utf8_mode = safe_path = 0


flags = _Flags()


# Runners that would have been imported before the settings, had they started the program.
_NOT_STARTED = ("pytest", "_pytest", "nose", "nose2", "tox", "IPython", "ipykernel")


class _Modules:
    """The modules imported so far."""

    def __init__(self):
        self._set = {}

    def _find(self, name):
        return self._set[name] if name in self._set else loaded_module(name)

    def __getitem__(self, name):
        module = self._find(name)
        if module is None:
            raise KeyError(name)
        return module

    def get(self, name, default=None):
        module = self._find(name)
        return default if module is None else module

    def __contains__(self, name):
        if name in _NOT_STARTED and name not in self._set:
            return False
        return self._find(name) is not None

    def __setitem__(self, name, module):
        self._set[name] = module

    def setdefault(self, name, module):
        found = self._find(name)
        if found is None:
            self._set[name] = found = module
        return found

    def __delitem__(self, name):
        self._set.pop(name, None)

    def pop(self, name, default=None):
        return self._set.pop(name, default)

    def copy(self):
        return unknown("sys.modules")

    keys = values = items = __iter__ = copy


modules = _Modules()
TextIO = inert("io.TextIOWrapper")
stdin, stdout, stderr = TextIO(), TextIO(), TextIO()
__stdin__, __stdout__, __stderr__ = stdin, stdout, stderr
builtin_module_names = ("builtins", "sys", "time")


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def getrecursionlimit():
    return 1000


def exc_info():
    return (None, None, None)


def intern(text):
    return text


def exit(status=None):
    raise SystemExit(status)


def gettrace():
    return None


def getprofile():
    return None


setrecursionlimit = setswitchinterval = settrace = setprofile = displayhook = excepthook = breakpointhook = nothing
set_int_max_str_digits = addaudithook = audit = unraisablehook = nothing
getsizeof = opaque("sys.getsizeof")
getrefcount = opaque("sys.getrefcount")
_getframe = opaque("sys._getframe")
getswitchinterval = opaque("sys.getswitchinterval")
exception = opaque("sys.exception")
__getattr__ = anything("sys")
