"""A project on disk, its parsed files, and what `djangology dump` says of it."""

import ast
import collections
import functools
import json
import os
import re
import subprocess


def catches(type):
    """Whether a handler takes `NoReverseMatch`."""
    return type is None or any(
        getattr(one, "id", getattr(one, "attr", "")) in ("NoReverseMatch", "Exception") for one in ast.walk(type))


class Source:
    """One file, with byte offsets for the nodes of its tree."""

    def __init__(self, root, path):
        self.path = path
        self.bytes = open(os.path.join(root, path), "rb").read()

    @functools.cached_property
    def starts(self):
        starts = [0]
        for line in self.bytes.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        return starts

    @functools.cached_property
    def tree(self):
        try:
            return ast.parse(self.bytes)
        except (SyntaxError, ValueError):
            return ast.Module(body=[], type_ignores=[])

    @functools.cached_property
    def nodes(self):
        return list(ast.walk(self.tree))

    @functools.cached_property
    def text(self):
        return self.bytes.decode("utf-8", "surrogateescape")

    def start(self, node):
        return self.starts[node.lineno - 1] + node.col_offset

    def end(self, node):
        return self.starts[node.end_lineno - 1] + node.end_col_offset

    def span(self, node):
        return self.start(node), self.end(node)

    def inner(self, node):
        """The offsets between the quotes of a plain string literal; None for any other."""
        start, end = self.span(node)
        found = re.fullmatch(rb"([rRuU]?)(\"\"\"|'''|\"|')(.*?)\2", self.bytes[start:end], re.S)
        if not found:
            return None
        return start + found.start(3), start + found.end(3)

    @functools.cached_property
    def classes(self):
        """Class by the lines it may be said to stand at."""
        found = {}
        for node in self.nodes:
            if isinstance(node, ast.ClassDef):
                for line in [node.lineno] + [d.lineno for d in node.decorator_list]:
                    found.setdefault(line, node)
        return found

    def class_at(self, line):
        # What is not known is written as an object.
        return self.classes.get(line) if isinstance(line, int) else None

    @functools.cached_property
    def tried(self):
        """Line ranges in which an error of reversing is expected."""
        found = []
        for node in self.nodes:
            if isinstance(node, ast.Try) and any(catches(one.type) for one in node.handlers):
                found.append((node.lineno, node.body[-1].end_lineno))
        return found

    def is_tried(self, node):
        return any(first <= node.lineno <= last for first, last in self.tried)

    @functools.cached_property
    def all_calls(self):
        return [node for node in self.nodes if isinstance(node, ast.Call)]

    def calls(self):
        return self.all_calls

    def without_argument(self, call, argument):
        """The edit that takes an argument out of a call, with the comma before or behind it."""
        everything = sorted(call.args + call.keywords, key=lambda n: (n.lineno, n.col_offset))
        place = everything.index(argument)
        if place > 0:
            return self.end(everything[place - 1]), self.end(argument), b""
        if len(everything) > 1:
            return self.start(argument), self.start(everything[1]), b""
        return self.start(argument), self.end(argument), b""


def dotted(node):
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        head = dotted(node.value)
        return head and head + "." + node.attr
    return None


