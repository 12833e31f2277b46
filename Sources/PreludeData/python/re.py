"""Regular expressions: matching is the interpreter's, the rest is here."""

from _djangology import re_exec, re_groups, re_sub
from enum import IntFlag as _IntFlag


class RegexFlag(_IntFlag):
    NOFLAG = 0
    TEMPLATE = T = 1
    IGNORECASE = I = 2
    LOCALE = L = 4
    MULTILINE = M = 8
    DOTALL = S = 16
    UNICODE = U = 32
    VERBOSE = X = 64
    DEBUG = 128
    ASCII = A = 256


NOFLAG = RegexFlag.NOFLAG
IGNORECASE = I = RegexFlag.IGNORECASE
LOCALE = L = RegexFlag.LOCALE
MULTILINE = M = RegexFlag.MULTILINE
DOTALL = S = RegexFlag.DOTALL
UNICODE = U = RegexFlag.UNICODE
VERBOSE = X = RegexFlag.VERBOSE
DEBUG = RegexFlag.DEBUG
ASCII = A = RegexFlag.ASCII


class error(Exception):
    pass


PatternError = error
_SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"


def escape(pattern):
    if isinstance(pattern, bytes):
        return escape(pattern.decode("latin-1")).encode("latin-1")
    return "".join(["\\" + character if character in _SPECIAL else character for character in pattern])


class Match:
    def __init__(self, pattern, string, spans, pos, endpos):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._spans = spans

    def _index(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError("no such group")
            return self.re.groupindex[group]
        if not 0 <= group < len(self._spans):
            raise IndexError("no such group")
        return group

    def span(self, group=0):
        return tuple(self._spans[self._index(group)])

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def _text(self, group, default=None):
        start, end = self.span(group)
        return default if start < 0 else self.string[start:end]

    def group(self, *groups):
        if len(groups) > 1:
            return tuple([self._text(group) for group in groups])
        return self._text(groups[0] if groups else 0)

    def __getitem__(self, group):
        return self._text(group)

    def groups(self, default=None):
        return tuple([self._text(group, default) for group in range(1, len(self._spans))])

    def groupdict(self, default=None):
        return {name: self._text(index, default) for name, index in self.re.groupindex.items()}

    @property
    def lastindex(self):
        closed = [index for index in range(1, len(self._spans)) if self._spans[index][0] >= 0]
        return max(closed, key=lambda index: (self._spans[index][1], -index)) if closed else None

    @property
    def lastgroup(self):
        for name, index in self.re.groupindex.items():
            if index == self.lastindex:
                return name
        return None

    def expand(self, template):
        return _expand(self, template)

    def __bool__(self):
        return True

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\"}


def _expand(match, template):
    done = ""
    while "\\" in template:
        before, template = template.split("\\", 1)
        done += before
        if not template:
            raise error("bad escape (end of pattern)")
        if template.startswith("g<"):
            name, template = template[2:].split(">", 1)
            done += match._text(int(name) if name.isdigit() else name, "")
        elif template[0].isdigit() and template[0] != "0":
            size = 2 if template[1:2].isdigit() else 1
            done += match._text(int(template[:size]), "")
            template = template[size:]
        elif template[0] in _ESCAPES:
            done += _ESCAPES[template[0]]
            template = template[1:]
        elif template[0].isalpha():
            raise error("bad escape \\" + template[0])
        else:
            done += "\\" + template[0]
            template = template[1:]
    return done + template


class Pattern:
    def __init__(self, pattern, flags):
        self.pattern = pattern
        self._given = int(flags)
        self.groups, self.groupindex = re_groups(pattern, int(flags))

    @property
    def flags(self):
        text = self.pattern if isinstance(self.pattern, str) else ""
        flags = self._given | (0 if self._given & 256 or not isinstance(self.pattern, str) else 32)
        if text.startswith("(?") and ")" in text and text[2 : text.index(")")].isalpha():
            for letter in text[2 : text.index(")")]:
                flags |= {"i": 2, "L": 4, "m": 8, "s": 16, "u": 32, "x": 64, "a": 256}.get(letter, 0)
            if flags & 256:
                flags &= ~32
        return flags

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    def _find(self, mode, string, pos, endpos):
        endpos = len(string) if endpos is None else min(endpos, len(string))
        spans = re_exec(self.pattern, self._given, mode, string, pos, endpos)
        return None if spans is None else Match(self, string, spans, pos, endpos)

    def match(self, string, pos=0, endpos=None):
        return self._find("match", string, pos, endpos)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._find("fullmatch", string, pos, endpos)

    def search(self, string, pos=0, endpos=None):
        return self._find("search", string, pos, endpos)

    def _all(self, string, pos=0, endpos=None):
        found, blocked = [], False
        end = len(string) if endpos is None else min(endpos, len(string))
        while pos <= end:
            match = self.search(string, pos, endpos)
            if match is None:
                break
            if blocked and match.span() == (pos, pos):
                pos, blocked = pos + 1, False
                continue
            found.append(match)
            pos, blocked = match.end(), match.start() == match.end()
        return found

    def finditer(self, string, pos=0, endpos=None):
        return iter(self._all(string, pos, endpos))

    def findall(self, string, pos=0, endpos=None):
        empty = string[:0]
        if self.groups == 0:
            return [match.group() for match in self._all(string, pos, endpos)]
        if self.groups == 1:
            return [match._text(1, empty) for match in self._all(string, pos, endpos)]
        return [match.groups(empty) for match in self._all(string, pos, endpos)]

    def split(self, string, maxsplit=0):
        parts, place = [], 0
        for count, match in enumerate(self._all(string)):
            if maxsplit and count >= maxsplit:
                break
            parts.append(string[place : match.start()])
            parts.extend(match.groups())
            place = match.end()
        return [*parts, string[place:]]

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        if not callable(repl):
            return re_sub(self.pattern, self._given, repl, string, count)
        done, place, changed = string[:0], 0, 0
        for match in self._all(string):
            if count and changed >= count:
                break
            done += string[place : match.start()] + repl(match)
            place = match.end()
            changed += 1
        return done + string[place:], changed

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        names = "".join([f"re.{flag.name}|" for flag in RegexFlag if flag.value & self.flags & ~32])[:-1]
        return f"re.compile({self.pattern!r}, {names})" if names else f"re.compile({self.pattern!r})"


def compile(pattern, flags=0):
    return pattern if isinstance(pattern, Pattern) else Pattern(pattern, flags)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def purge():
    return None
