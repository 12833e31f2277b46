"""JSON."""

from _djangology import quote_json, read_json, unknown


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc="", pos=0):
        super().__init__(f"{msg}: char {pos}")
        self.msg = msg
        self.doc = doc
        self.pos = pos


def _hooked(value, hook):
    if isinstance(value, list):
        return [_hooked(item, hook) for item in value]
    if isinstance(value, dict):
        return hook({key: _hooked(item, hook) for key, item in value.items()})
    return value


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, object_pairs_hook=None, **kwargs):
    if not isinstance(s, (str, bytes, bytearray)):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    if cls or parse_float or parse_int or object_pairs_hook:
        return unknown("json.loads() with hooks")
    found = read_json(s)
    if found is None:
        raise JSONDecodeError("Expecting value", s)
    return _hooked(found[0], object_hook) if object_hook else found[0]


def load(fp, **kwargs):
    return loads(fp.read(), **kwargs)


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
            return quote_json(o, self.ensure_ascii)
        if isinstance(o, (int, float)):
            return _number(o)
        inner = margin if self.indent is None else margin + self.indent
        if isinstance(o, dict):
            items = sorted(o.items()) if self.sort_keys else o.items()
            parts = [quote_json(_key(key), self.ensure_ascii) + self.key_separator + self._encode(value, inner) for key, value in items]
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