class Project:
    def __init__(self, root, tool, env=None, cwd=None):
        self.root = root
        out = subprocess.run(
            [tool, "dump", "--json", "--root", root], capture_output=True, check=True, env=env, cwd=cwd).stdout
        self.dump = json.loads(out)
        listed = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, check=True).stdout
        self.paths = [os.fsdecode(p) for p in listed.split(b"\0") if p]
        self.paths = [p for p in self.paths if os.path.isfile(os.path.join(root, p))]

    @functools.lru_cache(maxsize=None)
    def source(self, path):
        return Source(self.root, path)

    def items(self, section):
        found = self.dump.get(section)
        if isinstance(found, dict):
            found = found.get("items", [])
        return [item for item in found or [] if isinstance(item, dict)]

    def own(self, section):
        """Rows whose file is the project's."""
        return [i for i in self.items(section) if isinstance(i.get("file"), str) and i["file"] in self.path_set]

    @functools.cached_property
    def path_set(self):
        return set(self.paths)

    @functools.cached_property
    def python(self):
        return [p for p in self.paths if p.endswith(".py") and not is_test(p)]

    @functools.cached_property
    def code(self):
        """Python that something can import: no migrations, and nothing in a hidden folder."""
        return [p for p in self.python if "/migrations/" not in "/" + p and "/." not in "/" + p]

    @functools.cached_property
    def models(self):
        return [m for m in self.own("models") if not m.get("abstract") and isinstance(m.get("label"), str)]

    @functools.cached_property
    def model_classes(self):
        """(row, source, class node) of every concrete model of the project."""
        found = []
        for row in self.models:
            node = self.source(row["file"]).class_at(row.get("line"))
            if node is not None:
                found.append((row, self.source(row["file"]), node))
        return found

    @functools.cached_property
    def models_by_class(self):
        return {row["class"]: row for row in self.items("models") if isinstance(row.get("class"), str)}

    @functools.cached_property
    def model_names(self):
        """Class name to row, where only one model has it."""
        names = {}
        for row in self.items("models"):
            if isinstance(row.get("class"), str):
                names.setdefault(row["class"].rsplit(".", 1)[-1], []).append(row)
        return {name: rows[0] for name, rows in names.items() if len(rows) == 1}

    @functools.cached_property
    def template_paths(self):
        own = {}
        for row in self.items("templates"):
            if isinstance(row.get("path"), str) and row["path"] in self.path_set:
                own.setdefault(row["name"], row["path"])
        return own

    @functools.cached_property
    def quoted(self):
        """How often the project's code and templates write a text that may be a template's name."""
        found = collections.Counter()
        for path in self.paths:
            if path.endswith((".py", ".html", ".txt")):
                found.update(re.findall(rb"['\"]([\w./-]+\.\w+)['\"]", self.source(path).bytes))
        return found

    @functools.cached_property
    def route_names(self):
        """Name, with its namespaces, to the rows that have it."""
        names = {}
        for row in self.items("urls"):
            if isinstance(row.get("name"), str):
                spaces = [s for s in row.get("namespaces") or [] if isinstance(s, str)]
                names.setdefault(":".join(spaces + [row["name"]]), []).append(row)
        return names

    @functools.cached_property
    def migrations(self):
        """The project's own migrations, but for those that a squashed one replaces: rows with `app`, `name`, `file`.

        On a new database Django leaves out what is replaced, with its faults.
        """
        disk = (self.dump.get("migrations") or {}).get("disk") or []
        rows = disk.get("items", []) if isinstance(disk, dict) else disk
        own = [r for r in rows if isinstance(r, dict) and r.get("file") in self.path_set]
        replaced = {pair for row in own for pair in self.replaced(self.source(row["file"]))}
        return [r for r in own if (r["app"], r["name"]) not in replaced]

    @staticmethod
    def replaced(source):
        """The (app, name) pairs of `replaces = […]`."""
        for node in source.nodes:
            if isinstance(node, ast.Assign) and dotted(node.targets[0]) == "replaces":
                for pair in getattr(node.value, "elts", []):
                    values = [e.value for e in getattr(pair, "elts", []) if isinstance(e, ast.Constant)]
                    if len(values) == 2:
                        yield tuple(values)

    @functools.cached_property
    def judged_apps(self):
        """Apps whose models and migrations are known to agree."""
        changes = (self.dump.get("migrations") or {}).get("changes") or {}
        own = {row["app"] for row in self.migrations}
        return {app for app in own if not changes.get(app)}


def is_test(path):
    parts = path.split("/")
    name = parts[-1]
    return (
        any(p in ("tests", "test", "testing") for p in parts[:-1])
        or name.startswith("test_") or name.endswith(("_test.py", "_tests.py"))
        or name in ("tests.py", "test.py", "conftest.py", "factories.py")
    )
