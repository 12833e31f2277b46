"""Faults of models' fields that show where their names are used, and fields that no migration knows."""

import ast

from .drift import assigned, classes, declared, meta, strings
from .fault import Fault, misspelt, mutator
from .models import each_field, fields, keyword, kind, own_app
from .project import dotted


def owners(project):
    """Label to (source, {field name: its assignment}) of models whose fields stand in their own class."""
    found = {}
    for row, source, node in project.model_classes:
        if not row.get("proxy"):
            above = inherited(project, row)
            named = {name: statement for statement, name, _ in fields(node) if name not in above}
            found[row["label"]] = (source, named)
    return found


def inherited(project, row):
    """Names of fields that the model's bases have: without its own it still has theirs."""
    names, bases = set(), list(row.get("bases") or ())
    while bases:
        base = project.models_by_class.get(bases.pop())
        if base:
            names |= {field.get("name") for field in base.get("fields") or ()}
            bases += base.get("bases") or ()
    return names


def renamed(project, section, codes, what, option):
    models = owners(project)
    for row, source, node in classes(project, section):
        inside = node if section == "admin" else meta(node)
        model = models.get(row.get("model"))
        if inside is None or model is None or model[0].path == source.path:
            continue
        own = declared(node) | {s.name for s in node.body if isinstance(s, ast.FunctionDef)}
        for one in strings(assigned(inside.body, option)):
            statement = model[1].get(one.value)
            if statement is None or one.value in own:
                continue
            span = model[0].span(statement.targets[0])
            yield Fault(
                f"renamed field that {what} names", codes, model[0].path, [(*span, misspelt(one.value).encode())],
                f"{row.get('model')}.{one.value} in {row.get('class') or row.get('admin')}", ("*",), says=f'"{one.value}"',
                elsewhere=(source.path,))


@mutator
def renamed_in_serializer(project):
    yield from renamed(project, "serializers", ("DJS001", "DJS002"), "a serializer", "fields")


@mutator
def renamed_in_form(project):
    yield from renamed(project, "forms", ("DJF001",), "a form", "fields")


@mutator
def renamed_in_admin(project):
    for option in ("list_display", "list_filter", "search_fields"):
        yield from renamed(project, "admin", ("DJA001",), "the admin", option)


MUTABLE = {"list": b"[]", "dict": b"{}"}


@mutator
def shared_default(project):
    for row, source, _, name, call in each_field(project, ("JSONField",)):
        argument = keyword(call, "default")
        value = argument and dotted(argument.value)
        if value in MUTABLE:
            yield Fault(
                "default that all rows share", ("DJM004",), source.path,
                [(*source.span(argument.value), MUTABLE[value])], f"{row['label']}.{name}", ("DJG001",), near=6)


@mutator
def called_default(project):
    for row, source, _, name, call in each_field(project, ("DateTimeField",)):
        argument = keyword(call, "default")
        if argument and (dotted(argument.value) or "").endswith(("timezone.now", "datetime.now", "datetime.utcnow")):
            end = source.end(argument.value)
            yield Fault(
                "default computed at import", ("DJM004",), source.path, [(end, end, b"()")],
                f"{row['label']}.{name}", ("DJG001",), near=6)


def altered(kind, row, source, name, edits):
    return Fault(
        kind, ("DJG001",), source.path, edits, f"{row['label']}.{name}", ("DJG001", "DJM"),
        says=f"field {name} on {row['label'].split('.')[-1].lower()}")


@mutator
def null_without_migration(project):
    for row, source, _, name, call in each_field(project, ("IntegerField", "DateField", "DateTimeField", "ForeignKey")):
        if own_app(project, row) and not keyword(call, "null") and not keyword(call, "primary_key"):
            end = source.end(call) - 1
            while source.bytes[end - 1 : end] in b" \r\n\t":
                end -= 1
            comma = b"" if source.bytes[end - 1 : end] in b",(" else b", "
            yield altered("null without migration", row, source, name, [(end, end, comma + b"null=True")])


@mutator
def choices_without_migration(project):
    for row, source, _, name, call in each_field(project, ("CharField", "TextField")):
        argument = keyword(call, "help_text")
        value = argument and argument.value
        if isinstance(value, ast.Call) and value.args:
            value = value.args[0]
        if own_app(project, row) and isinstance(value, ast.Constant) and source.inner(value):
            end = source.inner(value)[1]
            if value.lineno == value.end_lineno:
                yield altered("help_text without migration", row, source, name, [(end, end, b" Again.")])


@mutator
def model_without_migration(project):
    for row, source, node in project.model_classes:
        plain = [s for s, name, call in fields(node) if kind(call) == "CharField" and not keyword(call, "choices")]
        if own_app(project, row) and plain and node.col_offset == 0 and b"from django.db import models" in source.bytes:
            end = source.end(node)
            name = f"{node.name}Again"
            body = f"\n\n\nclass {name}(models.Model):\n    title = models.CharField(max_length=20)\n"
            body += f"\n    class Meta:\n        app_label = \"{row['label'].split('.')[0]}\"\n"
            yield Fault(
                "model without migration", ("DJG001",), source.path, [(end, end, body.encode())], name,
                ("DJM", "DJG001"), says=name)
