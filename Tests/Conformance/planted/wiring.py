"""Faults of migrations, imports, signals and tasks."""

import ast
import os
import re

from .fault import Fault, misspelt, mutator
from .project import dotted


def migration_calls(project, *names):
    for row in project.migrations:
        source = project.source(row["file"])
        for call in source.calls():
            if (dotted(call.func) or "").rsplit(".", 1)[-1] in names:
                yield row, source, call


@mutator
def migration_dependency(project):
    for row in project.migrations:
        source = project.source(row["file"])
        for node in source.nodes:
            if isinstance(node, ast.Assign) and dotted(node.targets[0]) == "dependencies":
                for pair in getattr(node.value, "elts", []):
                    if isinstance(pair, ast.Tuple) and len(pair.elts) == 2 and isinstance(pair.elts[1], ast.Constant):
                        span = source.inner(pair.elts[1])
                        if span and pair.elts[1].value != "__first__" and pair.elts[0].value == row["app"]:
                            yield Fault(
                                "dependency on a migration that is not there", ("DJG003",), source.path,
                                [(span[1], span[1], b"q")], f"{row['app']}.{row['name']}", ("DJG",))


@mutator
def deleted_migration(project):
    by_app = {}
    for row in project.migrations:
        by_app.setdefault(row["app"], []).append(row)
    for rows in by_app.values():
        for row in sorted(rows, key=lambda r: r["name"])[:-1]:
            yield Fault(
                "deleted migration", ("DJG003", "DJG007"), row["file"], None, f"{row['app']}.{row['name']}", ("*",),
                says=f"{row['app']}.{row['name']}", elsewhere=None)


@mutator
def second_leaf(project):
    by_app = {}
    for row in project.migrations:
        by_app.setdefault(row["app"], []).append(row)
    for rows in by_app.values():
        last = sorted(rows, key=lambda r: r["name"])[-1]
        if len(rows) > 1:
            folder = last["file"].rsplit("/", 1)[0]
            code = project.source(last["file"]).bytes
            operations = re.search(rb"\n    operations\s*=", code)
            if operations:
                code = code[: operations.start()] + b"\n    operations = []\n"
                yield Fault(
                    "two leaves", ("DJG002",), last["file"], [], f"{last['app']}.{last['name']}", ("DJG",),
                    new=(f"{folder}/{last['name']}_twin.py", code))


@mutator
def operation_on_nothing(project):
    for row, source, call in migration_calls(project, "AlterField", "RemoveField"):
        for argument in call.keywords:
            if argument.arg == "name" and isinstance(argument.value, ast.Constant) and source.inner(argument.value):
                end = source.inner(argument.value)[1]
                yield Fault(
                    "operation on a field that is not there", ("DJG005",), source.path, [(end, end, b"q")],
                    f"{row['app']}.{row['name']}", ("DJG",), says=argument.value.value + "q")


@mutator
def edited_migration(project):
    for row, source, call in migration_calls(project, "CharField"):
        for argument in call.keywords:
            if argument.arg == "max_length" and isinstance(argument.value, ast.Constant):
                yield Fault(
                    "edited migration", ("DJG006",), source.path, [(*source.span(argument.value), b"77")],
                    f"{row['app']}.{row['name']}", ("DJG",), needs_base=True, says="")


@mutator
def receiver_without_kwargs(project):
    for path in project.code:
        source = project.source(path)
        if b"receiver" not in source.bytes:
            continue
        for node in source.nodes:
            if not isinstance(node, ast.FunctionDef) or node.args.kwarg is None:
                continue
            signals = [d for d in node.decorator_list if isinstance(d, ast.Call) and dotted(d.func) == "receiver"]
            if signals and len(node.args.args) > 1:
                start, end = source.span(node.args.kwarg)
                head = source.bytes[:start].rstrip()
                if head.endswith(b"**"):
                    cut = len(head) - 2
                    before = source.bytes[:cut].rstrip()
                    if before.endswith(b","):
                        yield Fault(
                            "receiver without **kwargs", ("DJH002",), path, [(len(before) - 1, end, b"")], node.name)


@mutator
def misspelt_import(project):
    modules = {name: path for name, path in (project.dump.get("modules") or {}).items() if path in project.path_set}
    for path in project.code:
        source = project.source(path)
        for node in source.tree.body:
            if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module in modules:
                target = project.source(modules[node.module])
                tops = {n.name for n in target.tree.body if isinstance(n, (ast.ClassDef, ast.FunctionDef))}
                if b"__getattr__" in target.bytes or b"import *" in target.bytes:
                    continue
                for alias in node.names:
                    if alias.name in tops and alias.asname is None:
                        start = source.start(alias)
                        end = start + len(alias.name.encode())
                        yield Fault(
                            "misspelt import", ("DJX001",), path,
                            [(start, end, f"{misspelt(alias.name)} as {alias.name}".encode())],
                            f"{node.module}.{alias.name}", ("*",))


