"""Faults of routes, views and templates."""

import ast
import re

from .fault import Fault, misspelt, mutator
from .project import dotted

TAG = re.compile(rb"\{%-?\s*(\w+)(.*?)-?%\}", re.S)


def templates(project):
    for name, path in sorted(project.template_paths.items()):
        if not path.endswith((".py", ".jinja", ".jinja2", ".j2")) and "/jinja2/" not in path:
            yield name, project.source(path)


def tags(source, *names):
    # What stands in comments or verbatim is no tag.
    if b"{% comment" in source.bytes or b"{% verbatim" in source.bytes or b"{#" in source.bytes:
        return
    for found in TAG.finditer(source.bytes):
        if found.group(1).decode() in names:
            yield found


@mutator
def url_tag(project):
    for _, source in templates(project):
        for tag in tags(source, "url"):
            name = re.match(rb"\s*(['\"])([\w:.-]+)\1", tag.group(2))
            if name and b" as " not in tag.group(2) and name.group(2).decode() in project.route_names:
                end = tag.start(2) + name.end(2)
                yield Fault(
                    "misspelt name in {% url %}", ("DJU002",), source.path, [(end, end, b"q")],
                    name.group(2).decode())


def positional(route):
    return isinstance(route.get("route"), str) and ("<" in route["route"] or "(" in route["route"])


@mutator
def url_tag_arguments(project):
    for _, source in templates(project):
        for tag in tags(source, "url"):
            name = re.match(rb"\s*(['\"])([\w:.-]+)\1(\s+\S.*?)\s*$", tag.group(2), re.S)
            if not name or b" as " in tag.group(2):
                continue
            rows = project.route_names.get(name.group(2).decode(), [])
            if rows and all(positional(r) for r in rows):
                start = tag.start(2)
                yield Fault(
                    "{% url %} without its arguments", ("DJU003",), source.path,
                    [(start + name.start(3), start + name.end(3), b"")], name.group(2).decode())


REVERSE = ("reverse", "reverse_lazy", "redirect")


@mutator
def reverse_name(project):
    for path in project.code:
        source = project.source(path)
        if b"reverse" not in source.bytes and b"redirect" not in source.bytes:
            continue
        for call in source.calls():
            if (dotted(call.func) or "").rsplit(".", 1)[-1] in REVERSE and call.args:
                one = call.args[0]
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and source.inner(one):
                    if one.value in project.route_names:
                        end = source.inner(one)[1]
                        yield Fault(
                            "misspelt name in reverse()", ("DJU002",), path, [(end, end, b"q")], one.value)


def paths(project):
    for file in {r.get("urlconf_file") for r in project.items("urls")} & project.path_set:
        source = project.source(file)
        for call in source.calls():
            if (dotted(call.func) or "") in ("path", "re_path", "url") and len(call.args) > 1:
                yield source, call


@mutator
def converter_name(project):
    views = {}
    for row in project.own("views"):
        if row.get("kind") == "function":
            views.setdefault(row["view"].rsplit(".", 1)[-1], []).append(row)
    for source, call in sorted(paths(project), key=lambda p: (p[0].path, p[1].lineno)):
        route = call.args[0]
        view = (dotted(call.args[1]) or "").rsplit(".", 1)[-1]
        if isinstance(route, ast.Constant) and isinstance(route.value, str) and len(views.get(view, [])) == 1:
            for found in re.finditer(rb"<(?:\w+:)?(\w+)>", source.bytes[slice(*source.span(route))]):
                start = source.start(route)
                yield Fault(
                    "renamed path parameter", ("DJU001", "DJU003"), source.path,
                    [(start + found.end(1), start + found.end(1), b"q")], route.value, ("DJU",))


@mutator
def missing_view(project):
    for source, call in sorted(paths(project), key=lambda p: (p[0].path, p[1].lineno)):
        view = call.args[1]
        if isinstance(view, ast.Attribute) and isinstance(view.value, ast.Name) and view.value.id.endswith("views"):
            end = source.end(view)
            yield Fault(
                "route to a view that is not there", ("DJU006", "DJX001"), source.path, [(end, end, b"q")],
                dotted(view), ("*",))


