"""Faults of models and of what names their fields."""

import ast

from .fault import Fault, misspelt, mutator
from .project import dotted

RELATIONS = ("ForeignKey", "OneToOneField")


def fields(node):
    """(statement, name, call) of the fields in a class's body."""
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
            if len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name):
                yield statement, statement.targets[0].id, statement.value


def kind(call):
    return (dotted(call.func) or "").rsplit(".", 1)[-1]


def keyword(call, name):
    return next((k for k in call.keywords if k.arg == name), None)


def known(row, name):
    return any(f.get("name") == name for f in listed(row))


def listed(row):
    found = row.get("fields")
    found = found.get("items", []) if isinstance(found, dict) else found
    return [f for f in found or [] if isinstance(f, dict)]


def each_field(project, kinds):
    for row, source, node in project.model_classes:
        for statement, name, call in fields(node):
            if kind(call) in kinds and known(row, name) and "models." in (dotted(call.func) or ""):
                yield row, source, statement, name, call


@mutator
def drop_on_delete(project):
    for row, source, _, name, call in each_field(project, RELATIONS):
        argument = keyword(call, "on_delete") or (call.args[1] if len(call.args) > 1 else None)
        if argument is not None and len(call.args) <= 2:
            yield Fault(
                "drop on_delete", ("DJM001",), source.path, [source.without_argument(call, argument)],
                f"{row['label']}.{name}", ("*",), near=12)


@mutator
def relation_target(project):
    for row, source, _, name, call in each_field(project, RELATIONS + ("ManyToManyField",)):
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
            inner = source.inner(call.args[0])
            if inner and call.args[0].value != "self":
                yield Fault(
                    "misspelt relation target", ("DJM003",), source.path, [(inner[1], inner[1], b"q")],
                    f"{row['label']}.{name}", ("*",), near=12)


@mutator
def set_null(project):
    for row, source, _, name, call in each_field(project, RELATIONS):
        argument = keyword(call, "on_delete")
        value = argument.value if argument else (call.args[1] if len(call.args) > 1 else None)
        if value is not None and dotted(value) == "models.CASCADE" and not keyword(call, "null"):
            if not any(f.get("name") == name and f.get("null") for f in listed(row)):
                yield Fault(
                    "SET_NULL on a field that is not null", ("DJM003",), source.path,
                    [(*source.span(value), b"models.SET_NULL")], f"{row['label']}.{name}", ("DJG001",), near=12)


@mutator
def reverse_clash(project):
    for row, source, statement, name, call in each_field(project, ("ForeignKey",)):
        if keyword(call, "related_name") or row.get("proxy"):
            continue
        start, end = source.span(statement)
        indent = b" " * statement.col_offset
        twin = source.bytes[start:end].replace(name.encode(), (name + "_again").encode(), 1)
        yield Fault(
            "reverse accessors that clash", ("DJM002",), source.path, [(end, end, b"\n" + indent + twin)],
            f"{row['label']}.{name}", ("DJG001",), near=12)


def own_app(project, row):
    return row["label"].split(".")[0] in project.judged_apps and row.get("managed", True) and not row.get("proxy")


@mutator
def new_field(project):
    for row, source, statement, name, call in each_field(project, ("CharField", "BooleanField", "IntegerField")):
        if own_app(project, row) and not keyword(call, "primary_key"):
            start, end = source.span(statement)
            indent = b" " * statement.col_offset
            twin = source.bytes[start:end].replace(name.encode(), (name + "_again").encode(), 1)
            yield Fault(
                "field without migration", ("DJG001",), source.path, [(end, end, b"\n" + indent + twin)],
                f"{row['label']}.{name}_again", ("DJM", "DJX"), says=f"field {name}_again to ")


@mutator
def longer_field(project):
    for row, source, _, name, call in each_field(project, ("CharField",)):
        argument = keyword(call, "max_length")
        if own_app(project, row) and argument and isinstance(argument.value, ast.Constant):
            yield Fault(
                "max_length without migration", ("DJG001",), source.path, [(*source.span(argument.value), b"63")],
                f"{row['label']}.{name}", ("DJM003",), says=f"field {name} on {row['label'].split('.')[-1].lower()}")


@mutator
def removed_field(project):
    for row, source, statement, name, call in each_field(project, ("CharField", "BooleanField", "IntegerField")):
        if own_app(project, row) and len(list(fields(source.class_at(row["line"])))) > 1:
            yield Fault(
                "field removed without migration", ("DJG001",), source.path, [(*source.span(statement), b"pass")],
                f"{row['label']}.{name}", ("*",), says=f"field {name} from {row['label'].split('.')[-1].lower()}")


@mutator
def meta_ordering(project):
    for row, source, node in project.model_classes:
        for meta in node.body:
            if not (isinstance(meta, ast.ClassDef) and meta.name == "Meta"):
                continue
            for statement in meta.body:
                if isinstance(statement, ast.Assign) and dotted(statement.targets[0]) == "ordering":
                    for one in getattr(statement.value, "elts", []):
                        if isinstance(one, ast.Constant) and isinstance(one.value, str) and "__" not in one.value:
                            inner = source.inner(one)
                            if inner and known(row, one.value.lstrip("-")):
                                yield Fault(
                                    "misspelt Meta.ordering", ("DJM003",), source.path, [(inner[1], inner[1], b"q")],
                                    row["label"], ("DJG001",))


def queryset_root(call):
    """The class name of `Name.objects.….method(…)`."""
    node = call.func
    while True:
        if isinstance(node, ast.Attribute):
            if node.attr == "objects" and isinstance(node.value, ast.Name):
                return node.value.id
            node = node.value
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr in ("annotate", "alias", "values", "extra"):
                return None
            node = node.func
        else:
            return None


def queries(project, methods):
    for path in project.code:
        source = project.source(path)
        if b".objects" not in source.bytes:
            continue
        for call in source.calls():
            if isinstance(call.func, ast.Attribute) and call.func.attr in methods:
                row = project.model_names.get(queryset_root(call) or "")
                if row is not None and isinstance(row.get("label"), str) and listed(row):
                    yield source, call, row


@mutator
def look_up(project):
    for source, call, row in queries(project, ("filter", "exclude", "get")):
        for argument in call.keywords:
            head = (argument.arg or "").split("__")[0]
            if argument.arg and known(row, head):
                start = source.start(argument)
                yield Fault(
                    "misspelt look-up", ("DJQ001",), source.path,
                    [(start, start + len(head), misspelt(head).encode())], f"{row['label']}: {argument.arg}")


@mutator
def named_in_query(project):
    for source, call, row in queries(project, ("order_by", "values", "values_list", "only", "defer")):
        for argument in call.args:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                if known(row, argument.value.lstrip("-")) and source.inner(argument):
                    end = source.inner(argument)[1]
                    yield Fault(
                        f"misspelt name in {call.func.attr}", ("DJQ001",), source.path, [(end, end, b"q")],
                        f"{row['label']}: {argument.value}")


@mutator
def eager_load(project):
    for source, call, row in queries(project, ("select_related", "prefetch_related")):
        for argument in call.args:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and source.inner(argument):
                end = source.inner(argument)[1]
                yield Fault(
                    f"misspelt {call.func.attr}", ("DJQ002", "DJQ001"), source.path, [(end, end, b"q")],
                    f"{row['label']}: {argument.value}")