@mutator
def library_imports(project):
    """A name of Django or of the REST framework as another version, or nobody, has it."""
    for path in project.code:
        source = project.source(path)
        for node in source.tree.body:
            if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module.startswith(("django.", "rest_framework.")):
                for alias in node.names:
                    if alias.asname is None and len(alias.name) > 4:
                        start = source.start(alias)
                        yield Fault(
                            "name that a library does not have", ("DJX002",), path,
                            [(start, start + len(alias.name.encode()), f"{misspelt(alias.name)} as {alias.name}".encode())],
                            f"{node.module}.{alias.name}", ("*",))


@mutator
def task_arguments(project):
    tasks = {}
    for row in project.items("celery_tasks"):
        name = (row.get("function") or row.get("task") or row.get("name") or "")
        if isinstance(name, str):
            tasks[name.rsplit(".", 1)[-1]] = row
    for path in project.code:
        source = project.source(path)
        if b".delay(" not in source.bytes:
            continue
        for call in source.calls():
            if isinstance(call.func, ast.Attribute) and call.func.attr == "delay":
                name = (dotted(call.func.value) or "").rsplit(".", 1)[-1]
                if name in tasks and not any(isinstance(a, ast.Starred) for a in call.args):
                    if not any(k.arg is None for k in call.keywords):
                        end = source.end(call) - 1
                        comma = b", " if call.args or call.keywords else b""
                        if source.bytes[:end].rstrip().endswith(b","):
                            comma = b""
                        yield Fault(
                            "argument that a task does not take", ("DJC001",), path,
                            [(end, end, comma + b"surplus_argument=1")], name, says="surplus_argument")


@mutator
def misspelt_setting(project):
    """`settings.NAME` of a setting that the project's settings set and nothing else reads in this way."""
    for path in project.code:
        source = project.source(path)
        if not re.search(rb"^from django\.conf import settings$", source.bytes, re.M) or "settings" in path:
            continue
        asked = re.findall(rb"(?:has|get)attr\(\s*settings", source.bytes)
        for function in source.nodes:
            if not isinstance(function, ast.FunctionDef) or any(isinstance(n, ast.Try) for n in ast.walk(function)):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute) and dotted(node.value) == "settings" and node.attr.isupper():
                    if isinstance(node.ctx, ast.Load) and not asked and len(node.attr) > 5:
                        end = source.end(node)
                        yield Fault(
                            "misspelt setting", ("DJE001",), path, [(end - 1, end, node.attr[-1].encode() + b"Q")],
                            node.attr)


def decorated(node, name):
    return [d for d in node.decorator_list if (dotted(d.func if isinstance(d, ast.Call) else d) or "") == name]


@mutator
def lost_db_mark(project):
    for path in project.paths:
        name = path.rsplit("/", 1)[-1]
        if not path.endswith(".py") or not (name.startswith("test_") or name.endswith("_test.py")):
            continue
        source = project.source(path)
        if b"pytestmark" in source.bytes or b"django_db" not in source.bytes:
            continue
        for node in source.tree.body:
            if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test"):
                continue
            marks = decorated(node, "pytest.mark.django_db")
            # Without parameters no fixture can open the database.
            asks = any(
                isinstance(c, ast.Call) and re.fullmatch(r"\w+\.objects\.(create|get|count|all\(\)\.delete)", dotted(c.func) or "")
                for s in node.body for c in ast.walk(s))
            if len(marks) == 1 and not node.args.args and asks and len(node.decorator_list) == 1:
                start = source.start(marks[0]) - 1
                yield Fault(
                    "lost django_db mark", ("DJP001",), path, [(start, source.end(marks[0]), b"")], node.name, near=40,
                    says=node.name)


@mutator
def lost_signals_import(project):
    """`ready()` no longer imports the receivers, and nothing else does."""
    for path in project.python:
        if not path.endswith("apps.py"):
            continue
        source = project.source(path)
        for node in source.nodes:
            if not isinstance(node, ast.FunctionDef) or node.name != "ready":
                continue
            for one in node.body:
                if isinstance(one, (ast.Import, ast.ImportFrom)) and len(one.names) == 1:
                    name = one.names[0].name.rsplit(".", 1)[-1]
                    module = os.path.join(os.path.dirname(path), name + ".py")
                    if module not in project.path_set or not re.search(rb"^@receiver", project.source(module).bytes, re.M):
                        continue
                    word = re.compile(rb"import[^\n]*\b" + name.encode() + rb"\b|\b" + name.encode() + rb"\s+import\b|\." + name.encode() + rb"['\"]")
                    uses = [p for p in project.paths if p.endswith(".py") and word.search(project.source(p).bytes)]
                    if uses == [path]:
                        yield Fault(
                            "receivers that nothing imports", ("DJH001",), path, [(*source.span(one), b"pass")], module,
                            ("DJH", "DJX"), says="", elsewhere=(module,))


@mutator
def misspelt_module(project):
    modules = {name: path for name, path in (project.dump.get("modules") or {}).items() if path in project.path_set}
    for path in project.code:
        source = project.source(path)
        for node in source.tree.body:
            if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module in modules:
                head = re.match(rb"from\s+([\w.]+)\s+import", source.bytes[source.start(node):])
                # What is at the top of all may be of a library that is not here.
                if head and "." in node.module:
                    end = source.start(node) + head.end(1)
                    yield Fault(
                        "import of a module that is not there", ("DJX001",), path, [(end, end, b"q")], node.module,
                        ("*",))