@mutator
def rendered_template(project):
    for path in project.code:
        source = project.source(path)
        for call in source.calls():
            name = (dotted(call.func) or "").rsplit(".", 1)[-1]
            place = {"render": 1, "render_to_string": 0, "get_template": 0, "TemplateResponse": 1}.get(name)
            if place is not None and len(call.args) > place and isinstance(call.args[place], ast.Constant):
                one = call.args[place]
                if one.value in project.template_paths and source.inner(one):
                    start = source.inner(one)[0]
                    yield Fault("template that is not there", ("DJT001",), path, [(start, start, b"q")], one.value)


@mutator
def class_template(project):
    for row in project.own("views"):
        if row.get("kind") != "class":
            continue
        source = project.source(row["file"])
        node = source.class_at(row.get("line"))
        for statement in node.body if node else []:
            if isinstance(statement, ast.Assign) and dotted(statement.targets[0]) == "template_name":
                span = isinstance(statement.value, ast.Constant) and source.inner(statement.value)
                if span and statement.value.value in project.template_paths:
                    yield Fault(
                        "template_name that is not there", ("DJT001",), source.path, [(span[0], span[0], b"q")],
                        statement.value.value)


@mutator
def template_link(project):
    for _, source in templates(project):
        for tag in tags(source, "extends", "include"):
            name = re.match(rb"\s*(['\"])([\w/.-]+)\1", tag.group(2))
            if name and name.group(2).decode() in project.template_paths:
                start = tag.start(2) + name.start(2)
                yield Fault(
                    f"{tag.group(1).decode()} of a template that is not there", ("DJT001",), source.path,
                    [(start, start, b"q")], name.group(2).decode(), ("DJT",))


@mutator
def lost_load(project):
    libraries = {}
    for row in project.items("template_tags"):
        if isinstance(row.get("library"), str) and not row["library"].startswith("<"):
            libraries[row["library"]] = set(row.get("tags") or {})
    for _, source in templates(project):
        for tag in tags(source, "load"):
            names = tag.group(2).split()
            if len(names) != 1 or names[0].decode() not in libraries:
                continue
            used = {t.group(1).decode() for t in TAG.finditer(source.bytes)}
            others = [t for t in tags(source, "load") if t.start() != tag.start()]
            if used & libraries[names[0].decode()] and not any(names[0] in t.group(2).split() for t in others):
                yield Fault(
                    "lost {% load %}", ("DJT002",), source.path, [(tag.start(), tag.end(), b"")],
                    names[0].decode(), ("DJT",))


@mutator
def lost_end(project):
    for _, source in templates(project):
        for tag in tags(source, "endif", "endfor", "endblock", "endwith"):
            yield Fault(
                f"lost {{% {tag.group(1).decode()} %}}", ("DJT003",), source.path, [(tag.start(), tag.end(), b"")],
                source.path, ("DJT",))


@mutator
def misspelt_tag(project):
    for _, source in templates(project):
        for tag in tags(source, "if", "for", "include", "csrf_token", "with"):
            yield Fault(
                "misspelt tag", ("DJT003", "DJT002"), source.path, [(tag.end(1), tag.end(1), b"q")],
                tag.group(1).decode(), ("DJT",))


@mutator
def context_key(project):
    for path in project.code:
        source = project.source(path)
        for call in source.calls():
            if dotted(call.func) != "render" or len(call.args) < 3 or not isinstance(call.args[2], ast.Dict):
                continue
            name, context = call.args[1], call.args[2]
            if not isinstance(name, ast.Constant) or name.value not in project.template_paths:
                continue
            template = project.source(project.template_paths[name.value]).bytes
            if not all(isinstance(k, ast.Constant) and isinstance(k.value, str) for k in context.keys):
                continue
            for key in context.keys:
                if re.search(rb"\{\{-?\s*" + re.escape(key.value.encode()) + rb"\b", template) and source.inner(key):
                    end = source.inner(key)[1]
                    yield Fault(
                        "renamed context key", ("DJT004",), path, [(end, end, b"q")], f"{name.value}: {key.value}",
                        ("DJT",))
