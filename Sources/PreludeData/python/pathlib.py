"""Path objects; which paths exist below the root is known, what files hold is not."""

import os
from _djangology import list_dir, path_exists, path_is_dir, path_is_file, root, unknown
from _inert import nothing, opaque
from fnmatch import fnmatchcase


def _parse(segments):
    text = os.path.join("", *segments) if segments else ""
    if isinstance(text, bytes):
        raise TypeError("argument should be a str or an os.PathLike object, not 'bytes'")
    _, start, rest = os.path.splitroot(text)
    return start, [part for part in rest.split("/") if part and part != "."]


class _Parents:
    def __init__(self, path):
        self._path = path
        self._size = len(path._names)

    def __len__(self):
        return self._size

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple([self[place] for place in range(*index.indices(len(self)))])
        if index >= self._size or index < -self._size:
            raise IndexError(index)
        if index < 0:
            index += self._size
        return self._path._with(self._path._names[: self._size - index - 1])

    def __iter__(self):
        return iter([self[index] for index in range(self._size)])


class PurePath:
    def __init__(self, *args):
        self._start, self._names = _parse(args)

    def _with(self, names):
        made = self.__class__()
        made._start = self._start
        made._names = names
        return made

    def with_segments(self, *segments):
        return self.__class__(*segments)

    def __str__(self):
        return self._start + "/".join(self._names) or "."

    def __fspath__(self):
        return str(self)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.as_posix()!r})"

    def __bytes__(self):
        return str(self).encode()

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return str(self) == str(other)

    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return self.parts <= other.parts

    def __gt__(self, other):
        return self.parts > other.parts

    def __ge__(self, other):
        return self.parts >= other.parts

    def __truediv__(self, other):
        if not isinstance(other, (str, PurePath)) and not hasattr(other, "__fspath__"):
            return NotImplemented
        return self.__class__(self, other)

    def __rtruediv__(self, other):
        return self.__class__(other, self)

    def joinpath(self, *others):
        return self.__class__(self, *others)

    def as_posix(self):
        return str(self)

    def as_uri(self):
        from urllib.parse import quote

        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + quote(str(self))

    @property
    def parts(self):
        return tuple([self._start, *self._names] if self._start else self._names)

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._start

    @property
    def anchor(self):
        return self._start

    @property
    def parent(self):
        return self._with(self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        dot = self.name.rfind(".")
        return self.name[dot:] if 0 < dot < len(self.name) - 1 else ""

    @property
    def suffixes(self):
        if self.name.endswith("."):
            return []
        return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        dot = self.name.rfind(".")
        return self.name[:dot] if 0 < dot < len(self.name) - 1 else self.name

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._with([*self._names[:-1], name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if suffix and not suffix.startswith(".") or suffix == "." or "/" in suffix:
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return bool(self._start)

    def is_reserved(self):
        return False

    def relative_to(self, other, *more, walk_up=False):
        other = self.__class__(other, *more)
        ups = 0
        names = other._names
        while self._start != other._start or self._names[: len(names)] != names:
            if not walk_up or not names or names[-1] == ".." or self._start != other._start:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            names = names[:-1]
            ups += 1
        return self.__class__(*[".."] * ups, *self._names[len(names):])

    def is_relative_to(self, other, *more):
        other = self.__class__(other, *more)
        return self._start == other._start and self._names[: len(other._names)] == other._names

    def match(self, pattern, *, case_sensitive=None):
        start, wanted = _parse([pattern])
        if not wanted:
            raise ValueError("empty pattern")
        if start and (start != self._start or len(wanted) != len(self._names)) or len(wanted) > len(self._names):
            return False
        return all(fnmatchcase(name, one) for name, one in zip(reversed(self._names), reversed(wanted)))


class PurePosixPath(PurePath):
    pass


class PureWindowsPath(PurePath):
    pass


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(root())

    @classmethod
    def home(cls):
        return unknown("pathlib.Path.home()")

    def absolute(self):
        return self if self._start else self.__class__(root(), self)

    def resolve(self, strict=False):
        return self.__class__(os.path.abspath(self))

    def expanduser(self):
        return unknown("pathlib.Path.expanduser()") if self._names[:1] and self._names[0].startswith("~") else self

    def exists(self, **kwargs):
        return path_exists(os.path.abspath(self))

    def is_file(self, **kwargs):
        return path_is_file(os.path.abspath(self))

    def is_dir(self, **kwargs):
        return path_is_dir(os.path.abspath(self))

    def is_symlink(self):
        return False

    def is_mount(self):
        return os.path.ismount(self)

    def samefile(self, other):
        return os.path.samefile(self, other)

    def iterdir(self):
        return iter([self / name for name in list_dir(os.path.abspath(self))])

    def glob(self, pattern, **kwargs):
        return iter(self._glob(_parse([pattern])[1]))

    def rglob(self, pattern, **kwargs):
        return iter(self._glob(["**", *_parse([pattern])[1]]))

    def _glob(self, wanted):
        if not wanted:
            return [self]
        if wanted[0] == "**":
            below = wanted[1:] or ["**"]
            found = self._glob(wanted[1:]) if wanted[1:] else [self]
            for child in self._children():
                if child.is_dir():
                    found.extend([path for path in child._glob(["**", *wanted[1:]]) if path not in found])
            return found
        if "*" not in wanted[0] and "?" not in wanted[0] and "[" not in wanted[0]:
            child = self / wanted[0]
            return child._glob(wanted[1:]) if child.exists() else []
        found = []
        for child in self._children():
            if fnmatchcase(child.name, wanted[0]):
                found.extend(child._glob(wanted[1:]))
        return found

    def _children(self):
        return list(self.iterdir()) if self.is_dir() else []

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        return iter([(self.__class__(top), folders, files) for top, folders, files in os.walk(self, top_down)])

    mkdir = rmdir = touch = unlink = chmod = symlink_to = rename = replace = write_text = write_bytes = nothing
    read_text = opaque("pathlib.Path.read_text")
    read_bytes = opaque("pathlib.Path.read_bytes")
    open = opaque("pathlib.Path.open")
    stat = opaque("pathlib.Path.stat")
    lstat = opaque("pathlib.Path.lstat")
    owner = opaque("pathlib.Path.owner")
    group = opaque("pathlib.Path.group")


class PosixPath(Path):
    pass


class WindowsPath(Path):
    pass
