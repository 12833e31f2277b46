"""JSON."""

from _djangology import unknown


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc="", pos=0):
        super().__init__(f"{msg}: char {pos}")
        self.msg = msg
        self.doc = doc
        self.pos = pos


_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_NAMES = {"null": None, "true": True, "false": False, "NaN": float("nan"), "Infinity": float("inf")}


class _Reader:
    def __init__(self, text, hook):
        self.text = text
        self.place = 0
        self.hook = hook

    def fail(self, message="Expecting value"):
        raise JSONDecodeError(message, self.text, self.place)

    def space(self):
        while self.text[self.place : self.place + 1] in (" ", "\t", "\n", "\r"):
            self.place += 1
        return self.text[self.place : self.place + 1]

    def value(self):
        character = self.space()
        if character == "{":
            return self.object()
        if character == "[":
            return self.array()
        if character == '"':
            return self.string()
        for name, value in _NAMES.items():
            if self.text.startswith(name, self.place):
                self.place += len(name)
                return value
        return self.number()

    def number(self):
        start = self.place
        while self.place < len(self.text) and self.text[self.place] in "+-0123456789.eE":
            self.place += 1
        digits = self.text[start : self.place]
        whole = digits.lstrip("-")
        if not whole[:1].isdigit() or len(whole) > 1 and whole[0] == "0" and whole[1].isdigit() or whole[-1] in ".+-eE":
            self.place = start
            self.fail()
        if whole.isdigit():
            return int(digits)
        return float(digits)

    def string(self):
        done = ""
        self.place += 1
        while True:
            end = self.place
            while end < len(self.text) and self.text[end] not in '"\\':
                if self.text[end] < " ":
                    self.fail("Invalid control character at")
                end += 1
            if end >= len(self.text):
                self.fail("Unterminated string starting at")
            done += self.text[self.place : end]
            self.place = end + 1
            if self.text[end] == '"':
                return done
            done += self.escape()

    def escape(self):
        letter = self.text[self.place : self.place + 1]
        self.place += 1
        if letter in _ESCAPES:
            return _ESCAPES[letter]
        if letter != "u":
            self.fail("Invalid \\escape")
        code = self.code()
        if 0xD800 <= code < 0xDC00 and self.text.startswith("\\u", self.place):
            self.place += 2
            code = 0x10000 + (code - 0xD800 << 10) + self.code() - 0xDC00
        return chr(code)

    def code(self):
        digits = self.text[self.place : self.place + 4]
        if len(digits) < 4 or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
            self.fail("Invalid \\uXXXX escape")
        self.place += 4
        return int(digits, 16)

    def array(self):
        items = []
        self.place += 1
        if self.space() == "]":
            self.place += 1
            return items
        while True:
            items.append(self.value())
            if self.next_of("]"):
                return items

    def object(self):
        pairs = {}
        self.place += 1
        if self.space() == "}":
            self.place += 1
            return self.hook(pairs) if self.hook else pairs
        while True:
            if self.space() != '"':
                self.fail("Expecting property name enclosed in double quotes")
            key = self.string()
            if self.space() != ":":
                self.fail("Expecting ':' delimiter")
            self.place += 1
            pairs[key] = self.value()
            if self.next_of("}"):
                return self.hook(pairs) if self.hook else pairs

    def next_of(self, end):
        character = self.space()
        self.place += 1
        if character not in (",", end) or not character:
            self.fail("Expecting ',' delimiter")
        return character == end


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, object_pairs_hook=None, **kwargs):
    if not isinstance(s, (str, bytes, bytearray)):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    if cls or parse_float or parse_int or object_pairs_hook:
        return unknown("json.loads() with hooks")
    reader = _Reader(s if isinstance(s, str) else s.decode(), object_hook)
    value = reader.value()
    if reader.space():
        reader.fail("Extra data")
    return value


def load(fp, **kwargs):
    return loads(fp.read(), **kwargs)


def _quoted(text, ascii_only):
    done = ""
    for character in text:
        if character in '"\\':
            done += "\\" + character
        elif character in "\n\r\t\b\f":
            done += {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}[character]
        elif character < " " or ascii_only and "~" < character <= "\uffff":
            done += f"\\u{ord(character):04x}"
        elif ascii_only and character > "\uffff":
            code = ord(character) - 0x10000
            done += f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
        else:
            done += character
    return '"' + done + '"'


def _number(value):
    if isinstance(value, int):
        return int.__repr__(value)
    if value != value:
        return "NaN"
    return {float("inf"): "Infinity", float("-inf"): "-Infinity"}.get(value) or float.__repr__(value)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.ensure_ascii = ensure_ascii
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        return self._encode(o, "\n")

    def iterencode(self, o):
        return iter([self.encode(o)])

    def _encode(self, o, margin):
        if o is None or o is True or o is False:
            return {None: "null", True: "true", False: "false"}[o]
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        if isinstance(o, (int, float)):
            return _number(o)
        inner = margin if self.indent is None else margin + self.indent
        if isinstance(o, dict):
            items = sorted(o.items()) if self.sort_keys else o.items()
            parts = [_quoted(_key(key), self.ensure_ascii) + self.key_separator + self._encode(value, inner) for key, value in items]
            return self._enclosed("{", parts, "}", margin, inner)
        if isinstance(o, (list, tuple)):
            return self._enclosed("[", [self._encode(item, inner) for item in o], "]", margin, inner)
        return self._encode(self.default(o), margin)

    def _enclosed(self, start, parts, end, margin, inner):
        if self.indent is None or not parts:
            return start + self.item_separator.join(parts) + end
        return start + inner + (self.item_separator + inner).join(parts) + margin + end


def _key(key):
    if isinstance(key, str):
        return key
    if key is None or key is True or key is False:
        return {None: "null", True: "true", False: "false"}[key]
    if isinstance(key, (int, float)):
        return _number(key)
    raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")


def dumps(obj, *, cls=None, **kwargs):
    return (cls or JSONEncoder)(**kwargs).encode(obj)


def dump(obj, fp, **kwargs):
    fp.write(dumps(obj, **kwargs))


class JSONDecoder:
    def __init__(self, *, object_hook=None, **kwargs):
        self.object_hook = object_hook

    def decode(self, s):
        return loads(s, object_hook=self.object_hook)
