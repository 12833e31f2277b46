"""Faults of serializers, forms, filter sets, admin and factories: names that the model does not have."""

import ast

from .fault import Fault, misspelt, mutator
from .project import dotted


def assigned(body, name):
    for statement in body:
        if isinstance(statement, ast.Assign) and any(dotted(t) == name for t in statement.targets):
            return statement.value
    return None


def meta(node):
    return next((n for n in node.body if isinstance(n, ast.ClassDef) and n.name == "Meta"), None)


def declared(node):
    return {t.id for s in node.body if isinstance(s, ast.Assign) for t in s.targets if isinstance(t, ast.Name)}


def strings(value):
    if isinstance(value, (ast.List, ast.Tuple, ast.Set)):
        return [e for e in value.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
    return []


def classes(project, section, key="class"):
    for row in project.own(section):
        if "line" in row:
            source = project.source(row["file"])
            node = source.class_at(row["line"])
            if node is not None:
                yield row, source, node


def misspelt_in_meta(project, section, codes, what):
    for row, source, node in classes(project, section):
        inside = meta(node)
        if inside is None or not isinstance(row.get("model"), str):
            continue
        for one in strings(assigned(inside.body, "fields")):
            span = source.inner(one)
            if span and one.value not in declared(node):
                yield Fault(
                    f"misspelt field of a {what}", codes, source.path,
                    [(*span, misspelt(one.value).encode())], f"{row.get('class')}: {one.value}", ("DJT", "DJV", "DJS"))


@mutator
def serializer_field(project):
    yield from misspelt_in_meta(project, "serializers", ("DJS001",), "serializer")


@mutator
def form_field(project):
    yield from misspelt_in_meta(project, "forms", ("DJF001",), "form")


@mutator
def filter_field(project):
    yield from misspelt_in_meta(project, "filtersets", ("DJF002",), "filter set")


@mutator
def serializer_source(project):
    for row, source, node in classes(project, "serializers"):
        if not isinstance(row.get("model"), str):
            continue
        for statement in node.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
                for argument in statement.value.keywords:
                    if argument.arg == "source" and isinstance(argument.value, ast.Constant):
                        span = source.inner(argument.value)
                        if span and argument.value.value != "*":
                            yield Fault(
                                "misspelt source", ("DJS002",), source.path, [(span[1], span[1], b"q")],
                                f"{row.get('class')}: {argument.value.value}")


ADMIN = ("list_display", "list_filter", "search_fields", "readonly_fields", "raw_id_fields", "ordering", "fields")


@mutator
def admin_option(project):
    seen = set()
    for row, source, node in classes(project, "admin"):
        if (row["file"], row["line"]) in seen:
            continue
        seen.add((row["file"], row["line"]))
        for option in ADMIN:
            for one in strings(assigned(node.body, option)):
                span = source.inner(one)
                if span:
                    yield Fault(
                        f"misspelt admin {option}", ("DJA001",), source.path, [(span[1], span[1], b"q")],
                        f"{row.get('admin')}: {one.value}")


@mutator
def factory_field(project):
    for row in project.own("factories"):
        source = project.source(row["file"])
        node = source.class_at(row.get("line"))
        model = row.get("model")
        if node is None or not isinstance(model, str):
            continue
        names = next((m for m in project.items("models") if m.get("label") == model), None)
        fields = names and names.get("fields")
        fields = fields.get("items", []) if isinstance(fields, dict) else fields
        known = {f.get("name") for f in fields or [] if isinstance(f, dict)}
        for statement in node.body:
            if isinstance(statement, ast.Assign) and dotted(statement.targets[0]) in known:
                start, end = source.span(statement.targets[0])
                name = dotted(statement.targets[0])
                yield Fault(
                    "misspelt field of a factory", ("DJP002",), source.path,
                    [(start, end, misspelt(name).encode())], f"{row.get('class', model)}: {name}")
