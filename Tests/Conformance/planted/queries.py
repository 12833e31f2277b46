"""Faults of queries: relations that are read but no longer loaded with their rows."""

import ast
import re

from .fault import Fault, mutator
from .models import listed, queryset_root
from .project import dotted

EAGER = ("select_related", "prefetch_related")


def chain(node):
    """The calls of `a.b().c()`, the last one first."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield node
        node = node.func.value


def eager_calls(node):
    """The one `select_related("a")` of a chain of calls, with its only name."""
    calls = [c for c in chain(node) if c.func.attr in EAGER]
    if len(calls) != 1 or len(calls[0].args) != 1 or calls[0].keywords:
        return None
    one = calls[0].args[0]
    if isinstance(one, ast.Constant) and isinstance(one.value, str) and "__" not in one.value:
        return calls[0], one.value
    return None


def relation(row, name, kinds):
    return any(f.get("name") == name and f.get("internal_type") in kinds for f in listed(row))


FORWARD = ("ForeignKey", "OneToOneField")


def without_call(source, call):
    """The edit that takes `.method(…)` out of a chain."""
    return source.end(call.func.value), source.end(call), b""


def reads_forward(body, variable, name):
    """Whether a loop reads `variable.name.attribute`, always."""
    for statement in body:
        if isinstance(statement, (ast.Expr, ast.Assign, ast.Return, ast.AugAssign)):
            for node in ast.walk(statement):
                if isinstance(node, ast.Attribute) and dotted(node.value) == f"{variable}.{name}":
                    if node.attr not in ("id", "pk") and isinstance(node.ctx, ast.Load):
                        return True
    return False


def resolved(function, value):
    """What a name stands for where a function binds it once."""
    if not isinstance(value, ast.Name):
        return value
    bound = [
        s.value for s in ast.walk(function)
        if isinstance(s, ast.Assign) and any(dotted(t) == value.id for t in s.targets)]
    return bound[0] if len(bound) == 1 else None


@mutator
def lost_select_related_of_loop(project):
    for path in project.code:
        source = project.source(path)
        if b"select_related" not in source.bytes:
            continue
        for function in source.nodes:
            if not isinstance(function, ast.FunctionDef):
                continue
            for loop in ast.walk(function):
                if not isinstance(loop, ast.For) or not isinstance(loop.target, ast.Name):
                    continue
                query = resolved(function, loop.iter)
                found = query is not None and eager_calls(query)
                if not found or found[0].func.attr != "select_related":
                    continue
                row = project.model_names.get(queryset_root(query) or "")
                if row and relation(row, found[1], FORWARD) and reads_forward(loop.body, loop.target.id, found[1]):
                    yield Fault(
                        "lost select_related of a loop", ("DJQ101",), path, [without_call(source, found[0])],
                        f"{row['label']}: {found[1]}", ("DJQ1",), says=found[1])


def class_rows(project, section):
    for row in project.own(section):
        source = project.source(row["file"])
        node = source.class_at(row.get("line"))
        if node is not None:
            yield row, source, node


def value_of(node, name):
    for statement in node.body:
        if isinstance(statement, ast.Assign) and dotted(statement.targets[0]) == name:
            return statement.value
    return None


def own_serializers(project):
    return {r["class"]: r for r in project.own("serializers") if isinstance(r.get("class"), str)}


@mutator
def lost_select_related_of_serializer(project):
    serializers = own_serializers(project)
    for row, source, node in class_rows(project, "views"):
        query, one = value_of(node, "queryset"), serializers.get(row.get("serializer_class"))
        found = query is not None and eager_calls(query)
        if not found or not one or any(isinstance(s, ast.FunctionDef) and s.name == "get_queryset" for s in node.body):
            continue
        fields = one.get("fields") if isinstance(one.get("fields"), dict) else {}
        for name, field in fields.items():
            origin = str(field.get("source") or name) if isinstance(field, dict) else name
            nested = isinstance(field, dict) and field.get("class") in serializers
            if origin.startswith(found[1] + ".") or (nested and origin == found[1]):
                if not field.get("write_only"):
                    yield Fault(
                        f"lost {found[0].func.attr} of an API's list", ("DJQ103",), source.path,
                        [without_call(source, found[0])], f"{row['view']}: {found[1]}", ("DJQ1",), says=found[1],
                        elsewhere=(one["file"],))
                    break


@mutator
def lost_select_related_of_template(project):
    for row, source, node in class_rows(project, "views"):
        query, name = value_of(node, "queryset"), value_of(node, "template_name")
        found = query is not None and eager_calls(query)
        if not found or not isinstance(name, ast.Constant) or name.value not in project.template_paths:
            continue
        template = project.template_paths[name.value]
        variables = ["object_list"]
        given = value_of(node, "context_object_name")
        if isinstance(given, ast.Constant):
            variables.append(given.value)
        for variable in variables:
            loop = re.search(
                rb"\{%\s*for (\w+) in " + variable.encode() + rb"\s*%\}", project.source(template).bytes)
            if loop and re.search(
                rb"\{\{\s*" + loop.group(1) + rb"\." + found[1].encode() + rb"\.(?!id\b|pk\b|all\b)\w",
                project.source(template).bytes[loop.end():],
            ) and found[0].func.attr == "select_related":
                yield Fault(
                    "lost select_related of a page's list", ("DJQ102",), source.path,
                    [without_call(source, found[0])], f"{row['view']}: {found[1]}", ("DJQ1",), says=found[1],
                    elsewhere=(template,))


@mutator
def lost_admin_select_related(project):
    for row, source, node in class_rows(project, "admin"):
        listed_names, eager = value_of(node, "list_display"), value_of(node, "list_select_related")
        if listed_names is None or not isinstance(eager, (ast.List, ast.Tuple)) or len(eager.elts) != 1:
            continue
        shown = {e.value for e in getattr(listed_names, "elts", []) if isinstance(e, ast.Constant)}
        name = eager.elts[0].value if isinstance(eager.elts[0], ast.Constant) else None
        model = next((m for m in project.items("models") if m.get("label") == row.get("model")), None)
        # With a relation in the list itself Django loads every relation that is not null.
        if name is None or model is None or any(relation(model, s, FORWARD) for s in shown):
            continue
        # It may load the relation, too.
        if any(isinstance(s, ast.FunctionDef) and s.name == "get_queryset" for s in node.body):
            continue
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and method.name in shown and len(method.args.args) == 2:
                if reads_forward(method.body, method.args.args[1].arg, name):
                    statement = next(
                        s for s in node.body
                        if isinstance(s, ast.Assign) and dotted(s.targets[0]) == "list_select_related")
                    yield Fault(
                        "lost list_select_related", ("DJQ104",), source.path, [(*source.span(statement), b"pass")],
                        f"{row['admin']}: {name}", ("DJQ1",), says=name)
                    break
