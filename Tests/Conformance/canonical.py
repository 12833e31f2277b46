"""Writes a CPython `ast` tree as the text that Tools/PythonDump writes: one line a node, fields as in `_fields`.

`=*` is a node that follows, `=-` none, `=[n]` a list of n nodes that follow (`-` for a missing one); anything else
is the value itself. The order is pre-order, so the text has one reading.
"""

import ast
import re
import struct

_PLAIN = re.compile(r"[ -\[\]-~]*").fullmatch
_OTHER = re.compile(r"[^ -\[\]-~]")


def escaped(text):
    return text if _PLAIN(text) else _OTHER.sub(lambda m: "\\{%x}" % ord(m[0]), text)


def _double(value):
    return struct.pack(">d", value).hex()


def constant(value):
    kind = type(value)
    if kind is str:
        return "str:" + escaped(value)
    if value is None or value is True or value is False:
        return str(value)
    if kind is int:
        return f"int:{value:x}"
    if kind is bytes:
        return "bytes:" + value.hex()
    if kind is float:
        return "float:" + _double(value)
    if kind is complex:
        return "complex:" + _double(value.imag)
    return "Ellipsis"


# Fields whose nodes carry nothing but their class: written as that name.
_CLASS_ONLY = {"ctx", "op"}
# Fields that are names (or None), lists of names, plain numbers.
_NAMES = {"name", "id", "attr", "arg", "asname", "module", "rest"}
_NAME_LISTS = {"kwd_attrs"}
_NUMBERS = {"level", "simple", "is_async", "conversion"}
_NODE_LISTS = {
    "body", "type_ignores", "decorator_list", "type_params", "bases", "keywords", "targets", "orelse", "items",
    "handlers", "finalbody", "cases", "values", "keys", "elts", "generators", "comparators", "args", "ifs",
    "posonlyargs", "kwonlyargs", "kw_defaults", "defaults", "patterns", "kwd_patterns", "names",
}  # fmt: skip
_CONSTANTS = {("Constant", "value"), ("MatchSingleton", "value"), ("Interpolation", "str")}


def _writer(cls):
    """Compiles the function that writes one class: appends its line and pushes its nodes, last first."""
    title = cls.__name__
    line, pushes = [], []
    for field in cls._fields:
        value = f"node.{field}"
        if (title, field) in _CONSTANTS:
            text = f"{{constant({value})}}"
        elif field in _CLASS_ONLY:
            text = f"{{type({value}).__name__}}"
        elif field == "ops":
            text = f"[{{','.join([type(x).__name__ for x in {value}])}}]"
        elif field in _NUMBERS:
            text = f"{{{value}}}"
        elif field in ("kind", "type_comment"):
            text = f"{{{value} or '-'}}"
        elif field in _NAME_LISTS or title in ("Global", "Nonlocal"):
            text = f"[{{','.join([escaped(x) for x in {value}])}}]"
        elif field in _NAMES and (title, field) != ("TypeAlias", "name"):
            text = f"{{'-' if {value} is None else escaped({value})}}"
        elif field in _NODE_LISTS and not (field == "args" and title in ("FunctionDef", "AsyncFunctionDef", "Lambda")):
            if not (field == "body" and title in ("Lambda", "IfExp")) and not (field == "orelse" and title == "IfExp"):
                pushes.append(f"if {value}: stack.extend({value}[::-1])")
                text = f"[{{len({value})}}]"
            else:
                pushes.append(f"stack.append({value})")
                text = "*"
        else:
            pushes.append(f"if {value} is not None: stack.append({value})")
            text = f"{{'-' if {value} is None else '*'}}"
        line.append(f"{field}={text}")
    place = ""
    if "lineno" in cls._attributes:
        place = " {node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
    source = f'def write(node, lines, stack):\n  lines.append(f"{" ".join([title + place] + line)}")\n'
    source += "".join(f"  {push}\n" for push in reversed(pushes))
    scope = {"constant": constant, "escaped": escaped}
    exec(source, scope)
    return scope["write"]


_writers = {}


def dump(tree):
    lines, stack = [], [tree]
    while stack:
        node = stack.pop()
        if node is None:
            lines.append("-")
            continue
        cls = type(node)
        writer = _writers.get(cls)
        if writer is None:
            writer = _writers[cls] = _writer(cls)
        writer(node, lines, stack)
    lines.append("")
    return "\n".join(lines)
